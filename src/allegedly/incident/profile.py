"""Mentions of one happening in, one profile of it out: the most precise date and place, the parties, figures and words of all."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from allegedly.incident.accord import level
from allegedly.incident.mention import Mention, evidence_words, is_denial
from allegedly.incident.spelling import bones
from allegedly.incident.story import Words, names_in, telling
from allegedly.incident.wording import APART, AREAS, NUMBERS, QUARTERS, WEEK_AND_YEAR, stems, word_set, words_of
from allegedly.records import Count, Participant, Place, Relation, When

_COMMON = word_set(
    "police officials official people persons killed killing wounded wounding injured spokesman spokeswoman report reports "
    "reported saying forces group government troops ministry earlier denied accused carried attack attacked"
)
_NAME = re.compile(
    r"(?<![.!?\n]\s)(?<!^)\b[A-Z][^\W\d_]+(?:[-’'][^\W\d_]+)*(?: [A-Z][^\W\d_]+)*(?: (?:district|province|quarter|neighbourhood|suburb)\b)?"
)
_SITE = re.compile(r"\b(?:at|in|inside|on|outside) (?:an?|the) (?:[^\W\d_]+ ){0,2}?([^\W\d_]+)\b(?! of\b)")
_QUALIFIED = re.compile(rf"\b({'|'.join(sorted(QUARTERS))}) (?!(?:{'|'.join(sorted(AREAS))})\b)([a-z]{{4,}})\b")
_NUMBERED = re.compile(r"\b([A-Z][a-z]{2,}) (\d{1,3})\b(?![,.]?\d| (?:people|men|women|soldiers|and \d))")
_NAME_AFTER = re.compile(r"^ ((?:[A-Z][^\W\d_]+)(?: (?:[A-Z][^\W\d_]+))*)")
# Words for what goes on for weeks and holds many acts; an act is never read as one of them.
_COURSE = ("war", "conflict", "hostilit", "insurgen", "campaign", "offensive", "operation", "military operation", "battle",
           "fight", "combat", "violence")  # fmt: skip
_ACTS = word_set("fight fights fought fighter combat")  # a fight may be one of an hour
_KILLING = re.compile(
    r"\b(?:kill|murder|assassinat|execut|death|dead|slain|slay|die|dying|behead|hanged|lynch|massacre)"
)
_BODIES = frozenset({"state", "military", "armed_group", "igo", "ngo", "monitor", "media", "company", "court"})
ALONE = frozenset({"abduct", "sexual"})  # modes that only fit themselves
_NAME_LETTERS = 4
_LONG_SENTENCE = 12  # words: a shorter one may stand in two reports by chance
_RARE_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of act that a happening is told as, with the words that name it."""

    type: str | None
    mode: str | None
    triggers: frozenset[str]
    stems: frozenset[str]

    @property
    def key(self) -> tuple[str | None, str | None]:
        """Type and mode."""
        return (self.type, self.mode)


@dataclass(frozen=True, slots=True)
class Profile:
    """What one mention, or several held to be one happening, say of it."""

    kinds: tuple[Kind, ...]
    when: When | None
    where: Place | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    counts: tuple[Count, ...]
    rare_words: frozenset[str]
    names: frozenset[str]
    sentences: frozenset[tuple[str, ...]]
    known: frozenset[str]
    relations: tuple[Relation, ...]
    report_dates: tuple[str, ...]
    unrealised: bool
    aggregate: bool
    anniversary: bool
    tellers: tuple[str, ...]
    sites: frozenset[str]
    denied_for: tuple[str, ...]
    back: str | None
    qualified: dict[str, frozenset[str]]
    story: Mapping[str, float]
    apart: str | None
    elsewhere: frozenset[str]
    scene: frozenset[str]
    spelled: frozenset[str]
    other_places: frozenset[str]
    away: frozenset[str]
    again: str | None
    dead: frozenset[str]
    is_owned: bool
    inside: frozenset[str]
    is_aside: bool

    @property
    def type(self) -> str | None:
        """The type of the first of its kinds."""
        return self.kinds[0].type

    @property
    def triggers(self) -> frozenset[str]:
        """The words that name it, in lower case."""
        return frozenset().union(*(kind.triggers for kind in self.kinds))

    @property
    def is_course(self) -> bool:
        """Whether it is told as what goes on for weeks: a war, an offensive."""
        return all(
            trigger.startswith(_COURSE) and trigger not in _ACTS for kind in self.kinds for trigger in kind.triggers
        )


