"""An attribution that the network alone sees goes in; what is said comes out, its voice, content and act found by grammar and lexicon."""

from collections.abc import Iterator, Sequence

from allegedly.claim.anonymity import asks_anonymity
from allegedly.claim.attribution import Attribution
from allegedly.claim.content import NOTHING, Content, trim
from allegedly.claim.found import CueHit
from allegedly.claim.grammar import is_empty, is_negated, is_passive, is_unsaid, subject
from allegedly.claim.quote import Range, Said
from allegedly.claim.tagger.tag import Run, Tagged
from allegedly.lexicon.entries import Cue, CuePos
from allegedly.parsed import Document, Sentence

RULE = "en.statement.learned"
SOURCE = "network"
_CLAUSAL = frozenset({"VERB", "AUX"})
_POS: dict[str, CuePos] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_QUOTE_MARKS = frozenset("“„«\"‘'")
_CONTRAST = 9  # tokens that "and not more than a hundred," has at most
_PRONOUNS = frozenset({"WP", "WDT", "WP$"})


def learned(document: Document, tagged: Tagged, hits: Sequence[CueHit]) -> Iterator[Said]:
    """Yield what is said by a cue that no rule reads; nothing where it has no content. ``hits`` are the lexicon's cues in its sentence."""
    sentence = document.sentences[tagged.cue.sentence]
    ranges = tuple(one for one in tagged.content if not is_pronoun(sentence, one))
    if not ranges:
        return
    token = head_of(document, tagged.cue)
    if asks_anonymity(sentence, token):
        return
    if sentence.tokens[token].pos == "ADV":
        return  # "the rebels allegedly shelled X": nobody's words but the reporter's, who keeps a distance
    known = [hit for hit in hits if tagged.cue.has(hit.sentence, hit.token)]
    cue = known[-1].cue if known else _unknown_cue(sentence, token)
    hit = CueHit(sentence.index, token, tagged.cue.first, tagged.cue.last, cue)
    content = content_of(sentence, NOTHING, ranges, hit)
    if any(document.report.text[low] in _QUOTE_MARKS for low, _ in ranges):
        content = content._replace(shape="quote")
    voice, rule = _voice(document, sentence, tagged, token)
    if (voice is not None and _is_told(sentence, token, voice)) or _is_against(sentence, token):
        return
    negated = sentence.tokens[token].pos in _CLAUSAL and is_unsaid(sentence, token)
    attribution = Attribution(hit, "unnamed" if voice is None else "token", voice, (), content, negated, rule)
    source, apart = tagged.source, None
    if source is not None and source.sentence != sentence.index:
        apart = (source.sentence, head_of(document, source))
    named = characters(document, source) if source is not None else phrase_of(sentence, voice, tagged)
    yield Said(sentence, attribution, ranges, rule, named, apart)


def _is_against(sentence: Sentence, cue: int) -> bool:
    """Tell whether what is denied stands before "as X claims": X may say so or the contrary, "it was not the army, as residents allege"."""
    marks = [i for i in sentence.all_children(cue, "mark", "advmod") if sentence.tokens[i].lemma == "as"]
    host = sentence.tokens[cue].head
    if sentence.tokens[cue].dep != "advcl" or host > cue or not marks:
        return False
    return is_negated(sentence, host) or _is_contrasted(sentence, marks[0])


def _is_contrasted(sentence: Sentence, end: int) -> bool:
    """Tell whether "not N" stands last before a word: "nine were killed and not thirty, as X says"."""
    before = sentence.tokens[max(0, end - _CONTRAST) : end]
    nots = [one.i for one in before if one.lemma == "not" and one.i > 0]
    return any(sentence.tokens[i - 1].lemma in {"and", "but", ","} for i in nots) and not any(
        one.pos in _CLAUSAL for one in before if nots and one.i > nots[-1]
    )


def _is_told(sentence: Sentence, cue: int, voice: int) -> bool:
    """Tell whether somebody is only who knows it, or who was told: "the plan was known to all sides"."""
    before = sentence.tokens[sentence.tokens[voice].head]
    return before.lemma == "to" and before.head == cue and is_passive(sentence, cue)


