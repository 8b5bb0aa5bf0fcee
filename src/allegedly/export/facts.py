"""An incident in, the plain facts that row formats ask for out: who is named, which reports, which voices."""

from collections.abc import Sequence

from allegedly.lexicon import load_lexicon
from allegedly.lexicon.crosswalk import to_codes
from allegedly.records import Incident, Question, Report
from allegedly.settings import Settings
from allegedly.view.rows import Case


def named(incident: Incident, question: Question) -> tuple[str, ...]:
    """Return the names that somebody answers a question with, each once; denials ("not X") are left out."""
    answers = incident.questions.get(question)
    values = [answer.value for answer in answers.answers] if answers else []
    names = [name for value in values if value and not value.startswith("not ") for name in value.split("; ")]
    return tuple(dict.fromkeys(names))


def voices_of(incident: Incident) -> tuple[str, ...]:
    """Return the voices with an account of the incident, the reporters' own left out."""
    return tuple(account.voice for account in incident.accounts if account.voice is not None)


def reports_of(case: Case) -> tuple[Report, ...]:
    """Return the reports of a case by date, undated ones last."""
    reports = [annotation.report for annotation in case.annotations]
    return tuple(sorted(reports, key=lambda one: (one.published is None, one.published or "", one.id)))


def joined(words: Sequence[str | None]) -> str:
    """Return the words that are known, each once, with semicolons.

    >>> joined(["Army", None, "SMO", "Army"])
    'Army; SMO'
    """
    return "; ".join(dict.fromkeys(word for word in words if word))


def acled_type(incident: Incident) -> tuple[str | None, str | None]:
    """Return ACLED's event type and sub-event type, each ``None`` where more than one would fit."""
    if incident.type is None:
        return None, None
    rows = to_codes(load_lexicon(Settings.from_environment().overlay).crosswalk, "ACLED", incident.type, incident.mode)
    pairs = [_split(row.code) for row in rows]
    types, subs = {kind for kind, _ in pairs}, {sub for _, sub in pairs}
    return (types.pop() if len(types) == 1 else None), (subs.pop() if len(subs) == 1 else None)


def _split(code: str) -> tuple[str, str]:
    known = ("Explosions/Remote violence",)
    for kind in known:
        if code.startswith(f"{kind}/"):
            return kind, code[len(kind) + 1 :]
    kind, _, sub = code.partition("/")
    return kind, sub
