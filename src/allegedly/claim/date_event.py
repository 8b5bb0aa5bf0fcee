"""The time expressions of a report and an event's word go in; the expression that says when the event was comes out."""

from collections.abc import Sequence

from allegedly.claim.clause import (
    CASUALTY_VERBS,
    SPEECH,
    anchor,
    governing_verb,
    has_subject,
    is_verb,
    own_words,
    same_happening,
)
from allegedly.claim.date_deeds import is_of_past_deed
from allegedly.claim.date_hang import date_anchor, is_dating
from allegedly.claim.date_join import first_day, with_joined_day
from allegedly.claim.date_shared import in_deed, is_perfect, shared_date, told_by_light_verb
from allegedly.claim.found import DateHit
from allegedly.parsed import Document, Sentence

# What comes of a deed, or is told of it, has a day of its own: "the anniversary of the massacre fell on Monday".
_AFTERMATH_WORDS = """
anniversary commemoration memorial funeral burial remembrance vigil trial hearing verdict sentence charge inquiry investigation probe
video footage film documentary report resolution debate protest demonstration march rally outrage condemnation reaction response apology
compensation arrest
"""
# What is done "over" or "against" a deed has a day of its own; so has what is done after it, unless it is its dead who are told.
_CAUSES = frozenset({"over", "for", "against", "about", "regarding", "concerning", "despite", "into"})
_AFTER = frozenset({"after", "following", "since"})
_AFTERMATH = frozenset(_AFTERMATH_WORDS.split())
# Who and what is left of a deed, and its sum: "visited the scene of the shelling on Monday", "the toll of the attack rose on Monday"
_LEFT = frozenset(
    {
        "scene",
        "site",
        "victim",
        "survivor",
        "body",
        "remains",
        "family",
        "relative",
        "witness",
        "toll",
        "number",
        "count",
        "tally",
        "dead",
    }
)
_DAYS = 2  # UCDP precision of a few days
_OWN = 3  # how closely a date belongs that hangs on the word itself


def date_of(
    document: Document,
    sentence: Sentence,
    token: int,
    hits: Sequence[DateHit],
) -> DateHit | None:
    """Return the date of the event that ``token`` names, ``None`` when the words give it none.

    It hangs on the trigger itself ("last week's airstrike", "attacked on Monday"), or on a verb that shares its time; else it is the
    only day of the clause and closes it ("seized a man wanted for raids near Sorel, Friday."). A date that hangs on a verb of saying
    ("said on Monday that ...") is the date of the statement and never the event's, and neither is the report's own day in the brackets
    of a dateline, or an anniversary of the event.
    """
    here = [hit for hit in hits if hit.sentence == sentence.index and can_date(hit) and not _is_head(document, hit)]
    if is_perfect(sentence, token):  # "has spoken with survivors of the attack on Monday"
        here = [hit for hit in here if not is_of_past_deed(sentence, hit.first - 1)]
    own = own_words(sentence, token)
    is_recalled = _is_recalled(sentence, token)
    shared = told_by_light_verb(sentence, token) if is_recalled else _shared(sentence, token)
    best: tuple[bool, int, bool, int] | None = None
    chosen = None
    for hit in here:
        tier = _tier(sentence, hit, token, own, shared)
        # "at 0130 GMT on Thursday": what gives no day gives way to a day; "men held this week accused guards on Thursday": a week too
        is_wide = hit.last == token - 1 and (hit.when.precision or 0) > _DAYS
        key = (bool(hit.when.earliest or hit.when.latest), tier, not is_wide, -abs(hit.first - token))
        if tier and (best is None or key > best):
            best, chosen = key, hit
    if chosen is None and not is_recalled:
        chosen = _day_when(sentence, token, here)
    if chosen is None and not is_recalled:
        chosen = _closing_day(sentence, token, here) or _opening_day(sentence, token, here)
    if chosen is None:
        chosen = shared_date(sentence, token, here)
    return with_joined_day(document, chosen, here) if chosen is not None else None