def profile(members: Sequence[Mention]) -> Profile:
    """Return the profile of mentions given in their order."""
    where, story = where_of(members), _story(members)
    return Profile(
        kinds=_kinds(members),
        when=when_of(members),
        where=where,
        actors=tuple(party for member in members for party in member.event.actors),
        recipients=tuple(party for member in members for party in member.event.recipients),
        counts=tuple(count for member in members for count in member.counts),
        rare_words=frozenset().union(*(_rare(member) for member in members)),
        names=frozenset().union(*(_names(member) for member in members)),
        sentences=frozenset(
            (*words, member.event.trigger.text.casefold())
            for member in members
            if len(words := evidence_words(member)) >= _LONG_SENTENCE
        ),
        known=frozenset().union(*(member.known for member in members)),
        relations=tuple(relation for member in members for relation in member.source.relations),
        report_dates=tuple(sorted({member.source.date for member in members if member.source.date})),
        unrealised=all(member.unrealised and not member.answering for member in members),
        aggregate=any(member.event.aggregate for member in members),
        anniversary=any(member.intro.anniversary or (member.intro.on_trial and not member.when) for member in members),
        sites=frozenset(word for member in members for word in _SITE.findall(member.event.evidence.text.casefold())),
        denied_for=_denied_for(members),
        qualified=_qualified(members),
        story=story,
        apart=_apart(members),
        elsewhere=_elsewhere(members),
        scene=names_in(story),
        other_places=_other_places(members) | _away(members),
        away=_away(members),
        again=next((member.intro.again for member in members if member.intro.again), None),
        dead=frozenset().union(*(_dead(member) for member in members)),
        spelled=_spelled(where) if where else frozenset(),
        back=next((member.intro.words for member in members if member.intro.dated), None),
        inside=_inside(members),
        is_owned=any(claim.stance == "accepts_responsibility" for member in members for claim in member.claims),
        is_aside=all(not m.when and not m.where and m.event.type in m.anchored for m in members),
        tellers=tuple(sorted({claim.voice for member in members for claim in member.claims if claim.voice})),
    )


def _spelled(where: Place) -> frozenset[str]:
    """The words of a place's name as names are compared, those that few reports have where there are such: "Thiamba" of "Camp Thiamba"."""
    words = telling(where.name)
    return names_in(words) or frozenset(words)


def _dead(member: Mention) -> Iterator[str]:
    """The people by name, first and last at least, who are told to be dead; nobody dies twice."""
    if not _KILLING.search(member.event.trigger.text.casefold()):
        return
    for party in member.event.recipients:
        words = party.name.split()
        if len(words) > 1 and party.kind not in _BODIES and all(word[:1].isupper() for word in words):
            yield " ".join(words[-2:]).casefold()


def _denied_for(members: Sequence[Mention]) -> tuple[str, ...]:
    """Whose deed it is denied to be, where it is only denied and has no day or place: the denial of what others must have told."""
    if not all(is_denial(member) and not member.when and not member.where for member in members):
        return ()
    voices = {claim.voice or m.source.issuer for m in members for claim in m.claims} - {None}
    return tuple(
        sorted(
            {voice for voice in voices if voice} | {party.name for member in members for party in member.event.actors}
        )
    )


