"""The claims of an incident in; its tolls with every voice's figures, and how the question of the toll stands, out."""

from collections.abc import Iterable, Mapping, Sequence

from allegedly.incident.accord import bounded, overlap, plain_words
from allegedly.incident.answers import reason_with, standing_of
from allegedly.incident.said import Said, body_of, by_voice, in_words
from allegedly.records import Answer, Answers, Count, CountKind, Standing, Toll, TollFigure
from allegedly.toll_policy import by_policy, interval, is_further, standing

_ORDER: tuple[CountKind, ...] = (
    "killed", "wounded", "casualties", "missing", "abducted", "detained", "displaced", "deployed", "recruited",
)  # fmt: skip
_RANK: tuple[Standing, ...] = ("disputed", "agreed", "one_voice", "denied", "open")


def tolls(said: Sequence[Said], parties: Mapping[str | None, bool | None] | None = None) -> dict[CountKind, Toll]:
    """Return for each kind every figure that is given, and the interval that the voices' latest figures span.

    A bound that a figure leaves open is open in the interval, unknown being ``None`` and never 0; denied figures and running totals
    are left out, and so are what is told as a further figure ("two more have died") and what its own report takes back, and a part ("two of them children") where the same voice gives the whole. ``parties`` says which voices are
    parties to the conflict.
    """
    found: dict[CountKind, Toll] = {}
    for kind in _ORDER:
        given = [one for one in _figures(said, kind) if not one.is_denial and not _taken_back(one, said)]
        if not given:
            continue
        by = tuple(_entries(given, parties))
        found[kind] = Toll(*interval(standing(by)), by, by_policy(by))
    return found


def toll_standing(said: Sequence[Said]) -> Answers:
    """Return how the figures stand to each other: intervals that overlap agree; a figure that someone rejects is disputed."""
    answers: list[Answer] = []
    standings: list[Standing] = []
    for kind in _ORDER:
        given = _figures(said, kind)
        if given:
            standings.append(_standing(given))
            answers += _answers(given)
    standing: Standing = min(standings, key=_RANK.index, default="open")
    told = " — ".join(f"{answer.value}: {in_words(answer.voices)}" for answer in answers)
    return Answers(standing, tuple(answers), reason_with(_WHY[standing], told, [], []))


_WHY: dict[Standing, str] = {
    "agreed": "figures of independent voices overlap and nobody rejects them",
    "disputed": "figures of different voices cannot both hold, or one is rejected",
    "one_voice": "every figure rests on one voice, or on voices of one body",
    "denied": "figures are only rejected",
    "open": "nobody gives a figure",
}


def _taken_back(one: Said, said: Iterable[Said]) -> bool:
    """Whether its own report takes the figure back: a correction tells it once more."""
    figure = (_count(one).kind, _count(one).low, _count(one).high)
    return any(
        other.source is one.source and other.claim.stance == "retracts" and (count := other.claim.count) is not None
        and (count.kind, count.low, count.high) == figure
        for other in said
    )  # fmt: skip


def _figures(said: Iterable[Said], kind: CountKind) -> list[Said]:
    return [
        one
        for one in said
        if one.claim.question == "toll" and (one.is_assertion or one.is_denial) and _is_figure(one.claim.count, kind)
    ]


def _is_figure(count: Count | None, kind: CountKind) -> bool:
    return (
        count is not None
        and count.kind == kind
        and count.scope == "incident"
        and (bounded(count) or count.exactness is not None)
        and not is_further(count)
    )


def _count(one: Said) -> Count:
    assert one.claim.count is not None  # noqa: S101 -- _is_figure has looked
    return one.claim.count


def _latest(given: Sequence[Said]) -> list[tuple[str | None, Count]]:
    """Each voice's figure as it last gave it: of one report the largest, which holds the others as parts."""
    found = []
    for voice, own in by_voice(given).items():
        last = [_count(one) for one in own if one.source is own[-1].source and bounded(_count(one))]
        if last:
            found.append(
                (voice, max(last, key=lambda count: (count.whom is None, count.high or count.low or 0, count.low or 0)))
            )
    return found


def _standing(given: Sequence[Said]) -> Standing:
    asserted = [one for one in given if not one.is_denial]
    denied = [one for one in given if one.is_denial]
    bodies = {voice: body_of(own) for voice, own in by_voice(given).items()}
    latest = _latest(asserted)
    pairs = [(one, two) for n, two in enumerate(latest) for one in latest[:n] if bodies[one[0]] != bodies[two[0]]]
    compared = [(one[1], two[1]) for one, two in pairs if same_people(one[1], two[1])]
    clash = any(not overlap(one, two) for one, two in compared)
    standing = standing_of([bodies[voice] for voice, _ in latest], [bodies[one.voice] for one in denied], clash)
    return "one_voice" if standing == "agreed" and not compared else standing


def same_people(one: Count, two: Count) -> bool:
    """Return whether two figures can count the same people: the words for whom are alike, or one of them says nothing of whom."""
    left, right = set(plain_words(one.whom or "")), set(plain_words(two.whom or ""))
    anyone = {"people", "persons", "person", "others", "its", "their", "his"}
    left, right = left - anyone, right - anyone
    return not left or not right or bool(left & right)


def _answers(given: Sequence[Said]) -> list[Answer]:
    found: dict[str, list[str | None]] = {}
    for one in given:
        value = ("not " if one.is_denial else "") + figure_words(_count(one))
        found.setdefault(value, []).append(one.voice)
    return [Answer(value, tuple(dict.fromkeys(voices))) for value, voices in found.items()]


def _entries(given: Sequence[Said], parties: Mapping[str | None, bool | None] | None = None) -> Iterable[TollFigure]:
    seen: set[tuple[object, ...]] = set()
    for one in given:
        count = _count(one)
        party = (parties or {}).get(one.voice)
        told = count.as_of or one.source.date
        entry = TollFigure(
            one.voice, count.low, count.high, one.source.id, count.span, count.exactness, count.whom,
            count.policy, one.claim.id, told, party
        )  # fmt: skip
        if (key := (one.voice, count.low, count.high, one.source.id, count.span.start, count.whom)) not in seen:
            seen.add(key)
            yield entry


def figure_words(count: Count) -> str:
    """Return a figure in words, with whom it counts.

    >>> from allegedly.records import Span
    >>> figure_words(Count("killed", None, 22, None, "at least", "incident", None, Span("22", 0, 2), "x"))
    'at least 22 killed'
    """
    if count.low is not None and count.low == count.high:
        number = f"{count.low:,}"
    elif count.low is not None and count.high is not None:
        number = f"{count.low:,} to {count.high:,}"
    elif count.low is not None:
        number = f"at least {count.low:,}"
    elif count.high is not None:
        number = f"up to {count.high:,}"
    else:
        number = count.exactness or "some"
    made = f" (“{count.exactness}” by policy {count.policy})" if count.policy else ""
    return f"{number} {count.kind}" + (f" ({count.whom})" if count.whom else "") + made
