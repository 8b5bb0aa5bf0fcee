"""How the accounts of a dossier move in, the sections that the terminal shows of it out."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from allegedly.cli.pages.ink import bullets, heading, indented, ink, line, mark_words
from allegedly.toll_policy import POLICIES
from allegedly.view.course import ReplyView, Spoken, VersionView
from allegedly.view.dossier import AnswerView, Dossier
from allegedly.view.history import Alike
from allegedly.view.words import QUESTIONS

SHOWN = 12  # replies and changes; --json prints all


def voices_apart(one: AnswerView) -> Text:
    """Return the voices of an answer, those of each side under its name where there is more than one side."""
    if len(one.sides) < 2:
        return ink("; ".join(one.voices))
    sides = [line(ink(f"{title}: ", "dim"), "; ".join(voices)) for title, voices in one.sides]
    return Text(" · ").join(sides)


def course_sections(one: Dossier) -> Iterator[RenderableType]:
    """Yield replies, changes of story, tolls by policy, versions and origins; nothing for what there is none of."""
    yield from _lines("Who answers whom", [_reply(reply) for reply in one.replies])
    turns = [
        f"{QUESTIONS[turn.question]} {turn.voice} first {turn.before.words} {_where(turn.before)}; "
        f"since {turn.since}: {turn.after.words} {_where(turn.after)}"
        for turn in one.turns
    ]
    yield from _lines("Who changed the story", turns)
    tolls = [
        f"{'every policy' if len(view.policies) == len(POLICIES) else ', '.join(view.policies)}: {view.figure} — "
        + "; ".join(dict.fromkeys(f"{claim.voice} {_where(claim)}" for claim in view.claims))
        for view in one.policies
    ]
    yield from _lines("The figures, by policy", tolls, SHOWN * 3)
    yield from _lines("Reports that tell another one anew", [_version(version) for version in one.versions])
    origins = [f"{' and '.join(f'[{n}]' for n in view.reports)}: {view.why}" for view in one.origins]
    yield from _lines("Reports that go back to one source", origins)


def perhaps_section(alike: Sequence[Alike]) -> Iterator[RenderableType]:
    """Yield the incidents that are perhaps the same, each with its id and what speaks for it."""
    yield from _lines(
        "Perhaps the same happening, not put together",
        [
            f"{one.line.id[:8] if one.line else one.event} {one.line.headline if one.line else ''}"
            f"{f', {one.line.when}' if one.line else ''}: {one.score:g} ({one.why})"
            for one in alike
        ],
    )


def _lines(title: str, lines: Sequence[str], most: int = SHOWN) -> Iterator[RenderableType]:
    if lines:
        yield heading(title)
        yield bullets(lines[:most])
    if len(lines) > most:
        yield indented(ink(f"and {len(lines) - most} more: --json prints them all", "dim"))


def _reply(one: ReplyView) -> str:
    return f"{_said(one.reply)}, in answer to {_said(one.answered)}"


def _said(one: Spoken) -> str:
    return f"{one.voice}: {one.words} {_where(one)}".rstrip()


def _where(one: Spoken) -> str:
    return mark_words(one.mark) if one.mark else ""


def _version(one: VersionView) -> str:
    changes = "; ".join(one.changes) or "nothing changed in what is claimed"
    return f"[{one.report}] tells [{one.replaces}] anew ({one.why}): {changes}"
