"""Two mentions of one report in; their comparison out, with what the report's own words say of their being one or two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from allegedly.incident.accord import overlap
from allegedly.incident.compare import IN_ONE_REPORT, IN_ONE_SENTENCE, TOLD_AS_ONE, Comparison, Spoken, compare
from allegedly.incident.kind import are_kin
from allegedly.incident.mention import Mention, is_denial, is_harm, is_head
from allegedly.incident.onward import anchors_of, is_bare_act, is_named, is_sum, leaves_open, may_add, tells_on
from allegedly.incident.profile import Profile, profile
from allegedly.incident.sides import actors
from allegedly.incident.wording import AT_ANOTHER_TIME, stems, word_set

_REFERS_BACK = 3.0
_ANSWERS = 3.5
_RESTATES = 2.5
_GOES_ON = 3.0
_HARM_OF = 2.5
_TOLL_OF = 2.0
_MEANS = 3.0
_TOGETHER = 3.0
_CONTINUES = 3.0
_APPOSED = 3.0
_NAMES_ANYTHING = word_set("attack assault incident violence event killing strike raid")
_SAME_THING = re.compile(r",\s+(?:an?|the)\s+(?:\w+[\s-]+){0,3}$")
_BY = re.compile(r"^\s+(?:by|in|during|with|from)\s+(?:\w+[\s-]+){0,4}$")
_IN = re.compile(
    r"^(?:\s+[\w,.'’-]+){1,6}?\s+(?:in|during)\s+(?:[\w'’-]+[\s-]+){0,4}$"
)  # "killed 11 people in the border raid"
_HOURS_AFTER = re.compile(
    r"\b(?:minutes|hours?|days?|weeks?|months?|years?|shortly|soon) (?:after|before|later|earlier)\b"
)
_ONE_AFTER_ANOTHER = re.compile(
    r"\b(?:after|before(?! dawn)|over|because|since|when|while|until|then|later|earlier|who|which|that|to|for|if|said|says|as|but|or|accus\w+)\b"
)
_AND = re.compile(r"(?:\band\b|,)")
_ACTS_OF_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
_AFTER_THAT = re.compile(
    r"\b(?:(?:minutes|hours?|days?|weeks?|months?|years?|shortly|soon) (?:after|before)|(?:revenge|retaliation|reprisal|response) (?:for|to))\b[^,;]*$",
    re.IGNORECASE,
)
_ANEW, _BACKGROUND, _TWO_TOLLS = -2.5, -2.0, -3.0
_TOLL_REACH = 600  # characters between an act and a toll told of it without naming it


@dataclass(frozen=True, slots=True)
class Telling:
    """The body of a report as it is told: its mentions in order, the profile of each mention, and what each looks back to.

    ``looks_back`` holds for "the strike" the nearest mention before it that fits, ``toll_of`` the same for a toll told on its own,
    ``goes_on`` for what a voice says next to its denial, or denies next to what it says, ``continues`` for an act that is nowhere and at
    no time but there and then.
    """

    body: tuple[Mention, ...]
    profiles: dict[str, Profile]
    looks_back: dict[str, str]
    toll_of: dict[str, str]
    goes_on: dict[str, str]
    continues: dict[str, str]


def telling(mentions: Sequence[Mention]) -> Telling:
    """Return how the mentions of one report are told."""
    body = tuple(mention for mention in mentions if not is_head(mention))
    bare = Telling(body, {mention.event.id: profile([mention]) for mention in mentions}, {}, {}, {}, {})
    acts = [mention for mention in body if not is_harm(mention)]
    looks_back = {
        later.event.id: found for later in body if _looks_back(later) and (found := _meant(later, body, bare))
    }
    toll_of = {
        later.event.id: found
        for later in body
        if _is_bare_toll(later, acts, bare) and (found := _nearest_named(later, acts, bare))
    }
    goes_on = {
        later.event.id: earlier.event.id
        for earlier, later in pairwise(body)
        if _goes_on(earlier, later) and _fits(earlier, later, bare, are_kin_too=True)
    }
    continues = {
        later.event.id: found
        for later in body
        if (is_bare_act(later) and (found := _nearest(later, anchors_of(later, body), bare)))
        or (later.event.id not in (*looks_back, *toll_of) and (found := _told_on(later, body, bare)))
    }
    return Telling(body, bare.profiles, looks_back, toll_of, goes_on, continues)


def linked(earlier: Mention, later: Mention, told: Telling) -> tuple[Comparison, bool]:
    """Compare two mentions of one report; the second value says whether the report's own words tie them together."""
    features = IN_ONE_SENTENCE if _one_sentence(earlier, later) else IN_ONE_REPORT
    if _may_be_kin(earlier, later, told):
        features = TOLD_AS_ONE
    base = compare(told.profiles[earlier.event.id], told.profiles[later.event.id], features)
    if base.forbidden:
        return base, False
    ties = _ties(earlier, later, told)
    forbidden = _told_apart(earlier, later)
    spoken = (*base.spoken, *ties, *_doubts(earlier, later, bool(ties)))
    return Comparison(sum(one.score for one in spoken), spoken, forbidden), bool(ties)


