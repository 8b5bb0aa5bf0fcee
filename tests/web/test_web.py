"""What the server answers: pages, the API, CSV, refusals; and that nothing can be written unless it may."""

import csv
import io
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from fastapi.testclient import TestClient

from allegedly.bench.pages import fill
from allegedly.bench.pages_made import copies
from allegedly.contract import to_json
from allegedly.grouping import add_incidents
from allegedly.ledger.lookup import Wanted
from allegedly.lexicon import load_lexicon
from allegedly.links import TollByPolicy
from allegedly.view.claim_lines import reckoned
from allegedly.view.rows import read_docket
from allegedly.view.search import Search, address, parse_search
from allegedly.web.app import Options, create_app, searcher
from allegedly.web.facts import Room
from allegedly.web.render import isolated
from allegedly.web.security import Guard
from tests.view.cases import INCIDENT

ID = INCIDENT.id


def client(ledger: Path, options: Options, host: str = "127.0.0.1") -> TestClient:
    return TestClient(create_app(ledger, None, options), base_url=f"http://{host}")


@pytest.fixture(scope="module")
def web(ledger: Path) -> Iterator[TestClient]:
    with client(ledger, Options()) as made:
        yield made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1), ("q=bakery", 1), ("q=bakery+gas", 1), ("q=elephant", 0), ("q=%22%28*", 0), ("since=2021-03-12&until=2021-03-12", 1),
        ("since=2021-03-13", 0), ("until=2021-03-11", 0), ("type=ASSAULT", 1), ("type=AID", 0), ("actor=ovesian+army", 1), ("voice=Free+Guard", 1),
        ("voice=nobody", 0), ("place=Tarn+Ovesk", 1), ("label=contested", 1), ("label=fair", 0), ("standing=responsibility:disputed", 1),
        ("standing=occurrence:denied", 0), ("killed=9", 1), ("killed=10", 0), ("report=r-1", 1), ("box=0,0,10,10", 0),
    ],
)  # fmt: skip
def test_filters_find(web: TestClient, query: str, found: int) -> None:
    assert web.get(f"/api/incidents?{query}").json()["total"] == found
    assert web.get(f"/?{query}").text.count('<li class="incident') == found


@pytest.mark.parametrize(
    "query",
    ["since=soon", "killed=-1", "killed=many", "box=1,2,3", "box=9,9,1,1", "standing=x:y", "sort=worst", "page=x"],
)
def test_what_cannot_be_understood_is_said(web: TestClient, query: str) -> None:
    assert web.get(f"/api/incidents?{query}").status_code == 422
    page = web.get(f"/?{query}")
    assert page.status_code == 200
    assert "Left out:" in page.text


def test_the_address_holds_the_whole_search() -> None:
    search = Search(
        Wanted(
            words="a&b", since="2021-01-01", until="2022-01-01", country="SYR", place="x y", type="AID", actor="é", voice="v", report="r",
            standing=("toll", "disputed"), label="weak", killed=0, box=(1.5, 2.0, 3.0, 4.0), thin=True,
        ),
        "toll",
        3,
    )  # fmt: skip
    assert parse_search(dict(parse_qsl(address(search)[1:]))) == search


def test_records_are_the_ledgers_own_and_conditional(web: TestClient) -> None:
    answer = web.get(f"/api/incidents/{ID}")
    assert answer.text == to_json(INCIDENT)
    assert web.get(f"/api/incidents/{ID}", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert web.get("/api/reports/r-1").json()["report"]["outlet"] == "Harbour Wire"
    assert "/api/incidents" in web.get("/api/openapi.json").json()["paths"]


@pytest.mark.parametrize("kind", ["incidents", "reports", "voices", "actors", "places"])
def test_every_list_is_csv(web: TestClient, kind: str) -> None:
    rows = list(csv.reader(io.StringIO(web.get(f"/{kind}.csv").text)))
    assert len(rows) >= 2
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [("/incident/i-none", 404), ("/report/..%2f..%2fetc%2fpasswd", 404), ("/static/../app.py", 404), ("/static/%2e%2e%2fapp.py", 404),
     ("/actor?name=Nobody+At+All", 404), ("/actor", 422), ("/nothing", 404), ("/api/incidents/zzz", 404), ("/api/nothing", 422)],
)  # fmt: skip
def test_what_is_not_there_is_said(web: TestClient, path: str, status: int) -> None:
    answer = web.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


