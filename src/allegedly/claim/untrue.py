"""A clause goes in; whether it calls something said untrue comes out: "the reports were false", "the claim has no basis in fact"."""

from allegedly.claim.grammar import SAYINGS, is_empty, is_negated, is_passive, objects_of, own_subject, subject
from allegedly.claim.verdict import ABSURD, FALSE, TRUE
from allegedly.parsed import Sentence

_STANDING = frozenset({"stand", "hold", "add"})  # up
_WRONG = frozenset({"wrong", "mistaken"})
_FIGURES = frozenset(
    {"figure", "toll", "number", "story", "news", "information", "datum", "message", "publication", "narrative", "tale"}
)
_MEETING = frozenset(
    {"correspond", "conform", "agree", "accord", "tally", "square", "reflect", "match", "mirror", "fit"}
)
_MISSING = frozenset({"lack", "contradict", "distort", "misrepresent", "twist", "defy", "ignore"})
_FACTS = frozenset({"reality", "truth", "fact", "situation"})


def is_called_false(sentence: Sentence, root: int) -> bool:
    """Tell whether what is said is that something said is not true: "the reports were false", "has no basis in fact"."""
    held = sentence.child(root, "dobj") if sentence.tokens[root].lemma in {"have", "bear", "hold"} else None
    if held is not None and sentence.tokens[held].lemma in TRUE:
        return is_empty(sentence, held) or is_negated(sentence, root)
    about = subject(sentence, root)
    is_saying = about is not None and sentence.tokens[about].lemma in SAYINGS | _FIGURES  # an act can be wrong, too
    if is_saying and sentence.tokens[root].lemma in _STANDING and sentence.child(root, "prt") is not None:
        return is_negated(sentence, root)
    if any(sentence.tokens[i].lemma in TRUE for i in objects_of(sentence, root, "without")):
        return not is_negated(sentence, root)  # "are without foundation"
    if is_saying and _is_off(sentence, root):
        return True
    verdict = sentence.child(root, "acomp", "attr") if sentence.tokens[root].lemma == "be" else None
    if verdict is None:
        return sentence.tokens[root].lemma in FALSE and is_passive(sentence, root) and not is_negated(sentence, root)
    if sentence.tokens[verdict].lemma in TRUE:
        return is_negated(sentence, root) or is_empty(sentence, verdict)
    called = FALSE | (_WRONG | ABSURD if is_saying else frozenset())
    return sentence.tokens[verdict].lemma in called and not is_negated(sentence, root)


def _is_off(sentence: Sentence, root: int) -> bool:
    """Tell whether words are said to miss what is so: "does not correspond to reality", "distorts the facts", "lacks any basis", "is far from the truth"."""
    verb, things = sentence.tokens[root], sentence.all_children(root, "dobj")
    held = {sentence.tokens[i].lemma for i in (*things, *objects_of(sentence, root, "to", "with"))}
    if verb.lemma in _MEETING:
        return bool(held & _FACTS) and is_negated(sentence, root)
    if verb.lemma in _MISSING:
        return bool(held & (_FACTS if verb.lemma != "lack" else TRUE | {"merit"})) and not is_negated(sentence, root)
    far = sentence.child(root, "acomp", "advmod") if verb.lemma == "be" else None
    if far is None or sentence.tokens[far].lemma not in {"far", "contrary"} or is_negated(sentence, root):
        return False
    below = {sentence.tokens[i].lemma for i in sentence.subtree(far) if i > far}
    return bool(below & (TRUE | _FACTS))


def is_belied(sentence: Sentence, cue: int) -> bool:
    """Tell whether the sentence calls untrue what somebody is said to say: "what the rebels say about a massacre is a lie", "the report by X that Y is false"."""
    for i in sentence.ancestors(cue):
        about = _judged(sentence, i)
        if about is not None and cue in sentence.subtree(about):
            return is_called_false(sentence, i)
    return False


def _judged(sentence: Sentence, verb: int) -> int | None:
    """Return what a verb says something of, be it a clause: "what residents say about the raid is not true"."""
    about = own_subject(sentence, verb)
    return about if about is not None else sentence.child(verb, "csubj")


def falsely_told(sentence: Sentence, token: int, until: int | None) -> bool:
    """Tell whether a happening is what something false is about: "reports that five had been killed were false"; ``until`` is the cue above."""
    for i in sentence.ancestors(token):
        if i == until:
            return False
        about = _judged(sentence, i)
        if about is not None and until in sentence.subtree(about):
            return False  # who says it, not who calls it false
        if about is not None and is_called_false(sentence, i) and token in sentence.subtree(about) and token != about:
            return True
    return False
