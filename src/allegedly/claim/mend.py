"""A sentence goes in; the same comes out with the few attachments mended that the parser is known to get wrong around words of speech."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from allegedly.claim.grammar import ACCUSERS, auxiliaries, own_subject
from allegedly.claim.mend_clauses import mend_clauses
from allegedly.claim.mend_counted import mend_counted
from allegedly.claim.remark import said_of_the_clause, shred_of, so_many_dead, some_of_whom, which_says, who_of_kin
from allegedly.claim.shifted import JUDGING, object_last
from allegedly.claim.tail import speakers_last
from allegedly.claim.verdict import FALSE
from allegedly.parsed import Sentence, Token

_CALLING = frozenset({"call", "style", "name", "dub"})
_HELD_TO = frozenset({"believe", "think", "know", "suspect", "report", "say", "allege", "presume", "understand"})
_SELF = frozenset({"itself", "themselves", "himself", "herself"})
_CITING = frozenset({"citing", "quoting"})
# What is cited as a ground, not as a voice: "citing security reasons", "citing flight records"
_GROUNDS = frozenset({"reason", "concern", "ground", "lack", "fear", "need", "record", "evidence", "document", "datum", "data", "footage", "image", "imagery", "photo", "photograph", "call", "intercept", "law", "rule", "article", "principle", "risk", "threat", "danger", "weather", "breach", "violation", "provocation", "example", "case", "figure", "number", "shortage", "policy", "secrecy", "safety", "security", "protocol", "damage", "failure", "absence"})  # fmt: skip
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_HANGING = frozenset({"pobj", "dobj", "npadvmod"})
_NO_DEEDS = frozenset({"station", "organisation", "organization", "association", "administration", "delegation", "federation", "corporation", "mission", "commission", "coalition", "opposition", "institution", "foundation", "publication"})  # fmt: skip
PAST = frozenset({"VBD", "VBZ", "VBP"})
# What "who" is not said of where a person stands before it: "a spokesman for the group, who accused"
_BODIES = frozenset({"group", "army", "navy", "police", "ministry", "hospital", "clinic", "university", "party", "front", "agency", "organisation", "organization", "charity", "council", "government", "commission", "court", "company", "union", "movement", "militia", "force", "department", "office", "mission", "committee", "alliance", "coalition"})  # fmt: skip
_MARKS = frozenset({'"', "“", "”", "„", "``", "''"})
_NAMED = frozenset({"ORG", "GPE", "FAC", "LOC"})


def mend(sentence: Sentence, cues: Collection[int]) -> Sentence:
    """Return the sentence with mended heads; ``cues`` are the tokens of its words of speech.

    "said two were killed and added that": the second cue joins the first, not what it reports. "reported, quoting police, that X":
    what stands after "that" hangs on the cue before it, not the other way round.
    """
    changed: dict[int, Token] = {}
    for i in sorted(cues):
        token = sentence.tokens[i]
        if (
            token.dep == "conj"
            and (token.tag in {*PAST, "VBN"} or _is_past_with_do(sentence, token))
            and (speech := _speech_above(sentence, i, cues)) is not None
        ):
            changed[i] = token._replace(head=speech)
        elif token.dep == "ccomp" and token.head > i and (mark := _that_of(sentence, token.head, i)) is not None:
            head = sentence.tokens[token.head]
            changed[i] = token._replace(head=i if head.head == head.i else head.head, dep=head.dep)
            changed[head.i] = head._replace(head=i, dep="ccomp")
            changed |= {j: sentence.tokens[j]._replace(head=i) for j in sentence.children[head.i] if i < j < mark}
        elif token.dep == "parataxis" and token.head == i + 1 and (noun := _noun_before(sentence, i)) is not None:
            changed[i] = token._replace(head=noun, dep="relcl")
            changed[i + 1] = sentence.tokens[i + 1]._replace(head=i, dep="ccomp")
    for token in sentence.tokens:
        changed |= _around(sentence, token, cues)
        changed |= _citing(sentence, token, cues)
        changed |= _off_the_day(sentence, token)
        changed |= _who_of_body(sentence, token)
        changed |= _behind_colon(sentence, token)
        changed |= said_of_the_clause(sentence, token)
        changed |= who_of_kin(sentence, token)
        changed |= which_says(sentence, token, cues)
        changed |= shred_of(sentence, token)
        changed |= some_of_whom(sentence, token)
        changed |= so_many_dead(sentence, token)
        changed |= mend_counted(sentence, token)
        changed |= mend_clauses(sentence, token)
    changed |= _main_verb(sentence)
    changed |= object_last(sentence)
    changed |= _speakers_behind(sentence, cues) or speakers_last(sentence, cues)
    if not changed:
        return sentence
    tokens = tuple(changed.get(token.i, token) for token in sentence.tokens)
    return replace(sentence, tokens=tokens) if is_tree(tokens) else sentence


def is_tree(tokens: Sequence[Token]) -> bool:
    """Tell whether the heads make one tree: one word is its own head, and every other word hangs on it in the end."""
    roots = [token.i for token in tokens if token.head == token.i]
    if len(roots) != 1:
        return False
    hanging = set(roots)
    for token in tokens:
        path: list[int] = []
        while token.i not in hanging and len(path) < len(tokens):
            path.append(token.i)
            token = tokens[token.head]
        if token.i not in hanging:
            return False
        hanging.update(path)
    return True


def _around(sentence: Sentence, token: Token, cues: Collection[int]) -> dict[int, Token]:
    """Return what to change around a word that is no cue itself, or is one that only names ("calling itself")."""
    if token.lemma == "of" and (accuser := _accuser_of(sentence, token)) is not None:
        return {token.i: token._replace(head=accuser)}
    if token.lemma == "as" and (judging := _judging(sentence, token)) is not None:
        return {token.i: token._replace(head=judging)}
    if token.text.casefold() == "another" and (pair := _one_another(sentence, token)) is not None:
        return pair
    if token.lemma in _CALLING and (whole := _calling_itself(sentence, token)) is not None:
        return whole
    if token.dep in {"conj", "advcl"} and token.head in cues and token.i not in cues and token.tag in {"VBD", "VBN"}:
        done = _perfect_between(sentence, token)
        if done is not None:
            return {token.i: token._replace(head=done, tag="VBN", dep="conj")}
    if token.lemma in _HELD_TO and (told := _held_to(sentence, token)) is not None:
        return told
    if token.tag == "VB" and token.dep == "advcl" and token.i > 1 and sentence.tokens[token.i - 1].tag == "TO":
        before = sentence.tokens[token.i - 2]
        if before.tag == "VBG" and before.dep == "pcomp" and before.i != token.head:
            return {token.i: token._replace(head=before.i, dep="xcomp")}  # "accused of planning to kill"
    return {}


def _off_the_day(sentence: Sentence, name: Token) -> dict[int, Token]:
    """Return the tokens to change in "marched in X Thursday": the name hangs where the day was hung, and the day on the verb above."""
    day = sentence.tokens[name.head]
    if name.dep not in {"compound", "nmod"} or name.pos != "PROPN" or name.ent in {"DATE", "TIME"}:
        return {}
    if day.i != name.i + 1 or day.lemma not in _WEEKDAYS or day.dep not in _HANGING:
        return {}
    above = next((i for i in sentence.ancestors(day.i) if sentence.tokens[i].pos in {"VERB", "AUX"}), None)
    if above is None:
        return {}
    found = {name.i: name._replace(head=day.head, dep="dobj" if day.dep == "npadvmod" else day.dep)}
    found |= {j: sentence.tokens[j]._replace(head=name.i) for j in sentence.children[day.i] if j < name.i}
    return found | {day.i: day._replace(head=above, dep="npadvmod")}


def _who_of_body(sentence: Sentence, clause: Token) -> dict[int, Token]:
    """Return the clause to change in "doctors at a hospital, who said": "who" is the doctors, not the hospital."""
    who = sentence.child(clause.i, "nsubj")
    body = sentence.tokens[clause.head]
    if clause.dep != "relcl" or who is None or sentence.tokens[who].text.casefold() != "who" or body.dep != "pobj":
        return {}
    someone = sentence.tokens[sentence.tokens[body.head].head]
    is_body = body.ent in _NAMED or body.lemma in _BODIES
    if not is_body or someone.pos not in {"NOUN", "PROPN"} or sentence.tokens[who - 1].text != ",":
        return {}
    above = sentence.tokens[someone.head]
    antecedent = above if someone.dep == "appos" and above.pos == "PROPN" else someone
    return {clause.i: clause._replace(head=antecedent.i)}


def _behind_colon(sentence: Sentence, speaker: Token) -> dict[int, Token]:
    """Return the tokens to change in "Mayor NAME: army shelled the market": the army did it, not the mayor."""
    colon = next((t.i for t in sentence.tokens[speaker.i : speaker.head] if t.text == ":"), None)
    if speaker.dep != "nsubj" or colon is None:
        return {}
    doer = next((j for j in sentence.all_children(speaker.i, "appos") if j > colon), None)
    if doer is None:
        return {}
    found = {doer: sentence.tokens[doer]._replace(head=speaker.head, dep="nsubj")}
    return found | {speaker.i: speaker._replace(dep="dep")}


def _main_verb(sentence: Sentence) -> dict[int, Token]:
    """Return the tokens to change in "NAME, whose rule was challenged, blamed X", where the main verb was joined to the clause about NAME."""
    name = next((t for t in sentence.tokens if t.head == t.i and t.pos in {"NOUN", "PROPN"}), None)
    for clause in sentence.all_children(name.i, "relcl") if name is not None else []:
        for i in sentence.all_children(clause, "conj"):
            verb = sentence.tokens[i]
            is_set_off = (
                verb.tag in {*PAST, "VBN"}
                and sentence.tokens[i - 1].text == ","
                and sentence.child(clause, "cc") is None
            )
            if name is None or not is_set_off or sentence.child(i, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
                continue
            found = {j: sentence.tokens[j]._replace(head=i) for j in sentence.children[name.i] if j > i}
            found |= {j: sentence.tokens[j]._replace(head=i) for j in sentence.children[clause] if j > i}
            past = verb._replace(head=i, dep="ROOT", tag=verb.tag.replace("VBN", "VBD"))
            return found | {i: past, name.i: name._replace(head=i, dep="nsubj")}
    return {}


def _speakers_behind(sentence: Sentence, cues: Collection[int]) -> dict[int, Token]:
    """Return the tokens to change in "a strike killed nine, elders and a doctor said", where the elders were joined to the strike."""
    for cue in sorted(cues):
        thing = sentence.child(cue, "nsubj")
        told = sentence.child(thing, "acl") if thing is not None and thing < cue else None
        if (
            thing is None
            or told is None
            or not thing < told < cue
            or sentence.child(told, "aux", "auxpass") is not None
        ):
            continue
        for who in sentence.all_children(thing, "conj"):
            first, last = sentence.edges[who]
            if not (first > told and last == cue - 1 and sentence.tokens[first - 1].text == ","):
                continue
            found = {j: sentence.tokens[j]._replace(head=cue) for j in sentence.children[thing] if told < j < first}
            found[told] = sentence.tokens[told]._replace(head=cue, dep="ccomp", tag="VBD")
            found[thing] = sentence.tokens[thing]._replace(head=told)
            return found | {who: sentence.tokens[who]._replace(head=cue, dep="nsubj")}
    return {}


def _held_to(sentence: Sentence, held: Token) -> dict[int, Token] | None:
    """Return the tokens to change in "gunmen believed to belong to X killed nine": it is the gunmen of whom that is believed, and who killed."""
    about, after = sentence.child(held.i, "nsubj"), sentence.tokens[held.i + 1 : held.i + 2]
    main = next((j for j in sentence.all_children(held.i, "ccomp") if sentence.tokens[j].tag in PAST), None)
    what = sentence.child(held.i, "xcomp")
    if about is None or main is None or what is None or not after or after[0].tag != "TO" or main < what:
        return None
    if held.tag != "VBD" or auxiliaries(sentence, held.i) or own_subject(sentence, main) is not None:
        return None
    above = main if held.head == held.i else held.head
    found = {held.i: held._replace(head=about, dep="acl", tag="VBN")}
    found[about] = sentence.tokens[about]._replace(head=main)
    found[main] = sentence.tokens[main]._replace(head=above, dep=held.dep)
    outer = [j for j in sentence.children[held.i] if j < about or j > main]
    return found | {j: sentence.tokens[j]._replace(head=main) for j in outer}


def _judging(sentence: Sentence, as_: Token) -> int | None:
    """Return the verb that "described reports that it had bombed X as lies" judges by, where "as" was hung inside the reports."""
    verdict = sentence.child(as_.i, "pobj", "amod", "advmod")
    if verdict is None or sentence.tokens[verdict].lemma not in FALSE or sentence.tokens[as_.head].lemma in JUDGING:
        return None
    return next((i for i in sentence.ancestors(as_.i) if sentence.tokens[i].lemma in JUDGING), None)


def _one_another(sentence: Sentence, another: Token) -> dict[int, Token] | None:
    """Return the tokens to change in "accused one another of X": it is "another" who is accused, as in "each other"."""
    one = sentence.tokens[another.head]
    if one.text.casefold() != "one" or one.i != another.i - 1 or another.dep != "det":
        return None
    found = {another.i: another._replace(head=one.head, dep=one.dep), one.i: one._replace(head=another.i, dep="det")}
    return found | {j: sentence.tokens[j]._replace(head=one.head) for j in sentence.children[one.i] if j > another.i}


def _citing(sentence: Sentence, token: Token, cues: Collection[int]) -> dict[int, Token]:
    """Return the tokens to change in "said on Monday, citing X, that Y": "citing" hangs on the cue before it, and Y with it.

    Where a ground is cited ("citing security reasons"), it is made a loose remark: nobody speaks through it.
    """
    if token.text.casefold() not in _CITING:
        return {}
    if cites_ground(sentence, token.i):
        return {token.i: token._replace(dep="dep")}
    if token.i == 0 or sentence.tokens[token.i - 1].text != ",":
        return {}
    cue = next((t for t in reversed(sentence.tokens[: token.i]) if t.pos in {"VERB", "AUX"}), None)
    if cue is None or cue.i not in cues or cue.i in sentence.subtree(token.i):
        return {}
    found = {token.i: token._replace(head=cue.i, dep="advcl")}
    for clause in sentence.all_children(token.i, "ccomp"):
        mark = sentence.child(clause, "mark")
        if mark is not None and sentence.tokens[mark].lemma == "that":
            found[clause] = sentence.tokens[clause]._replace(head=cue.i)
    return found


def cites_ground(sentence: Sentence, verb: int) -> bool:
    """Tell whether what is cited is a ground and nobody: "citing security reasons", "citing the shelling of the town"."""
    ground = sentence.child(verb, "dobj", "pobj")
    return ground is not None and (sentence.tokens[ground].lemma in _GROUNDS or _is_deed(sentence.tokens[ground]))


def _is_deed(noun: Token) -> bool:
    """Tell whether a noun is made of a verb: "citing the shelling of X", "citing the execution of prisoners"."""
    word = noun.text.casefold()
    return noun.tag in {"NN", "NNS"} and word.endswith(("ing", "tion", "tions")) and noun.lemma not in _NO_DEEDS


def _speech_above(sentence: Sentence, i: int, cues: Collection[int]) -> int | None:
    """Return the cue in the same tense whose reported clause the joined verb was hung on, unless the verb has a subject of its own."""
    head = sentence.tokens[i].head
    if own_subject(sentence, i) is not None or head in cues:
        return None
    outside = _outside_quotation(sentence, head, i, cues)
    if outside is not None:
        return outside
    while sentence.tokens[head].dep in {"ccomp", "acl", "relcl", "xcomp"} and sentence.tokens[head].head != head:
        head = sentence.tokens[head].head
        cue = sentence.tokens[head]
        is_same = cue.tag == sentence.tokens[i].tag or (
            cue.tag == "VBD" and (_reports(sentence, i) or _is_past_with_do(sentence, sentence.tokens[i]))
        )
        if head in cues and head < i and is_same:
            return head
    return None


def _outside_quotation(sentence: Sentence, head: int, i: int, cues: Collection[int]) -> int | None:
    """Return the cue before a quotation that closes between two verbs: in 'said it was "alarmed by reports that X" and called' the second is its speaker's."""
    marks = [t.i for t in sentence.tokens[:i] if t.text in _MARKS]
    if len(marks) < 2 or len(marks) % 2 or not marks[-2] < head < marks[-1]:
        return None
    return next((a for a in sentence.ancestors(head) if a in cues and a < marks[-2]), None)