def test_every_answer_has_a_strict_policy(web: TestClient) -> None:
    for path in ("/", "/static/page.css", "/nothing", "/api/incidents"):
        policy = web.get(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_other_names_and_methods_are_refused(ledger: Path, web: TestClient) -> None:
    assert client(ledger, Options(), "evil.example").get("/").status_code == 421
    assert web.delete("/").status_code == 405


def test_a_token_is_needed_where_there_is_one(ledger: Path) -> None:
    web = client(ledger, Options(guard=Guard(token="s3cret")))  # noqa: S106 -- a made token
    assert web.get("/").status_code == 401
    assert web.get("/?token=wrong").status_code == 401
    assert web.get("/", headers={"authorization": "Bearer s3cret"}).status_code == 200
    assert web.get("/?token=s3cret").status_code == 200
    assert web.get("/").status_code == 200, "the cookie stays"


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({"origin": "http://127.0.0.1"}, True, 303),
        ({"origin": "http://127.0.0.1"}, False, 403),
        ({"origin": "http://evil.example"}, True, 403),
        ({"origin": "null"}, True, 403),
        ({}, True, 403),
        ({"origin": "http://127.0.0.1", "sec-fetch-site": "cross-site"}, True, 403),
    ],
)
def test_only_our_own_forms_write(desk: Path, headers: dict[str, str], token: bool, status: int) -> None:
    options = Options(review=True, reviewer="Ana")
    web = client(desk, options)
    key = web.get("/api/incidents?all=1").json()["items"][0]["id"]
    form = {"action": "note", "value": "seen", "token": options.guard.form_token() if token else "x"}
    assert web.post(f"/review/{key}", data=form, headers=headers, follow_redirects=False).status_code == status


def test_nothing_is_written_without_review(web: TestClient) -> None:
    assert web.post(f"/review/{ID}", data={"action": "reject"}, headers={"origin": "http://127.0.0.1"}).status_code in (
        404,
        405,
    )
    assert 'name="action"' not in web.get(f"/incident/{ID}").text