def _may_be_kin(earlier: Mention, later: Mention, told: Telling) -> bool:
    """Whether the words tie two acts of two kinds together, of which one happening may be told: "raided the village and arrested twelve"."""
    if are_alike(earlier, later):
        return False
    one, two = (told.profiles[one.event.id] for one in (earlier, later))
    if is_harm(earlier) and is_means(earlier, later):
        return later.event.type in _ACTS_OF_FORCE
    tied = _is_together(earlier, later) or earlier.event.id in (
        told.goes_on.get(later.event.id),
        told.continues.get(later.event.id),
    )
    return tied and are_kin(one, two)


def are_alike(earlier: Mention, later: Mention) -> bool:
    """Whether both are of one type."""
    return earlier.event.type == later.event.type


def _is_together(earlier: Mention, later: Mention) -> bool:
    """Whether one sentence tells two acts of one doer in a row: "rammed and sank", "raided the quarter and arrested twelve"."""
    between = _between(earlier, later)
    if not between or not _AND.search(between) or _ONE_AFTER_ANOTHER.search(between):
        return False
    if earlier.unrealised or later.unrealised or not {earlier.event.type, later.event.type} <= _ACTS_OF_FORCE:
        return False
    ours, theirs = ({party.name for party in one.event.actors} for one in (earlier, later))
    return not ours or not theirs or bool(ours & theirs)


def may_be_one(left: Sequence[Mention], right: Sequence[Mention], one: Profile, two: Profile) -> bool:
    """Return whether nothing in their report speaks against two groups of it, with their profiles, being one happening, as other reports may have it."""
    features = TOLD_AS_ONE if are_kin(one, two) else IN_ONE_REPORT
    if one.unrealised != two.unrealised or compare(one, two, features).forbidden:
        return False
    pairs_of = [(min(m, n, key=_order), max(m, n, key=_order)) for m in left for n in right]
    return not any(_told_apart(m, n) or m.event.background != n.event.background for m, n in pairs_of)


def _order(mention: Mention) -> tuple[str, int, str]:
    return mention.key


def _ties(earlier: Mention, later: Mention, told: Telling) -> tuple[Spoken, ...]:
    found = []
    if earlier.event.id in later.anchors or later.event.id in earlier.anchors:
        found.append(Spoken("answers", _ANSWERS, "a claim about one answers a claim about the other"))
    if told.goes_on.get(later.event.id) == earlier.event.id:
        found.append(Spoken("goes on", _GOES_ON, "one voice tells it and denies another account of it"))
    if _restates(earlier, later, told):
        found.append(Spoken("restates", _RESTATES, f"{later.part} and {earlier.part}"))
    return (*found, *_tie(earlier, later, told))


def _tie(earlier: Mention, later: Mention, told: Telling) -> Iterator[Spoken]:
    """The strongest tie that the words make between the two."""
    key, words = earlier.event.id, (earlier.event.trigger.text, later.event.trigger.text)
    if is_means(earlier, later):
        yield Spoken("means", _MEANS, f"{words[0]} by {words[1]}")
    elif is_apposed(earlier, later):
        yield Spoken("apposed", _APPOSED, later.intro.words)
    elif told.looks_back.get(later.event.id) == key:
        yield Spoken("refers back", _REFERS_BACK, later.intro.words)
    elif _is_harm_of(earlier, later, told):
        yield Spoken("harm", _HARM_OF, f"{words[0]} and {words[1]} in one sentence")
    elif _is_together(earlier, later):
        yield Spoken("together", _TOGETHER, f"{words[0]} and {words[1]}")
    elif told.toll_of.get(later.event.id) == key:
        yield Spoken("toll", _TOLL_OF, f"{words[1]}: a toll told after the act")
    elif told.continues.get(later.event.id) == key:
        yield Spoken("continues", _CONTINUES, f"{words[1]}: told on, with no day or place of its own")


def _looks_back(later: Mention) -> bool:
    return later.intro.definite or (is_denial(later) and not later.intro.anew)


def _meant(later: Mention, body: Sequence[Mention], told: Telling) -> str | None:
    """What "the ambush" means: the nearest before it of the same word, else the nearest act, else the nearest harm that fits."""
    if not later.intro.definite:
        return _nearest(later, [mention for mention in body if _accuses(mention, later, told)], told)
    own = stems(later.event.trigger.text)
    named = [mention for mention in body if own & stems(mention.event.trigger.text)]
    acts = [mention for mention in body if not is_harm(mention)]
    anything = later.event.trigger.text.casefold().split()[-1] in _NAMES_ANYTHING or is_harm(later)
    kinds = (acts if not is_harm(later) else body, body) if anything else (named, acts, body)
    return next((found for among in kinds if (found := _nearest(later, among, told))), None)


