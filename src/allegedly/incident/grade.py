"""The claims of an incident in; the standing of each question, and Airwars' label with the rule it follows, out."""

from collections.abc import Mapping, Sequence

from allegedly.incident.answers import Position, named, names_differ, occurrence, positions_on
from allegedly.incident.said import Said, body_of, by_voice, in_words
from allegedly.incident.toll import toll_standing
from allegedly.records import Answers, Label, Question


def questions(said: Sequence[Said]) -> dict[Question, Answers]:
    """Return how each of the six questions stands."""
    return {
        "occurrence": occurrence(said),
        "responsibility": named(said, "responsibility"),
        "target": named(said, "target"),
        "toll": toll_standing(said),
        "place": named(said, "place"),
        "time": named(said, "time"),
    }


def label(kind: str | None, said: Sequence[Said], standings: Mapping[Question, Answers]) -> tuple[Label | None, str]:
    """Return Airwars' word for an attack and the rule with the claims it rests on; ``None`` for other kinds of happening.

    The five words are those of Airwars' published grading. It mixes whether it happened with who did it: read the standings first.
    """
    if kind != "ASSAULT":
        return None, "labels are for attacks only"
    happened = standings["occurrence"]
    if happened.standing == "open":
        return None, "nobody says that it has happened"
    if happened.standing == "denied":
        return "discounted", f"discounted: it is only denied ({happened.why})"
    accepted = [one for one in said if one.claim.stance == "accepts_responsibility" and not one.is_denial]
    if (contest := _contest(said)) and not _sole_taker(accepted, said):
        return "contested", f"contested: {contest}"
    if accepted:
        return "confirmed", f"confirmed: responsibility accepted by {_names(accepted)} ({_ids(accepted)})"
    return _by_number(said)


def _sole_taker(accepted: Sequence[Said], said: Sequence[Said]) -> bool:
    """One body takes responsibility and nobody names another: a denial by someone nobody names does not contest it."""
    takers = {body_of([one]) for one in accepted}
    others = [p for p in positions_on(said, "responsibility") if not p.says_no and p.value.casefold() not in takers]
    own = [p for p in positions_on(said, "responsibility") if p.voice in {one.voice for one in accepted}]
    return len(takers) == 1 and all(not names_differ(p, q) for p in others for q in own[:1])


def _contest(said: Sequence[Said]) -> str | None:
    positions = positions_on(said, "responsibility")
    yes, no = [p for p in positions if not p.says_no], [p for p in positions if p.says_no]
    if yes and no:
        return f"responsibility is put on {yes[0].value} ({in_words([yes[0].voice])}) and denied by {in_words([p.voice for p in no])}"
    for n, two in enumerate(yes):
        for one in yes[:n]:
            if one.voice != two.voice and names_differ(one, two) and not _names_both(yes, one.value, two.value):
                return f"{one.value} ({in_words([one.voice])}) and {two.value} ({in_words([two.voice])}) are both named as responsible"
    return None


def _names_both(yes: Sequence[Position], one: str, two: str) -> bool:
    """Whether some voice names both, so that they are named together and not against each other."""
    voices: dict[str | None, set[str]] = {}
    for position in yes:
        voices.setdefault(position.voice, set()).add(position.value)
    return any({one, two} <= values for values in voices.values())


def _by_number(said: Sequence[Said]) -> tuple[Label, str]:
    saying = {voice: own for voice, own in by_voice(said).items() if any(one.is_assertion for one in own)}
    bodies = {body_of(own) for own in saying.values()}
    blamed = [p for p in positions_on(said, "responsibility") if not p.says_no]
    if len(bodies) > 1 and blamed:
        return (
            "fair",
            f"fair: {len(bodies)} independent voices ({in_words(list(saying))}) and a likely belligerent, {blamed[0].value}, named",
        )
    if len(bodies) > 1:
        return "weak", f"weak: {len(bodies)} independent voices ({in_words(list(saying))}), and no belligerent named"
    return "weak", f"weak: one voice only ({in_words(list(saying))})"


def _names(said: Sequence[Said]) -> str:
    return in_words(list(dict.fromkeys(one.voice for one in said)))


def _ids(said: Sequence[Said]) -> str:
    return ", ".join(dict.fromkeys(one.claim.id for one in said))
