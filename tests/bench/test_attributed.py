"""Attributions: read from brat's files, taken from the product's statements, and looked through for misread denials."""

from pathlib import Path

import pytest

from allegedly.bench.attribution import Attribution, word_ranges
from allegedly.bench.brat import find_files, read_brat
from allegedly.bench.denials import DenialWords, denial_words, is_denial, misread
from allegedly.bench.product import attributions_of
from allegedly.bench.triples import Word, pair
from allegedly.lexicon.entries import Cue
from allegedly.problems import InputError
from allegedly.records import Act, Span, Statement, Voice

TEXT = "The port is shut, Ana Ruiz said, and no ship\ncame. Officials deny it.\n"


def write(folder: Path, texts: dict[str, str], marks: dict[str, str]) -> Path:
    for place, ending, files in (("text", "txt", texts), ("attributions", "ann", marks)):
        (folder / place).mkdir(parents=True)
        for name, content in files.items():
            (folder / place / f"{name}.{ending}").write_bytes(content.encode("utf-8"))
    return folder


def mark(name: str, kind: str, text: str, *words: str) -> str:
    ranges = ";".join(f"{text.index(word)} {text.index(word) + len(word)}" for word in words)
    return f"{name}\t{kind} {ranges}\t{' '.join(words)}\n"


def words_of(text: str, one: Attribution) -> list[list[str]]:
    return [[text[start:end] for start, end in ranges] for ranges in one.ranges]


def test_brat_files(tmp_path: Path) -> None:
    marks = (
        mark("T1", "Content", TEXT, "The port is shut", "and no ship\ncame")  # parts, and its words wrap over two lines
        + mark("T2", "Source", TEXT, "Ana Ruiz")
        + mark("T3", "Cue", TEXT, "said")
        + "T4\tAttribution 27 31\tsaid\n"
        + "E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2\n"
        + mark("T5", "Content", TEXT, "it")
        + mark("T6", "Cue", TEXT, "deny")
        + "E2\tAttribution-no-source:T6 Content2:T5 Cue:T6\n"
        + "T7\tDiscuss 0 3\tThe\n\n"
        + "E3\tAttribution-no-source:T7\n"
        + mark("T8", "Content", TEXT, "port")
        + "E4\tAttribution-no-source:T8 Content:T8\n"
    )
    (files,), alone = find_files(write(tmp_path, {"port": TEXT}, {"port_a1": marks}))
    document = read_brat(files)
    assert (document.name, document.text, document.faults, alone) == ("port", TEXT, (), ())
    assert [words_of(TEXT, one) for one in document.gold] == [
        [["Ana Ruiz"], ["said"], ["The port is shut", "and no ship\ncame"]],
        [[], [], ["port"]],
        [[], ["deny"], ["it"]],
    ]


def test_offsets_count_the_characters_of_a_file_with_two_character_line_ends(tmp_path: Path) -> None:
    text = "Fog.\r\nAna said “é” twice.\r\n"
    marks = (
        mark("T1", "Cue", text, "said") + mark("T2", "Content", text, "“é”") + "E1\tAttribution:T1 Cue:T1 Content:T2\n"
    )
    (files,), _ = find_files(write(tmp_path, {"d": text}, {"d_a": marks}))
    document = read_brat(files)
    assert document.text == "Fog.\nAna said “é” twice.\n"
    assert words_of(document.text, document.gold[0]) == [[], ["said"], ["“é”"]]


def test_the_first_annotator_by_name_is_taken_and_lone_files_are_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a_b": "x", "c": "x"}, {"a_b_2": "", "a_b_1": "", "d_1": ""})
    files, alone = find_files(folder)
    assert [(one.name, one.marks.name) for one in files] == [("a_b", "a_b_1.ann")]
    assert alone == ("c.txt has no attributions", "d_1.ann has no text")


@pytest.mark.parametrize(
    ("marks", "faults", "left"),
    [
        ("T1\tCue 0 3\tThe\nE1\tAttribution:T1 Cue:T1 Source:T9\n", ["d_a.ann: E1 names T9, which marks nothing"], 1),
        ("T1\tCue 0 999\tThe\nE1\tAttribution:T1 Cue:T1\n", ["d_a.ann: T1 marks characters that the text does not have"], 0),
        ("", [], 0),
    ],
)  # fmt: skip
def test_faults_are_named_and_the_rest_is_used(tmp_path: Path, marks: str, faults: list[str], left: int) -> None:
    (files,), _ = find_files(write(tmp_path, {"d": TEXT}, {"d_a": marks}))
    document = read_brat(files)
    assert (list(document.faults), len(document.gold)) == (faults, left)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (files,), _ = find_files(write(tmp_path, {"d": TEXT}, {"d_a": ""}))
    files.text.write_bytes(b"caf\xe9")
    with pytest.raises(InputError, match=r"d\.txt is not UTF-8 \(byte 3\)"):
        read_brat(files)


SAID = "Ruiz and Koh, or Lund said they fled. Ruiz met Koh."


def span(words: str, text: str = SAID) -> Span:
    return Span(words, text.index(words), text.index(words) + len(words))


