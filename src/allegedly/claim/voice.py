"""A noun phrase of the document goes in, a Voice or Participant comes out; who is not known stays as the words describe them."""

from allegedly.claim.grammar import objects_of
from allegedly.parsed import DOUBTED, Document, Entity, Mention, Sentence, Token
from allegedly.records import UNNAMED, Participant, Span, Voice

MEMBERS = frozenset({"member", "troop", "fighter", "soldier", "force", "man", "personnel", "militant", "militiaman", "police", "officer", "official", "commander", "civilian", "citizen", "national", "position", "base", "unit", "brigade"})  # fmt: skip
# The rule of a voice of which it cannot be told who it is ("he said")
OPEN = "en.voice.open"
# The kinds of voices that can speak for a state
OFFICE = frozenset({"state", "military", "police", "official"})
_POINTING = frozenset({"PRP", "WP", "WDT"})
_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "some", "any"}
)
_QUANTITIES = frozenset({"none", "group", "number", "dozen", "hundred", "thousand", "score", "one", "some", "most", "many", "all", "part", "throat", "head", "body", "life", "third", "half", "quarter", "majority", "more", "several", "few", "string", "handful", "couple", "pair", "trio", "spate", "portion", "swath", "swathe", "stretch", "bulk"})  # fmt: skip
_HEADED = frozenset({"boy", "girl", "man", "woman", "child", "victim", "soldier", "cattle", "sheep", "prisoner", "baby", "officer", "statue"})  # fmt: skip
_PEOPLE = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_TAILS = frozenset({"of", "from", "for", "at", "in", "on", "inside", "within", "near"})


def voice_at(document: Document, sentence: Sentence, token: int) -> Voice | None:
    """Return the voice that the noun at ``token`` is, with its whole phrase as span; ``None`` for "I" and "we".

    A pronoun of which it cannot be told whom it means is an unnamed voice, not one that is called "he".
    """
    mention = document.mention_at.get((sentence.index, token))
    if mention is not None and mention.form == "first_person":
        return None
    span = phrase_span(document, sentence, token)
    if mention is None or mention.entity is None:
        if sentence.tokens[token].tag in _POINTING:
            return Voice(UNNAMED, None, None, span, OPEN)
        rule = "en.voice.described" if mention is None else mention.rule
        return Voice(phrase_name(document, sentence, token), None, None, span, rule)
    entity = document.entities[mention.entity]
    return Voice(entity.name, entity.id, entity.kind, span, mention.rule, speaks_for=_speaks_for(document, entity))


def _speaks_for(document: Document, entity: Entity) -> str | None:
    """Return the body whose words somebody's are: a state's only for its own people in office ("a Turkish journalist" speaks for nobody)."""
    if entity.body is None or entity.kind == "unnamed":
        return None
    body = document.entities[entity.body]
    return None if body.kind == "state" and entity.kind not in OFFICE else body.name


def phrase_span(document: Document, sentence: Sentence, token: int) -> Span:
    """Return the characters of a noun phrase: its modifiers, its noun, and a phrase with "of", "from" or "for" behind it."""
    first, last = _left_edge(document, sentence, token), token
    for child in sentence.children[token]:
        word = sentence.tokens[child]
        if child == last + 1 and word.dep == "prep" and _is_tail(sentence, child):
            last = sentence.edges[child][1]
    while sentence.tokens[last].pos in {"PUNCT", "SPACE"} and last > token and sentence.tokens[last].text != ")":
        last -= 1
    return document.span(sentence, first, last)


def _is_tail(sentence: Sentence, preposition: int) -> bool:
    """Tell whether a phrase behind a noun says who is meant ("sources on the ground"), not when ("police on Monday")."""
    behind = sentence.child(preposition, "pobj")
    if behind is None or sentence.tokens[behind].ent in {"DATE", "TIME"}:
        return False
    return sentence.tokens[preposition].lemma in _TAILS


def _left_edge(document: Document, sentence: Sentence, token: int) -> int:
    mention = document.mention_at.get((sentence.index, token))
    first = mention.first if mention is not None else token
    low = sentence.edges[token][0]
    while first > low and (
        sentence.tokens[first - 1].pos not in {"PUNCT", "SPACE", "VERB", "AUX", "SCONJ", "ADP"}
        or sentence.tokens[first - 1].tag == "HYPH"
    ):
        first -= 1
    return first


def phrase_name(document: Document, sentence: Sentence, token: int) -> str:
    """Return the words of a noun phrase up to its noun, without article; "head" with whose head he is."""
    first = _left_edge(document, sentence, token)
    while first < token and (_is_quantity(sentence.tokens[first]) or sentence.tokens[first].text.casefold() in DOUBTED):
        first += 1
    last = objects_of(sentence, token, "of")[0] if _is_of_office(sentence, token) else token
    words = document.span(sentence, first, last).text
    is_common = sentence.tokens[first].pos != "PROPN" and not sentence.tokens[first].ent and not words[:2].isupper()
    return " ".join((words[:1].lower() + words[1:] if is_common else words).split())


