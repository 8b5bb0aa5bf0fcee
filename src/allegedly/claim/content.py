"""A cue in a sentence goes in; the stretches that hold what is said come out, with the token that heads them."""

from typing import NamedTuple

from allegedly.claim.found import CueHit
from allegedly.claim.grammar import agent, is_empty, is_passive, issued_by, joined, objects_of, own_subject, said_of
from allegedly.claim.verdict import FALSE, TRUE
from allegedly.parsed import Sentence

_EDGE = frozenset({"PUNCT", "SPACE", "CCONJ"})
_QUOTE_MARKS = frozenset("“”„«»\"‘’'")
_OF = {"of", "for", "on", "against", "with", "over", "about", "from"}
_HEARSAY = frozenset({"say", "allege", "believe", "report", "rumour", "rumor", "think", "suspect", "presume"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})  # the tagger takes "said killed" for a participle


class Content(NamedTuple):
    """What a cue reports: token ranges (both ends included) in order, and the token that heads it (``None``: only a quotation)."""

    ranges: tuple[tuple[int, int], ...]
    root: int | None
    shape: str


NOTHING = Content((), None, "none")


def verb_content(sentence: Sentence, hit: CueHit) -> Content:
    """Return what an active cue verb reports: a clause, an infinitive, "of"/"for" phrase or object, in this order."""
    for find in (_embedded, _free_relative, _clause, _around, _infinitive, _prepositional, _object, _that_astray):
        found = find(sentence, hit)
        if found is not None:
            return found
    return NOTHING


def passive_content(sentence: Sentence, hit: CueHit) -> Content:
    """Return what a passive cue reports: "X are said to Y" gives X and Y; "X was accused of Y" gives X and Y."""
    verb = hit.token
    about = own_subject(sentence, verb)
    if about is None and sentence.tokens[verb].dep in {"acl", "relcl"}:
        about = sentence.tokens[verb].head
    # "a strike claimed by X", "denied by Y"
    is_taken = hit.cue.lemma == "claim" or hit.cue.act in {"denies", "confirms"}
    is_remark = hit.cue.act == "accuses" or (is_taken and agent(sentence, verb) is not None)
    if sentence.tokens[verb].dep == "acl" and not is_remark and hit.cue.lemma not in _HEARSAY:
        return NOTHING  # "a report published on Friday", "lies intended to hide it"
    clause = sentence.child(verb, "xcomp", "ccomp", "advcl", "oprd")
    if clause is not None and clause > verb and sentence.tokens[clause].pos in {"VERB", "AUX"}:
        is_it = about is not None and sentence.tokens[about].lemma == "it"
        head = [] if about is None or is_it else [_phrase(sentence, about, verb)]
        return Content((*head, _stretch(sentence, clause, hit)), clause, "that" if is_it else "to")
    found = _prepositional(sentence, hit) or _behind_agent(sentence, hit)
    if found is not None and about is not None:
        return Content((_phrase(sentence, about, verb), *found.ranges), found.root, found.shape)
    if about is None or hit.cue.needs_content or hit.cue.means != "speech":
        return NOTHING
    return Content((_phrase(sentence, about, verb),), about, "np")


def _behind_agent(sentence: Sentence, hit: CueHit) -> Content | None:
    """Return what stands after "of" in "was accused by villagers of X", where the parser hung it on the villagers."""
    by = agent(sentence, hit.token)
    for preposition in sentence.all_children(by, "prep") if by is not None else []:
        root = sentence.child(preposition, "pobj", "pcomp")
        if root is not None and sentence.tokens[preposition].lemma in {"of", "for"} and hit.cue.act == "accuses":
            return Content((trim(sentence, *sentence.edges[root]) or (root, root),), root, "of")
    return None


def rule_shape(content: Content) -> str:
    """Return the last word of the rule id of a statement with this content."""
    return {"none": "quote", "that": "said_that", "around": "parenthesis"}.get(content.shape, content.shape)


def noun_content(sentence: Sentence, hit: CueHit) -> Content:
    """Return what a cue noun reports: "accusation ... that X", "claims of X", "a call for X", "a threat to X"."""
    noun = hit.token
    for child in sentence.all_children(noun, "acl", "ccomp", "relcl"):
        mark = sentence.child(child, "mark", "aux")
        if child > noun and mark is not None and sentence.tokens[mark].lemma in {"that", "to"}:
            return Content((_stretch(sentence, child, hit),), child, sentence.tokens[mark].lemma)
    astray = _that_behind(sentence, hit)
    if astray is not None:
        return astray
    allowed = {c for c in hit.cue.complements if c in _OF} | ({"about", "over"} if hit.cue.means == "speech" else set())
    by = issued_by(sentence, noun, hit.last)  # "an accusation by residents of X" may be hung on the residents
    holders = [noun, *(i for i in range(hit.first, hit.last + 1) if i != noun), *by]
    for preposition in (j for i in holders for j in sentence.all_children(i, "prep")):
        if sentence.tokens[preposition].lemma in allowed and preposition > hit.last:
            root = sentence.child(preposition, "pobj", "pcomp")
            if root is not None:
                return Content((_stretch(sentence, root, hit),), root, sentence.tokens[preposition].lemma)
    return NOTHING


