"""An invented incident built by hand: two reports, four voices, rival answers and tolls, for the tests of the views."""

from allegedly.links import Merge
from allegedly.records import (
    FORMAT,
    Account,
    AccountToll,
    Annotation,
    Answer,
    Answers,
    Basis,
    Claim,
    Count,
    Event,
    Incident,
    IncidentEvent,
    Part,
    Participant,
    Place,
    Report,
    Span,
    Statement,
    Toll,
    TollFigure,
    Voice,
    When,
)
from allegedly.view.rows import Case

FIRST_TEXT = (
    "Shells hit bakery in Tarn Ovesk\n\n"
    "TARN OVESK: The Free Guard on Friday accused the Ovesian army of shelling a bakery in Tarn Ovesk, an attack that it said "
    "killed at least 22 people.\n"
    "“They knew who was standing in that queue,” Žarko Ålund, its spokesman, reportedly told a local station.\n"
)
SECOND_TEXT = (
    "Army rejects charge over bakery\n\n"
    "The Ovesian army denied the shelling on Saturday.\n"
    "It said nine people died when a gas bottle exploded.\n"
    "Dr Íde Ní Bhriain, of the town’s hospital, said 31 people were wounded.\n"
)


def at(text: str, words: str) -> Span:
    """The span of ``words`` in ``text``."""
    start = text.index(words)
    return Span(words, start, start + len(words))


def count(text: str, words: str, kind: str, low: int | None, high: int | None) -> Count:
    return Count(kind, None, low, high, None, "incident", None, at(text, words), "en.count")  # type: ignore[arg-type]


def indirect(key: str, voice: str, text: str, cue: str, content: str) -> Statement:
    said = Voice(voice, None, None, None, "en.voice")
    return Statement(key, said, (), at(text, cue), (at(text, content),), "asserts", "indirect", (), False, None, "en.s")


# fmt: off
TARN = Place(
    at(FIRST_TEXT, "Tarn Ovesk"), "name", "Tarn Ovesk", None, None, None, None, None, None, None, "invented", "en.p"
)
FRIDAY = When(at(FIRST_TEXT, "Friday"), "2021-03-12", "2021-03-12", 1, "relative", "en.time.weekday")
GUARD = Voice("Free Guard", "a-1", "armed_group", at(FIRST_TEXT, "The Free Guard"), "en.voice", None, True)

FIRST = Annotation(
    format=FORMAT,
    report=Report(
        "r-1", "one.txt", None, "Harbour Wire", "Shells hit bakery in Tarn Ovesk", None, "2021-03-12", None, TARN, "en",
        FIRST_TEXT, (Part("body", 0, len(FIRST_TEXT)),), (Basis("outlet", "option", None, "--outlet"),),
    ),
    statements=(
        Statement(
            "s-1", GUARD, (), at(FIRST_TEXT, "accused"), (at(FIRST_TEXT, "the Ovesian army of shelling a bakery in Tarn Ovesk"),),
            "accuses", "indirect", (), False, None, "en.s",
        ),
        Statement(
            "s-2", GUARD, (), at(FIRST_TEXT, "said"), (at(FIRST_TEXT, "killed at least 22 people"),),
            "asserts", "indirect", (at(FIRST_TEXT, "reportedly"),), False, "s-1", "en.s",
        ),
        Statement("s-3", None, (), None, (at(FIRST_TEXT, "an attack"),), "claims_responsibility", "indirect", (), True, None, "en.s"),
    ),
    places=(TARN,),
    dates=(FRIDAY,),
    events=(
        Event(
            "e-1", "ASSAULT", "heavy-weapons", (), at(FIRST_TEXT, "shelling"),
            (Participant("Ovesian army", "a-2", "military", None, at(FIRST_TEXT, "the Ovesian army"), "en.a"),), (),
            FRIDAY, TARN, (count(FIRST_TEXT, "at least 22 people", "killed", 22, None),), at(FIRST_TEXT, "shelling a bakery"),
            False, False, "en.e",
        ),
    ),
    claims=(
        Claim(
            "c-1", "e-1", "s-1", "Free Guard", "occurrence", "asserts", None, None, "actual", (), None,
            (at(FIRST_TEXT, "accused the Ovesian army of shelling a bakery"),), "en.c",
        ),
        Claim(
            "c-2", "e-1", "s-1", "Free Guard", "responsibility", "asserts", "Ovesian army", None, "actual", (), None,
            (at(FIRST_TEXT, "accused the Ovesian army of shelling a bakery"),), "en.c",
        ),
        Claim(
            "c-3", "e-1", "s-2", "Free Guard", "toll", "asserts", None, count(FIRST_TEXT, "at least 22 people", "killed", 22, None),
            "actual", (at(FIRST_TEXT, "reportedly"),), None, (at(FIRST_TEXT, "killed at least 22 people"),), "en.c",
        ),
        Claim(
            "c-4", "e-1", None, None, "occurrence", "asserts", None, None, "possible", (), None,
            (at(FIRST_TEXT, "Shells hit bakery"),), "en.c",
        ),
    ),
    actors=(), relations=(), problems=(),
)

