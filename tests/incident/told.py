"""A report's text and a few lines on its events in, the record that the stages before would make of it out.

    told("a", "2031-05-02", "A strike hit Ketra. The army denied the strike.", '''
        strike | ASSAULT aerial | to Dravan Guard | at Ketra | on 2031-05-01 | killed 22
            Dravan Guard/armed_group asserts occurrence
        strike@2 | ASSAULT aerial
            army/military denies responsibility Valdia
    ''')

An event is a trigger (``@2``: its second time in the text), type and mode, and cells. A claim is indented: voice/kind (``-``: the reporter),
stance, question, and if need be its value, ``killed 22`` for a toll, ``!planned`` for a factuality, ``> trigger`` for the event it answers.
"""

import re
from dataclasses import dataclass, replace

from allegedly.keys import content_id
from allegedly.records import (
    FORMAT,
    Actor,
    Annotation,
    Claim,
    Count,
    Event,
    Part,
    Participant,
    Place,
    Report,
    Span,
    Statement,
    Voice,
    When,
)

_HERE = Span("", 0, 0)
# name: country, admin1, UCDP precision, lat, lon -- all invented, somewhere in the Pacific
PLACES = {
    "Valdia": ("VLD", None, 6, -30.0, -120.0),
    "Karsia": ("KRS", None, 6, -20.0, -120.0),
    "Ketra": ("VLD", "North", 1, -30.1, -120.1),
    "Osmar": ("VLD", "South", 1, -33.0, -121.0),
    "Tolm": ("KRS", "East", 1, -20.1, -120.1),
    "North": ("VLD", "North", 4, -30.5, -120.5),
    "South": ("VLD", "South", 4, -33.5, -120.5),
}
# name: kind, country
BODIES = {
    "Dravan Guard": ("armed_group", "VLD"),
    "Valdia": ("state", "VLD"),
    "Valdian army": ("military", "VLD"),
    "Karsia": ("state", "KRS"),
    "Karsian army": ("military", "KRS"),
    "Red Column": ("armed_group", "KRS"),
}
_COUNT = re.compile(r"^(killed|wounded|missing|abducted) (\d+)(\+?)(?: (.+))?$")


def told(
    key: str, published: str | None, text: str, lines: str, *, title: str | None = None, byline: str | None = None
) -> Annotation:
    """Return the record of one report; ``lines`` are its events and claims as the module says."""
    whole = f"{title}\n\n{text}" if title else text
    parts = [Part("title", 0, len(title) + 2)] if title else []
    parts.append(Part("body", len(whole) - len(text), len(whole)))
    report = Report(
        f"r-{key}", f"{key}.txt", None, None, title, byline, published, None, None, "en", whole, tuple(parts)
    )
    maker = _Maker(report, [], [], [])
    for line in lines.strip("\n").splitlines():
        if line.strip():
            (maker.claim if line.startswith(" " * 12) else maker.event)(line.strip())
    return maker.annotation()


def span(text: str, words: str) -> Span:
    """Return the span of ``words`` in ``text``, or of its n-th time for ``words@n``."""
    words, _, number = words.partition("@")
    at = -1
    for _ in range(int(number or 1)):
        at = text.index(words, at + 1)
    return Span(words, at, at + len(words))


def sentence(text: str, inside: Span) -> Span:
    """Return the sentence around ``inside``."""
    start = max(text.rfind(". ", 0, inside.start) + 2, text.rfind("\n", 0, inside.start) + 1, 0) if inside.start else 0
    ends = [at for at in (text.find(". ", inside.end), text.find("\n", inside.end)) if at >= 0]
    end = min(ends, default=len(text))
    return Span(text[start:end], start, end)