def _that_behind(sentence: Sentence, hit: CueHit) -> Content | None:
    """Return the that-clause after a cue noun, and after "by X" behind it, that the parser hung elsewhere."""
    if "that" not in hit.cue.complements:
        return None
    at = hit.last + 1
    by = issued_by(sentence, hit.token, hit.last)
    if by and sentence.tokens[at].lemma in {"by", "from"}:
        at = by[0] + 1
    elif (holder := said_of(sentence, hit.token)) is not None:
        at = holder[1]
    if at >= len(sentence.tokens) or sentence.tokens[at].text.casefold() != "that":
        return None
    verb = sentence.tokens[sentence.tokens[at].head]
    is_object = sentence.tokens[at].dep in {"dobj", "pobj"} and sentence.edges[verb.i][1] <= verb.i + 1
    is_relative = sentence.tokens[at].dep in {"nsubj", "nsubjpass"} or verb.i < at or is_object
    later = [t.i for t in sentence.tokens[at:] if t.pos == "VERB"]
    if is_relative or not later:
        return None
    root = verb.i if verb.pos == "VERB" else later[0]
    found = trim(sentence, at, max(sentence.edges[hit.token][1], sentence.edges[root][1]))
    return Content((found or (root, root),), root, "that")


def clause_around(sentence: Sentence, verb: int, first: int, last: int) -> Content:
    """Return the clause of ``verb`` without the stretch ``first``-``last`` that stands in or beside it ("according to X")."""
    low, high = sentence.edges[verb]
    for other in sentence.all_children(verb, "conj"):
        if other > last and sentence.child(other, "ccomp") is not None and own_subject(sentence, other) is not None:
            high = min(high, sentence.edges[other][0] - 1)  # "..., the army said, but residents said that ..."
    ranges = [(low, first - 1), (last + 1, high)]
    trimmed = tuple(found for low, high in ranges if (found := trim(sentence, low, high)) is not None)
    return Content(trimmed, verb, "around")


