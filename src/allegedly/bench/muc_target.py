"""An event of a record in, what and whom it hit out, sorted as the MUC template sorts targets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from allegedly.bench.muc_words import (
    DEADLY,
    GROUPS,
    HARMFUL,
    HURTFUL,
    KIND_OF,
    MILITARY_THING,
    NOBODY,
    PERSON_OF,
    RUINOUS,
    SIGNS,
    THING_OF,
    TITLES,
    WEAPONS,
    is_common,
)
from allegedly.records import Actor, Annotation, Count, Event, Participant, Span

_AFTER = re.compile(
    r"\s(?:of|in|on|at|from|who|which|that|with|for|belonging|near|by|where|located|to)\s", re.IGNORECASE
)
MANY = 200  # victims; more are those of a war or of years
_ASIDE = re.compile(r",\s+(?:the |a |an )?([^,.;:()\[\]]{3,90})[,.;]", re.IGNORECASE)
_NUMBERS = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE")


class Target(NamedTuple):
    """What was hit: its words, a person's name and title, its kind of the template's list (``GROUP``: an armed group), how many, and the effect."""

    text: str
    name: str
    title: str
    kind: str
    is_thing: bool
    number: str | None
    effect: str | None


def targets_of(annotation: Annotation, event: Event) -> Iterator[Target]:
    """Yield the targets of one event: its recipients, and whom its counts count."""
    actors = {actor.id: actor for actor in annotation.actors}
    places = {(place.span.start, place.span.end) for place in annotation.places}
    seen: list[str] = []
    for one in event.recipients:
        is_place = (one.span.start, one.span.end) in places
        target = None if is_place else _target(annotation.report.text, event, one, actors.get(one.actor or ""))
        if target is not None:
            seen.append(target.text.upper())
            yield target
    for count in event.counts:
        whom = (count.whom or "").upper()
        if (
            whom
            and not count.part
            and not any(whom.split()[-1] in text for text in seen)
            and count.kind in {"killed", "wounded", "abducted"}
        ):
            seen.append(whom)
            effect = {"killed": "DEATH", "wounded": "INJURY"}.get(count.kind)
            yield Target(whom, "", "", _person_kind(whom, None), False, _figure(count), effect)


def _is_of(count: Count, one: Participant) -> bool:
    """Tell whether a count is that of a participant: it stands in its words, or right before them ("the SIX priests")."""
    if one.span.start <= count.span.start and count.span.end <= one.span.end:
        return True
    is_before = count.span.end < one.span.start <= count.span.end + len(count.whom or "") + 1
    return is_before and (count.whom or "").upper().endswith(one.span.text.upper())


def _target(text: str, event: Event, one: Participant, actor: Actor | None) -> Target | None:
    words = " ".join(one.span.text.split())
    if words.lower() in NOBODY:
        words = one.name
    head = head_of(words)
    if not head or head in NOBODY or head in WEAPONS:
        return None
    count = next((count for count in event.counts if not count.part and _is_of(count, one)), None)
    if count and (count.low or 0) > MANY:
        return None
    number = _figure(count) if count else _number(words, head)
    if one.kind == "armed_group" or head in GROUPS:
        return Target(words, "", "", "GROUP", False, number, _harm(event))
    name, title = _name_and_title(words, head, one, actor)
    if name and not title:
        spans = (one.span, *(actor.mentions if actor else ()))
        title = next(filter(None, (_title_beside(text, span) for span in spans)), "")
    if _is_thing(head, one, name, event):
        if MILITARY_THING.search(words):
            return Target(words, "", "", "GROUP", False, number, None)
        return Target(
            _core(words),
            "",
            "",
            _thing_kind(words, head),
            True,
            number,
            _damage(event),
        )
    kind = _person_kind(f"{title} {words}", one.kind)
    return Target(_core(words), name, title, kind, False, "1" if name else number, _harm(event))


def head_of(words: str) -> str:
    """Return the noun of a phrase, in lower case.

    >>> head_of("the OFFICES of the bank"), head_of("ELECTRIC POWER TOWERS")
    ('offices', 'towers')
    """
    core = re.findall(r"[^\W_]+", _core(words).lower())
    return core[-1] if core else ""


def _core(words: str) -> str:
    inner = re.sub(r"\s*[\[(][^\])]*[\])]", "", words)
    return _AFTER.split(f"{inner} ")[0].strip(' ,"')


def _is_thing(head: str, one: Participant, name: str, event: Event) -> bool:
    """Tell whether a noun is a thing: by the noun, else where it is nobody known and what was done is not done to people."""
    single = head.removesuffix("s")
    if head in PERSON_OF or single in PERSON_OF or name:
        return False
    if head in THING_OF or single in THING_OF:
        return one.kind not in {"armed_group", "military"}
    return one.kind is None and not _harm(event) and event.mode != "abduct"


def _thing_kind(words: str, head: str) -> str:
    """Return the kind of a thing: what its owner or use says before what the noun says."""
    own = THING_OF.get(head, THING_OF.get(head.removesuffix("s"), "OTHER"))
    if own == "TRANSPORT VEHICLE":
        return own
    return next((kind for kind, sign in SIGNS if re.search(rf"\b(?:{sign})\b", words, re.IGNORECASE)), own)


def _person_kind(words: str, kind: str | None) -> str:
    lower = re.findall(r"[^\W_]+", words.lower())
    is_former = "former" in lower or "retired" in lower
    found = next(
        (PERSON_OF[word] for word in (*reversed(lower), *(w.removesuffix("s") for w in lower)) if word in PERSON_OF),
        None,
    )
    if found in (None, "CIVILIAN") and kind in KIND_OF:
        found = KIND_OF[kind]
    if is_former and found in {"GOVERNMENT OFFICIAL", "ACTIVE MILITARY"}:
        return "FORMER GOVERNMENT OFFICIAL" if found == "GOVERNMENT OFFICIAL" else "FORMER ACTIVE MILITARY"
    return found or "CIVILIAN"


def _name_and_title(words: str, head: str, one: Participant, actor: Actor | None) -> tuple[str, str]:
    """Return a person's fullest name and first title, the name being what the record writes with capitals; both empty for one described only."""
    if not _is_printed_name(one.name) or head in THING_OF:
        return "", ""
    mentions = [" ".join(span.text.split()) for span in actor.mentions] if actor else []
    cut = [_cut(mention) for mention in (words, *mentions) if head_of(mention)]
    last = _cut(one.name)[1].upper().split()[-1:]
    names = [name for _, name in cut if name.upper().split()[-1:] == last or set(last) & set(name.upper().split())]
    titles = [title for title, name in cut if title and name in names]
    roles = [
        mention
        for mention in mentions
        if head_of(mention) in PERSON_OF and not set(last) & set(mention.upper().split())
    ]
    name = max(names, key=lambda one: len(one.split()), default="")
    return (name, next(iter((*titles, *roles)), "")) if name else ("", "")


