"""One incident and its reports in, the dossier out: what is asked, who answers what in which words, and what nobody has answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allegedly.links import Merge
from allegedly.records import Answer, Answers, Incident, IncidentEvent, Question, Standing
from allegedly.view.accounts import AccountView, account_views, outlets_of, voice_words
from allegedly.view.course import (
    OriginView,
    PolicyView,
    ReplyView,
    TurnView,
    VersionView,
    origin_views,
    policy_views,
    reply_views,
    turn_views,
    version_views,
)
from allegedly.view.listing import standing_of, toll_words
from allegedly.view.rows import Case
from allegedly.view.sources import ReportLine, Sources, gather_sources, report_line
from allegedly.view.text import line_of, one_line
from allegedly.view.words import (
    QUESTIONS,
    STANDINGS,
    UNANSWERED,
    code_words,
    place_words,
    plural,
    value_words,
    when_words,
)

REPORTER = "the reporter's own words"  # what a standing's reason calls the reporter's own voice


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer to a question and the voices that give it; ``sides`` has the same voices apart: parties, independent ones, the rest."""

    value: str
    voices: tuple[str, ...]
    sides: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, how it stands and why, and the answers."""

    question: Question
    title: str
    standing: Standing
    standing_words: str
    answers: tuple[AnswerView, ...]
    why: str


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two mentions held to be one happening, each with its place in the reports, and why."""

    left: str
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that ``allegedly show INCIDENT`` prints."""

    id: str
    headline: str
    what: str
    where: str
    when: str
    tolls: tuple[str, ...]
    resting_on: str
    label: str | None
    label_why: str
    questions: tuple[QuestionView, ...]
    accounts: tuple[AccountView, ...]
    one_voice: tuple[str, ...]
    unanswered: tuple[str, ...]
    mentions: tuple[str, ...]
    merges: tuple[MergeView, ...]
    reports: tuple[ReportLine, ...]
    replies: tuple[ReplyView, ...] = ()
    turns: tuple[TurnView, ...] = ()
    versions: tuple[VersionView, ...] = ()
    origins: tuple[OriginView, ...] = ()
    policies: tuple[PolicyView, ...] = ()


def dossier(case: Case, countries: Mapping[str, str]) -> Dossier:
    """Return the dossier of an incident; ``countries`` gives names for ISO codes."""
    incident, sources = case.incident, gather_sources(case)
    outlets = outlets_of(incident, sources)
    questions = tuple(_question(key, incident, outlets) for key in QUESTIONS)
    return Dossier(
        id=incident.id,
        headline=incident.title,
        what=_what(incident),
        where=place_words(incident.where, countries),
        when=when_words(incident.when),
        tolls=toll_words(incident.toll),
        resting_on=f"{plural(len(incident.reports), 'report')} from {plural(incident.origins, 'origin')}",
        label=incident.label,
        label_why=incident.label_why,
        questions=questions,
        accounts=account_views(incident, sources),
        one_voice=_one_voice(incident, questions, outlets),
        unanswered=_unanswered(incident, questions),
        mentions=tuple(dict.fromkeys(_mention(event, sources) for event in incident.events)),
        merges=_merges(incident, sources),
        reports=tuple(report_line(source) for source in sources.reports),
        replies=reply_views(incident, sources, outlets),
        turns=turn_views(incident, sources, outlets),
        versions=version_views(incident, sources),
        origins=origin_views(incident, sources),
        policies=policy_views(incident.toll, sources, outlets),
    )


def _what(incident: Incident) -> str:
    codes = [code_words(code) for code in (incident.type, incident.mode) if code]
    return ", ".join(codes) + " (PLOVER)" if codes else "not known"


def _question(question: Question, incident: Incident, outlets: Sequence[str]) -> QuestionView:
    answers = incident.questions.get(question, Answers("open", (), ""))
    standing = standing_of(incident, question)
    given: dict[str, list[str | None]] = {}
    for answer in answers.answers:
        given.setdefault(_value(question, answer.value), []).extend(answer.voices)
    ordered = sorted(given.items(), key=lambda one: one[0].split()[0] in ("no", "not"))  # denials after what they deny
    views = tuple(_answer(value, list(dict.fromkeys(voices)), incident, outlets) for value, voices in ordered)
    return QuestionView(question, QUESTIONS[question], standing, STANDINGS[standing], views, _why(answers))


SIDES: tuple[tuple[bool | None, str], ...] = (
    (True, "parties"),
    (False, "independent"),
    (None, "not known which"),
)


def _answer(value: str, voices: Sequence[str | None], incident: Incident, outlets: Sequence[str]) -> AnswerView:
    party = {account.voice: account.party for account in incident.accounts}
    apart = ((title, [voice for voice in voices if party.get(voice) is side]) for side, title in SIDES)
    sides = tuple((title, tuple(voice_words(one, outlets) for one in some)) for title, some in apart if some)
    return AnswerView(value, tuple(voice_words(one, outlets) for one in voices), sides)


def _value(question: Question, value: str | None) -> str:
    return value_words(question, value) or ("yes" if question == "occurrence" else "not named")


def _why(answers: Answers) -> str:
    """The reason without the answers and voices that it repeats in brackets: the page shows them above it."""
    told = " — ".join(f"{one.value}: {'; '.join(voice or REPORTER for voice in one.voices)}" for one in answers.answers)
    return answers.why.replace(f" ({told})", "")


def _one_voice(incident: Incident, questions: Sequence[QuestionView], outlets: Sequence[str]) -> tuple[str, ...]:
    """What only one voice says, where nothing else is said; tolls by their kind."""
    answers = [
        f"{question.title} {answer.value[:1].upper()}{answer.value[1:]} — {answer.voices[0]}"
        for question in questions
        if question.question != "toll" and question.standing in ("one_voice", "agreed")
        for answer in question.answers
        if len(answer.voices) == 1
    ]
    tolls = [
        f"{QUESTIONS['toll']} {words[:1].upper()}{words[1:]} — {voice_words(toll.by[0].voice, outlets)}"
        for words, toll in zip(toll_words(incident.toll), incident.toll.values(), strict=True)
        if len({figure.voice for figure in toll.by}) == 1
    ]
    return (*answers, *tolls)


def _unanswered(incident: Incident, questions: Sequence[QuestionView]) -> tuple[str, ...]:
    open_ones = [UNANSWERED[one.question] for one in questions if one.standing == "open" and not one.answers]
    speaking = [_name_words(account.voice) for account in incident.accounts if account.voice is not None]
    named = [answer.value for answer in _answers(incident, "responsibility") if answer.value]
    blamed = [name for name in named if not name.startswith("not ") and not _speaks(name, speaking)]
    silent = [f"Named as responsible, with no word of theirs in these reports: {'; '.join(blamed)}"] if blamed else []
    parties = {account.party for account in incident.accounts}
    only_parties = ["Nobody but parties to the conflict speaks in these reports"] if parties == {True} else []
    return (*open_ones, *silent, *only_parties)


def _name_words(name: str) -> frozenset[str]:
    """The words of a name, number and article aside: "the rebels" and "rebel" are alike."""
    return frozenset(word.removesuffix("s") for word in name.casefold().split() if word != "the")


def _speaks(name: str, speaking: Sequence[frozenset[str]]) -> bool:
    """Whether a voice bears this name, or a part or an extension of it."""
    words = _name_words(name)
    return any(words <= voice or voice <= words for voice in speaking)


def _answers(incident: Incident, question: Question) -> Sequence[Answer]:
    answers = incident.questions.get(question)
    return answers.answers if answers else ()


def _merges(incident: Incident, sources: Sources) -> tuple[MergeView, ...]:
    mentions = {event.id: _mention(event, sources) for event in incident.events}
    return tuple(_merge(merge, mentions) for merge in incident.merges)


def _merge(merge: Merge, mentions: Mapping[str, str]) -> MergeView:
    return MergeView(mentions.get(merge.left, merge.left), mentions.get(merge.right, merge.right), merge.why)


def _mention(event: IncidentEvent, sources: Sources) -> str:
    source = sources.numbered(event.report)
    words = f"“{one_line(event.trigger.text)}”"
    if source is None or source.annotation is None:
        return words
    return f"{words} [{source.number}] line {line_of(source.annotation.report.text, event.trigger.start)}"
