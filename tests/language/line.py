"""A text goes in, its Document or its record comes out, by one parser and one reading of the shipped knowledge for all tests."""

from functools import cache
from typing import NamedTuple

from allegedly.claim.annotate import Knowledge as ClaimKnowledge
from allegedly.claim.annotate import annotate
from allegedly.claim.annotate import prepare as prepare_claims
from allegedly.language.model import SpacyParser
from allegedly.language.understand import Knowledge as LanguageKnowledge
from allegedly.language.understand import prepare as prepare_language
from allegedly.language.understand import understand
from allegedly.lexicon import load_lexicon
from allegedly.lexicon.entries import Lexicon
from allegedly.parsed import Document, Mention, Sentence
from allegedly.records import Annotation, Part, Report


class Line(NamedTuple):
    """The lexicon, the parser, and the knowledge of the two stages that read sentences."""

    lexicon: Lexicon
    parser: SpacyParser
    language: LanguageKnowledge
    claims: ClaimKnowledge


@cache
def line() -> Line:
    """The line of the tests, made once: the model loads at its first use and stays."""
    lexicon = load_lexicon()
    return Line(lexicon, SpacyParser(), prepare_language(lexicon), prepare_claims(lexicon))


def report_of(text: str, *parts: Part, published: str | None = None) -> Report:
    """A report that is all body, unless its parts are given."""
    whole = parts or (Part("body", 0, len(text)),)
    return Report("r-test", None, None, None, None, None, published, None, None, "en", text, whole)


@cache
def document_of(text: str) -> Document:
    return understand(report_of(text), line().language, line().parser)


@cache
def record_of(text: str) -> Annotation:
    return annotate(document_of(text), line().claims)


def token_of(document: Document, word: str, nth: int = 0) -> tuple[Sentence, int]:
    """The sentence and index of the first (or a later) token that reads ``word``."""
    found = [(s, token.i) for s in document.sentences for token in s.tokens if token.text == word]
    return found[nth]


def mention_of(document: Document, word: str, nth: int = 0) -> Mention | None:
    """The mention whose noun reads ``word``, ``None`` where that word mentions nobody."""
    sentence, i = token_of(document, word, nth)
    return document.mention_at.get((sentence.index, i))


def meant(document: Document, word: str, nth: int = 0) -> str | None:
    """The name of whom a word means, ``None`` where that is left open."""
    mention = mention_of(document, word, nth)
    return None if mention is None or mention.entity is None else document.entities[mention.entity].name