def _title_beside(text: str, span: Span) -> str:
    """Return the title before a name ("JUDGE Anton Drevik") or the role in commas after it ("Anton Drevik, MAYOR OF OSTREL,")."""
    before = re.findall(r"[^\W_]+\.?|[^\w\s]", text[max(0, span.start - 60) : span.start])
    found: list[str] = []
    while before and before[-1].lower().strip(".") in TITLES | PERSON_OF.keys():
        found.insert(0, before.pop())
    if found:
        return " ".join(found)
    after = _ASIDE.match(text, span.end)
    role = " ".join(after.group(1).split()) if after else ""
    return role if role and head_of(role) in PERSON_OF else ""


def _is_printed_name(name: str) -> bool:
    """Tell whether a name stands in the record as print writes one: each word but small ones with a capital; of one in capitals no word is common."""
    words = [word for word in name.split() if len(word) > 3]
    last = head_of(name)
    if not words or last in PERSON_OF or last.removesuffix("s") in PERSON_OF:
        return False
    if name.isupper():
        own = [word.lower() for word in _cut(name)[1].split()]
        return not any(is_common(word, bare=True) for word in own) and not all(map(is_common, own))
    return all(word[0].isupper() for word in words)


def _cut(words: str) -> tuple[str, str]:
    """Return a person's title and name: "Colonel", "Luis Rey"."""
    pieces = [word for word in _core(words).split() if word.lower() not in {"the", "a", "an", "his", "her", "their"}]
    at = 0
    while at < len(pieces) - 1 and pieces[at].lower().strip(".,") in TITLES | PERSON_OF.keys():
        at += 1
    return " ".join(pieces[:at]), " ".join(pieces[at:])


def _number(words: str, head: str) -> str | None:
    first = words.upper().replace("THE ", "").split()[:1]
    if first and first[0] in _NUMBERS:
        return str(_NUMBERS.index(first[0]) + 1)
    if first and first[0].isdigit():
        return first[0]
    is_plural = (head.endswith("s") and not head.endswith("ss")) or head in {
        "men",
        "people",
        "women",
        "children",
        "policemen",
    }
    return "PLURAL" if is_plural else "1"


def _figure(count: Count) -> str:
    if count.low is None and count.high is None:
        return "PLURAL"
    if count.low == count.high:
        return str(count.low)
    return f"{count.low or 0}-{count.high or ''}"


def _harm(event: Event) -> str | None:
    trigger = event.trigger.text
    kinds = {count.kind for count in event.counts}
    if DEADLY.search(trigger) or kinds == {"killed"}:
        return "DEATH"
    return "INJURY" if HURTFUL.search(trigger) or kinds == {"wounded"} else None


def _damage(event: Event) -> str | None:
    if RUINOUS.search(event.trigger.text):
        return "DESTROYED"
    return "SOME DAMAGE" if HARMFUL.search(event.trigger.text) else None