@dataclass
class _Maker:
    report: Report
    events: list[Event]
    claims: list[Claim]
    voices: list[Voice]

    def event(self, line: str) -> None:
        words, kind, *cells = (cell.strip() for cell in line.split("|"))
        trigger = span(self.report.text, words)
        type_, _, mode = kind.partition(" ")
        event = Event(
            content_id("e", self.report.id, trigger.start), type_ if type_ != "-" else None, mode or None, (), trigger, (), (), None,
            None, (), sentence(self.report.text, trigger), "background" in cells, "aggregate" in cells, "test",
        )  # fmt: skip
        for cell in cells:
            event = self.cell(event, cell)
        self.events.append(event)

    def cell(self, event: Event, cell: str) -> Event:
        verb, _, value = cell.partition(" ")
        if verb in ("by", "to"):
            side = "actors" if verb == "by" else "recipients"
            return replace(event, **{side: tuple(participant(name.strip()) for name in value.split(","))})  # type: ignore[arg-type]
        if verb == "at":
            return replace(event, where=place(value))
        if verb == "on":
            first, _, last = value.partition("/")
            return replace(event, when=When(_HERE, first, last or first, 1 if not last else 2, "relative", "test"))
        if _COUNT.match(cell):
            return replace(event, counts=(*event.counts, self.count(cell)))
        assert cell in ("background", "aggregate"), cell
        return event

    def count(self, words: str) -> Count:
        found = _COUNT.match(words)
        assert found, words
        kind, number, plus, whom = found.groups()
        figure = span(self.report.text, number) if number in self.report.text else _HERE
        high = None if plus else int(number)
        return Count(kind, whom, int(number), high, "at least" if plus else None, "incident", None, figure, "test")  # type: ignore[arg-type]

    def claim(self, line: str) -> None:
        line, _, answered = (cell.strip() for cell in line.partition(" > "))
        line, _, factuality = (cell.strip() for cell in line.partition("!"))
        found = re.match(
            r"^(.+?)(?:/(\w+))?(?: for (.+?))? (\w+) (occurrence|responsibility|target|toll|place|time)(?: (.+))?$",
            line,
        )
        assert found, line
        voice, kind, body, stance, question, value = found.groups()
        event = self.events[-1]
        number = len(self.claims)
        statement = None
        if voice != "-":
            actor = voice if voice in BODIES else None
            self.voices.append(Voice(voice, actor, kind, None, "test", body))  # type: ignore[arg-type]
            statement = f"s-{len(self.voices)}"
        count = self.count(value) if question == "toll" else None
        answers = next(
            (c.id for c in self.claims for e in self.events if e.trigger.text == answered and c.event == e.id), None
        )
        self.claims.append(
            Claim(
                content_id("c", self.report.id, number), event.id, statement, None if voice == "-" else voice, question, stance,  # type: ignore[arg-type]
                value if count is None else None, count, factuality or "actual", (), answers, (event.evidence,), "test",  # type: ignore[arg-type]
            )
        )  # fmt: skip

    def annotation(self) -> Annotation:
        statements = tuple(
            Statement(f"s-{n}", voice, (), _HERE, (_HERE,), "asserts", "indirect", (), False, None, "test")
            for n, voice in enumerate(self.voices, 1)
        )
        actors = tuple(Actor(name, name, kind, country, (), True) for name, (kind, country) in BODIES.items())  # type: ignore[arg-type]
        claims = tuple(self.claims)
        silent = [event for event in self.events if not any(claim.event == event.id for claim in claims)]
        plain = tuple(
            Claim(
                content_id("c", e.id),
                e.id,
                None,
                None,
                "occurrence",
                "asserts",
                None,
                None,
                "actual",
                (),
                None,
                (e.evidence,),
                "test",
            )
            for e in silent
        )
        return Annotation(
            FORMAT, self.report, statements, (), (), tuple(self.events), (*claims, *plain), actors, (), ()
        )


def participant(name: str) -> Participant:
    """Return a party of an event, known when it is one of ``BODIES``."""
    kind, country = BODIES.get(name, (None, None))
    return Participant(name, name if name in BODIES else None, kind, country, _HERE, "test")  # type: ignore[arg-type]


def place(name: str) -> Place:
    """Return a place, resolved when it is one of ``PLACES``."""
    if name not in PLACES:
        return Place(_HERE, "name", name, None, None, None, None, None, None, None, "not in the gazetteer", "test")
    country, admin1, precision, lat, lon = PLACES[name]
    number = 1000 + list(PLACES).index(name)
    return Place(_HERE, "name", name, number, country, admin1, lat, lon, precision, 1.0, None, "test")
