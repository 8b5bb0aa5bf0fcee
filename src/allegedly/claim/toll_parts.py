"""The counts of a sentence and its other numbers go in; those that are parts of a count beside them come out marked as such."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from allegedly.claim.clause import governing_verb, is_verb
from allegedly.claim.count_record import make_count
from allegedly.claim.counted import ORDINALS, Found, Scene, is_single
from allegedly.claim.found import NumberHit
from allegedly.claim.toll_words import NOUNS, OBJECT_VERBS, PEOPLE, STATES, SUBJECT_VERBS
from allegedly.records import Count

_OPENS = re.compile(
    r"\b(?:including|among (?:them|whom|those|(?:the|those) (?:dead|wounded|injured|killed|victims))|incl\.|counting)(?:\s+were|\s+was|\s+are|\s+is)?(?:\s+(?:those|that)\s+of)?\s+$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b(?:including|among\s+(?:them|whom|(?:the|those)\s+(?P<fate>dead|killed|wounded|injured|victims)))(?:\s+(?:were|was|are|is))?(?:\s+(?:those|that)\s+of)?\s+",
    re.IGNORECASE,
)
_HOW_BADLY = re.compile(
    r"\s+(?:of\s+(?:them|whom)\s+)?(?:seriously|critically|severely|gravely|badly|grievously|lightly|slightly)\b"
)
_TOLLS = frozenset({"toll", "number", "tally", "count", "total"})
_ORDER = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FOLLOWS = re.compile(r"\s+of\s+(?:them|whom)\b")
# what takes a whole apart stands in brackets, between dashes or behind a colon
_LISTS = re.compile(r"[^.;,:()–—]{0,40}(?:\s?\(|:\s|\s[-–—]\s)(?P<list>[^.;:()–—]*)")
_JOINS = re.compile(r"[^.;:()]{0,30}?(?:,|\band\b|,\s+and\b)\s+(?:(?:her|his|their|its)\s+)?")
_ANYBODY = frozenset({"people", "persons", "individuals", "suspects", "others", "members", "victims"})
_LINKS = re.compile(r"\s?[\w\s-]{0,40}(?:,|\band\b|,\s+and\b)\s+")
_OF_WHOLE = re.compile(r"(?:^|[,;(]\s)\s*of\s+(?:the\s+|those\s+)?$", re.IGNORECASE)
_OF_WHOM = re.compile(r"\bof\s+(?:whom|them)\s+$", re.IGNORECASE)
_MOST = frozenset({"killed", "wounded", "casualties", "detained", "abducted", "missing", "displaced"})
_LISTED = 8  # words behind "including" in which the first of a list of persons is looked for
_OF_THE = 8  # characters of " of the "
_WITHIN = frozenset({"compound", "amod", "poss", "nmod", "npadvmod", "nummod"})


def with_parts(scene: Scene, found: Sequence[Count]) -> tuple[Count, ...]:
    """Return the counts of a sentence in order, parts ("including three children", "two of them women") marked and added as parts."""
    numbers = sorted({(hit.first, hit.last): hit for hit in scene.numbers.values()}.items())
    marked = {count.span.start: count for count in found}
    nouns = [one for _, hit in numbers if (one := _counted_noun(scene, hit)) is not None]
    opened: int | None = None
    for _, hit in numbers:
        start = scene.sentence.tokens[hit.first].start
        own = _whole(start, marked.values())
        own = None if own is not None and start not in marked and _is_of_another(scene, start, own, marked) else own
        whole = own or _whole(start, nouns)
        single = max((last for last in _singles(scene, marked) if last < hit.first), default=None)
        opened = max((one for one in (opened, single) if one is not None), default=None)
        if (whole is None and start not in marked) or not _is_part(scene, hit, opened, whole):
            continue
        if start in marked and whole is not None and _is_other_kind(marked[start], whole):
            continue  # "18 wounded, of whom two died"
        opened = hit.last
        if start in marked:
            marked[start] = _replace(marked[start], whole)
        elif own is not None:
            marked.update((count.span.start, count) for count in _made(scene, hit, own))
    for _, hit in numbers:
        whole = _whole_behind(scene, hit, marked.values())
        if whole is not None and scene.sentence.tokens[hit.first].start not in marked:
            marked.update((count.span.start, count) for count in _made(scene, hit, whole))
    for noun in _persons(scene):
        start = scene.sentence.tokens[noun].start
        whole = _whole(start, marked.values())
        whole = None if whole is not None and _is_of_another(scene, start, whole, marked) else whole
        count = make_count(scene, Found(whole.kind, None, noun, "part")) if whole is not None else None
        if count is not None:
            marked[count.span.start] = _replace(count, whole)
    return tuple(marked[key] for key in sorted(marked))


def with_held(scene: Scene, numbers: Sequence[NumberHit], counts: Sequence[Count]) -> tuple[Count, ...]:
    """Return the counts, those marked as parts that a toll told beside or before them holds.

    "The toll rose to 31 as five of the injured died"; "a blast that left four soldiers dead ... A fourth soldier died on Thursday".
    """
    held = (_is_of_toll(scene, one) or _is_last_of(scene, numbers, one) for one in counts)
    return tuple(_replace(one, None) if is_held else one for one, is_held in zip(counts, held, strict=True))


def _is_of_toll(scene: Scene, count: Count) -> bool:
    if count.kind != "killed" or (count.whom or "").split(" ")[-1].casefold() not in {"wounded", "injured"}:
        return False
    tokens = scene.sentence.tokens
    has_toll = any(token.lemma in _TOLLS and token.pos == "NOUN" for token in tokens)
    more = (one for one in scene.numbers.values() if one.noun is None and one.last < one.first + 3)
    return has_toll and any((one.low or 0) > (count.low or 0) for one in more)


def _is_last_of(scene: Scene, numbers: Sequence[NumberHit], count: Count) -> bool:
    """Tell whether "a fourth soldier" is the last of four soldiers counted in a sentence before."""
    tokens = scene.sentence.tokens
    at = next((t.i for t in tokens if t.start >= count.span.start), 0)
    order = next((tokens[i].lemma for i in (at, at + 1) if i < len(tokens) and tokens[i].lemma in ORDINALS), None)
    noun = (count.whom or "").split(" ")[-1].casefold()
    if count.kind != "killed" or count.rule != "en.count.single" or order is None or tokens[at].lemma == "the":
        return False
    before = (one for one in numbers if one.sentence < scene.sentence.index and one.low == _ORDER.index(order) + 2)
    nouns = (scene.document.sentences[one.sentence].tokens[one.noun].lemma for one in before if one.noun is not None)
    return any(lemma == noun or (noun == order and lemma in PEOPLE) for lemma in nouns)


def _is_of_another(scene: Scene, start: int, whole: Count, marked: Mapping[int, Count]) -> bool:
    """Tell whether people counted for another verb stand between a part and a whole: "three were killed, and five, including a nurse, hurt"."""
    tokens = scene.sentence.tokens
    firsts = (
        tokens[hit.first].start for hit in scene.numbers.values() if hit.noun is not None and hit.noun <= hit.last + 2
    )
    return any(whole.span.end <= first < start and first not in marked for first in firsts)


def _is_other_kind(count: Count, whole: Count) -> bool:
    return count.kind != whole.kind and "casualties" not in (count.kind, whole.kind)


def _whole_behind(scene: Scene, hit: NumberHit, counts: Iterable[Count]) -> Count | None:
    """Return the whole that a number is "of": "three of the nine wounded"."""
    verb = governing_verb(scene.sentence, hit.last)
    if verb is not None and scene.sentence.tokens[verb].lemma in OBJECT_VERBS.keys() | SUBJECT_VERBS.keys():
        return None  # "two of the five men were killed" is a toll of its own
    text, end = scene.document.report.text, scene.sentence.tokens[hit.last].end
    near = (one for one in counts if 0 < one.span.start - end <= _OF_THE and one.kind in _MOST and not one.part)
    return next((one for one in near if text[end : one.span.start].split() == ["of", "the"]), None)


def _counted_noun(scene: Scene, hit: NumberHit) -> Count | None:
    """Return the count of "112 casualties", which may be another event's: what a list behind it takes apart is a part all the same."""
    kind = NOUNS.get(scene.sentence.tokens[hit.noun].lemma) if hit.noun is not None else None
    return make_count(scene, Found(kind, hit, None, "noun")) if kind is not None else None