def _qualified(members: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """Nouns told from their like: "the northern checkpoint", "a girls' school", "Post 6", "the tanker Ionia Crest"; a "northern town" may be a central one."""
    found: dict[str, frozenset[str]] = {}
    for member in members:
        text = member.event.evidence.text.replace("’", "'")
        told = [(noun, side) for side, noun in _QUALIFIED.findall(text)]
        told += [(noun.casefold(), number) for noun, number in _NUMBERED.findall(text)]
        told += _called(member)
        for noun, what in told:
            if noun not in WEEK_AND_YEAR:
                found[noun] = found.get(noun, frozenset()) | {what}
    return found


def _called(member: Mention) -> Iterator[tuple[str, str]]:
    """The names that follow those to whom it was done: "the tanker Ionia Crest", "the campaigner Hanan Dar"."""
    text, start = member.event.evidence.text, member.event.evidence.start
    for party in member.event.recipients:
        if party.name[:1].islower() and (name := _NAME_AFTER.match(text[party.span.end - start :])):
            yield f"the {party.name.split()[-1]} called", bones(name.group(1)) or name.group(1).casefold()


def _elsewhere(members: Sequence[Mention]) -> frozenset[str]:
    """The words for those to whom its reports tell other things were done, and not this."""
    ids = {member.event.id for member in members}
    others = [words for member in members for event, words in member.targets.items() if event not in ids]
    own = [member.targets[member.event.id] for member in members]
    return frozenset().union(*others) - frozenset().union(*own)


_FROM = re.compile(
    r"\b(?:kilomet(?:re|er)s?|km|miles?|minutes?|hours?)\b[^.;]{0,40}?\b(?:from|of) ((?:[A-Z][^\W\d_]+(?: |$)?)+)|"
    r"\b(?:across the (?:river|valley|bay|lake|border) from|(?:north|south|east|west) of) ((?:[A-Z][^\W\d_]+(?: |$)?)+)"
)


_WITHIN = re.compile(r"\bwithin (?:\S+ ){0,3}$", re.IGNORECASE)  # "no unit was within 40 km of X"


def _other_places(members: Sequence[Mention]) -> frozenset[str]:
    """Places that its reports name for other acts, in lower case."""
    ids = {member.event.id for member in members}
    told = {member.event.evidence.start for member in members}
    others = {name for m in members for event, (name, at) in m.places.items() if event not in ids and at not in told}
    own = {member.where.name.casefold() for member in members if member.where}
    return frozenset(name.casefold() for name in others) - own


def _away(members: Sequence[Mention]) -> frozenset[str]:
    """Places that its sentences name to say how far from there it was, where they say where: "at Stone Quay, nine miles from Osk"."""
    if not any(member.where for member in members):
        return frozenset()
    texts = [member.event.evidence.text for member in members]
    told = ((text, match) for text in texts for match in _FROM.finditer(text))
    far = (match for text, match in told if not _WITHIN.search(text[: match.start()]))
    names = {name.strip() for match in far for name in match.groups() if name}
    # "6 km from X, where rebels overran a post" was at X
    return frozenset(name.casefold() for name in names if not any(f"{name}, where" in text for text in texts))


def _inside(members: Sequence[Mention]) -> frozenset[str]:
    """The places of theirs that it was in, and not near or on the way to, in lower case."""
    places = ((member.where.name, member.event.evidence.text) for member in members if member.where)
    return frozenset(
        name.casefold()
        for name, text in places
        if re.search(rf"\b(?:in|at|inside|into) (?:\w+ ){{0,4}}{re.escape(name)}\b", text)
    )


def _apart(members: Sequence[Mention]) -> str | None:
    """The words that tell it from something told before: "another attack", "a second convoy"."""
    for member in members:
        if member.intro.apart:
            return member.intro.words
        for party in member.event.recipients:
            if APART.intersection(words_of(party.name)[:2]):
                return party.name
    return None


def _story(members: Sequence[Mention]) -> Mapping[str, float]:
    """The telling words of what surrounds them."""
    if all(member.story is members[0].story for member in members):
        return members[0].story
    return Words({word: weight for member in members for word, weight in member.story.items()})


def _kinds(members: Sequence[Mention]) -> tuple[Kind, ...]:
    """The kinds of act among them, one for each type; an abduction told with a killing is one of its own."""
    by_type: dict[tuple[str | None, str | None], list[Mention]] = {}
    for member in members:
        by_type.setdefault((member.event.type, member.event.mode), []).append(member)
    return tuple(
        Kind(
            kind[0],
            mode_of(own),
            frozenset(member.event.trigger.text.casefold() for member in own),
            frozenset().union(*(stems(member.event.trigger.text) for member in own)),
        )
        for kind, own in by_type.items()
    )


def mode_of(members: Sequence[Mention]) -> str | None:
    """Return the mode that most mentions give, the first given when there is a tie, ``None`` when none gives one."""
    modes = Counter(member.event.mode for member in members if member.event.mode)
    return modes.most_common(1)[0][0] if modes else None


def when_of(members: Sequence[Mention]) -> When | None:
    """Return the most precise date that is stated, the first of equals."""
    dated = [member.when for member in members if member.when]
    return min(dated, key=lambda when: (when.precision or 9, not (when.earliest and when.latest)), default=None)


def where_of(members: Sequence[Mention]) -> Place | None:
    """Return the most precise place, resolved ones first, the first of equals."""
    placed = [member.where for member in members if member.where]
    return min(placed, key=lambda place: (place.country is None, level(place)), default=None)


def _rare(member: Mention) -> frozenset[str]:
    """The longer words of its sentence that are not said of every happening; its own word, numbers and names left out."""
    own = set(words_of(member.event.trigger.text)) | set(words_of(member.where.name if member.where else ""))
    own |= {word for name in _NAME.findall(member.event.evidence.text) for word in words_of(name)}
    own |= {word for party in member.event.actors for word in words_of(party.name)}
    found = (word for word in evidence_words(member) if len(word) >= _RARE_LETTERS)
    return frozenset(word for word in found if word not in own | _COMMON | WEEK_AND_YEAR | NUMBERS)


def _names(member: Mention) -> frozenset[str]:
    """The names in its sentence, in lower case: a place that was not taken for its own is among them."""
    text = member.event.evidence.text
    found = {
        match.group().casefold()
        for match in _NAME.finditer(text)
        if len(match.group()) >= _NAME_LETTERS
        and not text[: match.start()].endswith(" from ")  # where people come from
    }
    parties = {" ".join(words_of(party.name)) for party in member.parties if party.actor in member.known}
    speakers = {" ".join(words_of(claim.voice or "")) for claim in member.claims}
    said = parties | speakers | {" ".join(words_of(member.source.outlet or ""))}
    own = {name: name.replace("’", "'").removesuffix("'s") for name in found}
    return frozenset(name for name, bare in own.items() if bare not in WEEK_AND_YEAR and not _is_of(bare, said))


def _is_of(name: str, said: Set[str]) -> bool:
    """Whether a name is that of one who is said, with or without a title or office: "Deputy Mayor Anwar Selki", of "Anwar Selki"."""
    return any(name in one or (" " in one and one in name) for one in said)