SECOND = Annotation(
    format=FORMAT,
    report=Report(
        "r-2", "two.txt", "https://courier.example/2", None, None, None, None, None, None, "en", SECOND_TEXT,
        (Part("body", 0, len(SECOND_TEXT)),),
    ),
    statements=(
        indirect("s-5", "Ovesian army", SECOND_TEXT, "denied", "the shelling"),
        indirect("s-6", "Ovesian army", SECOND_TEXT, "said", "nine people died when a gas bottle exploded"),
        indirect("s-7", "Íde Ní Bhriain", SECOND_TEXT, "said 31", "31 people were wounded"),
    ),
    places=(), dates=(),
    events=(
        Event(
            "e-2", "ASSAULT", "heavy-weapons", (), at(SECOND_TEXT, "shelling"), (), (), None, None, (), at(SECOND_TEXT, "shelling"),
            False, False, "en.e",
        ),
    ),
    claims=(
        Claim(
            "c-5", "e-2", "s-5", "Ovesian army", "responsibility", "denies", "Ovesian army", None, "actual", (), None,
            (at(SECOND_TEXT, "denied the shelling"),), "en.c",
        ),
        Claim(
            "c-6", "e-2", "s-6", "Ovesian army", "toll", "asserts", None, count(SECOND_TEXT, "nine people", "killed", 9, 9), "actual", (),
            None, (at(SECOND_TEXT, "nine people died when a gas bottle exploded"),), "en.c",
        ),
        Claim(
            "c-7", "e-2", "s-7", "Íde Ní Bhriain", "toll", "asserts", None, count(SECOND_TEXT, "31 people", "wounded", 31, 31),
            "actual", (), None, (at(SECOND_TEXT, "31 people were wounded"),), "en.c",
        ),
    ),
    actors=(), relations=(), problems=(),
)

INCIDENT = Incident(
    id="i-3f2a91bb00000001",
    title="Shelling, Tarn Ovesk, 12 March 2021",
    type="ASSAULT", mode="heavy-weapons", when=FRIDAY, where=TARN,
    events=(
        IncidentEvent("e-1", "r-1", "one.txt", at(FIRST_TEXT, "shelling")),
        IncidentEvent("e-2", "r-2", "two.txt", at(SECOND_TEXT, "shelling")),
    ),
    reports=("r-2", "r-1"), origins=2,
    accounts=(
        Account(
            "Free Guard", "armed_group", True, "2021-03-12", "2021-03-12",
            {"occurrence": "asserts", "responsibility": "asserts", "toll": "asserts"},
            (AccountToll("killed", 22, None, None, None, "c-3"),), ("c-1", "c-2", "c-3"),
        ),
        Account(
            "Ovesian army", "military", True, None, None, {"responsibility": "denies", "toll": "asserts"},
            (AccountToll("killed", 9, 9, None, None, "c-6"),), ("c-5", "c-6"),
        ),
        Account("Íde Ní Bhriain", "medic", False, None, None, {"toll": "asserts"}, (), ("c-7",)),
        Account(None, None, None, "2021-03-12", "2021-03-12", {"occurrence": "asserts"}, (), ("c-4",)),
    ),
    questions={
        "occurrence": Answers("agreed", (Answer(None, ("Free Guard", None)),), "two voices say so and none denies it"),
        "responsibility": Answers(
            "disputed", (Answer("Ovesian army", ("Free Guard",)), Answer("not Ovesian army", ("Ovesian army",))), "one accuses, one denies",
        ),
        "toll": Answers(
            "disputed",
            (Answer("at least 22 killed", ("Free Guard",)), Answer("9 killed", ("Ovesian army",)), Answer("31 wounded", ("Íde Ní Bhriain",))),
            "the figures do not overlap",
        ),
        "target": Answers("open", (), ""),
        "place": Answers("one_voice", (Answer("Tarn Ovesk", ("Free Guard",)),), "one voice names a place"),
    },
    toll={
        "killed": Toll(9, None, (
            TollFigure("Free Guard", 22, None, "r-1", at(FIRST_TEXT, "at least 22 people")),
            TollFigure("Ovesian army", 9, 9, "r-2", at(SECOND_TEXT, "nine people")),
        )),
        "wounded": Toll(31, 31, (TollFigure("Íde Ní Bhriain", 31, 31, "r-2", at(SECOND_TEXT, "31 people")),)),
    },
    label="contested", label_why="the accused party denies it (c-5)",
    merges=(Merge("e-1", "e-2", 4.5, "same kind (“shelling”); same building (“bakery”); a day apart"),),
)

CASE = Case(INCIDENT, (FIRST, SECOND))