def _voice(document: Document, sentence: Sentence, tagged: Tagged, cue: int) -> tuple[int | None, str]:
    """Return the voice's noun and the rule that names it: the network's source, else the subject of the cue."""
    source = tagged.source
    if source is not None and document.sentences[source.sentence].tokens[head_of(document, source)].pos == "PUNCT":
        source = None
    if source is None or is_pronoun(document.sentences[source.sentence], characters(document, source)):
        voice = _speaker(sentence, cue)
        return voice, RULE if voice is None else f"{RULE}.subject"
    return (head_of(document, source), RULE) if source.sentence == sentence.index else (None, RULE)


def _speaker(sentence: Sentence, cue: int) -> int | None:
    """Return the subject of an active cue verb for which the network names nobody: "he said X and mocked Y" names him once."""
    token = sentence.tokens[cue]
    is_bare_participle = token.tag == "VBN" and not sentence.all_children(cue, "aux")
    if token.pos != "VERB" or is_bare_participle or is_passive(sentence, cue):
        return None
    found = subject(sentence, cue)
    return found if found is not None and not is_empty(sentence, found) else None


def _unknown_cue(sentence: Sentence, token: int) -> Cue:
    """Return an entry for a cue that the lexicon does not hold: its act is the plainest."""
    word = sentence.tokens[token]
    return Cue(word.lemma, _POS.get(word.pos, "phrase"), "asserts", (), "thought", False, SOURCE)


def content_of(sentence: Sentence, ruled: Content, ranges: Sequence[Range], hit: CueHit) -> Content:
    """Return the content with the head it has inside the ranges: the rules' where that is still in them."""
    runs = [run for one in ranges if (run := _tokens(sentence, one)) is not None]
    if ruled.root is not None and any(first <= ruled.root <= last for first, last in runs):
        return ruled
    outside = [(first, last) for first, last in runs if not first <= hit.token <= last]
    if not outside:
        return ruled
    heads = [sentence.head_of(first, last) for first, last in outside]
    root = min(heads, key=lambda i: (len(sentence.ancestors(i)), i))
    return Content(tuple(outside), root, _shape(sentence, root))


def _shape(sentence: Sentence, root: int) -> str:
    token = sentence.tokens[root]
    if token.pos not in _CLAUSAL:
        return "np"
    marks = [sentence.tokens[i] for i in sentence.all_children(root, "aux", "auxpass", "mark")]
    if any(one.lemma in {"whether", "if"} for one in marks):
        return "embedded"
    is_finite = token.tag in {"VBD", "VBZ", "VBP"} or any(one.tag in {"MD", "VBD", "VBZ", "VBP"} for one in marks)
    return "that" if is_finite else "to" if any(one.tag == "TO" for one in marks) else "ing"


def _tokens(sentence: Sentence, one: Range) -> tuple[int, int] | None:
    inside = [token.i for token in sentence.tokens if one[0] <= token.start and token.end <= one[1]]
    return (inside[0], inside[-1]) if inside else None


def is_pronoun(sentence: Sentence, one: Range) -> bool:
    """Tell whether characters are a relative pronoun and nothing else ("which", "who")."""
    run = _tokens(sentence, one)
    return run is not None and run[0] == run[1] and sentence.tokens[run[0]].tag in _PRONOUNS


def phrase_of(sentence: Sentence, voice: int | None, tagged: Tagged) -> Range | None:
    """Return the whole noun phrase of a voice that the rules name, where it holds nothing of the cue or the content."""
    edges = trim(sentence, *sentence.edges[voice]) if voice is not None else None
    if edges is None or (edges[0] <= tagged.cue.last and tagged.cue.first <= edges[1]):
        return None
    start, end = sentence.tokens[edges[0]].start, sentence.tokens[edges[1]].end
    return None if any(start < b and a < end for a, b in tagged.content) else (start, end)


def head_of(document: Document, run: Run) -> int:
    """Return the token that heads a run of words."""
    return document.sentences[run.sentence].head_of(run.first, run.last)


def characters(document: Document, run: Run) -> Range:
    """Return the characters of a run of words."""
    tokens = document.sentences[run.sentence].tokens
    return tokens[run.first].start, tokens[run.last].end
