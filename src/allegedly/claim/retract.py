"""A statement and an event in; what a correction or a retraction takes back of it out."""

from allegedly.claim.answer import Answered, asserted
from allegedly.claim.event import Told
from allegedly.claim.statement import Draft

_VERSIONS = frozenset({"version", "report", "story", "article", "headline", "dispatch"})
_RETRACTING = frozenset({"retract", "take back"})


def taken_back(told: Told, draft: Draft) -> list[Answered] | None:
    """Return what a correction or retraction takes back: the toll where a correction gives one, else that it happened."""
    if is_corrected(draft):
        tolls = [a for a in asserted(told, "asserts") if a.question == "toll"]
        whole = tolls or [Answered("occurrence", "retracts", None, None, "en.claim.correction")]
        return [a._replace(stance="retracts", rule="en.claim.correction") for a in whole]
    if draft.said.attribution.cue.cue.lemma in _RETRACTING:
        return [Answered("occurrence", "retracts", None, None, "en.claim.retracts")]
    return None


def is_corrected(draft: Draft) -> bool:
    """Tell whether a correction quotes what the report said before: "An earlier version of this report said X"."""
    voice = draft.said.attribution.voice
    is_version = voice is not None and draft.said.sentence.tokens[voice].lemma in _VERSIONS
    return draft.said.sentence.part == "correction" and is_version
