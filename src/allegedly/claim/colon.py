"""A sentence goes in; what a colon says of who speaks comes out: "Police: gunman killed two", "Gunman killed two: police".

Headlines and short dispatches leave the verb of speech out. What stands before or behind the colon must be somebody who can speak: a
country, a town or a topic is none ("Veltria: nine killed").
"""

from collections.abc import Iterator

from allegedly.claim.attribution import Attribution
from allegedly.claim.content import Content
from allegedly.claim.found import CueHit
from allegedly.lexicon.entries import Cue
from allegedly.parsed import Document, Sentence

COLON = Cue(":", "phrase", "asserts", (), "speech", False, "own")
MOST = 7  # words that can name who speaks
_HEADS = frozenset({"title", "summary", "caption"})
_DASHES = frozenset({"-", "–", "—", "|"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})


def by_colon(document: Document, sentence: Sentence) -> Iterator[Attribution]:
    """Yield what is said by who stands before a colon, in headlines also by who stands behind one; nothing where there are several colons."""
    colons = [token.i for token in sentence.tokens if token.text == ":"]
    if len(colons) != 1:
        return
    at, first, last = colons[0], _start(sentence), _end(sentence)
    voice = _speaker(document, sentence, first, at - 1)
    if voice is not None and _tells(sentence, at + 1, last):
        yield _said(sentence, at, voice, (at + 1, last), "en.statement.colon_before")
        return
    voice = _speaker(document, sentence, at + 1, last) if sentence.part in _HEADS else None
    if voice is not None and _tells(sentence, first, at - 1):
        yield _said(sentence, at, voice, (first, at - 1), "en.statement.colon_after")


def _said(sentence: Sentence, at: int, voice: int, words: tuple[int, int], rule: str) -> Attribution:
    content = Content((words,), sentence.head_of(*words), "that")
    return Attribution(CueHit(sentence.index, at, at, at, COLON), "token", voice, (), content, False, rule)


def _start(sentence: Sentence) -> int:
    """Return where the words begin behind the hour of a dispatch: "17:05 — Police: ..."."""
    tokens = sentence.tokens
    dash = next((t.i for t in tokens[:4] if t.text in _DASHES), None)
    is_hour = dash is not None and all(
        t.text[:1].isdigit() or t.text in {"a.m.", "p.m.", "am", "pm"} for t in tokens[:dash]
    )
    return dash + 1 if dash is not None and is_hour else 0


def _end(sentence: Sentence) -> int:
    last = len(sentence.tokens) - 1
    while last > 0 and sentence.tokens[last].pos in {"PUNCT", "SPACE"}:
        last -= 1
    return last


def _speaker(document: Document, sentence: Sentence, first: int, last: int) -> int | None:
    """Return the noun of who speaks in a stretch of words, ``None`` where it is nobody who can."""
    run = sentence.tokens[first : last + 1]
    if not run or len(run) > MOST or any(t.pos in {"VERB", "AUX", "NUM"} or t.text in {",", ";"} for t in run):
        return None
    head = sentence.head_of(first, last)
    mention = document.mention_at.get((sentence.index, head))
    if mention is None or mention.entity is None or mention.form in {"pronoun", "first_person"}:
        return None
    entity = document.entities[mention.entity]
    is_country = entity.kind == "state" and mention.form == "name" and not entity.person
    return head if entity.kind is not None and not is_country else None


def _tells(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether words tell something: they hold a verb."""
    return any(t.pos == "VERB" and t.tag in _TENSED for t in sentence.tokens[first : last + 1])
