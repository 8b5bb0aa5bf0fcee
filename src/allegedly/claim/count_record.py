"""A count that was found in a sentence goes in; its record comes out, with whom it counts, how exactly, and whether for one happening or a stretch of time."""

import re

from allegedly.claim.clause import governing_verb, has_subject, is_verb, own_words
from allegedly.claim.counted import Found, Scene, is_aged, objects_of, opening
from allegedly.claim.date_words import MONTH
from allegedly.claim.toll_words import FIGURES, NOUNS, ONE_DEATH, PEOPLE, SIDES
from allegedly.parsed import Sentence
from allegedly.records import Count, CountScope

_DAY = rf"(?:\d{{1,2}}\s)?{MONTH}(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?"
_CUMULATIVE = re.compile(
    r"\b(?:total\snumber|(?<!have )(?<!has )(?<!had )since|so far this (?:year|month|week)|this (?:year|month|week)|in total|to date|last year|over the (?:past|last)|in the (?:week|month|year) (?:to|ending)|in the (?:past|last)|during the war"
    r"|throughout the war|in recent (?:weeks|months|years)|every (?:year|month|week|day)|each (?:year|month|week|day)|altogether"
    rf"|from\s{_DAY}\s(?:to|until|till|through)\s{_DAY}|between\s{_DAY}\sand\s{_DAY}|in\s{MONTH}\salone)\b",
    re.IGNORECASE,
)
# Words for a figure, which count nobody: "a toll of 30 killed"
_FIGURES = FIGURES - {"number"}
_MORE = frozenset({"single", "more", "further", "additional", "extra"})
_PAIRED = frozenset({"woman", "child", "man", "girl", "boy"})  # "41 women and children"
_WARS = frozenset({"war", "conflict", "insurgency", "uprising", "rebellion", "unrest", "crackdown"})
# "The deadliest attack since 2041" counts nothing since 2041.
_UNEQUALLED = re.compile(
    r"\b(?:[a-z]+iest|worst|biggest|largest|highest|heaviest|greatest|first|most\s[a-z]+)\b[^.,;:]*$", re.IGNORECASE
)
# "In July this year", "earlier this month" say when something was.
_ONE_DAY = re.compile(rf"(?:{MONTH}|\b(?:earlier|early|late|later))\s$", re.IGNORECASE)


def make_count(scene: Scene, one: Found) -> Count | None:
    """Return the record of a count, ``None`` where neither a number nor a person stands behind it."""
    sentence = scene.sentence
    scope = _scope(scene, one)
    if one.number is None:
        if one.noun is None:
            return None
        first = min(
            (
                j
                for j in sentence.all_children(one.noun, "det", "compound", "amod")
                if j < one.noun and sentence.tokens[j].text != "dead"  # "shot dead a guard"
            ),
            default=one.noun,
        )
        if is_aged(sentence, one.noun) or opening(sentence, one.noun) < sentence.edges[one.noun][0]:
            first = opening(sentence, one.noun)
        span = scene.document.span(sentence, first, _last_of(sentence, one.noun))
        is_said = (
            sentence.tokens[one.noun].pos not in {"PRON", "DET"} and sentence.tokens[one.noun].lemma not in ONE_DEATH
        )
        whom = span.text if is_said else None
        return Count(one.kind, _without_article(whom), 1, 1, None, scope, None, span, f"en.count.{one.rule}")
    span = scene.document.span(sentence, one.number.first, one.number.last)
    whom = _whom(scene, one)
    return Count(
        one.kind, whom, one.number.low, one.number.high, one.number.exactness, scope, None, span, f"en.count.{one.rule}",
        policy=one.number.policy,
    )  # fmt: skip


def _without_article(words: str | None) -> str | None:
    return re.sub(r"^(?:an?|another|the|one)\s+", "", words, flags=re.IGNORECASE) if words else None