def _persons(scene: Scene) -> Iterator[int]:
    """Yield the single persons that a list of parts names: "including a nurse and two children", "among them the bomber"."""
    sentence, text = scene.sentence, scene.document.report.text
    for opening in _OPENING.finditer(text, sentence.start, sentence.end):
        at = next((t.i for t in sentence.tokens if t.start >= opening.end()), None)
        if at is None:
            continue
        near = sentence.tokens[at : at + _LISTED]
        head = next(
            (
                t.i
                for t in near
                if t.pos in {"NOUN", "PROPN", "VERB", "PUNCT"} and t.dep not in _WITHIN and t.tag != "HYPH"
            ),
            None,
        )
        head = head if head is not None and sentence.tokens[head].pos in {"NOUN", "PROPN"} else None
        while head is not None:
            if head not in scene.numbers and sentence.tokens[head].dep != "nsubj" and is_single(scene, head):
                yield head
            head = next((j for j in sentence.all_children(head, "conj") if not is_verb(sentence, j)), None)


def _singles(scene: Scene, marked: Mapping[int, Count]) -> Iterator[int]:
    """Yield the single persons of a list that has a whole before it."""
    return (noun for noun in _persons(scene) if _whole(scene.sentence.tokens[noun].start, marked.values()) is not None)