def trim(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Return the range without punctuation and conjunctions at its ends, quotation marks kept; ``None`` when nothing is left."""
    while first <= last and _is_edge(sentence, first):
        first += 1
    while last >= first and _is_edge(sentence, last):
        last -= 1
    return (first, last) if first <= last else None


def _is_edge(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.pos in _EDGE and token.text not in _QUOTE_MARKS


def _stretch(sentence: Sentence, root: int, hit: CueHit) -> tuple[int, int]:
    """Return the range of a clause or phrase, cut where the cue stands, with what follows it unbroken under the cue."""
    low, high = sentence.edges[root]
    if root > hit.token:
        low = max(low, hit.last + 1) if low <= hit.token else low
        garden = [j for j in sentence.all_children(hit.token, "ccomp") if j < root]
        low = min([low, *(sentence.edges[j][0] for j in garden if sentence.edges[j][0] > hit.last)])
        beside = {
            sentence.edges[j][0]: sentence.edges[j][1]
            for j in sentence.children[hit.token]
            if j > root and sentence.tokens[j].dep != "conj"
        }
        while high + 1 in beside and sentence.tokens[high + 1].pos not in _EDGE:
            high = beside[high + 1]
        high = min([high, *(start - 1 for start in _others_words(sentence, root))])
    else:
        high = min(high, hit.first - 1)
    return trim(sentence, low, high) or (root, root)


def _others_words(sentence: Sentence, root: int) -> list[int]:
    """Return where a clause goes over to what others say: ", while residents said that ..."."""
    found = []
    for clause in sentence.all_children(root, "advcl"):
        mark = sentence.child(clause, "mark")
        is_contrast = mark is not None and sentence.tokens[mark].lemma in {"while", "whereas", "whilst"}
        if clause > root and is_contrast and sentence.child(clause, "ccomp") is not None:
            found.append(sentence.edges[clause][0])
    return found


def _phrase(sentence: Sentence, noun: int, before: int) -> tuple[int, int]:
    low, high = sentence.edges[noun]
    if noun < before:
        high = min(high, before - 1)
    return trim(sentence, low, high) or (noun, noun)


def _clause(sentence: Sentence, hit: CueHit) -> Content | None:
    verbs = [i for i in range(hit.first, hit.last + 1) if i == hit.token or sentence.tokens[i].dep in {"conj", "xcomp"}]
    clauses = [j for i in verbs for j in sentence.all_children(i, "ccomp") if not _is_across(sentence, j, hit.token)]
    clauses.sort(key=lambda j: (j < hit.token, j))
    for child in clauses[1:] if _is_garden_path(sentence, clauses) else clauses:
        if sentence.tokens[child].pos in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "NUM"}:
            return Content((_stretch(sentence, child, hit),), child, "that")
    return None


def _is_across(sentence: Sentence, clause: int, cue: int) -> bool:
    """Tell whether a semicolon parts a clause from the cue after it: then it is no part of what is said."""
    return clause < cue and any(t.text == ";" for t in sentence.tokens[clause:cue])


def _is_garden_path(sentence: Sentence, clauses: list[int]) -> bool:
    """Tell whether the first of two clauses is the reduced relative of the second's subject ("none of those tasked had been hit")."""
    if len(clauses) < 2 or sentence.tokens[clauses[0]].tag not in {"VBN", "VBD"}:
        return False
    return own_subject(sentence, clauses[1]) is None and sentence.child(clauses[0], "aux", "auxpass") is None


def _that_astray(sentence: Sentence, hit: CueHit) -> Content | None:
    """Return the that-clause that the parser hung on a noun in between: "confirmed with a photo that fighters left"."""
    if "that" not in hit.cue.complements:
        return None
    for i in range(hit.last + 2, sentence.edges[hit.token][1]):
        token = sentence.tokens[i]
        verb = sentence.tokens[token.head]
        if (
            token.text.casefold() == "that"
            and token.tag == "IN"
            and verb.i > i
            and _hangs_on_noun(sentence, verb.i, hit)
        ):
            found = trim(sentence, i, sentence.edges[verb.i][1])
            return Content((found or (verb.i, verb.i),), verb.i, "that")
    return None


def _hangs_on_noun(sentence: Sentence, verb: int, hit: CueHit) -> bool:
    """Tell whether a clause hangs on a noun that hangs on the cue, with no other verb in between."""
    if sentence.tokens[verb].pos not in {"VERB", "AUX"} or sentence.tokens[verb].dep not in {"relcl", "acl", "ccomp"}:
        return False
    for i in sentence.ancestors(verb):
        if i == hit.token:
            return True
        is_published = sentence.tokens[i].dep == "acl" and sentence.tokens[i].tag == "VBN"
        if (sentence.tokens[i].pos in {"VERB", "AUX"} and not is_published) or is_empty(sentence, i):
            return False  # "found no evidence for the claim that X": X is the claim's
    return False


def _embedded(sentence: Sentence, hit: CueHit) -> Content | None:
    """Return the clause after "an airstrike it said", which the parser tends to hang elsewhere."""
    verb = sentence.tokens[hit.token]
    at = hit.last + 1
    if verb.dep not in {"relcl", "ccomp"} or own_subject(sentence, verb.i) is None or at >= len(sentence.tokens):
        return None
    following = sentence.tokens[at]
    if following.tag not in _FINITE or sentence.tokens[hit.first - 1].pos not in {"PRON", "NOUN", "PROPN"}:
        return None
    if following.tag == "VBN" and sentence.child(at, "dobj", "prep") is None:
        return None
    root = following.head if following.tag == "MD" or following.dep in {"aux", "auxpass"} else at
    subject = sentence.child(root, "nsubj", "nsubjpass")
    if subject is not None and subject > hit.last:
        return None
    found = trim(sentence, at, max(sentence.edges[root][1], root))
    return Content((found or (root, root),), root, "embedded")


def _around(sentence: Sentence, hit: CueHit) -> Content | None:
    """Return the sentence that a cue in commas interrupts: "The attack, officials said, killed ten"."""
    verb = sentence.tokens[hit.token]
    if verb.dep not in {"parataxis"} or sentence.tokens[verb.head].pos not in {"VERB", "AUX", "NOUN", "PROPN"}:
        return None
    low, high = sentence.edges[verb.i]
    return clause_around(sentence, verb.head, low, high)


def _infinitive(sentence: Sentence, hit: CueHit) -> Content | None:
    child = sentence.child(hit.token, "xcomp")
    if child is None and hit.cue.act == "demands":
        # "called on both sides to refrain": what is asked for is hung as an adverbial
        child = next((j for j in sentence.all_children(hit.token, "advcl") if sentence.child(j, "aux") == j - 1), None)
    if child is None or child < hit.token:
        return None
    is_gerund = any(sentence.tokens[j].tag == "VBG" for j in (child, *sentence.all_children(child, "aux", "auxpass")))
    if ("ing" if is_gerund else "to") not in hit.cue.complements:
        return None
    return Content((_stretch(sentence, child, hit),), child, "to")


# Who charges them runs at them
_RUSHED = frozenset({"gate", "line", "barricade", "checkpoint", "fence", "barrier", "cordon", "stage", "wall", "position", "trench", "hill", "entrance", "door", "building", "podium"})  # fmt: skip


def accused_alone(sentence: Sentence, hit: CueHit) -> Content:
    """Return whom "police blamed the rebels" blames, where the words do not say for what; ``NOTHING`` for other cues."""
    child = sentence.child(hit.token, "dobj")
    if hit.cue.act != "accuses" or child is None or hit.cue.pos != "verb" or sentence.tokens[child].lemma in _RUSHED:
        return NOTHING
    return Content((_stretch(sentence, child, hit),), child, "accused")


def _prepositional(sentence: Sentence, hit: CueHit) -> Content | None:
    """Return "X of Y" after accuse, "for Y" after call, with the object in front where there is one."""
    allowed = {c for c in hit.cue.complements if c in _OF} | (
        {"of", "for", "on"} if hit.cue.act == "accuses" else set()
    )
    allowed |= {"about", "over"} if hit.cue.act == "declines_to_comment" else set()
    allowed |= (
        {hit.cue.lemma.split()[-1]} if " " in hit.cue.lemma else set()
    )  # "scoffed at X", "distanced itself from X"
    words = range(hit.token, hit.last + 1)
    target = sentence.child(hit.token, "dobj")
    on = (
        objects_of(sentence, hit.token, "at", "on") if hit.cue.act == "accuses" else []
    )  # "pointed the finger at B for X"
    holders = [*words, *on, *(joined(sentence, target) if target is not None and target > hit.token else [])]
    for holder in holders:
        for preposition in sentence.all_children(holder, "prep"):
            token = sentence.tokens[preposition]
            root = sentence.child(preposition, "pobj", "pcomp")
            is_time = root is not None and sentence.tokens[root].ent in {"DATE", "TIME"}
            if root is None or is_time or token.lemma not in allowed or preposition < hit.token:
                continue
            low, high = sentence.edges[root]
            if target is not None and hit.last < target < root and hit.cue.act == "accuses":
                low = sentence.edges[target][0]
            found = trim(sentence, low, high)
            return Content((found or (root, root),), root, token.lemma)
    return None


def _object_inside(sentence: Sentence, hit: CueHit) -> int | None:
    """Return the object of the verb inside "refused to discuss X", "declined to answer X"."""
    return next((j for i in range(hit.token + 1, hit.last + 1) if (j := sentence.child(i, "dobj")) is not None), None)


def _free_relative(sentence: Sentence, hit: CueHit) -> Content | None:
    """Return the airstrike of "what residents said was an airstrike", "what residents called an airstrike"."""
    verb = sentence.tokens[hit.token]
    head = sentence.tokens[verb.head]
    what = sentence.child(verb.i, "dobj")
    told = sentence.child(head.i, "attr", "acomp") if head.lemma == "be" and head.i > verb.i else None
    if told is None:
        told = next((i for i in (sentence.child(verb.i, "oprd"), *objects_of(sentence, verb.i, "as")) if i), None)
    if what is None or told is None or sentence.tokens[what].lemma != "what" or what > verb.i:
        return None
    if sentence.tokens[told].lemma in FALSE | TRUE and verb.dep == "csubj":  # that is another's word of theirs
        told = next((i for i in objects_of(sentence, verb.i, "about", "of", "on") if i > verb.i), None)
        return Content((_phrase(sentence, told, head.i),), told, "about") if told is not None else NOTHING
    return Content((_stretch(sentence, told, hit),), told, "np")


def _object(sentence: Sentence, hit: CueHit) -> Content | None:
    child = sentence.child(hit.token, "dobj", "attr")
    verb = sentence.tokens[hit.token]
    is_relative = child is None or sentence.tokens[child].tag in {"WDT", "WP"}
    if is_relative and verb.dep == "relcl" and verb.head < hit.first and "np" in hit.cue.complements:
        pronoun = verb.i if child is None else child
        child = sentence.edges[verb.i][0] if child is None else child
        return Content(
            (_phrase(sentence, verb.head, child),),
            pronoun if sentence.tokens[pronoun].tag == "WDT" else verb.head,
            "relative",
        )
    if child is None and hit.cue.act == "declines_to_comment":
        child = _object_inside(sentence, hit)
    elif "np" not in hit.cue.complements:
        return None
    if child is None:
        return None
    return Content((_stretch(sentence, child, hit),), child, "np") if not is_passive(sentence, hit.token) else None
