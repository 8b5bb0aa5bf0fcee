"""Pages in a real browser: hostile words stay words, every page can be used by all, words are one click away, keys review."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

from allegedly.web.site import write
from tests.web.attacks import attacks

# what must never be in a page, whatever the reports hold
FOREIGN = """() => {
  const bad = [];
  if (window.pwned) bad.push("a script ran");
  if (document.scripts.length !== 1) bad.push("scripts: " + document.scripts.length);
  for (const one of document.querySelectorAll("iframe, object, embed, base, img, video, math, style, template")) bad.push(one.tagName);
  for (const one of document.querySelectorAll("*")) for (const held of one.attributes) {
    if (/^on/i.test(held.name) || held.name === "style") bad.push(one.tagName + " " + held.name);
    if (/^(href|xlink:href|action|src)$/.test(held.name) && !/^(\\/(?!\\/)|#|\\?|https?:\\/\\/[^\\\\"@]+$|\\/?$)/.test(held.value))
      bad.push(held.name + " " + held.value);
  }
  return bad;
}"""
PAGES = ("/", "/incident/i-3f2a91", "/report/r-1?at=41-80", "/actor?name=Ovesian+army", "/reports", "/voices", "/actors", "/places",
         "/problems", "/about", "/api", "/judgements", "/network", "/?q=bakery&since=2021-01-01")  # fmt: skip


@pytest.fixture
def page(browser: Any) -> Any:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.trouble = []
    page.on("dialog", lambda dialog: (page.trouble.append("a dialog"), dialog.dismiss()))
    page.on(
        "console", lambda message: page.trouble.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None if "127.0.0.1" in asked.url or asked.url.startswith("file:") else page.trouble.append(asked.url)
        ),
    )
    yield page
    context.close()


def test_there_are_a_hundred_attacks() -> None:
    assert len(attacks()) >= 100


def test_hostile_words_stay_words_in_every_page(page: Any, hostile_site: str) -> None:
    count = -(-len(attacks()) // 8)
    each = [f"/{kind}" for n in range(count) for kind in (f"incident/i-{n:016d}", f"report/r-{n}?at=0-9")]
    names = ["/actor?" + str(httpx.QueryParams({"name": word})) for word in attacks()[::17]]
    asked = ["/?" + str(httpx.QueryParams({"q": word, "place": word, "since": word})) for word in attacks()[::17]]
    lists = ["/", "/?all=1", "/network", "/reports", "/voices", "/actors", "/places", "/problems", "/judgements"]
    for address in (*lists, *each, *names, *asked):
        answer = page.goto(hostile_site + address, wait_until="load")
        assert answer.status == 200, address
        assert page.evaluate(FOREIGN) == [], address
    assert page.trouble == []


def test_the_text_of_a_report_is_shown_to_the_letter(page: Any, hostile_site: str) -> None:
    text = httpx.get(f"{hostile_site}/api/reports/r-0").json()["report"]["text"]
    page.goto(f"{hostile_site}/report/r-0")
    assert "\n".join(page.eval_on_selector_all(".words", "all => all.map(one => one.textContent)")) == text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Any, site: str, scheme: str) -> None:
    found = find_spec("axe_playwright_python")
    assert found is not None, "pip install axe-playwright-python"
    axe = (Path(str(found.origin)).parent / "axe.min.js").read_text("utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    told = []
    for address in PAGES:
        page.goto(site + address)
        page.evaluate(axe)
        answer = page.evaluate("axe.run({resultTypes: ['violations']})")
        told += [
            (address, one["id"], one["nodes"][0]["html"][:120])
            for one in answer["violations"]
            if one["impact"] in ("serious", "critical")
        ]
    context.close()
    assert told == []


@pytest.mark.parametrize("width", [320, 400])
def test_nothing_is_wider_than_a_narrow_screen(browser: Any, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=True)
    page = context.new_page()
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_a_figure_is_one_click_from_its_words(page: Any, site: str) -> None:
    page.goto(f"{site}/incident/i-3f2a91")
    page.click(".matrix a:has-text('at least 22')")
    assert "killed at least 22 people" in page.inner_text(".words:has(.wanted)")
    assert (
        "".join(page.eval_on_selector_all(".words .wanted", "all => all.map(one => one.textContent)"))
        == "killed at least 22 people"
    )
    assert page.trouble == []


def test_pages_without_javascript_are_whole(browser: Any, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/")
    page.fill("#q", "bakery")
    page.click("text=Find")
    page.click(".incident h3 a")
    page.click(".questions a >> nth=0")
    assert page.locator(".wanted").count() > 0
    page.click("label[for=layer-content]")
    assert not page.locator(".note.content").first.is_visible()
    context.close()


def test_the_keyboard_reviews_and_takes_back(page: Any, desk_site: str) -> None:
    page.goto(f"{desk_site}/?all=1")
    page.goto(desk_site + page.get_attribute(".incident h3 a >> nth=0", "href"))
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert "accept" in page.inner_text("#review")
    with page.expect_navigation():
        page.keyboard.press("u")
    page.goto(f"{desk_site}/judgements")
    assert page.locator("tbody tr").count() == 2
    assert page.trouble == []


def test_the_record_and_its_rule_are_shown_beside_the_words(page: Any, site: str) -> None:
    page.goto(f"{site}/report/r-1")
    page.hover(".words .cue >> nth=0")
    assert "Free Guard" in page.inner_text(".card")
    assert "en.s" in page.inner_text(".card")
    page.keyboard.press("Escape")
    assert not page.locator(".card").is_visible()
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    for _ in range(40):
        if page.locator(".card").is_visible():
            break
        page.keyboard.press("Tab")
    assert "rule" in page.inner_text(".card")
    page.keyboard.press("Enter")
    page.wait_for_selector(
        ".card", state="hidden", timeout=5000
    )  # the note itself is open, as the browser tells a moment later
    assert page.trouble == []


def test_the_files_open_from_disk(page: Any, ledger: Path, tmp_path: Path) -> None:
    start = write(ledger, tmp_path / "pages").start
    page.goto(start.as_uri())
    page.click(".incident h3 a")
    page.click(".matrix a:has-text('at least 22')")
    assert page.locator(".wanted").count() > 0
    for place in sorted((tmp_path / "pages").rglob("*.html")):
        page.goto(place.as_uri())
        for href in page.eval_on_selector_all(
            "a[href]",
            "all => all.map(one => new URL(one.getAttribute('href'), location.href).href).filter(one => one.startsWith('file:'))",
        ):
            assert Path(httpx.URL(href).path).is_file(), f"{place.name}: {href}"
    assert page.trouble == []


def incidents(site: str) -> list[dict[str, Any]]:
    return list(httpx.get(f"{site}/api/incidents?all=1&sort=oldest").json()["items"])


def test_the_page_joins_takes_out_and_takes_back(page: Any, desk_site: str) -> None:
    one, other = (held["id"] for held in incidents(desk_site))
    page.goto(f"{desk_site}/incident/{one}")
    page.fill("input[name=other]", other)
    page.fill("form:has(input[name=other]) input[name=why]", "the same bakery")
    with page.expect_navigation():
        page.click("button[value=merge]")
    assert [len(held["events"]) for held in incidents(desk_site)] == [2]
    assert "the same bakery" in page.inner_text("#review")
    page.click("text=Take mentions out")
    page.check("input[name=event] >> nth=1")
    with page.expect_navigation():
        page.click("button[value=split]")
    assert [len(held["events"]) for held in incidents(desk_site)] == [1, 1]
    with page.expect_navigation():
        page.locator("button:has-text('Take back')").last.click()
    assert [len(held["events"]) for held in incidents(desk_site)] == [2]
    with page.expect_navigation():
        page.locator("button:has-text('Take back')").first.click()
    assert {held["id"] for held in incidents(desk_site)} == {one, other}
    assert page.trouble == []


def test_the_page_corrects_and_takes_back(page: Any, desk_site: str) -> None:
    key = next(held["id"] for held in incidents(desk_site) if held["reports"] == ["r-1"])
    page.goto(f"{desk_site}/incident/{key}")
    assert "Free Guard" in page.inner_text("#matrix")
    page.keyboard.press("j")
    page.keyboard.press("c")
    form = page.locator("details.judge[open] form").first
    form.locator("select[name=field]").select_option("voice")
    form.locator("input[name=value]").fill("Marsh Brigade")
    with page.expect_navigation():
        form.locator("button[value=correct]").click()
    assert "Marsh Brigade" in page.inner_text("#matrix")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert "Marsh Brigade" not in page.inner_text("#matrix")
    assert page.trouble == []


# what a page may ask for and weigh in all: itself, its style, its script and its sign; and itself without its pictures
MOST_REQUESTS, MOST_BYTES, MOST_WITHOUT_PICTURES = 4, 250_000, 60_000


BARE = """() => [...document.querySelectorAll("svg.picture")].reduce(
  (left, one) => left - one.outerHTML.length, document.documentElement.outerHTML.length)"""


def test_every_page_keeps_its_budget(browser: Any, site: str) -> None:
    over = []
    for address in PAGES:
        context = browser.new_context()  # nothing kept from the page before
        page = context.new_page()
        answers: list[Any] = []
        page.on("response", lambda answer, held=answers: held.append(answer))
        page.goto(site + address, wait_until="networkidle")
        weight, bare = sum(len(answer.body()) for answer in answers), page.evaluate(BARE)
        context.close()
        if len(answers) > MOST_REQUESTS or weight > MOST_BYTES or bare > MOST_WITHOUT_PICTURES:
            over.append((address, len(answers), weight, bare))
    assert over == []
