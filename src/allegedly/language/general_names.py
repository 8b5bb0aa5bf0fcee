"""The names found in a report go in; the same come out without bodies that only a general word stands for and that nothing in it points to.

"The Observatory", "the National Liberation Army", "the Revolutionary Guards": each is some body's short name, and many a body's elsewhere.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from allegedly.language.names import fold_word
from allegedly.lexicon.entries import ActorEntry
from allegedly.parsed import NameHit, NameRef, Sentence
from allegedly.records import Report

# Words of which names of bodies are made that say whose they are to nobody
_GENERAL_WORDS = (
    "the of and for in to national general supreme security defence defense foreign interior ministry army force forces staff armed "
    "air naval navy police border guard guards council coalition command commands center centre office committee commission observatory "
    "monitor mission group joint operation operations movement front party union state revolutionary revolution popular people peoples "
    "liberation free freedom resistance high human rights war crimes court tribunal military presidency president government house "
    "justice information presidential islamic republic alliance network directorate intelligence agency department service services "
    "brigade brigades commando corps salvation democratic unity patriotic congress regiment emirate administration organisation "
    "organization league federation foundation institute bureau board authority gendarmerie ambassador assembly parliament"
)
_GENERAL = frozenset(_GENERAL_WORDS.split())
# Bodies that the world over go by a general name: "the State Department"
_EVERYWHERE = frozenset({"USA"})


class Named(NamedTuple):
    """A report with its sentences and the names found in each."""

    report: Report
    sentences: Sequence[Sentence]
    hits: Sequence[tuple[NameHit, ...]]


def without_strangers(named: Named, actors: Mapping[str, ActorEntry]) -> list[tuple[NameHit, ...]]:
    """Return the names of each sentence, those left out that only a general name stands for, of a body elsewhere.

    A general name holds where the report has that body's own name or its country's; one of a single word not where another body of that
    noun is named: in the Tamoura Observatory's report "the Observatory" is no other.
    """
    own = {ref.id for row in named.hits for hit in row for ref in hit.refs if not _is_general(_words(named, hit))}
    found = []
    for row in named.hits:
        kept = (hit._replace(refs=tuple(r for r in hit.refs if _holds(named, hit, r, own, actors))) for hit in row)
        found.append(tuple(hit for hit in kept if hit.refs))
    return found


def _words(named: Named, hit: NameHit) -> list[str]:
    tokens = named.sentences[hit.sentence].tokens[hit.first : hit.last + 1]
    words = [fold_word(token.text) for token in tokens if token.text[:1].isalpha()]
    return words[1:] if words[:1] == ["the"] else words


def _is_general(words: Sequence[str]) -> bool:
    return all(word in _GENERAL for word in words)


def _holds(named: Named, hit: NameHit, ref: NameRef, own: set[str], actors: Mapping[str, ActorEntry]) -> bool:
    words = _words(named, hit)
    entry = actors.get(ref.id) if ref.kind == "actor" else None
    if entry is None or not _is_general(words) or entry.country in _EVERYWHERE:
        return True
    if ref.id in own or [fold_word(word) for word in entry.name.split()] == words:
        return True
    if _is_anothers(named, hit, entry):
        return False
    if len(words) == 1 and _is_shared(named, words[0], entry):
        return False
    home = entry.country or entry.id.partition(".")[0].upper()  # "syr.sohr": of no state, but of that country
    return home in own or _is_hinted(named, entry) or (entry.country is None and len(words) > 1)


def _is_hinted(named: Named, entry: ActorEntry) -> bool:
    """Tell whether a word of the body's own name begins a word of the report: "in Idlib, Syria" of the Syrian Observatory."""
    stems = [word[:5] for word in entry.name.split() if fold_word(word) not in _GENERAL and word[:1].isupper()]
    return any(len(stem) > 3 and re.search(rf"\b{re.escape(stem)}", named.report.text) for stem in stems)


def _is_anothers(named: Named, hit: NameHit, entry: ActorEntry) -> bool:
    """Tell whether another country's name stands before a general name: "Marent's Foreign Office"."""
    before = [one for one in named.hits[hit.sentence] if hit.first - 2 <= one.last < hit.first]
    countries = {ref.id for one in before for ref in one.refs if ref.kind in {"country", "demonym", "metonym"}}
    return bool(countries) and entry.country not in countries


def _is_shared(named: Named, noun: str, entry: ActorEntry) -> bool:
    """Tell whether a report names, or is of, another body whose name is made with a noun: "the Tamoura Observatory", "Monitor of B"."""
    text = f"{named.report.outlet or ''}\n{named.report.title or ''}\n{named.report.text}"
    before = rf"\b([A-Z][\w’'-]+) {noun}\b"
    behind = rf"\b{noun} (?:of|for|in) (?:the )?([A-Z][\w’'-]+)"
    beside = [*re.findall(before, text, re.IGNORECASE), *re.findall(behind, text, re.IGNORECASE)]
    own = {fold_word(word) for word in (*entry.name.split(), "the")}
    return any(word[:1].isupper() and fold_word(word) not in own for word in beside)