def _goes_on(earlier: Mention, later: Mention) -> bool:
    """Whether a voice denies next to what it tells, or tells next to its denial, with no day or place of its own.

    "The navy said that its ship had collided with a boat on Monday. It denied ramming the boat."
    """
    if later.when or later.where or later.intro.apart or is_denial(earlier) == is_denial(later):
        return False
    if later.event.background or later.event.aggregate or (later.unrealised and not is_denial(later)):
        return False
    voices = {claim.voice for claim in earlier.claims} & {claim.voice for claim in later.claims}
    return bool(voices - {None})


def _accuses(earlier: Mention, denial: Mention, told: Telling) -> bool:
    """Whether a denial without "the" can answer it: the one who is said to have done it is the one who is said not to."""
    return actors(told.profiles[earlier.event.id], told.profiles[denial.event.id]).strength > 0


def _fits(earlier: Mention, later: Mention, told: Telling, are_kin_too: bool = False) -> bool:
    if earlier.event.background != later.event.background or _told_apart(earlier, later):
        return False
    if earlier.unrealised and not later.unrealised:
        return False
    one, two = told.profiles[earlier.event.id], told.profiles[later.event.id]
    is_kin = are_kin_too and not are_alike(earlier, later) and are_kin(one, two)
    return compare(one, two, TOLD_AS_ONE if is_kin else IN_ONE_REPORT).forbidden is None


def _restates(earlier: Mention, later: Mention, told: Telling) -> bool:
    """A head restates the first mention of the body that fits it, one of the same word or mode before all others."""
    if is_head(earlier) or not is_head(later):
        return False
    fit = [mention for mention in told.body if _fits(mention, later, told)]
    own, mode = stems(later.event.trigger.text), later.event.mode
    fit.sort(
        key=lambda mention: (not own & stems(mention.event.trigger.text), mode is None or mention.event.mode != mode)
    )
    return bool(fit) and fit[0] is earlier


def _nearest(later: Mention, among: Sequence[Mention], told: Telling) -> str | None:
    before = [mention for mention in among if mention.key < later.key and not is_means(mention, later)]
    return next((mention.event.id for mention in reversed(before) if _fits(mention, later, told)), None)


def _told_on(later: Mention, body: Sequence[Mention], told: Telling) -> str | None:
    """What a sentence tells more of: of the nearest sentence before it that has an act that fits, the first such act."""
    if not tells_on(later):
        return None
    open_ = [m for m in body if leaves_open(m, later) and not is_means(m, later) and may_add(m, later, body)]
    fits = [mention for mention in open_ if _fits(mention, later, told, are_kin_too=True)]
    return next((mention.event.id for mention in fits if mention.event.evidence == fits[-1].event.evidence), None)


def _nearest_named(later: Mention, among: Sequence[Mention], told: Telling) -> str | None:
    """The nearest before it whose sentence has a name of its own, else the nearest: "three were hurt on the Morning Lark"."""
    own = told.profiles[later.event.id].names
    named = [mention for mention in among if own & told.profiles[mention.event.id].names]
    return _nearest(later, named, told) or _nearest(later, among, told)


def is_apposed(earlier: Mention, later: Mention) -> bool:
    """Return whether the later is named as the same thing: "shelled a market, an attack that ..."."""
    return bool(_SAME_THING.search(_between(earlier, later) or ""))


def is_means(earlier: Mention, later: Mention) -> bool:
    """Return whether one sentence tells the act and, right after it, by what: "hit by the air strike", "killed in an ambush"."""
    between = _between(earlier, later) or ""
    is_verb = later.event.trigger.text.casefold().endswith("ed")
    return bool(_BY.match(between)) or (is_harm(earlier) and not is_verb and bool(_IN.match(between)))


def _between(earlier: Mention, later: Mention) -> str | None:
    """The words between two triggers of one sentence, ``None`` when they do not follow each other in one."""
    if not _one_sentence(earlier, later) or earlier.event.trigger.end > later.event.trigger.start:
        return None
    start = earlier.event.evidence.start
    return earlier.event.evidence.text[earlier.event.trigger.end - start : later.event.trigger.start - start]


def _one_sentence(earlier: Mention, later: Mention) -> bool:
    return earlier.event.evidence == later.event.evidence


