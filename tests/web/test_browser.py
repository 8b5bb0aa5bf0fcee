"""Pages in a real browser: hostile words stay words, every page can be used by all, words are one click away, keys review."""

import json
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
         "/problems", "/about", "/api", "/judgements", "/?q=bakery&since=2021-01-01")  # fmt: skip


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
    lists = ["/", "/?all=1", "/reports", "/voices", "/actors", "/places", "/problems", "/judgements"]
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


def test_pages_are_light(site: str) -> None:
    sizes = {address: len(httpx.get(site + address).content) for address in PAGES}
    assets = sum(len(httpx.get(f"{site}/static/{name}").content) for name in ("page.css", "page.js", "icon.svg"))
    assert {address: size for address, size in sizes.items() if size + assets > 500_000} == {}
    assert json.dumps(sizes)