def _shared(sentence: Sentence, token: int) -> list[int]:
    """Return the verbs that share their time with a word; not one that the word is only what for: "arrested on Friday over the attack"."""
    shared, above = same_happening(sentence, token), sentence.tokens[token].head
    if not is_verb(sentence, token):
        shared = [*shared, *told_by_light_verb(sentence, token)]
        linked = anchor(sentence, token, frozenset()).preposition
        verb = governing_verb(sentence, token)
        apart = linked in _CAUSES or (
            linked in _AFTER and verb is not None and sentence.tokens[verb].lemma not in CASUALTY_VERBS
        )
        return [i for i in shared if i != verb] if apart else shared
    shared += in_deed(sentence, token)
    is_subject = sentence.tokens[token].dep in {"nsubj", "nsubjpass", "csubj"} and above != token
    return [*shared, above] if is_subject and sentence.tokens[above].lemma not in SPEECH - {"claim"} else shared


def _day_when(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the day that a clause behind it says more of: "since 2 February, when gunmen abducted him"."""
    verb = governing_verb(sentence, token)
    when = (
        next((i for i in sentence.all_children(verb, "advmod") if sentence.tokens[i].lemma == "when"), None)
        if verb
        else None
    )
    if when is None or verb is None or token not in own_words(sentence, verb):
        return None
    at = when - 1 - (sentence.tokens[when - 1].text == ",")
    day = next((hit for hit in here if hit.last == at), None)
    return first_day(day) if day is not None and sentence.tokens[verb].head in range(day.first, day.last + 1) else None


def _opening_day(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the day that opens a clause with several verbs for one subject: "On 3 March police beat and held four men"."""
    verb = token
    while sentence.tokens[verb].dep == "conj" and is_verb(sentence, verb) and not has_subject(sentence, verb):
        verb = sentence.tokens[verb].head
    if verb == token or not is_verb(sentence, verb) or is_verb_of_saying(sentence, verb):
        return None
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return None
    days = [hit for hit in here if hit.last < subject and date_anchor(sentence, hit).token == verb]
    return days[0] if len(days) == 1 and is_dating(sentence, days[0]) else None


def _is_recalled(sentence: Sentence, token: int) -> bool:
    """Tell whether a deed stands below a noun of what came after it: "the trial over the attack opened on Monday"."""
    for i in sentence.ancestors(token):
        if is_verb(sentence, i):
            return False
        if sentence.tokens[i].lemma in _AFTERMATH and i != token:
            return not is_verb(sentence, token)
        if sentence.tokens[i].lemma in _LEFT and i != token:
            return not is_verb(sentence, token) and not _is_of_its_harm(sentence, i)
    return False


def _is_of_its_harm(sentence: Sentence, noun: int) -> bool:
    """Tell whether the verb above what is left of a deed says what was suffered in it: "the victims of the raid were shot on Monday"."""
    verb = governing_verb(sentence, noun)
    return verb is not None and sentence.tokens[verb].lemma in CASUALTY_VERBS


def _is_head(document: Document, hit: DateHit) -> bool:
    """Tell whether a date is the report's own day in brackets, as datelines have it: "SOREL (March 10) - ..."."""
    text, span, report = document.report.text, hit.when.span, document.report
    if text[max(0, span.start - 1) : span.start] != "(" or not text.startswith(")", span.end):
        return False
    return hit.when.earliest == hit.when.latest == (report.published or report.updated or "")[:10]


def _closing_day(sentence: Sentence, token: int, here: Sequence[DateHit]) -> DateHit | None:
    """Return the one day that a clause has, where it closes the sentence and the tree has hung it on another of its words."""
    top = _clause_top(sentence, token)
    if top is None or is_verb_of_saying(sentence, top):
        return None
    first, last = sentence.edges[top]
    inside = [hit for hit in here if first <= hit.first <= last]
    if len(inside) != 1 or inside[0].when.precision not in {1, 2} or inside[0].first < max(top, token):
        return None
    day = inside[0]
    if any(one.text == ":" for one in sentence.tokens[max(top, token) : day.first]):
        return None  # "the arrest convinces nobody: both were at a wedding on Monday"
    closes = day.last + 1 >= len(sentence.tokens) or sentence.tokens[day.last + 1].text in {".", ";"}
    return day if closes and _is_of_clause(sentence, day, top) else None


def _clause_top(sentence: Sentence, token: int) -> int | None:
    """Return the verb of the main clause that an event is told in: its own, or one that it is joined to without a subject."""
    verb = governing_verb(sentence, token)
    if verb is None or (verb != token and token not in own_words(sentence, verb)):
        return None
    while sentence.tokens[verb].head != verb and not has_subject(sentence, verb):
        above = sentence.tokens[verb].head
        if sentence.tokens[verb].dep not in {"conj", "advcl"} or not is_verb(sentence, above):
            break
        verb = above
    return verb if sentence.tokens[verb].dep in {"ROOT", "ccomp", "conj"} else None


def _is_of_clause(sentence: Sentence, day: DateHit, top: int) -> bool:
    """Tell whether the way from a date up to its clause's verb leads through no clause that could have a time of its own.

    A day without a preposition behind a comma is set off from such a clause: "a man who plans raids, near Sorel, today."
    """
    before = sentence.tokens[day.first - 1]
    if before.text == ",":
        return True
    apart = {"relcl", "ccomp", "xcomp"} if before.pos != "ADP" else {"relcl", "ccomp", "xcomp", "acl", "pcomp"}
    for i in (day.first, *sentence.ancestors(day.first)):
        if i == top:
            return True
        if sentence.tokens[i].dep in apart or (is_verb(sentence, i) and has_subject(sentence, i)):
            return False
    return False


def can_date(hit: DateHit) -> bool:
    """Tell whether an expression says when something was: no mere length of time, no "daily", no "now"."""
    if hit.when.earliest or hit.when.latest:
        return True
    return hit.when.kind in {"date", "time"} and hit.when.grain not in {"past", "present", "future"}


def _tier(sentence: Sentence, hit: DateHit, token: int, own: frozenset[int], shared: list[int]) -> int:
    """Return how closely a date belongs to the event: 3 to the trigger, 2 to its arguments, 1 to a verb beside it, 0 not."""
    on = date_anchor(sentence, hit)
    if _follows_saying(sentence, hit.first, token):
        return 0
    if not is_dating(sentence, hit):
        return 0
    if on.token == token:
        return _OWN
    if on.token in shared:
        return 1 if not is_verb_of_saying(sentence, on.token) else 0
    if on.preposition is None and on.dep not in {"poss"}:
        return 0
    if on.token in own and governing_verb(sentence, on.token) in {token, governing_verb(sentence, token)}:
        return 2
    return int(any(on.token in own_words(sentence, verb) for verb in shared) and on.preposition is not None)


def _follows_saying(sentence: Sentence, first: int, token: int) -> bool:
    """Tell whether the date stands right after a verb of saying ("said Tuesday five men were killed"), whatever the tree says.

    The event's own word is none: "the priest was released on Sunday".
    """
    before = first - 1
    if before >= 0 and sentence.tokens[before].lemma == "on":
        before -= 1
    return before not in {-1, token} and sentence.tokens[before].pos == "VERB" and is_verb_of_saying(sentence, before)


def dates_a_saying(sentence: Sentence, hit: DateHit) -> bool:
    """Tell whether a date hangs on a verb of saying: it says when somebody spoke."""
    on = date_anchor(sentence, hit).token
    return is_verb(sentence, on) and is_verb_of_saying(sentence, on)


def is_verb_of_saying(sentence: Sentence, i: int) -> bool:
    """Tell whether token ``i`` is a verb of saying or thinking."""
    return sentence.tokens[i].lemma in SPEECH
