"""A date of a sentence goes in; the word comes out that it hangs on, and whether what stands between lets it say when that was."""

from allegedly.claim.clause import Anchor, anchor, governing_verb, is_verb
from allegedly.claim.found import DateHit
from allegedly.parsed import Sentence

# A date after one of these is when it happened; after "before", "until" or "ahead of" it is not.
_DATING_WORDS = "on in during at over since between from throughout late early within of to"
_DATING = frozenset({None, *_DATING_WORDS.split()})
# "Yesterday" and "last week" are never what something is done upon: a word before them belongs to the verb ("was fired upon yesterday").
_ADVERBS = frozenset({"en.date.day_word", "en.date.unit", "en.date.ago"})
_PARTICLES = frozenset({"upon", "at", "off", "down", "up", "out", "away", "about", "through"})
_OPENING = frozenset({"on", "in", "at", "during", "late", "early", "the", "by"})
_WITHIN = frozenset({"compound", "nmod", "amod", "nummod"})
_JUDGING = frozenset(
    {"condemn", "denounce", "deplore", "decry", "mourn", "regret", "welcome", "protest", "deny", "reject"}
)
_TIMES = frozenset({"hour", "day", "night", "evening", "morning", "afternoon", "week", "month"})


def is_dating(sentence: Sentence, hit: DateHit) -> bool:
    """Tell whether the word before a date lets it say when the thing was that it hangs on."""
    on = date_anchor(sentence, hit)
    if hit.when.rule in {"en.date.since", "en.date.range"} or on.preposition in _DATING:
        return True
    return hit.when.rule in _ADVERBS and on.preposition in _PARTICLES


def date_anchor(sentence: Sentence, hit: DateHit) -> Anchor:
    """Return what a date hangs on; one that opens the sentence hangs on its verb ("On 4 March six farmers were killed")."""
    on = _below_judgement(sentence, hit, _hung(sentence, hit))
    is_of_noun = on.dep == "poss" or (on.dep in _WITHIN and sentence.tokens[0].lemma == "the")
    if is_verb(sentence, on.token) or is_of_noun or not _opens(sentence, hit):
        return on  # "last week's raid was avenged on Monday"
    verb = _first_verb(sentence, on.token, hit)
    return Anchor(verb, on.preposition if on.preposition in _DATING else None, on.dep) if verb is not None else on


def _below_judgement(sentence: Sentence, hit: DateHit, on: Anchor) -> Anchor:
    """Return the last verb before a date that the tree hangs on a judgement in the present: "condemns the abduction by men who took him on Monday"."""
    verb = sentence.tokens[on.token]
    if verb.lemma not in _JUDGING or verb.tag not in {"VBZ", "VBP"} or verb.i > hit.first:
        return on
    told = [one.i for one in sentence.tokens[verb.i + 1 : hit.first] if one.pos == "VERB" and one.tag in {"VBD", "VBN"}]
    return Anchor(told[-1], on.preposition, on.dep) if told else on


def _opens(sentence: Sentence, hit: DateHit) -> bool:
    """Tell whether nothing but a preposition stands before a date, or before the "night" that it names: "On the night from 7 to 8 March"."""
    before = [token.lemma for token in sentence.tokens[: hit.first]]
    while before and before[-1] in _OPENING | _TIMES | {"of", "from", "between"}:
        before.pop()
    return not before or before[-1] in {"-", "–", "—", ":"}


def _first_verb(sentence: Sentence, token: int, hit: DateHit) -> int | None:
    above = governing_verb(sentence, token)
    if above is not None and above > hit.last:
        return above
    root = next(one.i for one in sentence.tokens if one.head == one.i)
    if is_verb(sentence, root):
        return root if root > hit.last else None
    return next((one.i for one in sentence.tokens[hit.last + 1 :] if is_verb(sentence, one.i)), None)


def _hung(sentence: Sentence, hit: DateHit) -> Anchor:
    """Return what the tree hangs a date on, from the token of it that depends on a word outside."""
    inside = range(hit.first, hit.last + 1)
    head = next((i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i), hit.last)
    token = sentence.tokens[head]
    if token.dep == "prep":  # "since 2014": the preposition is a part of the expression
        return Anchor(token.head, None, "npadvmod")
    above = sentence.tokens[token.head]
    if token.dep == "npadvmod" and above.dep in {
        "prep",
        "mark",
    }:  # "two days after the vote", "the day before the town fell"
        counted = sentence.tokens[above.head] if above.dep == "mark" else above
        return Anchor(counted.head, None, "npadvmod")
    if token.dep == "npadvmod" and above.lemma in {
        "hour",
        "day",
        "night",
        "week",
        "month",
    }:  # "for three days last month"
        return Anchor(anchor(sentence, above.i, frozenset()).token, None, "npadvmod")
    return anchor(sentence, head, frozenset())
