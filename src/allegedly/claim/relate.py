"""A document goes in; the relations between actors that its words state come out: backed by, member of, leads, spokesperson of ..."""

from collections.abc import Callable, Iterator

from allegedly.claim.grammar import agent
from allegedly.claim.voice import entity_at
from allegedly.parsed import Document, Entity, Sentence
from allegedly.records import Relation, RelationKind

_HYPHENATED: dict[str, RelationKind] = {
    "backed": "backed_by", "supported": "backed_by", "funded": "backed_by", "sponsored": "backed_by", "armed": "backed_by",
    "allied": "allied_with", "aligned": "allied_with", "affiliated": "affiliated_with", "linked": "affiliated_with",
}  # fmt: skip
_NOUNS: dict[str, RelationKind] = {"affiliate": "affiliated_with", "ally": "allied_with", "part": "part_of", "member": "member_of", "offshoot": "affiliated_with", "wing": "part_of", "branch": "part_of"}  # fmt: skip
_BACKING = frozenset({"back", "support", "fund", "arm", "sponsor"})
_VERBS: dict[str, RelationKind] = {"head": "leads", "lead": "leads", "command": "leads"}
_LEADERS = frozenset(
    {
        "leader",
        "commander",
        "chief",
        "head",
        "president",
        "prime minister",
        "minister",
        "chairman",
        "director",
        "premier",
    }
)
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})

Claimant = Callable[[int, int], str | None]


def find_relations(document: Document, claimant: Claimant) -> tuple[Relation, ...]:
    """Return the relations stated, each once; ``claimant`` gives the voice in whose words a stretch stands."""
    found: dict[tuple[str, str, str], Relation] = {}
    for sentence in document.sentences:
        for subject, kind, other, first, last in _stated(document, sentence):
            evidence = document.span(sentence, first, last)
            relation = Relation(subject.name, kind, other.name, evidence, claimant(evidence.start, evidence.end))
            if subject.name != other.name:
                found.setdefault((subject.name, kind, other.name), relation)
    return tuple(found.values())


def _stated(document: Document, sentence: Sentence) -> Iterator[tuple[Entity, RelationKind, Entity, int, int]]:
    for token in sentence.tokens:
        if token.dep == "amod" and (token.lemma in _HYPHENATED or token.text.casefold() in _HYPHENATED):
            yield from _hyphenated(document, sentence, token.i)
        elif token.pos == "NOUN" and token.lemma in _NOUNS:
            yield from _by_noun(document, sentence, token.i)
        elif token.pos == "VERB" and token.lemma in _VERBS.keys() | _BACKING:
            yield from _by_verb(document, sentence, token.i)
    for mention in document.mentions:
        if (
            mention.sentence == sentence.index
            and mention.entity is not None
            and document.entities[mention.entity].person
        ):
            yield from _by_title(document, sentence, mention.entity, mention.first, mention.last)


def _hyphenated(
    document: Document, sentence: Sentence, i: int
) -> Iterator[tuple[Entity, RelationKind, Entity, int, int]]:
    """Yield "Iran-backed militias": the backer stands before the hyphen, the backed is the noun that the whole modifies."""
    if i < 2 or sentence.tokens[i - 1].text != "-" or sentence.tokens[i].dep != "amod":
        return
    backer, backed = entity_at(document, sentence, i - 2), entity_at(document, sentence, sentence.tokens[i].head)
    if backer is not None and backed is not None:
        kind = _HYPHENATED.get(sentence.tokens[i].text.casefold()) or _HYPHENATED[sentence.tokens[i].lemma]
        yield backed, kind, backer, i - 2, max(i, sentence.tokens[i].head)


def _by_noun(document: Document, sentence: Sentence, i: int) -> Iterator[tuple[Entity, RelationKind, Entity, int, int]]:
    """Yield "X is an ally of Y", "X were affiliates of Y", "X, part of Y"."""
    token = sentence.tokens[i]
    of = next(
        (
            j
            for p in sentence.all_children(i, "prep")
            if sentence.tokens[p].lemma == "of"
            for j in sentence.all_children(p, "pobj")
        ),
        None,
    )
    other = entity_at(document, sentence, of) if of is not None else None
    verb = sentence.tokens[token.head]
    subject = token.head if token.dep == "appos" else sentence.child(verb.i, "nsubj") if verb.lemma == "be" else None
    who = entity_at(document, sentence, subject) if subject is not None else None
    if who is not None and other is not None and of is not None and subject is not None:
        yield who, _NOUNS[token.lemma], other, min(subject, i), max(of, i)


def _by_verb(document: Document, sentence: Sentence, i: int) -> Iterator[tuple[Entity, RelationKind, Entity, int, int]]:
    if sentence.tokens[i].lemma in _BACKING:
        yield from _backed(document, sentence, i)
        return
    subject, led = sentence.child(i, "nsubj"), sentence.child(i, "dobj")
    if subject is None or led is None:
        return
    who, body = entity_at(document, sentence, subject), entity_at(document, sentence, led)
    if who is not None and body is not None and who.person and not body.person and body.kind != "state":
        yield who, _VERBS[sentence.tokens[i].lemma], body, min(subject, i), max(led, i)


def _backed(document: Document, sentence: Sentence, i: int) -> Iterator[tuple[Entity, RelationKind, Entity, int, int]]:
    """Yield "X is backed by Y"."""
    backed, backer = sentence.child(i, "nsubjpass"), agent(sentence, i)
    if backed is not None and backer is not None:
        who, by = entity_at(document, sentence, backed), entity_at(document, sentence, backer)
        if who is not None and by is not None:
            yield who, "backed_by", by, min(backed, backer), max(backed, backer)


def _by_title(
    document: Document, sentence: Sentence, entity: int, first: int, last: int
) -> Iterator[tuple[Entity, RelationKind, Entity, int, int]]:
    """Yield what a title before or after a name says: "PMF commander NAME", "NAME, a spokesman for the ministry"."""
    who = document.entities[entity]
    if who.body is None or who.lemma is None:
        return
    heads = [m for m in document.mentions if m.sentence == sentence.index and m.entity == who.body]
    if heads:
        kind: RelationKind = (
            "spokesperson_of" if who.lemma in _SPEAKERS else "leads" if who.lemma in _LEADERS else "member_of"
        )
        near = min(heads, key=lambda m: abs(m.head - last))
        if kind == "member_of" and document.entities[who.body].kind == "state":
            return  # "a Turkish journalist" is a member of nothing
        yield who, kind, document.entities[who.body], min(first, near.first), max(last, near.last)
