"""A statement and an event go in; whether the statement blames somebody for it, on whom, or only doubts it, comes out."""

from allegedly.claim.answer import Answered, names
from allegedly.claim.blame import blame_at
from allegedly.claim.embedding import without_word
from allegedly.claim.event import Told
from allegedly.claim.grammar import (
    SAYINGS,
    is_given,
    joined,
    objects_of,
)
from allegedly.claim.statement import Draft
from allegedly.claim.toll_words import FIGURES
from allegedly.claim.trigger import LIGHT_VERBS
from allegedly.claim.untrue import is_belied
from allegedly.claim.voice import participant_at
from allegedly.parsed import Document, Sentence

_DOUBTING = frozenset({"doubt", "question", "dispute", "scepticism", "skepticism"})
# What a cue of several words puts on somebody: "pointed the finger at B", "laid the blame on B"
_PUT_ON = frozenset({"finger", "blame", "accusation", "charge"})
_CAUSING = frozenset({"start", "plan", "organise", "organize", "orchestrate", "mastermind", "direct", "instigate", "provoke", "cause", "attempt", "prepare", "sponsor", "finance", "support", "back", "incite", "approve", "authorise", "authorize"})  # fmt: skip

_TELLING = frozenset(
    {"account", "version", "description", "portrayal", "characterisation", "characterization", "handling"}
)
# What stands before a happening that is taken for given, whatever is denied
_HARM = frozenset({"kill", "wound", "injure", "hurt", "maim", "die"})
_TIDINGS = frozenset({"information", "news", "word", "message", "footage"})
_ABOUT = frozenset({"about", "over", "regarding", "concerning"})
_AMID = frozenset({"in", "during", "by"})
_ALLUDING = _ABOUT | {"after", "before", "since", "during", "following", "amid", "despite"}


def is_doubting(draft: Draft) -> bool:
    """Tell whether a cue of denial only doubts: "doubted", "cast doubt on", "questioned the account"."""
    return bool(_DOUBTING.intersection(draft.said.attribution.cue.cue.lemma.split()))


def is_of_words(draft: Draft) -> bool:
    """Tell whether what a cue is about are words: "slammed the report that X", "hit out at claims that X"."""
    cue, sentence = draft.said.attribution.cue, draft.said.sentence
    root = draft.said.attribution.content.root
    near = [*range(cue.first, cue.last + 1), *([root] if root is not None else [])]
    return any(sentence.tokens[i].lemma in SAYINGS and sentence.tokens[i].pos == "NOUN" for i in near)


def is_what_is_blamed(draft: Draft, told: Told) -> bool:
    """Tell whether blame is for this event: it heads what is said, or is what is done there ("accused of ordering the killing").

    "Accused the police of hiding the truth about the bombing" blames nobody for the bombing.
    """
    one, sentence = draft.said.attribution, draft.said.sentence
    root = one.content.root
    if root is None or sentence is not told.sentence or one.accused == told.token:
        return False
    blame = blame_at(sentence, root)
    blamed_for = {root, *joined(sentence, root), *(blame.events if blame is not None else ())}
    blamed_for |= {
        k for j in sentence.all_children(one.cue.token, "dobj", "nsubjpass") for k in joined(sentence, j)
    }  # "blamed X on B"
    if sentence.tokens[root].pos in {"VERB", "AUX"}:
        blamed_for |= {j for i in (root, *sentence.all_children(root, "conj")) for j in (i, *_done(sentence, i))}
    return told.token in blamed_for


def is_only_alluded_to(draft: Draft, told: Told) -> bool:
    """Tell whether the words of a denial take this event for given: "denied lying about the raid", "were not there during the raid".

    So does what a clause of denial seems to hang on: "accused B of hiding the truth about the raid, which B denied".
    """
    sentence, root = told.sentence, draft.said.attribution.content.root
    token = sentence.tokens[told.token]
    if draft.said.sentence is sentence and root is not None and _is_of_a_known_thing(sentence, told.token, root):
        return True
    preposition = sentence.tokens[token.head]
    if token.dep == "pobj" and preposition.lemma == "of" and is_given(sentence, told.token):
        return sentence.tokens[preposition.head].lemma in _TELLING  # "contested the army's account of the battle"
    if token.dep != "pobj" or preposition.lemma not in _ALLUDING or draft.said.sentence is not sentence or root is None:
        return False
    above = sentence.tokens[preposition.head]
    if root == told.token:
        return draft.said.attribution.content.shape == "relative"
    is_told = above.lemma in SAYINGS or is_belied(sentence, above.i)  # "the reports of X", "what they say about X"
    return not is_told or preposition.lemma not in _ABOUT


