"""A sentence goes in; the same comes out with the few attachments mended that the parser is known to get wrong around words of speech."""

from collections.abc import Collection
from dataclasses import replace

from allegedly.claim.grammar import own_subject
from allegedly.parsed import Sentence, Token

_PAST = frozenset({"VBD", "VBZ", "VBP"})


def mend(sentence: Sentence, cues: Collection[int]) -> Sentence:
    """Return the sentence with mended heads; ``cues`` are the tokens of its words of speech.

    "said two were killed and added that": the second cue joins the first, not what it reports. "reported, quoting police, that X":
    what stands after "that" hangs on the cue before it, not the other way round.
    """
    changed: dict[int, Token] = {}
    for i in sorted(cues):
        token = sentence.tokens[i]
        if token.dep == "conj" and token.tag in _PAST and (speech := _speech_above(sentence, i, cues)) is not None:
            changed[i] = token._replace(head=speech)
        elif token.dep == "ccomp" and token.head > i and (mark := _that_of(sentence, token.head, i)) is not None:
            head = sentence.tokens[token.head]
            changed[i] = token._replace(head=i if head.head == head.i else head.head, dep=head.dep)
            changed[head.i] = head._replace(head=i, dep="ccomp")
            changed |= {j: sentence.tokens[j]._replace(head=i) for j in sentence.children[head.i] if i < j < mark}
    if not changed:
        return sentence
    return replace(sentence, tokens=tuple(changed.get(token.i, token) for token in sentence.tokens))


def _speech_above(sentence: Sentence, i: int, cues: Collection[int]) -> int | None:
    """Return the cue in the same tense whose reported clause the joined verb was hung on, unless the verb has a subject of its own."""
    head = sentence.tokens[i].head
    cue = sentence.tokens[sentence.tokens[head].head]
    is_reported = sentence.tokens[head].dep == "ccomp" and cue.i in cues and cue.i < head
    if is_reported and cue.tag == sentence.tokens[i].tag and own_subject(sentence, i) is None and head not in cues:
        return cue.i
    return None


def _that_of(sentence: Sentence, verb: int, after: int) -> int | None:
    mark = sentence.child(verb, "mark")
    return mark if mark is not None and mark > after and sentence.tokens[mark].lemma == "that" else None