@pytest.mark.parametrize(
    "form",
    [
        {"action": "explode"},
        {"action": "split"},
        {"action": "merge", "other": "i-none"},
        {"action": "correct", "claim": "c-99"},
    ],
)
def test_a_judgement_that_says_nothing_is_refused(ledger: Path, form: dict[str, str]) -> None:
    options = Options(review=True, reviewer="Ana")
    sent = form | {"token": options.guard.form_token()}
    answer = client(ledger, options).post(f"/review/{ID}", data=sent, headers={"origin": "http://127.0.0.1"})
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/incident/" + ID, "/report/r-1", "/actor?name=Ovesian+army", "/network", "/voices", "/voices.csv"]
)
def test_an_unchanged_page_is_not_made_again(web: TestClient, path: str) -> None:
    tag = web.get(path).headers["etag"]
    again = web.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_is_made_again_when_the_ledger_changes(desk: Path) -> None:
    options = Options(review=True, reviewer="Ana")
    web = client(desk, options)
    key = web.get("/api/incidents?all=1").json()["items"][0]["id"]
    before = web.get(f"/incident/{key}")
    form = {"action": "note", "value": "seen by two", "token": options.guard.form_token()}
    web.post(f"/review/{key}", data=form, headers={"origin": "http://127.0.0.1"})
    after = web.get(f"/incident/{key}", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "seen by two" in after.text


def test_counts_may_be_a_moment_old_and_never_stay_so(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    fill(path, 3, happenings=3)
    lexicon = load_lexicon(None)
    find, search = searcher(Room(path, lexicon, {}), fresh=0.2), Search(Wanted(thin=True))
    assert (find(search, 1).total, find(search, 1).settled) == (3, True)
    add_incidents(path, list(copies(read_docket(path).incidents, 2)))
    old = find(search, 1)
    assert old.settled == (old.total == 5), "counts of an older state are said to be"
    assert (find(search, 50).total, len(find(search, 50).lines)) == (5, 5), "what one page shows is counted anew"
    time.sleep(0.25)
    assert (find(search, 1).total, find(search, 1).settled) == (5, True)


def test_another_ledger_in_the_place_of_one_is_read(ledger: Path, desk: Path, tmp_path: Path) -> None:
    place = tmp_path / "war.db"
    copy_ledger(desk, place)
    web = client(place, Options())
    assert ID not in web.get("/?all=1").text
    other = tmp_path / "other.db"
    copy_ledger(ledger, other)
    other.replace(place)
    assert ID in web.get("/?all=1").text


def copy_ledger(source: Path, place: Path) -> None:
    with closing(sqlite3.connect(source)) as held, closing(sqlite3.connect(place)) as made:
        held.backup(made)


def test_every_list_has_pages(web: TestClient) -> None:
    for kind in ("reports", "voices", "actors", "places", "problems"):
        whole = web.get(f"/api/{kind}?size=500").json()
        assert whole["total"] == len(whole["items"])
        pages = [web.get(f"/api/{kind}?size=1&page={n + 1}").json()["items"] for n in range(whole["total"])]
        assert [one for page in pages for one in page] == whole["items"]
        assert web.get(f"/{kind}?page=2").status_code == 200


def test_the_network_tells_who_accuses_and_who_denies(web: TestClient) -> None:
    rows = {tuple(row[:4]) for row in csv.reader(io.StringIO(web.get("/network.csv").text))}
    assert ("Free Guard", "says it was", "Ovesian army", "1") in rows
    assert ("Ovesian army", "says it was not itself", "Ovesian army", "1") in rows
    page = web.get("/network?q=bakery").text
    assert 'class="edge accuses"' in page
    assert 'class="edge denies"' in page
    assert "Nobody in these incidents" in web.get("/network?since=2029-01-01").text
    assert "Left out:" in web.get("/network?since=soon").text


def test_one_number_by_each_rule() -> None:
    toll = INCIDENT.toll["killed"]
    with_rules = replace(
        toll, by_policy={"min": TollByPolicy(9, 9, 9, ("c-6",)), "max": TollByPolicy(22, None, 22, ("c-3",))}
    )
    assert [(one.policy, one.words, one.claims) for one in reckoned(with_rules)] == [
        ("min", "9", ("c-6",)),
        ("max", "at least 22", ("c-3",)),
    ]
    assert reckoned(replace(with_rules, by=toll.by[:1])) == (), "of one figure every rule makes the same"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Shelling, تارن, 12 March", '<bdi dir="ltr">Shelling, <bdi>تارن</bdi>, 12 March</bdi>'),
        ("تارن (تل 3) (invented)", '<bdi dir="ltr"><bdi>تارن (تل 3)</bdi> (invented)</bdi>'),
        ("not צבא", '<bdi dir="ltr">not <bdi>צבא</bdi></bdi>'),
        ("تارن (تل 3)", "<bdi>تارن (تل 3)</bdi>"),
        ("<b>ת</b> x", '<bdi dir="ltr">&lt;b&gt;<bdi>ת</bdi>&lt;/b&gt; x</bdi>'),
    ],
)
def test_names_keep_their_place_in_a_line(text: str, shown: str) -> None:
    assert str(isolated(text)) == shown
