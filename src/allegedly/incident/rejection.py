"""The record of one report in; whose words are rejected in it without a word of what they tell ("contradicting the ministry"), out."""

from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.incident.accord import body_words
from allegedly.incident.wording import word_set, words_of
from allegedly.records import Annotation

# What is rejected as words, whatever they tell
_WORDS = word_set(
    "account version claim claims allegation allegations accusation accusations charge charges finding findings report reports story letter "
    "statement figure figures toll suggestion suggestions narrative explanation denial remarks assertion testimony"
)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Who rejects, the words for what is rejected, and the sentence's words that say so."""

    voice: str
    rejected: frozenset[str]
    words: str

    @property
    def is_of_words(self) -> bool:
        """Whether what is rejected is called words: "the charge of piracy"."""
        return bool(self.rejected & _WORDS)


def rejections(annotation: Annotation) -> tuple[Rejection, ...]:
    """Return the denials of a report that make no claim about any event, in the order of the text."""
    return tuple(_rejections(annotation))


def _rejections(annotation: Annotation) -> Iterator[Rejection]:
    claiming = {claim.statement for claim in annotation.claims if claim.stance in {"denies", "doubts"}}
    for one in annotation.statements:
        if one.act != "denies" or one.negated or one.voice is None or one.cue is None or one.id in claiming:
            continue
        content = " ".join(span.text for span in one.content)
        yield Rejection(one.voice.name, frozenset(words_of(content)) | body_words(content), f"{one.cue.text} {content}")
