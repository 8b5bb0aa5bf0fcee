"""A sentence and the place of a date in it go in; whether the date is that of a deed which is judged, mourned or told of, so that it lies in the past, comes out."""

from allegedly.claim.clause import anchor, is_verb
from allegedly.parsed import Sentence

_DEEDS = frozenset(
    [
        "killing",
        "murder",
        "death",
        "slaying",
        "assassination",
        "execution",
        "massacre",
        "slaughter",
        "beheading",
        "lynching",
        "attack",
        "assault",
        "raid",
        "ambush",
        "bombing",
        "blast",
        "explosion",
        "shelling",
        "airstrike",
        "strike",
        "shooting",
        "stabbing",
        "abduction",
        "kidnapping",
        "disappearance",
        "arrest",
        "detention",
        "torture",
        "rape",
        "looting",
        "arson",
        "coup",
        "uprising",
        "riot",
        "clash",
        "crash",
        "hijacking",
        "hostage-taking",
        "atrocity",
        "crime",
        "invasion",
        "crackdown",
        "fighting",
        "shootdown",
        "disaster",
    ]
)
# What a deed is linked to the rest by where it has been done: "sentenced for the murder", "the victims of", "over the bombing".
_LINKS = frozenset(
    {"for", "over", "of", "about", "against", "after", "since", "following", "concerning", "regarding", "from"}
)
# ... unless it is something yet to come that is told of: "plans for an attack in May", "the threat of a strike".
_PLANS = frozenset({"plan", "plot", "prepare", "conspire", "threaten", "attempt"})
_AHEAD = frozenset(
    [
        "plan",
        "threat",
        "risk",
        "warning",
        "preparation",
        "prepare",
        "possibility",
        "danger",
        "fear",
        "warn",
        "call",
        "hope",
        "intention",
        "chance",
        "prospect",
        "talk",
        "ready",
        "await",
        "deadline",
        "date",
        "schedule",
        "start",
        "launch",
        "beginning",
        "plot",
    ]
)
# What is done to a deed that has been: "will investigate the killing in May".
_JUDGED = frozenset(
    [
        "investigate",
        "probe",
        "mourn",
        "commemorate",
        "remember",
        "mark",
        "condemn",
        "deny",
        "avenge",
        "deplore",
        "solve",
        "discuss",
        "examine",
        "review",
        "recall",
        "describe",
    ]
)
_ON = frozenset({"rule", "decide", "testify", "report", "comment", "verdict", "hearing", "inquiry", "debate", "vote"})
_NEAR = 12  # words back from a date in which the deed is looked for


def is_of_past_deed(sentence: Sentence, i: int) -> bool:
    """Tell whether the date that begins at token ``i`` stands behind a deed that has been: "will stand trial for the murder of X in May"."""
    j = _deed_before(sentence, i)
    if j is None:
        return False
    return _is_charge(sentence, j) if is_verb(sentence, j) else _has_been(sentence, j)


def is_of_plan(sentence: Sentence, i: int) -> bool:
    """Tell whether the date that begins at token ``i`` stands behind a deed yet to come: "spoke of plans for a strike in June"."""
    j = _deed_before(sentence, i)
    return j is not None and not is_verb(sentence, j) and _is_ahead(sentence, j)


def _deed_before(sentence: Sentence, i: int) -> int | None:
    """Return the deed (or the verb) right before a date, with nothing between that could have a date of its own."""
    for j in range(i - 1, max(i - _NEAR, 0) - 1, -1):
        token = sentence.tokens[j]
        is_deed = token.pos == "NOUN" and token.lemma in _DEEDS and token.dep != "compound"
        if is_deed or is_verb(sentence, j):
            return j
        if token.text in {",", ";", ":", "(", ")"} or token.ent in {"DATE", "TIME"}:
            return None
    return None


def _is_charge(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb says for what somebody is tried or paid: "convicted of torturing two men", "jailed for ordering the killing"."""
    token = sentence.tokens[verb]
    link = sentence.tokens[token.head]
    is_gerund = token.tag == "VBG" and token.dep == "pcomp" and link.lemma in _LINKS
    return is_gerund and token.lemma not in _PLANS and sentence.tokens[link.head].lemma not in _AHEAD


def _is_ahead(sentence: Sentence, noun: int) -> bool:
    linked = anchor(sentence, noun, frozenset())
    link = sentence.tokens[sentence.tokens[noun].head]
    is_linked = linked.preposition in {"of", "for"} and sentence.tokens[linked.token].lemma in _AHEAD
    return is_linked or (link.pos == "ADP" and sentence.tokens[max(link.i - 1, 0)].lemma in _AHEAD)


def _has_been(sentence: Sentence, noun: int) -> bool:
    link = sentence.tokens[sentence.tokens[noun].head]
    if sentence.tokens[noun].dep == "dobj":
        return link.lemma in _JUDGED or _is_charge(sentence, link.i)
    if _is_ahead(sentence, noun):
        return False
    linked = anchor(sentence, noun, frozenset())
    if link.lemma == "on" and sentence.tokens[linked.token].lemma in _ON:
        return True
    return link.lemma in _LINKS or linked.preposition in _LINKS
