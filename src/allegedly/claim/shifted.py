"""A sentence in which a verdict stands before what is judged in; what to change so that the verb has its object, out.

"Rejected as false the claim that X", "dismissed as lies reports that X": the parser takes what is judged for a part of the verdict.
"""

from allegedly.claim.verdict import ABSURD, FALSE, is_saying
from allegedly.parsed import Sentence, Token

JUDGING = frozenset({"describe", "dismiss", "reject", "denounce", "brand", "label", "characterise", "characterize", "portray", "depict", "deride"})  # fmt: skip
_MARKS = frozenset({'"', "“", "”", "„", "``", "''", "‘", "’"})
_WRITTEN = frozenset(
    {"letter", "article", "document", "paper", "film", "clip", "list", "narrative", "tweet", "message", "post", "call"}
)


def object_last(sentence: Sentence) -> dict[int, Token]:
    """Return the tokens to change, none where nothing of the kind is there."""
    tokens = sentence.tokens
    for as_ in range(1, len(tokens) - 2):
        verb = tokens[as_ - 1]
        if tokens[as_].lemma != "as" or verb.lemma not in JUDGING:
            continue
        verdict = _verdict(tokens, as_)
        judged = _judged(sentence, verdict) if verdict is not None else None
        if verdict is not None and judged is not None and _is_misread(tokens, judged, verb.i):
            return _mended(sentence, verb, as_, verdict, judged)
    return {}


def _is_misread(tokens: tuple[Token, ...], judged: range, verb: int) -> bool:
    head = tokens[judged.stop - 1]
    return head.head != verb or head.dep != "dobj" or head.pos not in {"NOUN", "PROPN"}


def _verdict(tokens: tuple[Token, ...], as_: int) -> int | None:
    """Return the word that calls it untrue: one of the first four after "as", with no stop before it."""
    near = range(as_ + 1, min(as_ + 5, len(tokens) - 1))
    return next((j for j in near if tokens[j].lemma in FALSE | ABSURD or tokens[j].text.casefold() in FALSE), None)


def _judged(sentence: Sentence, verdict: int) -> range | None:
    """Return the words of what is judged up to its noun, where they follow the verdict at once."""
    tokens = sentence.tokens
    start = verdict + 1
    while start < len(tokens) and tokens[start].text in _MARKS:
        start += 1
    end = start
    while end < len(tokens) and (
        tokens[end].pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"} or is_saying(sentence, end)
    ):
        end += 1
        is_told = is_saying(sentence, end - 1) or tokens[end - 1].lemma in _WRITTEN
        if is_told and not (end < len(tokens) and tokens[end].tag in {"POS", "NN", "NNS"}):
            return range(start, end)
    return None


def _mended(sentence: Sentence, verb: Token, as_: int, verdict: int, judged: range) -> dict[int, Token]:
    tokens = sentence.tokens
    noun = judged.stop - 1
    found = {j: tokens[j]._replace(head=noun) for j in judged if tokens[j].head not in judged}
    found |= {j: tokens[j]._replace(head=verdict) for j in range(as_ + 1, verdict)}
    found |= {
        j: tokens[j]._replace(head=verb.i)
        for j in range(noun + 1, len(tokens))
        if tokens[j].head in range(as_, verdict + 1)
    }
    if (clause := _clause(sentence, noun)) is not None:
        found[clause] = tokens[clause]._replace(head=noun, dep="acl" if tokens[clause].dep != "relcl" else "relcl")
    as_noun = tokens[noun] if tokens[noun].pos == "NOUN" else tokens[noun]._replace(pos="NOUN", tag="NNS")
    found[noun] = as_noun._replace(head=verb.i, dep="dobj")
    found[as_] = tokens[as_]._replace(head=verb.i, dep="prep")
    found[verdict] = tokens[verdict]._replace(head=as_, dep="pobj" if tokens[verdict].pos == "NOUN" else "amod")
    return found


def _clause(sentence: Sentence, noun: int) -> int | None:
    """Return the verb of the clause that says what it tells: "the claim that jets had bombed X"."""
    tokens = sentence.tokens
    after = noun + 1
    if after >= len(tokens) or tokens[after].text.casefold() != "that":
        return None
    verb = tokens[tokens[after].head]
    return verb.i if verb.i > after and verb.pos in {"VERB", "AUX"} else None