def statement(key: str, voice: str | None, cue: str | None, content: str, within: str | None = None) -> Statement:
    spoken = Voice(voice, None, None, span(voice), "r") if voice else None
    said = span(cue) if cue else None
    return Statement(key, spoken, (), said, (span(content),), "asserts", "indirect", (), False, within, "r")


@pytest.mark.parametrize(
    ("statements", "wanted"),
    [
        ([("1", "Ruiz", "said", "they fled", None)], [[["Ruiz"], ["said"], ["they fled"]]]),
        # two speakers of one cue are one source
        (
            [("1", "Ruiz", "said", "they fled", None), ("2", "Koh", "said", "they fled", None)],
            [[["Ruiz and Koh"], ["said"], ["they fled"]]],
        ),
        (
            [(str(i), name, "said", "they fled", None) for i, name in enumerate(("Ruiz", "Lund", "Koh"))],
            [[["Ruiz and Koh, or Lund"], ["said"], ["they fled"]]],
        ),
        # other words between them keep them apart
        (
            [("1", "Ruiz", "said", "they fled", None), ("2", "they", "said", "they fled", None)],
            [[["Ruiz", "they"], ["said"], ["they fled"]]],
        ),
        # contents of one cue are gathered
        (
            [("1", "Ruiz", "said", "they fled", None), ("2", "Ruiz", "said", "met", None)],
            [[["Ruiz"], ["said"], ["they fled", "met"]]],
        ),
        # inner statements are left out; without a cue or a voice each stands for itself
        ([("1", "Ruiz", "said", "they fled", None), ("2", None, "met", "Koh.", "1")], [[["Ruiz"], ["said"], ["they fled"]]]),
        (
            [("1", None, None, "they fled", None), ("2", None, None, "met", None)],
            [[[], [], ["they fled"]], [[], [], ["met"]]],
        ),
    ],
)  # fmt: skip
def test_statements_as_attributions(
    statements: list[tuple[str, str | None, str | None, str, str | None]], wanted: list[list[list[str]]]
) -> None:
    found = attributions_of([statement(*row) for row in statements], SAID)
    assert [words_of(SAID, one) for one in found] == wanted


def tagged(text: str, heads: dict[str, str], lemmas: dict[str, str]) -> list[Word]:
    """Words of which each hangs on the word that ``heads`` names, or else on none."""
    return [
        Word(a, b, lemmas.get(text[a:b], text[a:b].lower()), "X", text.index(heads.get(text[a:b], text[a:b])))
        for a, b in word_ranges(text)
    ]


ACTS: tuple[tuple[str, Act], ...] = (("deny", "denies"), ("shrug off", "denies"), ("say", "asserts"))
CUES = tuple(Cue(lemma, "verb", act, ("that",), "speech", False, "own") for lemma, act in ACTS)
DENY = denial_words(CUES)


def test_the_words_that_deny_are_the_lexicon_s() -> None:
    assert {"deny", "no"} <= DENY.single
    assert "say" not in DENY.single
    assert denial_words(CUES).phrases == {("shrug", "off")}


@pytest.mark.parametrize(
    ("text", "cue", "content", "denies"),
    [
        ("Koh denied it", "denied", "it", True),
        ("Koh shrugged off it", "shrugged off", "it", True),
        ("Koh shrugged it off", "shrugged", "it", False),
        ("Koh said he denied it", "said", "he denied it", True),
        ("Koh said no denied ones stayed", "said", "no denied ones stayed", False),
        ("Koh said it", "said", "it", False),
    ],
)
def test_what_is_a_denial(text: str, cue: str, content: str, denies: bool) -> None:
    heads = {"he": "denied", "it": "denied", "no": "ones", "denied": "ones", "ones": "stayed"}
    heads = {word: head for word, head in heads.items() if head in text.split()}
    words = tagged(text, heads, {"denied": "deny", "shrugged": "shrug"})
    said, told = (((text.index(part), text.index(part) + len(part)),) for part in (cue, content))
    assert is_denial(Attribution((), said, told), words, DENY) is denies


@pytest.mark.parametrize(
    ("acts", "negated", "cue", "rows"),
    [
        (("denies",), False, "denied", []),
        (("asserts",), True, "denied", []),
        (("asserts",), False, "denied", [("denied", ("asserts",), False)]),
        (("asserts", "denies"), False, "denied", []),
        (("denies",), False, "Koh denied it all", [("denied", ("denies",), True)]),
        (("denies",), False, "all", [("denied", (), True)]),
    ],
)
def test_denials_misread(
    acts: tuple[Act, ...], negated: bool, cue: str, rows: list[tuple[str, tuple[str, ...], bool]]
) -> None:
    text = "Koh denied it all"
    gold = [Attribution(((0, 3),), ((4, 10),), ((11, 17),))]
    ours = [Attribution(((0, 3),), ((text.index(cue), text.index(cue) + len(cue)),), ((11, 17),), acts, negated)]
    words = tagged(text, {}, {"denied": "deny"})
    pairs = pair(gold, ours, word_ranges(text))
    found = misread("doc", text, (gold, ours), pairs, words, DenialWords(frozenset({"deny"}), frozenset()))
    assert [(one.cue, one.acts, one.missed) for one in found] == rows
    assert all((one.document, one.start, one.end) == ("doc", 4, 10) for one in found)
