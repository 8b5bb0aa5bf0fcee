"""A happening without a date of its own and the dates of its sentence go in; the date comes out that other words of the sentence share with it."""

from collections.abc import Sequence

from allegedly.claim.clause import SPEECH, governing_verb, is_verb, own_words
from allegedly.claim.date_deeds import is_of_past_deed
from allegedly.claim.date_hang import date_anchor, is_dating
from allegedly.claim.date_tense import is_told_as_past
from allegedly.claim.found import DateHit
from allegedly.claim.grammar import objects_of
from allegedly.claim.toll_words import OBJECT_VERBS, SUBJECT_VERBS
from allegedly.parsed import Sentence

_RELATIVE = frozenset({"which", "when", "where"})
_WITHIN = frozenset({"in", "during", "at"})
_MOMENT = frozenset({"when", "as", "while"})
_HARM = frozenset({"killed", "wounded"})
_OTHERS = frozenset({"other", "dozen", "hundred", "score", "more", "another"})
# "The attack that rebels carried out": the verb only says that it was done.
_LIGHT = frozenset(
    {"carry", "conduct", "launch", "stage", "mount", "perpetrate", "commit", "make", "take", "occur", "happen", "wage"}
)
_HIT = frozenset({"hit", "strike", "damage", "destroy", "assassinate", "murder"})
_LATER = frozenset({"later", "then", "subsequently", "eventually", "finally", "since", "but"})
_FROM_VERB = 4  # words from a verb to a date that is the verb's own: "protested on Monday"