def harm_denied(told: Told, draft: Draft) -> list[Answered] | None:
    """Return what a denial denies of a known act whose harm alone it is about, the toll or that such people were hit; ``None`` for any other.

    Who denies that thirty were killed in the ambush, or that he killed civilians in the raid, does not deny the ambush or the raid.
    """
    sentence, token = told.sentence, told.sentence.tokens[told.token]
    preposition = sentence.tokens[token.head]
    harm = sentence.tokens[preposition.head]
    is_amid = token.dep == "pobj" and preposition.lemma in _AMID and is_given(sentence, told.token)
    if draft.said.sentence is not sentence:
        return None
    is_harm = is_amid and harm.lemma in _HARM and harm.pos == "VERB"
    if not is_harm and not _is_in_figure(sentence, told.token, draft.said.attribution.cue.token):
        return None
    figures = [count for count in told.event.counts if not count.part]
    if told.spared or any(count.high == 0 for count in figures):
        return None  # "said that nobody was killed in the raid" gives a figure
    if figures:
        return [Answered("toll", "denies", None, count, "en.claim.denies_toll", count.span) for count in figures]
    who = names(told.event.recipients)
    return [Answered("target", "denies", who, None, "en.claim.denies_target")] if who else []


def _is_in_figure(sentence: Sentence, token: int, cue: int) -> bool:
    """Tell whether a word of harm stands in a figure that is judged: "the figure of 40 dead", "a toll of 30 killed"."""
    above = [i for i in sentence.ancestors(token) if cue in sentence.ancestors(i)]
    return any(sentence.tokens[i].lemma in FIGURES and sentence.tokens[i].pos == "NOUN" for i in above) and not any(
        sentence.tokens[i].pos in {"VERB", "AUX"} and sentence.tokens[i].dep != "acl" for i in above
    )


def _is_of_a_known_thing(sentence: Sentence, event: int, root: int) -> bool:
    """Tell whether an event only says which thing is meant: "denied that it fired the missile that killed nine", "drones used in last week's attack"."""
    path = [event, *(i for i in sentence.ancestors(event) if root in sentence.ancestors(i))]
    for i in path:
        token = sentence.tokens[i]
        noun = sentence.tokens[token.head]
        if token.head == root or noun.lemma in SAYINGS | _TIDINGS or noun.pos not in {"NOUN", "PROPN"}:
            continue
        if token.dep == "relcl" and (
            _is_done_by(sentence, noun.i, i) or _is_amid(sentence, noun.i, i) or _is_set_off(sentence, i)
        ):
            return True
        if token.dep == "acl" and i != event and token.lemma not in _HARM and _is_known(sentence, event):
            return True
    return False


def _is_done_by(sentence: Sentence, noun: int, clause: int) -> bool:
    """Tell whether a clause says what a known thing did: "the missile that killed nine", not "a statement by the rebels that X surrendered"."""
    about = sentence.child(clause, "nsubj", "nsubjpass")
    return _is_known(sentence, noun) and about is not None and sentence.tokens[about].tag in {"WDT", "WP"}


def _is_amid(sentence: Sentence, noun: int, clause: int) -> bool:
    """Tell whether a clause says what came of a known act: "the attack in which nine died", not "an attack in which"."""
    which = [k for j in sentence.all_children(clause, "prep") for k in sentence.all_children(j, "pobj")]
    return _is_known(sentence, noun) and any(sentence.tokens[k].tag in {"WDT", "WP"} for k in which)


def _is_set_off(sentence: Sentence, clause: int) -> bool:
    """Tell whether a clause adds something behind a comma: "an attack on the port, in which nine died"."""
    first = sentence.edges[clause][0]
    return first > 0 and sentence.tokens[first - 1].text == ","


def _is_known(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun means one that was told of before: "the missile", "last week's attack"."""
    before = [sentence.tokens[i] for i in sentence.all_children(noun, "det", "poss")]
    return any(one.dep == "poss" or one.lemma in {"the", "this", "that", "these", "those"} for one in before)


def blamed_without_word(document: Document, told: Told, draft: Draft) -> str | None:
    """Return who somebody has no word of having done it: "no evidence that X was behind the attack"."""
    sentence = told.sentence
    if draft.act == "denies" or draft.said.sentence is not sentence:
        return None
    for i in sentence.ancestors(told.token):
        blame = blame_at(sentence, i)
        if blame is not None and told.token in blame.events and without_word(sentence, i):
            who = blame.who if blame.who is not None else next(iter(objects_of(sentence, i, "of", "by")), None)
            found = participant_at(document, sentence, who, "en.party.blamed") if who is not None else None
            return found.name if found is not None else None
    return None


def put_on(draft: Draft, noun: int) -> int | None:
    """Return on whom the blame of "laid the blame for X on B" or "pointed the finger at B" is put, wherever it was hung.

    Any other noun blamed is returned as it is; ``None`` where the words put the blame on nobody.
    """
    if draft.said.sentence.tokens[noun].lemma not in _PUT_ON:
        return noun
    sentence, root = draft.said.sentence, draft.said.attribution.content.root
    holders = [draft.said.attribution.cue.token, noun, *([root] if root is not None else [])]
    found = [j for holder in holders for j in objects_of(sentence, holder, "on", "at", "against")]
    return next((j for j in found if j > noun), None)


def _done(sentence: Sentence, verb: int) -> list[int]:
    """Return the nouns of "carrying out X", "ordering X", "initiating X"."""
    if sentence.tokens[verb].lemma not in LIGHT_VERBS | _CAUSING:
        return []
    return [k for j in sentence.all_children(verb, "dobj") for k in joined(sentence, j)]
