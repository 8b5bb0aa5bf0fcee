"""A Document and the lexicon's count words go in; the numbers of people or things in it come out with their bounds and what they count."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from allegedly.claim.clause import governing_verb
from allegedly.claim.date_words import MONTH
from allegedly.claim.found import NumberHit
from allegedly.claim.toll_words import NOUNS, OBJECT_VERBS, PEOPLE, STATES
from allegedly.lexicon.entries import CountWord
from allegedly.parsed import Document, Sentence

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DASH = r"\s?[-‐‑–—]\s?"
# A number that follows one of these is a name, a sum, a section, or the tail of something else ("M23", "$300", "No. 5", "3:30").
_NOT_AFTER = re.compile(
    r"(?:[$€£¥]|\b(?:USD|EUR|US\$|No\.?|Nos\.?|Resolution|Article|Section|Chapter|Room|Route|Highway|Unit|Flight|Act|aged?|Group|G|Page|page"
    r"|number|Level|Phase|Class|Type|Mark|Camp|Area|Zone|Sector|Block)\s|\b[Hh]ow\s)\s?$"
)
# ... and one that is followed by one of these measures, dates or ranks.
_NOT_BEFORE = re.compile(
    r"\s?(?:%|°|[ap]\.?m\b|(?:st|nd|rd|th)\b|:\d\d|[-–]?(?:mm|cm|km|kg|lbs?|ft|mph|kmh?|MW|GW|kV|KV|m|G|K|x)\b|\$|€|£)"
    r"|\s(?:per\s?cent|percent|o['’]clock|dollars|euros|pounds|rubles|roubles|rials|dinars|rupees|lira|liras|yuan|yen|shekels|million\s+dollars)\b"
    r"|-(?!strong\b|odd\b)(?:[a-z]{2,})"
)
_UNITS_WORDS = """
year month week day hour minute second decade century time kilometer kilometre km mile meter metre yard foot
inch ton tonne kilogram kilo pound gram liter litre gallon barrel degree dollar euro percent point acre hectare
caliber calibre knot watt megawatt volt p.m. a.m.
"""
_UNITS = frozenset(_UNITS_WORDS.split())
# "One in three of the wounded" is a share of them.
_SHARE = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?)\s+of\b", re.IGNORECASE)  # fmt: skip
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}")
_MONTH_BEFORE = re.compile(rf"{MONTH}\s$")
_MONTH_DAYS = 31
_DAY_BEFORE = re.compile(r"\b\d\d?(?:st|nd|rd|th)?\s(?:of\s)?$")
_WORDS_FOR_PEOPLE = "|".join(
    re.escape(word) for word in sorted(PEOPLE - {"other"}, key=lambda word: (-len(word), word))
)
_PEOPLE_AFTER = re.compile(
    rf"\s(?:people|persons|men|women|children|policemen|(?:{_WORDS_FOR_PEOPLE})s)\b", re.IGNORECASE
)
_NOBODY = re.compile(
    r"\b(?:(?P<alone>no\s+one|no-one|nobody|none|(?:not\s+one|neither)(?=\s+of\b))|(?P<no>no|zero|not\s+(?:a\s+single|one))\s+(?!(?:further|other|more|additional|new|longer|less|fewer)\b)(?:(?!(?:that|of|about|for|to|in|on|the|an?|and|or|was|were|is|are|by|from|as|but|when|who|which|than)\b)[a-z]+\s+){0,2}?(?P<noun>casualt(?:y|ies)|deaths?|fatalit(?:y|ies)|injur(?:y|ies)"
    rf"|losses|loss\s+of\s+life|troops|wounded|dead|m[ae]n|wom[ae]n|child(?:ren)?|(?:police|guards|service|fire)m[ae]n|(?:{_WORDS_FOR_PEOPLE})s?)"
    r"(?!\s+(?:casualt|death|fatalit|injur|victim|loss)))\b",
    re.IGNORECASE,
)
_SUFFIX_STARTS = ("or ", "and ")
_SUFFIXES = frozenset({"at most", "at least", "at the most"})
PLURAL_RULE = "en.count.plural"
_ALONE = frozenset(
    {"pair", "couple", "trio", "score", "dozen", "hundred", "thousand", "million", "billion", "lakh", "crore", "both"}
)
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "lakh", "crore", "dozen"})
_FIGURES = frozenset({"toll", "figure", "number", "count", "total", "tally"})
_BEFORE_YEARS = frozenset({"in", "since", "until", "till", "by", "during", "before", "after"})
_LOOSE = frozenset({"over", "under", "above", "below", "around", "about", "some"})


class Grammar(NamedTuple):
    """The count words arranged for finding: one pattern, and the value and kind of each word."""

    pattern: re.Pattern[str]
    values: dict[str, int]
    kinds: Mapping[str, str]


class _Bounds(NamedTuple):
    low: int | None
    high: int | None
    exactness: str | None
    rule: str


def _any_of(words: Sequence[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"


@lru_cache(maxsize=4)
def _grammar(words: tuple[CountWord, ...]) -> Grammar:
    numbers = {word.text: word.value for word in words if word.kind == "number" and word.value is not None}
    kinds = {word.text: word.kind for word in words if word.kind != "number"}
    exact = [text for text, kind in kinds.items() if kind != "vague"]
    prefix = _any_of([text for text in exact if not text.startswith(_SUFFIX_STARTS)])
    suffix = _any_of([text for text in exact if text.startswith(_SUFFIX_STARTS) or text in _SUFFIXES])
    vague = _any_of([text for text, kind in kinds.items() if kind == "vague"])
    scale = _any_of([text for text in numbers if text in _SCALES])
    small = _any_of([text for text in numbers if text not in _ALONE])
    group = _any_of([text for text in numbers if text in _ALONE - _SCALES - {"both"}] or ["pair"])
    words_ = (
        rf"(?:(?:{small})(?:[\s-](?:{small}))?(?:[\s-](?:{scale})s?\b(?!\s+of\b))*(?:\s(?:and\s)?(?:{small})(?:[\s-](?:{small}))?(?=\s(?:{scale})|\b))*"
        rf"|an?\s(?:{scale})|(?:a|an)\s(?:{group})(?=\sof\b|\sdozen\b)|both(?!\s+sides))"
    )
    number = rf"(?:{_DIGITS}(?:[\s-](?:{scale})\b)*|{words_})"
    pattern = rf"""(?<![\w.,/:$€£¥#])(?<![A-Za-z]-)
        (?:(?P<more>(?:a\s+further|another|an\s+additional|an\s+extra)\s+)?(?:(?P<prefix>{prefix})\s+)?(?P<more2>a\s+further\s+|another\s+|an\s+additional\s+)?
        (?:(?P<between>between|from)\s+(?P<a>{number})\s+(?:and|to)\s+(?P<b>{number})
        |(?P<c>{_DIGITS}){_DASH}(?P<d>{_DIGITS}(?:[\s-](?:{scale})\b)*)
        |(?P<e>{number})\s+(?:to|or)\s+(?P<f>{number})
        |(?P<n>{number}))(?:\s+(?P<suffix>{suffix}))?
        |(?:(?P<vprefix>{prefix})\s+)?(?P<vague>{vague}))(?![\w])(?!,\d)"""
    return Grammar(re.compile(re.sub(r"\n\s+", "", pattern), re.IGNORECASE), numbers, kinds)


def plural_hit(numbers: Sequence[NumberHit]) -> NumberHit | None:
    """Return what a policy makes of a plain plural, as it stands behind the numbers of a report; ``None`` without one."""
    return numbers[-1] if numbers and numbers[-1].rule == PLURAL_RULE else None


def find_numbers(document: Document, words: Sequence[CountWord]) -> tuple[NumberHit, ...]:
    """Return the numbers of people or things in a report, in order, none overlapping another.

    "At least 23" is low 23 and high ``None``; "more than 20" keeps low 20, its word says the rest; "up to 1,000" is low ``None`` and
    high 1000; "about 300" is 300 to 300 with its word; vague words ("dozens") have no bounds; "no one", "no casualties" are 0 to 0.
    Ages, dates, times, sums, percentages, ranks, calibres and measures are left out. ``noun`` is what is counted, thing or person.
    """
    grammar = _grammar(tuple(words))
    return tuple(
        hit for sentence in document.sentences for hit in _in_sentence(document.report.text, sentence, grammar)
    )


def _in_sentence(text: str, sentence: Sentence, grammar: Grammar) -> Iterator[NumberHit]:
    taken = sentence.start
    found = [
        *grammar.pattern.finditer(text, sentence.start, sentence.end),
        *_NOBODY.finditer(text, sentence.start, sentence.end),
    ]
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        if match.start() < taken:
            continue
        hit = _nobody(sentence, match) if match.re is _NOBODY else _number(text, sentence, match, grammar)
        if hit is not None:
            taken = match.end()
            yield hit


def _tokens(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    first = max(bisect_right(sentence.tokens, start, key=lambda t: t.start) - 1, 0)
    last = min(bisect_left(sentence.tokens, end, key=lambda t: t.end), len(sentence.tokens) - 1)
    return first, max(first, last)


def _nobody(sentence: Sentence, match: re.Match[str]) -> NumberHit | None:
    first, last = _tokens(sentence, match.start(), match.end())
    if match["alone"] and (
        (sentence.tokens[last].lemma == "none" and sentence.tokens[last].dep == "advmod")
        or _is_described(sentence, last)
    ):
        return None
    noun = _tokens(sentence, match.start("noun"), match.end("noun"))[1] if match["noun"] else None
    if match["alone"] and last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].lemma == "of":
        noun = sentence.child(last + 1, "pobj")
    return NumberHit(sentence.index, first, last, 0, 0, None, noun, "en.count.none")


def _is_beside(sentence: Sentence, start: int) -> bool:
    """Tell whether "others" stands for some more people, and is no word for those that a number counts: "and others wounded", "injured others"."""
    before = _tokens(sentence, start, start + 1)[0] - 1
    return before >= 0 and (sentence.tokens[before].pos in {"CCONJ", "VERB"} or sentence.tokens[before].text == ",")


def _is_described(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is what a clause says something of that counts nobody: "none of them was a child", "nobody was armed"."""
    token = sentence.tokens[i]
    be = sentence.tokens[token.head]
    if token.dep != "nsubj" or be.lemma != "be":
        return False
    how = sentence.child(be.i, "attr", "acomp")
    return how is not None and sentence.tokens[how].text.casefold() not in STATES


def _number(text: str, sentence: Sentence, match: re.Match[str], grammar: Grammar) -> NumberHit | None:
    start, end = match.start(), match.end()
    if match["vague"] and _folded(match["vague"]) == "others" and not _is_beside(sentence, start):
        return None
    if _NOT_BEFORE.match(text, end, sentence.end) or _NOT_AFTER.search(text, max(sentence.start, start - 14), start):
        return None
    if _MONTH_AFTER.match(text, end, sentence.end) or _is_day(text, sentence, match):
        return None
    if any(share.start() <= start < share.end() for share in _SHARE.finditer(text, sentence.start, sentence.end)):
        return None
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return None  # a note: "a soldier[12]"
    prefix = match["prefix"]
    first, last = _tokens(sentence, start, end)
    if prefix and prefix.casefold() in _LOOSE and not _qualifies(sentence, first):
        prefix, start = None, match.end("prefix") + 1
        first, last = _tokens(sentence, start, end)
    noun = counted_noun(sentence, first, last)
    if _counts_no_thing(sentence, first, last, noun):
        return None
    bounds = _bounds(match, prefix, grammar)
    return bounds and NumberHit(
        sentence.index, first, last, bounds.low, bounds.high, bounds.exactness, noun, bounds.rule
    )


def _is_day(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a number behind a month is its day: "on March 12 rebels"; not "in March 12 people", "on 4 March six men"."""
    start, digits = match.start(), match["n"]
    month = _MONTH_BEFORE.search(text, max(sentence.start, start - 11), start)
    if month is None:
        return False
    if digits is None or not digits.isdigit() or int(digits) > _MONTH_DAYS or match["prefix"]:
        return False
    if _DAY_BEFORE.search(text, sentence.start, month.start()):
        return False
    is_whole_month = text[: month.start()].casefold().endswith("in ")
    return not (is_whole_month and _PEOPLE_AFTER.match(text, match.end(), sentence.end))


def _qualifies(sentence: Sentence, first: int) -> bool:
    """Tell whether "over", "around" ... belongs to the number after it, and is no preposition of place."""
    token = sentence.tokens[first]
    above = sentence.tokens[token.head]
    if above.lemma in OBJECT_VERBS and above.i == first - 1:
        return True  # "injured over 100": the tree makes a preposition of it
    return token.dep != "prep" or token.ent in {"CARDINAL", "QUANTITY"} or sentence.tokens[first + 1].tag != "CD"


def counted_noun(sentence: Sentence, first: int, last: int) -> int | None:
    """Return the noun that the number counts ("22 of its members", "1,000 jihadists"), ``None`` where it stands alone."""
    top = last
    while first <= sentence.tokens[top].head <= last and sentence.tokens[top].head != top:
        top = sentence.tokens[top].head
    of = next(
        (
            j
            for j in (*sentence.children[top], *sentence.children[last])
            if j > last and sentence.tokens[j].lemma == "of"
        ),
        None,
    )
    if of is None and last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].lemma == "of":
        of = last + 1
    if of is not None:
        return sentence.child(of, "pobj")
    token = sentence.tokens[top]
    above = sentence.tokens[token.head]
    behind = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else token
    is_state = behind.text.casefold() in STATES
    if is_state and (above.i > behind.i if behind.head == top else above == behind and behind.lemma not in NOUNS):
        return None  # the headline's "two dead, six hurt"
    if (
        token.dep in {"nummod", "quantmod", "compound", "amod", "nmod", "det", "predet"}
        and above.i > last
        and above.pos in {"NOUN", "PROPN", "ADJ"}
    ):
        return above.i if above.pos != "ADJ" else None
    return _noun_after(sentence, last)


def _noun_after(sentence: Sentence, last: int) -> int | None:
    """Return the noun that stands right after the number where the tree has lost it."""
    i = last + 1
    while (
        i < len(sentence.tokens)
        and (sentence.tokens[i].pos == "ADJ" or (sentence.tokens[i].tag == "VBN" and sentence.tokens[i].dep == "amod"))
        and sentence.tokens[i].lemma not in {"dead", "injured", "wounded", "missing"}
    ):
        i += 1
    token = sentence.tokens[i] if i < len(sentence.tokens) else None
    return i if token is not None and token.tag == "NNS" and i <= last + 3 else None


def _counts_no_thing(sentence: Sentence, first: int, last: int, noun: int | None) -> bool:
    """Tell whether the number is a measure, a time, an age, a year, or a pronoun."""
    token = sentence.tokens[last]
    if noun is not None and sentence.tokens[noun].lemma in _UNITS:
        return True
    if (
        first == last
        and first > 0
        and sentence.tokens[first - 1].lemma in _BEFORE_YEARS
        and _is_year_like(token.text, token.ent)
    ):
        return True  # "died in 2044 of injuries"
    if (
        token.text.isdigit()
        and noun is None
        and (_is_age(sentence, first, last) or (first == last and _is_year_like(token.text, token.ent)))
    ):
        return True
    if (
        first == last
        and _is_year_like(token.text, token.ent)
        and noun is not None
        and sentence.tokens[noun].tag in {"NN", "NNP"}
    ):
        return True
    if token.lemma == "one" and first == last and (token.pos in {"PRON", "DET"} or token.tag == "PRP") and noun is None:
        return True
    if token.lemma == "both" and (token.dep in {"preconj", "cc", "dep", "advmod"} or token.pos == "CCONJ"):
        return True
    if token.ent == "DATE" and noun is None and first < last:  # "climbed from 20 to 27" is no date
        return not all(
            one.pos in {"NUM", "ADP", "PART", "CCONJ", "PUNCT", "SYM"} for one in sentence.tokens[first : last + 1]
        )
    if token.ent == "DATE" and noun is None and (_is_of_toll(sentence, last) or token.dep == "dobj"):
        return False  # "injuring 40, police said": no day is done anything to
    return token.ent in {"MONEY", "PERCENT", "ORDINAL"} or (
        token.ent in {"TIME", "DATE"} and (noun is None or noun <= last)
    )


def _is_of_toll(sentence: Sentence, i: int) -> bool:
    """Tell whether a number is what a toll has come to ("the toll stands at 88"), whatever the tagger takes it for."""
    verb = governing_verb(sentence, i)
    return verb is not None and any(
        sentence.tokens[j].lemma in _FIGURES for j in sentence.all_children(verb, "nsubj", "nsubjpass", "dobj")
    )


def _is_year_like(word: str, ent: str) -> bool:
    return len(word) == 4 and word[:2] in {"18", "19", "20"} and ent != "CARDINAL"


def _is_age(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether digits between commas after a name are somebody's age ("Omar Haddo, 34, said")."""
    if first == 0 or last + 1 >= len(sentence.tokens):
        return False
    framed = sentence.tokens[first - 1].text == "," and sentence.tokens[last + 1].text in {",", "."}
    return framed and first > 1 and sentence.tokens[first - 2].pos == "PROPN"


def _bounds(match: re.Match[str], prefix: str | None, grammar: Grammar) -> _Bounds | None:
    if match["vague"]:
        return _Bounds(None, None, _folded(match["vprefix"], match["vague"]), "en.count.vague")
    word = prefix or match["suffix"]
    ends = [_value(match[name], grammar) for name in "abcdefn" if match[name]]
    if not ends or any(value is None for value in ends):
        return None
    low, high = ends[0], ends[-1]
    if low is None or high is None or low > high:
        return None
    kind = grammar.kinds.get(_folded(word)) if word else None
    if kind == "at_least":
        return _Bounds(low, None, _folded(word), "en.count.at_least")
    if kind == "at_most":
        return _Bounds(None, high, _folded(word), "en.count.at_most")
    return _Bounds(
        low,
        high,
        _folded(word) or None,
        "en.count.about" if word else "en.count.range" if len(ends) > 1 else "en.count.number",
    )


def _folded(*words: str | None) -> str:
    return " ".join(" ".join(word.casefold().split()) for word in words if word)


def _value(words: str, grammar: Grammar) -> int | None:
    """Return the value of a number in digits, words or both ("2.5 million", "twenty-two", "half a dozen")."""
    folded = _folded(words)
    if folded in grammar.values:
        return grammar.values[folded]
    total, current = 0, 0.0
    for word in re.split(r"[\s-]+", folded):
        plain = word.removesuffix("s") if word.removesuffix("s") in _SCALES else word
        if re.fullmatch(_DIGITS, word):
            current = float(word.replace(",", ""))
        elif plain in {"a", "an", "and", "half"}:
            continue
        elif plain in _SCALES:
            current = (current or 1) * grammar.values[plain]
            if plain != "hundred" and plain != "dozen":
                total, current = total + round(current), 0.0
        elif plain in grammar.values:
            current += grammar.values[plain]
        else:
            return None
    value = total + current
    return int(value) if value == int(value) else round(value)