def _is_harm_of(earlier: Mention, later: Mention, told: Telling) -> bool:
    """One sentence tells the act and the harm it did: "the airstrike killed 22"; the harm goes to the act nearest to it."""
    if is_harm(earlier) == is_harm(later) or not _one_sentence(earlier, later):
        return False
    harm, act = (earlier, later) if is_harm(earlier) else (later, earlier)
    acts = [m for m in told.body if _one_sentence(m, harm) and not is_harm(m) and m.event.type == act.event.type]
    nearest = min(acts, key=lambda m: (abs(m.event.trigger.start - harm.event.trigger.start), m.key), default=None)
    return nearest is act or is_head(act)


def _is_bare_toll(later: Mention, acts: Sequence[Mention], told: Telling) -> bool:
    """ "Nine people were killed", "his driver was wounded", shortly after the act, with no place, date, act or name of its own."""
    if not is_harm(later) or later.where or later.when or later.intro.apart or later.intro.definite:
        return False
    if later.event.background or AT_ANOTHER_TIME.search(later.event.evidence.text) or is_sum(later):
        return False
    anyone = not any(is_named(party) for party in later.event.recipients) or _names_who_died(later, acts)
    near = any(0 < later.event.trigger.start - act.event.trigger.end <= _TOLL_REACH for act in acts)
    return anyone and near and not any(_one_sentence(act, later) and _fits(act, later, told) for act in acts)


def _names_who_died(later: Mention, acts: Sequence[Mention]) -> bool:
    """Whether it may name the one who was told killed just before: "a judge was shot dead. Kelm Orren died at once"."""
    act = next((act for act in reversed(acts) if act.key < later.key), None)
    is_one = act is not None and any(one.kind == "killed" and one.low == one.high == 1 for one in act.counts)
    return act is not None and is_one and all(party.name[:1].islower() for party in act.event.recipients)


def _told_apart(earlier: Mention, later: Mention) -> str | None:
    first, second = sorted((earlier, later), key=lambda mention: mention.key)
    if second.intro.apart and not is_head(first):
        return f"told apart: {second.intro.words}"
    if first.intro.apart and is_head(second):
        return f"told apart: {first.intro.words}"
    if (
        earlier.unrealised
        and later.unrealised
        and not stems(earlier.event.trigger.text) & stems(later.event.trigger.text)
    ):
        return "two things that have not happened, under two names"
    if earlier.unrealised != later.unrealised:
        odd = earlier if earlier.unrealised else later
        if not odd.answering and not (set(earlier.anchors) | set(later.anchors)) & {earlier.event.id, later.event.id}:
            return "one is not told as having happened"
    between = _between(first, second)
    if between is not None and (_HOURS_AFTER.search(between) or _is_after_that(first, between)):
        return "one is told as some time after the other"
    if between is not None and _WHO.search(between) and _other_tolls(first, second):
        return "one is told to say who did the other"
    return _adds(first, second)


_WHO = re.compile(r"(?<!of )\b(?:who|that|which)\b")


def _other_tolls(first: Mention, second: Mention) -> bool:
    """Whether they give figures of one kind, of other people: "killed three militants in a search for those who killed six officers"."""
    met = [(one, two) for one in first.counts for two in second.counts if one.kind == two.kind]
    return bool(met) and not any(overlap(one, two) or one.part or two.part for one, two in met)


def _is_after_that(first: Mention, between: str) -> bool:
    """Whether the sentence opens with how long after the first the second was: "hours after rockets fell, jets bombed"."""
    before = first.event.evidence.text[: first.event.trigger.start - first.event.evidence.start]
    return "," in between and bool(_AFTER_THAT.search(before))


def _adds(first: Mention, second: Mention) -> str | None:
    added = [count for count in second.counts if count.kind in second.added]
    if any(one.kind == two.kind and not overlap(one, two) for one in first.counts for two in added):
        return "its figure is told as a further one"
    return None


def _doubts(earlier: Mention, later: Mention, tied: bool) -> tuple[Spoken, ...]:
    found = []
    second = max(earlier, later, key=lambda mention: mention.key)
    if second.intro.anew and not tied and not is_head(earlier) and not is_head(later):
        found.append(Spoken("told anew", _ANEW, second.intro.words))
    if earlier.event.background != later.event.background:
        found.append(Spoken("background", _BACKGROUND, "one is told as background"))
    voices = {claim.voice for claim in earlier.claims} & {claim.voice for claim in later.claims}
    corrected = "correction" in (earlier.part, later.part) or "update" in (earlier.part, later.part)
    if voices and not corrected and _two_tolls(earlier, later):
        found.append(Spoken("figures", _TWO_TOLLS, "one voice gives two figures"))
    return tuple(found)


def _two_tolls(earlier: Mention, later: Mention) -> bool:
    """Whether they give figures of one kind, for the same people, and none in common."""
    met = [
        (one, two) for one in earlier.counts for two in later.counts if one.kind == two.kind and one.whom == two.whom
    ]
    return bool(met) and not any(overlap(one, two) for one, two in met)
