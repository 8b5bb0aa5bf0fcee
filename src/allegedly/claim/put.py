"""A report whose statements are read and the first character of a word go in; how that word is put, and what its speaker does with it, come out."""

from typing import NamedTuple

from allegedly.claim.annotate import Stated
from allegedly.claim.factuality import factuality
from allegedly.claim.statement import Draft
from allegedly.parsed import Sentence
from allegedly.records import Act, Factuality


class Put(NamedTuple):
    """How the sentence puts a word, apart from who says so; and the act of the statement whose words it heads, ``None`` where it heads none.

    ``unsaid`` tells that the sentence denies that act: "did not confirm", "nobody claimed".
    """

    how: Factuality
    act: Act | None = None
    unsaid: bool = False


def put_at(stated: Stated, first: int, last: int) -> Put:
    """Return how the head of the words from character ``first`` to ``last`` is put; raises ``ValueError`` where no word stands there."""
    for sentence in stated.document.sentences:
        inside = [token.i for token in sentence.tokens if token.start < last and first < token.end]
        if inside:
            return _put(sentence, sentence.head_of(inside[0], inside[-1]), stated.drafts)
    raise ValueError(f"no word of the report stands from character {first} to {last}")


def _put(sentence: Sentence, token: int, drafts: list[Draft]) -> Put:
    how = factuality(sentence, token)
    for draft in drafts:
        if draft.said.sentence.index == sentence.index and draft.said.attribution.content.root == token:
            return Put(how, draft.act, draft.negated)
    return Put(how)
