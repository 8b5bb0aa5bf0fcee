"""Spans: which words they cover, which segments they make, how texts are made of BIO lines, and which triples fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.attribution import KINDS, Attribution, covered, in_text_order, word_ranges
from allegedly.bench.bio import labelled, typeset
from allegedly.bench.scores import Score
from allegedly.bench.segments import Segment, count_exact, segments
from allegedly.bench.triples import Word, count_triples, cue_kind, form_of, pair, quoted_ranges

# ten words of two characters each, five on each of two lines: word i stands at 3i
WORDS = [(3 * i, 3 * i + 2) for i in range(10)]
LINES = [0] * 5 + [1] * 5
Spans = list[tuple[int, int]]


def made(source: Spans, cue: Spans, content: Spans) -> Attribution:
    """An attribution of ranges that are given in words, the last one included."""
    made_of = (tuple((3 * first, 3 * last + 2) for first, last in spans) for spans in (source, cue, content))
    return Attribution(*made_of)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("span", "positions"),
    [
        ((0, 2), [0]),
        ((1, 4), [0, 1]),
        ((2, 3), []),
        ((2, 4), [1]),
        ((5, 5), []),
        ((0, 99), list(range(10))),
        ((40, 50), []),
    ],
)
def test_a_range_covers_the_words_it_overlaps(span: tuple[int, int], positions: list[int]) -> None:
    assert list(covered(WORDS, span)) == positions


@pytest.mark.parametrize(
    ("attributions", "wanted"),
    [
        # each kind a run of its own
        ([made([(0, 1)], [(2, 2)], [(3, 4)])], [(0, "source", 0, 2), (0, "cue", 2, 3), (0, "content", 3, 5)]),
        # a span ends with its line and goes on as another segment
        ([made([], [(2, 2)], [(3, 6)])], [(0, "cue", 2, 3), (0, "content", 3, 5), (1, "content", 5, 7)]),
        # the parts of a span stay apart, side by side or not
        ([made([], [(4, 4)], [(0, 0), (1, 2)])], [(0, "content", 0, 1), (0, "content", 1, 3), (0, "cue", 4, 5)]),
        # cue before source before content, and what is left of the content is two segments
        (
            [made([(1, 2)], [(2, 2)], [(0, 4)])],
            [(0, "content", 0, 1), (0, "source", 1, 2), (0, "cue", 2, 3), (0, "content", 3, 5)],
        ),
        # of one kind the first in order
        ([made([], [(0, 1)], []), made([], [(1, 2)], [])], [(0, "cue", 0, 2), (0, "cue", 2, 3)]),
        # two attributions side by side are two segments
        ([made([(0, 0)], [], []), made([(1, 1)], [], [])], [(0, "source", 0, 1), (0, "source", 1, 2)]),
        ([], []),
    ],
)  # fmt: skip
def test_segments(attributions: list[Attribution], wanted: list[tuple[int, str, int, int]]) -> None:
    assert sorted(segments(attributions, WORDS, LINES)) == sorted(Segment(*row) for row in wanted)


def test_a_token_half_covered_is_covered() -> None:
    one = Attribution((), ((4, 7),), ())
    assert segments([one], WORDS, LINES) == {Segment(0, "cue", 1, 3)}


def test_exact_means_line_kind_start_and_end() -> None:
    gold = frozenset({Segment(0, "cue", 1, 2), Segment(0, "cue", 4, 5), Segment(0, "source", 0, 1)})
    found = frozenset({Segment(0, "cue", 1, 2), Segment(0, "cue", 3, 5), Segment(0, "content", 0, 1)})
    counts = count_exact("bio", found, gold)
    assert {key[1:]: count for key, count in counts.items() if count} == {
        ("cue", "found"): 2, ("cue", "found_right"): 1, ("cue", "gold"): 2, ("cue", "gold_right"): 1,
        ("content", "found"): 1, ("source", "gold"): 1,
    }  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(["O", "B-cue", "I-cue", "B-source", "I-source", "I-content"])), max_size=5))
def test_labels_come_back_from_their_segments(lines: list[list[str]]) -> None:
    """Segments made into ranges of the text and put on the tokens again are the same segments."""
    wanted = labelled(lines)
    _, tokens = typeset([["word"] * len(line) for line in lines])
    numbers = [number for number, line in enumerate(lines) for _ in line]
    spans = [(one.kind, ((tokens[one.first][0], tokens[one.last - 1][1]),)) for one in wanted]
    found = [Attribution(*(span if kind == own else () for own in KINDS)) for kind, span in spans]  # type: ignore[arg-type]
    assert segments(in_text_order(found), tokens, numbers) == wanted


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The mayor said : `` Go now . ''", "The mayor said: “Go now.”"),
        ("He did n't , she 's sure", "He didn't, she's sure"),
        ("a plan -LRB- the third -RRB- ; no more ?", "a plan (the third); no more?"),
        ("-LSB- sic -RSB- and -LCB- b -RCB-", "[sic] and {b}"),
        ("the miners ' union , `` a ` wild ' claim ''", "the miners’ union, “a ‘wild’ claim”"),
        ("it cost $ 5 -- 3 % more !", "it cost $5 — 3% more!"),
        ("", ""),
    ],
)
def test_tokens_are_typeset(tokens: str, text: str) -> None:
    found, places = typeset([tokens.split()])
    assert found == text
    assert len(places) == len(tokens.split())


def test_each_token_keeps_its_place_in_the_text() -> None:
    text, places = typeset(line.split(" ") for line in ("`` No , '' he said .", "Then -LRB- he left -RRB- ."))
    assert text == "“No,” he said.\n\nThen (he left)."
    assert " ".join(text[start:end] for start, end in places) == "“ No , ” he said . Then ( he left ) ."


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        # half of the longer one is enough, in each of the three
        ([made([(0, 0)], [(2, 2)], [(3, 6)])], [made([(0, 1)], [(2, 2)], [(5, 8)])], {0: 0}),
        # less than half in one of them is not
        ([made([(0, 0)], [(2, 2)], [(3, 6)])], [made([(0, 0)], [(2, 2)], [(6, 9)])], {}),
        # a span much longer than the corpus's does not fit, though it holds it
        ([made([(0, 0)], [(2, 2)], [(3, 4)])], [made([(0, 0)], [(2, 2)], [(3, 9)])], {}),
        # both without a source fit, one without does not
        ([made([], [(2, 2)], [(3, 4)])], [made([], [(2, 2)], [(3, 4)])], {0: 0}),
        ([made([], [(2, 2)], [(3, 4)])], [made([(0, 0)], [(2, 2)], [(3, 4)])], {}),
        ([made([(0, 0)], [], [(3, 4)])], [made([(0, 0)], [], [(3, 4)])], {0: 0}),
        # each is used once, the first of the corpus takes the first of ours
        ([made([(0, 0)], [(2, 2)], [(3, 4)])] * 2, [made([(0, 0)], [(2, 2)], [(3, 4)])], {0: 0}),
        (
            [made([(0, 0)], [(2, 2)], [(3, 4)]), made([(0, 0)], [(2, 2)], [(3, 5)])],
            [made([(0, 0)], [(2, 2)], [(3, 5)]), made([(0, 0)], [(2, 2)], [(3, 4)])],
            {0: 0, 1: 1},
        ),
        # the parts of a span count together
        ([made([(0, 0)], [(3, 3)], [(1, 2), (4, 5)])], [made([(0, 0)], [(3, 3)], [(4, 6), (1, 1)])], {0: 0}),
    ],
)  # fmt: skip
def test_triples_that_fit(gold: list[Attribution], found: list[Attribution], pairs: dict[int, int]) -> None:
    assert pair(gold, found, WORDS) == pairs


def spans_of(text: str, *words: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(word), text.index(word) + len(word)) for word in words)


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("Sandu said “we left”.", ["“we left”"], "direct"),
        ("Sandu said “we left”.", ["we left”."], "direct"),
        ('"We left," Sandu said, "late."', ['"We left,"', '"late."'], "direct"),
        ("Sandu said they “left late”", ["they “left late”"], "mixed"),
        ("Sandu said they left", ["they left"], "indirect"),
        ("Sandu said “we left\nThen it rained", ["it rained"], "indirect"),
        ("“We left,” Sandu said “late”", ["Sandu"], "indirect"),
        ("Sandu spoke", [], "no content"),
    ],
)
def test_forms(text: str, content: list[str], form: str) -> None:
    assert form_of(text, Attribution((), (), spans_of(text, *content)), quoted_ranges(text)) == form


TAGS = {"said": "VERB", "has": "AUX", "claim": "NOUN", "his": "PRON", "as": "ADP", "According": "VERB"}


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("X said so", ["said"], "verb"),
        ("X has it", ["has"], "verb"),
        ("X his claim is", ["his claim"], "noun"),
        ("as X sees", ["as"], "other"),
        ("According to X", ["According to"], "according to"),
        ("According\n  to X", ["According\n  to"], "according to"),
        ("X : none", [], "none"),
    ],
)
def test_cue_kinds(text: str, cue: list[str], kind: str) -> None:
    words = [Word(a, b, text[a:b].lower(), TAGS.get(text[a:b], "X"), a) for a, b in word_ranges(text)]
    assert cue_kind(text, Attribution((), spans_of(text, *cue), ()), words) == kind


def test_triples_are_counted_by_each_side_s_own_words() -> None:
    text = "Sandu said “we left” now"
    gold = [Attribution(spans_of(text, "Sandu"), spans_of(text, "said"), spans_of(text, "“we left”"))]
    found = [gold[0]._replace(content=spans_of(text, "“we left” now"))] * 2
    words = [Word(a, b, text[a:b], TAGS.get(text[a:b], "X"), a) for a, b in word_ranges(text)]
    counts = count_triples(text, gold, found, pair(gold, found, word_ranges(text)), words)
    assert {key: count for key, count in counts.items() if count and key[0] in ("triples", "forms")} == {
        ("triples", "all", "gold"): 1, ("triples", "all", "gold_right"): 1,
        ("triples", "all", "found"): 2, ("triples", "all", "found_right"): 1,
        ("forms", "direct", "gold"): 1, ("forms", "direct", "gold_right"): 1,
        ("forms", "mixed", "found"): 2, ("forms", "mixed", "found_right"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("score", "shares"),
    [
        (Score(1, 2, 1, 4), (0.5, 0.25, 1 / 3)),
        (Score(0, 2, 0, 4), (0.0, 0.0, 0.0)),
        (Score(0, 0, 0, 4), (None, 0.0, 0.0)),
        (Score(0, 2, 0, 0), (0.0, None, 0.0)),
        (Score(0, 0, 0, 0), (None, None, None)),
    ],
)
def test_scores(score: Score, shares: tuple[float | None, ...]) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx(shares)