def shared_date(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the date that a clause is told about, that stands right behind a noun, or that a joined or a "when" clause gives.

    >>> # "after one on 6 May in which 40 were freed": freed on 6 May; "two were killed and five hurt on Sunday": killed on Sunday
    """
    return (
        _of_antecedent(sentence, token, here)
        or _behind_noun(sentence, token, here)
        or _of_joined(sentence, token, here)
        or _of_moment(sentence, token, here)
        or _of_participle(sentence, token, here)
        or _of_weapon(sentence, token, here)
        or _of_verb_before(sentence, token, here)
    )


def _of_verb_before(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the day of what somebody did just before for what he did next: "entered the village on 3 March and burned 12 houses"."""
    verb = sentence.tokens[token]
    above = sentence.tokens[verb.head]
    is_next = verb.dep == "conj" and verb.tag == above.tag == "VBD" and above.lemma not in SPEECH and above.i < token
    if not is_next or sentence.child(token, "nsubj", "nsubjpass") is not None:
        return None
    between = {one.lemma for one in sentence.tokens[above.i + 1 : token]}
    day = _own(sentence, above.i, here)
    return day if day is not None and day.last < token and not between & _LATER else None


def _of_antecedent(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the date right before "in which" or "when", or of the noun that such a clause is about."""
    verb = governing_verb(sentence, token)
    marker = _marker(sentence, verb) if verb is not None and token in own_words(sentence, verb) else None
    if marker is None or verb is None:
        return None
    end = marker - 1 - (sentence.tokens[marker - 1].text == ",")
    before = [hit for hit in here if hit.last <= end]
    if before and before[-1].last == end:
        return before[-1]
    if sentence.tokens[marker - 1].text == "," and _is_harm(sentence, verb) and not _is_earlier(sentence, verb):
        above = governing_verb(sentence, marker - 2)
        return _own(sentence, above, here) if above is not None else None
    for hit in reversed(before):
        noun = date_anchor(sentence, hit).token
        if any(is_verb(sentence, i) for i in range(hit.last + 1, end + 1)):
            return None
        if sentence.tokens[noun].pos == "NOUN" and noun <= end and is_dating(sentence, hit):
            return hit
    return None


def _marker(sentence: Sentence, verb: int) -> int | None:
    """Return where the clause of a verb begins that "in which", "during which" or "when" opens."""
    first = sentence.edges[verb][0]
    for i in range(first, verb):
        token = sentence.tokens[i]
        if token.lemma in _RELATIVE and token.tag in {"WDT", "WRB", "WP"}:
            link = sentence.tokens[i - 1].lemma if i else ""
            if token.lemma == "which":
                return i - 1 if link in _WITHIN and i > 1 else None
            return i if i > 1 and token.lemma == "when" else None
    return None


def _behind_noun(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the date behind a noun where its verb has another day: "protested on Monday against the shelling in January"."""
    if sentence.tokens[token].pos not in {"NOUN", "PROPN"} and sentence.tokens[token].tag not in {"VBG", "VBN"}:
        return None
    behind = next((hit for hit in here if hit.first > token), None)
    if behind is None or not is_dating(sentence, behind):
        return None
    on = date_anchor(sentence, behind)
    if not is_verb(sentence, on.token) or on.token == token or _is_parted(sentence, token, behind):
        return None
    others = [hit for hit in here if hit is not behind and date_anchor(sentence, hit).token == on.token]
    is_below = on.token in sentence.ancestors(token)
    if behind.last < on.token:  # "relatives of men killed in a riot this week accused guards on Monday"
        return behind if is_below and any(hit.first > on.token for hit in others) else None
    is_own = any(0 < hit.first - on.token <= _FROM_VERB and hit.last < token for hit in others)
    is_later = is_of_past_deed(sentence, behind.first - 1) and not is_told_as_past(sentence, on.token)
    return behind if is_below and (is_own or is_later or is_perfect(sentence, on.token)) else None


def _is_parted(sentence: Sentence, token: int, hit: DateHit) -> bool:
    """Tell whether another verb or a comma stands between a word and a date behind it."""
    between = sentence.tokens[token + 1 : hit.first]
    return any(one.text in {",", ";", ":"} or is_verb(sentence, one.i) for one in between)


def is_perfect(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is in the present perfect, which no past day dates: "has spoken with"."""
    words = {sentence.tokens[i].text.casefold() for i in sentence.all_children(verb, "aux")}
    return sentence.tokens[verb].tag == "VBN" and bool(words & {"has", "have", "'ve", "’ve"}) and len(words) == 1


def _of_joined(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the date of a verb joined behind, with a bare number for its subject: "two were killed and five wounded on Sunday"."""
    verb = governing_verb(sentence, token)
    if verb is None or token not in own_words(sentence, verb) or sentence.tokens[verb].lemma in SPEECH:
        return None
    waiting = [i for i in sentence.all_children(verb, "conj") if is_verb(sentence, i)]
    while waiting:
        other = waiting.pop(0)
        if not _goes_on(sentence, other):
            continue
        found = _own(sentence, other, here) or _of_when_clause(sentence, other, here)
        if found is not None:
            return found
        waiting += [i for i in sentence.all_children(other, "conj") if is_verb(sentence, i)]
    return None


def _goes_on(sentence: Sentence, verb: int) -> bool:
    subject = sentence.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if subject is None:
        return False
    return sentence.tokens[subject].pos == "NUM" or sentence.tokens[subject].lemma in _OTHERS


def _of_participle(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the day of what somebody was just doing for what befell him: "destroyed a bus carrying troops on Monday"."""
    if not is_verb(sentence, token) or sentence.tokens[token].lemma in SPEECH:
        return None
    objects = sentence.all_children(token, "dobj", "nsubjpass")
    doing = [j for i in objects for j in sentence.all_children(i, "acl") if sentence.tokens[j].tag == "VBG"]
    return next((hit for j in doing if (hit := _own(sentence, j, here)) is not None), None)


def _of_weapon(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the day that closes what is said of a weapon, for the harm it did: "was killed by a bomb hidden in a bin on Monday"."""
    if not is_verb(sentence, token) or not (_is_harm(sentence, token) or sentence.tokens[token].lemma in _HIT):
        return None
    for weapon in objects_of(sentence, token, "by", "in", "from"):
        for hit in here:
            between = sentence.tokens[weapon + 1 : hit.first]
            is_below = weapon in sentence.ancestors(date_anchor(sentence, hit).token)
            told = [one for one in between if one.dep == "acl" and one.tag == "VBN" and one.head == weapon]
            if is_below and told and is_dating(sentence, hit) and not any(one.text in {",", ";"} for one in between):
                return hit
    return None


def _of_moment(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the day of those who were killed when something happened, for what happened, and the other way round."""
    verb = governing_verb(sentence, token)
    if verb is None or token not in own_words(sentence, verb):
        return None
    above = sentence.tokens[verb].head
    if _is_harm(sentence, verb) and (found := _of_when_clause(sentence, verb, here)) is not None:
        return found
    if sentence.tokens[verb].dep != "advcl" or not _is_harm(sentence, above) or not _is_moment(sentence, verb):
        return None
    return _own(sentence, above, here)


def _is_earlier(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[i].text.casefold() == "had" for i in sentence.all_children(verb, "aux"))


def _of_when_clause(sentence: Sentence, verb: int, here: Sequence[DateHit]) -> DateHit | None:
    clauses = [i for i in sentence.all_children(verb, "advcl") if _is_moment(sentence, i)]
    found = (_own(sentence, i, here) for i in clauses) if _is_harm(sentence, verb) else iter(())
    return next((hit for hit in found if hit is not None), None)


def _is_harm(sentence: Sentence, verb: int) -> bool:
    lemma = sentence.tokens[verb].lemma
    return (OBJECT_VERBS.get(lemma) or SUBJECT_VERBS.get(lemma)) in _HARM


def _is_moment(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[i].lemma in _MOMENT for i in sentence.all_children(verb, "advmod", "mark"))


def _own(sentence: Sentence, verb: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the date that hangs on a verb itself."""
    days = (hit for hit in here if hit.when.earliest and is_dating(sentence, hit))
    return next((hit for hit in days if date_anchor(sentence, hit).token == verb), None)


def told_by_light_verb(sentence: Sentence, noun: int) -> list[int]:
    """Return the verbs of clauses on a noun that only say that the deed was done: "the attack that rebels carried out on Friday"."""
    clauses = (i for i in sentence.all_children(noun, "relcl", "acl") if is_verb(sentence, i))
    return [i for i in clauses if sentence.tokens[i].lemma in _LIGHT]


def in_deed(sentence: Sentence, verb: int) -> list[int]:
    """Return the nouns in "-ing" that a verb happened in: "captured in fighting last year"."""
    linked = [i for i in sentence.all_children(verb, "prep") if sentence.tokens[i].lemma in _WITHIN]
    below = (j for i in linked for j in sentence.all_children(i, "pcomp", "pobj"))
    return [j for j in below if sentence.tokens[j].tag == "VBG" and not sentence.all_children(j, "nsubj", "dobj")]
