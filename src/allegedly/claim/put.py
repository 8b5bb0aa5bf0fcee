"""A report whose statements are read and the characters of a word go in; how that word is put, and what its speaker does with it, come out."""

from typing import NamedTuple

from allegedly.claim.annotate import DEEDS, Stated
from allegedly.claim.factuality import factuality
from allegedly.claim.negation import is_denied
from allegedly.parsed import Document, Sentence
from allegedly.records import Act, Factuality

# Who denies thinking so thinks the contrary: "did not believe that they had fled"
_RAISING = frozenset({"think", "believe", "suppose", "expect", "imagine", "guess", "feel", "consider", "reckon"})


class Put(NamedTuple):
    """How the sentence puts a word, apart from who says so; and the act of the statement whose words it heads, ``None`` where it heads none.

    ``unsaid`` tells that the sentence denies that act ("did not confirm", "nobody claimed"), ``disbelieved`` that it denies the thought.
    """

    how: Factuality
    act: Act | None = None
    unsaid: bool = False
    disbelieved: bool = False


def put_at(stated: Stated, first: int, last: int) -> Put:
    """Return how the head of the words from character ``first`` to ``last`` is put; raises ``ValueError`` where no word stands there."""
    found = words_at(stated.document, first, last)
    if found is None:
        raise ValueError(f"no word of the report stands from character {first} to {last}")
    sentence, start, end = found
    return _put(stated, sentence, sentence.head_of(start, end))


def words_at(document: Document, first: int, last: int) -> tuple[Sentence, int, int] | None:
    """Return the sentence and the first and last of its words from one character to another; ``None`` where no word stands there."""
    for sentence in document.sentences:
        inside = [token.i for token in sentence.tokens if token.start < last and first < token.end]
        if inside:
            return sentence, inside[0], inside[-1]
    return None


def _put(stated: Stated, sentence: Sentence, token: int) -> Put:
    how = factuality(sentence, token)
    is_noun = sentence.tokens[token].pos in {"NOUN", "PROPN"}
    if is_noun and not _is_deed(stated, sentence, token):
        return Put(how)  # "rejected the request" denies nothing that happened
    for draft in stated.drafts:
        one = draft.said.attribution
        if draft.said.sentence.index == sentence.index and one.content.root == token:
            return Put(how, draft.act, draft.negated, _is_disbelieved(sentence, token))
    return Put(how, disbelieved=_is_disbelieved(sentence, token))


def _is_disbelieved(sentence: Sentence, token: int) -> bool:
    """Tell whether a clause hangs on a thought that is denied, whether or not somebody speaks: "nobody believed that they had fled"."""
    word = sentence.tokens[token]
    is_clause = word.dep == "ccomp" and word.head != token
    return is_clause and sentence.tokens[word.head].lemma in _RAISING and is_denied(sentence, word.head)


def _is_deed(stated: Stated, sentence: Sentence, token: int) -> bool:
    hits = stated.words.triggers.get(sentence.index, ())
    return any(hit.token == token and hit.trigger.type in DEEDS for hit in hits)