def _is_past_with_do(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb is put in the past by "did": "but did not elaborate"."""
    return token.tag == "VB" and any(t.text.casefold() == "did" for t in auxiliaries(sentence, token.i))


def _calling_itself(sentence: Sentence, calling: Token) -> dict[int, Token] | None:
    """Return the tokens to change in "a group calling itself NAME claimed X": the claim is the group's, "calling" only names it."""
    about, deed = sentence.child(calling.i, "nsubj"), sentence.child(calling.i, "ccomp")
    itself = sentence.child(calling.i, "dobj", "nsubj")
    is_naming = any(sentence.tokens[j].lemma in _SELF for j in sentence.children[calling.i]) and itself is not None
    if about is None or deed is None or deed < calling.i or not is_naming:
        return None
    top = sentence.tokens[deed]._replace(head=deed if calling.head == calling.i else calling.head, dep=calling.dep)
    found = {
        deed: top,
        calling.i: calling._replace(head=about, dep="acl"),
        about: sentence.tokens[about]._replace(head=deed),
    }
    found |= {j: sentence.tokens[j]._replace(head=deed) for j in sentence.children[calling.i] if j > deed}
    return found


def _perfect_between(sentence: Sentence, token: Token) -> int | None:
    """Return the verb of "said soldiers had rounded them up and executed 16" that "executed" goes on from: it has "had" before it."""
    if (
        own_subject(sentence, token.i) is not None
        or not token.text.endswith("ed")
        or sentence.child(token.i, "mark") is not None
    ):
        return None
    below = sentence.subtree(token.head)
    for clause in range(token.head + 1, token.i):
        if clause in below and any(t.lemma == "have" for t in auxiliaries(sentence, clause)):
            return clause
    return None


def _reports(sentence: Sentence, verb: int) -> bool:
    """Tell whether a form that may be past or participle ("added") has a that-clause of its own and no auxiliary: then it is past."""
    clause = sentence.child(verb, "ccomp")
    return clause is not None and sentence.child(clause, "mark") is not None and not auxiliaries(sentence, verb)


def _noun_before(sentence: Sentence, cue: int) -> int | None:
    """Return the noun of "an airstrike they said killed": it stands right before the cue's subject."""
    about = sentence.child(cue, "nsubj")
    before = sentence.edges[about][0] - 1 if about is not None else -1
    return before if before >= 0 and sentence.tokens[before].pos in {"NOUN", "PROPN"} else None


def _accuser_of(sentence: Sentence, of: Token) -> int | None:
    """Return the verb that "accused each other on Monday of X" hangs on, where "of" was hung on the day."""
    if of.dep != "prep" or sentence.tokens[of.head].ent not in {"DATE", "TIME"}:
        return None
    verbs = [i for i in sentence.ancestors(of.i) if sentence.tokens[i].lemma in ACCUSERS]
    return verbs[0] if verbs else None


def _that_of(sentence: Sentence, verb: int, after: int) -> int | None:
    mark = sentence.child(verb, "mark")
    return mark if mark is not None and mark > after and sentence.tokens[mark].lemma == "that" else None