def _is_quantity(token: Token) -> bool:
    """Tell whether a word in front of a noun says how many or which, not what: "the", "at least", "up to", "22"."""
    return (
        token.text.casefold() in _ARTICLES
        or token.pos in {"ADP", "NUM", "DET", "PUNCT", "PART"}
        or token.tag in {"RBS", "RBR", "RB", "JJR", "JJS", "WP", "WDT"}
    )


def entity_at(document: Document, sentence: Sentence, token: int) -> Entity | None:
    """Return the entity that the noun at ``token`` means, or ``None``."""
    mention = document.mention_at.get((sentence.index, token))
    return document.entities[mention.entity] if mention is not None and mention.entity is not None else None


def participant_at(document: Document, sentence: Sentence, token: int, rule: str) -> Participant | None:
    """Return the party that the noun at ``token`` is; "22 of its members" is members of whom "its" means.

    ``None`` for a pronoun nobody can be found for.
    """
    token = _counted(sentence, token)
    owner = _owner(document, sentence, token)
    span = phrase_span(document, sentence, token)
    if owner is not None:
        noun = sentence.tokens[token]
        name = f"{owner.name} {noun.text if noun.pos == 'PROPN' else noun.text.lower()}"
        return Participant(name, owner.id, owner.kind, owner.country, span, f"{rule}.member")
    mention = document.mention_at.get((sentence.index, token))
    if mention is not None and mention.entity is not None:
        entity = document.entities[mention.entity]
        is_bare = entity.name == "head" and _is_of_office(sentence, token)
        called = phrase_name(document, sentence, token) if is_bare else entity.name
        return Participant(
            called, entity.id, entity.kind, entity.country, _mention_span(document, sentence, mention), rule
        )
    if sentence.tokens[token].pos in {"PRON", "NUM"} or sentence.tokens[token].tag in {"WDT", "WP", "PRP", "DT"}:
        return None
    kind = _those_of_kind(document, sentence, token)
    if kind is not None:
        return Participant(kind.name, kind.id, kind.kind, kind.country, span, f"{rule}.kind")
    return Participant(phrase_name(document, sentence, token), None, None, None, span, f"{rule}.described")


def _those_of_kind(document: Document, sentence: Sentence, token: int) -> Entity | None:
    """Return the only ones of a kind that a report speaks of, where a word tells the kind alone: the rebels of a "rebel rocket"."""
    word = sentence.tokens[token]
    if word.dep not in {"compound", "nmod", "amod"} or word.tag not in {"NN", "JJ"} or word.text[:1].isupper():
        return None
    fits = [entity for entity in document.entities if entity.plural and entity.lemma in {word.lemma, f"{word.lemma}s"}]
    return fits[0] if len(fits) == 1 else None


def is_somebody(document: Document, sentence: Sentence, token: int) -> bool:
    """Tell whether a noun can act: it is mentioned as somebody, or named as a person or body."""
    token = _counted(sentence, token)
    return entity_at(document, sentence, token) is not None or sentence.tokens[token].ent in _PEOPLE


def _mention_span(document: Document, sentence: Sentence, mention: Mention) -> Span:
    return document.span(sentence, mention.first, mention.last)


def _counted(sentence: Sentence, token: int) -> int:
    """Return what is counted in "22 of its members" or "a group of fighters"; else the token itself."""
    word = sentence.tokens[token]
    if _is_of_office(sentence, token):
        return token
    if word.pos == "NUM" or word.lemma in _QUANTITIES:
        inner = objects_of(sentence, token, "of")
        if inner and word.lemma != "group":
            return inner[0]
        if inner and sentence.tokens[_counted(sentence, inner[0])].tag in {"NNS", "NNPS"}:
            return _counted(sentence, inner[0])
    return token


# Bodies in the plural that have a head, as cattle and men have
_LED = frozenset(
    {
        "troop",
        "force",
        "service",
        "guard",
        "operation",
        "prison",
        "affair",
        "staff",
        "intelligence",
        "railway",
        "customs",
    }
)


def _is_of_office(sentence: Sentence, token: int) -> bool:
    """Tell whether "the head of X" is who leads it: X is no animal and no person who has a head."""
    word, inner = sentence.tokens[token], objects_of(sentence, token, "of")
    if word.lemma != "head" or sentence.child(token, "det") is None or not inner:
        return False
    led = sentence.tokens[inner[0]]
    is_body = led.tag in {"NN", "NNP", "NNPS"} or led.lemma in _LED
    return is_body and led.lemma not in _HEADED


def _owner(document: Document, sentence: Sentence, token: int) -> Entity | None:
    """Return whose members, troops or positions these are, where words say it by possession."""
    if sentence.tokens[token].lemma not in MEMBERS:
        return None
    mention = document.mention_at.get((sentence.index, token))
    if mention is not None and mention.form == "name":
        return None
    poss = sentence.child(token, "poss")
    if poss is not None:
        return entity_at(document, sentence, poss)
    if sentence.tokens[token].lemma == "member":
        of = objects_of(sentence, token, "of")
        return entity_at(document, sentence, of[0]) if of else None
    return None
