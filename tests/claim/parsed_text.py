"""A text goes in, the Document of a report that holds nothing else comes out; and a small gazetteer made for the tests."""

from dataclasses import replace
from functools import cache

from allegedly.language.model import SpacyParser
from allegedly.language.understand import Knowledge, prepare, understand
from allegedly.lexicon import load_lexicon
from allegedly.lexicon.entries import Lexicon, PlaceEntry
from allegedly.parsed import Document, Sentence
from allegedly.records import Part, Place, Report

_PARSER = SpacyParser()


def _town(name: str, country: str, population: int, *aliases: str, admin1: str | None = None) -> PlaceEntry:
    return PlaceEntry(
        name, aliases, "city", country, admin1, 10.0 + population % 7, 20.0, population, population, 1, "invented"
    )


def _land(name: str, feature: str, country: str | None, precision: int, *aliases: str) -> PlaceEntry:
    admin1 = name.removesuffix(" province") if feature == "admin1" else None
    return PlaceEntry(name, aliases, feature, country, admin1, 30.0, 40.0, None, None, precision, "invented")


# Invented towns in real countries, so that no test leans on a population; Tripoli and Erbil are public record.
PLACES = (
    _town("Tripoli", "LBN", 229_000, admin1="North"),
    _town("Tripoli", "LBY", 1_150_000, "Tarabulus"),
    _town("Erbil", "IRQ", 1_600_000, "Irbil", "Arbil", admin1="Erbil"),
    _town("Amman", "JOR", 1_275_000),
    _town("Qasr Zeyd", "SYR", 40_000, "Kasr Zaid", admin1="Homs"),
    _town("Velmora", "IRQ", 300_000),
    _town("Velmora", "NOR", 9_000),
    _town("Sarkiz", "TUR", 110_000, admin1="Sarkiz"),
    _town("Baku", "AZE", 1_100_000),
    _town("Little Orno", "FIN", 3_000, "Ornoburg"),
    _land("Dezhan province", "admin1", "IRQ", 4, "Dezhan", "Dezhan governorate"),
    _land("South Caucasus", "region", None, 6),
    _land("Hamroun", "landform", "IRQ", 5),
)


@cache
def lexicon() -> Lexicon:
    """The shipped knowledge with the places of the tests."""
    return replace(load_lexicon(), places=PLACES)


@cache
def knowledge() -> Knowledge:
    return prepare(lexicon())


@cache
def document_of(text: str, published: str | None = None, dateline: Place | None = None) -> Document:
    report = Report(
        "r-test", None, None, None, None, None, published, None, dateline, "en", text, (Part("body", 0, len(text)),)
    )  # fmt: skip
    return understand(report, knowledge(), _PARSER)


def token_of(document: Document, word: str) -> tuple[Sentence, int]:
    """The sentence and index of the first token that reads ``word``."""
    return next((s, token.i) for s in document.sentences for token in s.tokens if token.text == word)