def _whole(start: int, counts: Iterable[Count]) -> Count | None:
    before = [one for one in counts if one.span.start < start and not one.part and one.kind in _MOST]
    return max(before, key=lambda one: one.span.start, default=None)


def _is_part(scene: Scene, hit: NumberHit, opened: int | None, whole: Count | None) -> bool:
    text, tokens = scene.document.report.text, scene.sentence.tokens
    start, end = tokens[hit.first].start, tokens[hit.last].end
    if _OPENS.search(text, max(scene.sentence.start, start - 40), start):
        return True
    if whole is not None and whole.kind == "wounded" and _HOW_BADLY.match(text, end):
        return text[:start].rstrip().endswith(",")  # "19 were injured, two seriously"
    if _FOLLOWS.match(text, end):
        return whole is not None  # "30 of them were killed" is a part of those who were there, not of a toll
    if whole is not None and (
        _is_listed(scene, hit, whole) or _is_out_of(scene, hit, whole) or _is_of_sum(scene, hit, whole)
    ):
        return True
    joined = opened is not None and _JOINS.fullmatch(text, tokens[opened].end, start) is not None
    return joined and hit.noun is not None and not _is_state(scene, hit) and not _is_of_other_harm(scene, hit, whole)


def _is_of_other_harm(scene: Scene, hit: NumberHit, whole: Count | None) -> bool:
    """Tell whether what is counted is a harm of another kind: "nine deaths, three of them children, and 20 injuries"."""
    kind = NOUNS.get(scene.sentence.tokens[hit.noun].lemma) if hit.noun is not None else None
    return kind is not None and whole is not None and kind != whole.kind


def _is_listed(scene: Scene, hit: NumberHit, whole: Count) -> bool:
    """Tell whether a number stands in a list that takes its whole apart: "25 people: 14 civilians and 11 guards", "9 (5 men, 4 women)"."""
    tokens, start = scene.sentence.tokens, scene.sentence.tokens[hit.first].start
    found = _LISTS.fullmatch(scene.document.report.text, whole.span.end, start)
    opens = {tokens[one.first].start for one in scene.numbers.values()}
    if found is None or found.start("list") not in opens:
        return False  # a clause behind a dash: "killed five - two days later three soldiers died"
    between = [token for token in tokens if found.start("list") <= token.start < start]
    told = any(token.pos in {"VERB", "AUX"} and token.text.casefold() not in STATES for token in between)
    return not told and hit.low is not None and (whole.low is None or hit.low < whole.low)