def _whom(scene: Scene, one: Found) -> str | None:
    """Return the counted noun phrase without its number and articles: "members" for "22 of its members"."""
    sentence, noun = scene.sentence, one.noun
    if noun is None and one.number is not None and one.number.noun is not None:
        return _side(scene, one.number.noun, one.number.last if one.number.high != 0 else one.number.first)
    if (
        noun is None
        or one.number is None
        or sentence.tokens[noun].lemma in NOUNS.keys() | _MORE | _FIGURES
        or (
            one.number.first <= noun <= one.number.last
            and one.rule != "plural"
            and (one.number.high != 0 or sentence.tokens[noun].lemma not in PEOPLE)
        )
    ):
        return None
    first, from_ = noun, one.number.last if one.number.last < noun else sentence.edges[noun][0] - 1
    while first - 1 > from_ and (
        sentence.tokens[first - 1].pos in {"ADJ", "NOUN", "PROPN"} or sentence.tokens[first - 1].text == "-"
    ):
        first -= 1
    while first < noun and sentence.tokens[first].lemma in _MORE:
        first += 1
    return scene.document.span(sentence, first, _last_of(sentence, noun)).text


def _side(scene: Scene, noun: int, before: int) -> str | None:
    """Return whose dead "87 civilian deaths" are, ``None`` where the words do not say."""
    sentence = scene.sentence
    own = [i for i in sentence.all_children(noun, "amod", "compound", "nmod") if i > before]
    whose = [i for i in own if sentence.tokens[i].lemma in PEOPLE | SIDES]
    is_death = sentence.tokens[noun].lemma in NOUNS and noun > before
    return scene.document.span(sentence, whose[0], whose[-1]).text if is_death and whose else None


def _last_of(sentence: Sentence, noun: int) -> int:
    """Return the last word of who is counted: of "passers-by" the "by", of "women and children" the children."""
    last, tokens = noun, sentence.tokens
    while last + 2 < len(tokens) and tokens[last + 1].text == "-" and tokens[last + 1].start == tokens[last].end:
        last += 2
    if tokens[noun].lemma == "member" and last == noun and (whose := objects_of(sentence, noun, {"of"})):
        return whose[0]  # "members of the Desert Guard"
    pair = next((j for j in sentence.all_children(noun, "conj") if j == noun + 2), None)
    is_pair = pair is not None and tokens[noun].lemma in _PAIRED and tokens[pair].lemma in _PAIRED
    return pair if pair is not None and is_pair else last


def _scope(scene: Scene, one: Found) -> CountScope:
    """Return ``cumulative`` where the clause of the count speaks of a stretch of time ("since 2014", "so far this year")."""
    sentence = scene.sentence
    at = one.number.last if one.number is not None else one.noun
    verb = governing_verb(sentence, at) if at is not None else None
    if verb is None or at is None:
        return "incident"
    first, last = _told_by(sentence, verb, at)
    text = scene.document.report.text[sentence.tokens[first].start : sentence.tokens[last].end]
    spans = (found for found in _CUMULATIVE.finditer(text))
    not_over_time = (_UNEQUALLED, _ONE_DAY)
    is_over_time = any(not any(one.search(text, 0, found.start()) for one in not_over_time) for found in spans)
    is_over_time = is_over_time or _is_of_war(sentence, verb)
    return "cumulative" if is_over_time else "incident"


def _is_of_war(sentence: Sentence, verb: int) -> bool:
    """Tell whether a clause counts what a war has cost up to now: "the conflict has killed 3,000", "90 have died in the war"."""
    has = any(sentence.tokens[i].text.casefold() in {"has", "have"} for i in sentence.all_children(verb, "aux"))
    return has and any(sentence.tokens[i].lemma in _WARS for i in own_words(sentence, verb))


def _told_by(sentence: Sentence, verb: int, at: int) -> tuple[int, int]:
    """Return the ends of a verb's clause without the clauses beside it that have a subject of their own: "300 were held since May; police speak of 80"."""
    first, last = sentence.edges[verb]
    for i in sentence.all_children(verb, "conj", "ccomp", "parataxis"):
        begins, ends = sentence.edges[i]
        if begins <= at <= ends or not is_verb(sentence, i) or not has_subject(sentence, i):
            continue
        if ends < at:
            first = max(first, ends + 1)
        else:
            last = min(last, begins - 1)
    return first, last