def _is_of_sum(scene: Scene, hit: NumberHit, whole: Count) -> bool:
    """Tell whether a number is one of a list right behind its whole that comes to as many: "12 people, seven women and five men"."""
    tokens, text = scene.sentence.tokens, scene.document.report.text
    if hit.noun is None or (whole.whom or "").split(" ")[-1].casefold() not in _ANYBODY:
        return False
    behind = sorted(
        {one.first: one for one in scene.numbers.values() if tokens[one.first].start >= whole.span.end}.values()
    )
    total, end = 0, whole.span.end
    for one in behind:
        link = text[end : tokens[one.first].start]
        if one.low is None or not _LINKS.fullmatch(link) or (one is behind[0] and "," not in link):
            return False
        total, end = total + one.low, tokens[one.last].end
        if total == whole.low:
            return one.first >= hit.first and one is not behind[0]
    return False


def _is_out_of(scene: Scene, hit: NumberHit, whole: Count) -> bool:
    """Tell whether a clause says what some of a whole were: "of the 28 dead, 19 were pupils", "of whom nine were under 18"."""
    sentence, text = scene.sentence, scene.document.report.text
    start = sentence.tokens[hit.first].start
    if not _OF_WHOLE.search(text, sentence.start, whole.span.start) and not _OF_WHOM.search(
        text, whole.span.end, start
    ):
        return False
    verb = sentence.tokens[hit.last].head if sentence.tokens[hit.last].dep == "nsubj" else None
    return (
        verb is not None
        and sentence.tokens[verb].lemma == "be"
        and sentence.child(verb, "attr", "prep") is not None
        and sentence.child(verb, "acomp") is None
    )


def _is_state(scene: Scene, hit: NumberHit) -> bool:
    after = hit.last + 1
    return after < len(scene.sentence.tokens) and scene.sentence.tokens[after].text.casefold() in STATES


def _replace(count: Count, whole: Count | None) -> Count:
    return Count(
        count.kind,
        count.whom,
        count.low,
        count.high,
        count.exactness,
        whole.scope if whole is not None else count.scope,
        count.as_of,
        count.span,
        "en.count.part",
        True,
        count.policy,
    )


def _made(scene: Scene, hit: NumberHit, whole: Count) -> Iterator[Count]:
    tokens, after = scene.sentence.tokens, hit.last + 1
    kind = STATES.get(tokens[after].text.casefold(), whole.kind) if after < len(tokens) else whole.kind
    noun = hit.noun
    verb = tokens[hit.last].head
    own = OBJECT_VERBS.get(tokens[verb].lemma) or SUBJECT_VERBS.get(tokens[verb].lemma)
    if tokens[hit.last].dep in {"nsubj", "nsubjpass"} and own in {"killed", "wounded"} and own != whole.kind:
        return  # "the capture of 33, two of whom died"
    if noun is None and tokens[hit.last].dep == "nsubj" and tokens[verb].lemma == "be":
        noun = scene.sentence.child(verb, "attr")  # "19 were pupils"
    if noun is not None and tokens[noun].lemma in {"they", "them", "who", "whom"}:
        noun = next((i for i in range(noun + 1, min(noun + 4, len(tokens))) if tokens[i].tag in {"NNS", "NNPS"}), None)
    above = tokens[verb].head
    if (
        (noun is None or tokens[noun].lemma in NOUNS)
        and tokens[above].lemma == "account"
        and tokens[verb].lemma == "for"
    ):
        noun = scene.sentence.child(above, "nsubj")  # "children accounted for 38 of the deaths"
    count = make_count(scene, Found(kind, hit, noun, "part"))
    if count is not None:
        yield _replace(count, whole)
