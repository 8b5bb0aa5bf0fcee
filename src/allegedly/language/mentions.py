"""A sentence with its names goes in; the noun phrases in it that can mean somebody come out, described but not yet resolved."""

from collections.abc import Iterator
from typing import NamedTuple

from allegedly.language.phrase import (
    TIMES,
    glued_start,
    is_before_hyphen,
    is_named_so,
    name_behind,
    phrase_start,
)
from allegedly.lexicon.entries import Role
from allegedly.parsed import MentionForm, NameHit, NameRef, Sentence, Token

LOCATIVE = frozenset({"in", "at", "near", "from", "to", "toward", "towards", "into", "outside", "inside", "around", "across", "through", "via", "over"})  # fmt: skip
FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our", "ours", "mine", "myself", "ourselves"})
THIRD_PERSON = frozenset({"he", "she", "him", "his", "her", "it", "its", "they", "them", "their", "himself", "herself", "itself", "themselves"})  # fmt: skip
SAYING = frozenset({"say", "add", "note", "claim", "conclude", "find", "estimate", "warn", "call", "describe", "deny", "confirm", "insist", "announce", "declare", "state", "report", "maintain", "acknowledge", "admit", "tell", "stress", "reiterate", "repeat", "explain", "argue", "believe", "think", "hope", "promise", "vow", "pledge", "threaten", "suggest", "accuse", "blame", "reject", "dismiss"})  # fmt: skip
_NOBODY = frozenset({"no", "neither", "nor"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_BODY_PREPOSITIONS = frozenset({"of", "from", "for", "in", "with", "at", "to"})
# Nouns for a body of any kind: whom they mean is told by what was named before.
GENERIC = frozenset({"group", "organisation", "organization", "movement", "outfit", "network"})
GROUP_NOUNS = frozenset(
    {"group", "militia", "movement", "organisation", "organization", "party", "faction", "regime", "news"}
)


# Words that the tagger takes for part of the name at the beginning of a sentence: "Neighbouring Velmar said"
_BEFORE_NAMES = frozenset({"neighbouring", "neighboring", "nearby", "fellow", "former", "rival", "veteran", "exiled", "jailed", "outgoing", "incoming", "acting", "dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof.", "rev."})  # fmt: skip


class Described(NamedTuple):
    """A mention before it is resolved. ``refs`` are names that fix it; ``body`` the token whose mention it belongs to.

    ``bare`` says that nothing but the noun itself describes it ("the group", "the sources").
    """

    sentence: int
    first: int
    last: int
    head: int
    form: MentionForm
    refs: tuple[NameRef, ...]
    role: Role | None
    body: int | None
    definite: bool
    bare: bool
    plural: bool


class Scene(NamedTuple):
    """What the finding of mentions in one sentence looks at."""

    sentence: Sentence
    hits: tuple[NameHit, ...]
    roles: dict[str, Role]

    def hit_over(self, i: int) -> NameHit | None:
        """Return the name that covers token ``i``, unless it is only part of a longer person's name ("Ali Saleh Musa")."""
        hit = next((hit for hit in self.hits if hit.first <= i <= hit.last), None)
        return None if hit is None or self._is_part_of_name(hit) else hit

    def _is_part_of_name(self, hit: NameHit) -> bool:
        tokens = self.sentence.tokens
        beside = [tokens[j] for j in (hit.first - 1, hit.last + 1) if 0 <= j < len(tokens)]
        is_person = all(tokens[i].ent == "PERSON" for i in range(hit.first, hit.last + 1))
        return is_person and any(t.ent == "PERSON" and t.pos == "PROPN" and t.lemma not in self.roles for t in beside)


def find_mentions(scene: Scene) -> Iterator[Described]:
    """Yield the mentions of one sentence in the order of their heads."""
    for token in scene.sentence.tokens:
        found = _mention(scene, token)
        if found is not None:
            yield found


def role_at(scene: Scene, i: int) -> Role | None:
    """Return the role that the noun at ``i`` names, a two-word one ("prime minister") before a single one."""
    token = scene.sentence.tokens[i]
    if i and (pair := scene.roles.get(f"{scene.sentence.tokens[i - 1].lemma} {token.lemma}")) is not None:
        return pair
    is_none = token.dep == "pobj" and scene.sentence.tokens[token.head].lemma == "without"  # "without foundation"
    if is_none or token.pos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    return scene.roles.get(token.lemma) or scene.roles.get(token.text.casefold())


def _mention(scene: Scene, token: Token) -> Described | None:
    if token.pos == "PRON" or token.tag in {"PRP", "PRP$"}:
        return _pronoun(scene, token)
    hit = scene.hit_over(token.i)
    if hit is not None and _is_common(scene, hit):
        found = _role(scene, token, role_at(scene, token.i)) if token.i == hit.last else None
        return found._replace(refs=_actors(hit)) if found is not None else None
    if hit is not None:
        return _named(scene, hit) if token.i == scene.sentence.head_of(hit.first, hit.last) else None
    if token.pos not in {"NOUN", "PROPN"} or is_before_hyphen(scene.sentence, token):
        return None
    role = role_at(scene, token.i)
    if _is_army_of(scene, token, role) or (role is None and _is_plural_name(scene.sentence, token)):
        return _body_of_name(scene, token, role)
    if _is_inner(token):
        return _inner_body(scene, token, role)
    if (end := name_behind(scene.sentence, token.i)) is not None:
        return _named_behind(scene, token.i, end)
    is_name = token.pos == "PROPN" and token.ent == "PERSON" and not _has_article(scene.sentence, token)
    if (role is None and token.lemma in GENERIC) or (role is not None and not is_name):
        return _role(scene, token, role)
    if token.pos == "PROPN":
        return _unknown_name(scene, token)
    return None


def _named_behind(scene: Scene, noun: int, end: int) -> Described:
    """Return the body that a noun is by the name that follows: "the gang Los Cuervos"."""
    known = next((_actors(hit) for hit in scene.hits if hit.first == noun + 1), ())
    role = role_at(scene, noun)
    return Described(scene.sentence.index, noun + 1, end, noun, "name", known, role, None, True, False, False)


def _has_article(sentence: Sentence, token: Token) -> bool:
    """Tell whether "the" stands right before a noun: "the Guild" is a body, as no person's name has an article."""
    return token.i > 0 and sentence.tokens[token.i - 1].text.casefold() == "the"


def _body_of_name(scene: Scene, token: Token, role: Role | None) -> Described | None:
    """Return the body that a noun for one begins the name of, with that noun's kind; an army of a name of its own is a state's or a group's."""
    named = _unknown_name(scene, token)
    if named is None or role is None:
        return named if role is None else _role(scene, token, role)
    return named._replace(role=None if role.kind == "military" else role)


def _is_army_of(scene: Scene, token: Token, role: Role | None) -> bool:
    """Tell whether a noun for a body begins a name: "the Army of the Righteous", not "the Army of Sudan"."""
    if role is None or not role.collective:
        return False
    last = _name_end(scene.sentence, token.i)
    is_written_so = token.pos == "PROPN" and token.text[:1].isupper() and last > token.i
    return is_written_so and all(scene.hit_over(i) is None for i in range(token.i, last + 1))


def _is_common(scene: Scene, hit: NameHit) -> bool:
    """Tell whether a name is a common noun for a body with an article ("the Observatory"): it may mean one named before."""
    noun = hit.last
    first = noun if noun == hit.first else hit.first + 1  # the name may be written with its article
    before = scene.sentence.tokens[noun - 1] if noun else None
    role = role_at(scene, noun)
    is_bare = first == noun and before is not None and before.dep == "det" and before.head == noun
    return role is not None and role.collective and is_bare and bool(_actors(hit))


def _actors(hit: NameHit) -> tuple[NameRef, ...]:
    return tuple(ref for ref in hit.refs if ref.kind == "actor")


def _is_inner(token: Token) -> bool:
    """Tell whether the token only helps to name the noun after it."""
    return token.dep in {"compound", "nmod"} and token.head > token.i


def _inner_body(scene: Scene, token: Token, role: Role | None) -> Described | None:
    """Return the body inside a noun phrase: "army" in "army spokesman NAME", "police" in "police raid"."""
    if role is None or not role.collective or token.ent == "PERSON":
        return None
    i = token.i
    first = i - 1 if i and f"{scene.sentence.tokens[i - 1].lemma} {token.lemma}" in scene.roles else i
    return Described(scene.sentence.index, first, i, i, "role", (), role, None, True, True, False)


def _pronoun(scene: Scene, token: Token) -> Described | None:
    word = token.text.casefold()
    if word not in FIRST_PERSON and word not in THIRD_PERSON:
        return None
    form: MentionForm = "first_person" if word in FIRST_PERSON else "pronoun"
    plural = word in {"they", "them", "their", "themselves", "we", "us", "our"}
    i = token.i
    return Described(scene.sentence.index, i, i, i, form, (), None, None, True, True, plural)


def _named(scene: Scene, hit: NameHit) -> Described | None:
    sentence = scene.sentence
    head = sentence.head_of(hit.first, hit.last)
    refs = tuple(ref for ref in hit.refs if ref.kind != "place")
    if not refs or (_only_metonym(refs) and _is_located(sentence, head)):
        return None
    role, body = _title(scene, phrase_start(sentence, hit.first), hit.first)
    return Described(sentence.index, hit.first, hit.last, head, "name", refs, role, body, True, False, False)


def _only_metonym(refs: tuple[NameRef, ...]) -> bool:
    return all(ref.kind == "metonym" for ref in refs)


def _is_located(sentence: Sentence, head: int) -> bool:
    """Tell whether the phrase stands where a place stands: after a locative preposition, or as one of two joined so."""
    token = sentence.tokens[head]
    while token.dep == "conj" and token.head != token.i:
        token = sentence.tokens[token.head]
    return token.dep == "pobj" and sentence.tokens[token.head].lemma in LOCATIVE


def _role(scene: Scene, token: Token, role: Role | None) -> Described | None:
    sentence = scene.sentence
    first, plural = phrase_start(sentence, token.i), token.tag in {"NNS", "NNPS"}
    inner = [
        hit for hit in scene.hits if first <= hit.first and hit.last < token.i and not _is_compounded(sentence, hit)
    ]
    refs = _names_the_group(inner, token, plural)
    body: int | None
    if inner and not refs:
        body = sentence.head_of(inner[-1].first, inner[-1].last)
    else:
        found = (_body_after(scene, token.i), _inner_role(scene, first, token.i), _owner(sentence, token.i, role))
        body = next((i for i in found if i is not None), None)
    words = [sentence.tokens[i] for i in range(first, token.i)]
    bare = body is None and not inner and all(w.pos in {"DET", "NUM", "PUNCT"} or w.tag == "PRP$" for w in words)
    definite = any(w.lemma in _DEFINITE or w.tag == "PRP$" for w in words if not _is_mark(sentence, w))
    if any(w.lemma in _NOBODY for w in words):
        return None
    if bare and role is not None and role.collective and not any(w.pos == "DET" for w in words):
        definite = True  # "Police said", "Army says": the one there is
    return Described(
        sentence.index, first, token.i, token.i, "role", refs, role, body, definite, bare and not _has_tail(scene, token.i), plural
    )  # fmt: skip


def _is_compounded(sentence: Sentence, hit: NameHit) -> bool:
    """Tell whether a name begins a compound with a hyphen ("Iran-backed militias"): whose they are it does not say."""
    return sentence.tokens[hit.last + 1].tag == "HYPH"


def _is_mark(sentence: Sentence, word: Token) -> bool:
    """Tell whether "that" opens a clause before a number ("and that one sailor was killed") and points at nobody."""
    return word.text.casefold() == "that" and sentence.tokens[word.i + 1].pos == "NUM"


def _names_the_group(inner: list[NameHit], token: Token, plural: bool) -> tuple[NameRef, ...]:
    """Return the names where noun and name are one: "the Islamic State group", "the Kataib Hezbollah militia"."""
    if not inner or plural or token.lemma not in GROUP_NOUNS or inner[-1].last != token.i - 1:
        return ()
    return tuple(ref for ref in inner[-1].refs if ref.kind == "actor")


def _owner(sentence: Sentence, i: int, role: Role | None) -> int | None:
    """Return the pronoun of "its director", "his spokesman": whom it means is who is spoken for."""
    poss = sentence.child(i, "poss") if role is not None and role.speaker_for else None
    is_body = poss is not None and sentence.tokens[poss].text.casefold() in {"its", "their", "his", "her"}
    return poss if is_body else None


def _has_tail(scene: Scene, i: int) -> bool:
    """Tell whether more words after the noun say who is meant ("officials in the north", "the men who fled")."""
    tails = scene.sentence.all_children(i, "prep", "relcl", "acl")
    return any(j > i for j in tails)


def _body_after(scene: Scene, i: int) -> int | None:
    """Return the head of the name in "spokesman for NAME", "sources from NAME"."""
    for j in scene.sentence.all_children(i, "prep"):
        if scene.sentence.tokens[j].lemma not in _BODY_PREPOSITIONS:
            continue
        inner = scene.sentence.child(j, "pobj")
        if inner is not None and _can_be_body(scene, inner):
            hit = scene.hit_over(inner)
            return scene.sentence.head_of(hit.first, hit.last) if hit is not None else inner
    return None


def _can_be_body(scene: Scene, i: int) -> bool:
    """Tell whether a noun can be whom others speak for: a named body or country, or a collective ("the ministry", "the rebels")."""
    hit, token = scene.hit_over(i), scene.sentence.tokens[i]
    if hit is not None:
        return any(ref.kind in {"actor", "country"} for ref in hit.refs)
    role = role_at(scene, i)
    if role is not None:
        return role.collective or token.tag == "NNS"
    return token.pos == "PROPN" and token.ent not in {"GPE", "LOC", "FAC", "DATE", "TIME", "PERSON"}


def _is_plural_name(sentence: Sentence, token: Token) -> bool:
    """Tell whether a plural that the tagger takes for a common noun ends a name: "the Desert Wolves"."""
    before = sentence.tokens[token.i - 1] if token.i else None
    is_named = before is not None and before.pos == "PROPN" and before.dep == "compound" and before.head == token.i
    return token.tag == "NNS" and token.text[:1].isupper() and is_named and not _is_inner(token)


def _unknown_name(scene: Scene, token: Token) -> Described | None:
    """Return a mention for a proper noun that the lexicon does not know: a person, or a body of some sort."""
    sentence = scene.sentence
    is_place = (
        token.ent in {"GPE", "LOC", "FAC", "LANGUAGE"}
        and not _names_itself(sentence, token)
        and not _speaks(sentence, token)
        and not is_named_so(sentence, token.i)
    )
    if token.ent in TIMES or is_place or token.ent in {"MONEY", "QUANTITY"}:
        return None
    first = min(phrase_start(sentence, token.i), glued_start(sentence, token.i))
    names = [i for i in range(first, token.i + 1) if sentence.tokens[i].pos in {"PROPN", "PART", "PUNCT", "ADP"}]
    role, body = _title(scene, first, token.i)
    is_several = token.tag in {"NNS", "NNPS"} and sentence.tokens[first].lemma == "the"
    is_person = not (is_several or is_named_so(sentence, token.i)) and (
        token.ent == "PERSON" or (role is not None and not role.collective) or _is_called_a_person(scene, token.i)
    )
    form: MentionForm = "person" if is_person else "name"
    start, last = _name_start(scene, names, token.i), token.i if is_person else _name_end(sentence, token.i)
    return Described(sentence.index, start, last, token.i, form, (), role, body, True, False, False)


def _speaks(sentence: Sentence, token: Token) -> bool:
    """Tell whether a name says something: it is then somebody's, though it looks like a town's."""
    verb = sentence.tokens[token.head]
    return token.dep == "nsubj" and verb.lemma in SAYING and verb.tag in {"VBD", "VBZ", "VBP"}


def _names_itself(sentence: Sentence, token: Token) -> bool:
    """Tell whether a name is what somebody calls itself: "a group calling itself the Red Dawn"."""
    beside = [sentence.tokens[j].lemma for j in sentence.children[token.head]]
    return token.dep == "oprd" and any(lemma in {"itself", "themselves", "himself", "herself"} for lemma in beside)


def _name_end(sentence: Sentence, i: int) -> int:
    """Return where a name goes on to: "Sons of the Ford", "Front for the Freedom of Marent"."""
    for preposition in sentence.all_children(i, "prep"):
        inner = sentence.child(preposition, "pobj")
        if preposition == i + 1 and sentence.tokens[preposition].lemma in {"of", "for"} and inner is not None:
            between = sentence.tokens[preposition + 1 : inner]
            if sentence.tokens[inner].pos == "PROPN" and all(t.pos in {"DET", "PROPN", "ADJ"} for t in between):
                return _name_end(sentence, inner)
    return i


def _is_called_a_person(scene: Scene, i: int) -> bool:
    """Tell whether an apposition says that a name is a person's: "NAME, a spokeswoman"."""
    found = (j for j in scene.sentence.all_children(i, "appos") if scene.sentence.tokens[j].tag == "NN")
    return any((role := role_at(scene, j)) is not None and not role.collective for j in found)


def _name_start(scene: Scene, names: list[int], last: int) -> int:
    """Return where the unbroken run of name words that ends at ``last`` begins; titles and names of bodies before it are left out."""
    start, tokens = last, scene.sentence.tokens
    while start - 1 in names and tokens[start - 1].text not in {"'s", "’s", "'", "’"}:
        hit = scene.hit_over(start - 1)
        if role_at(scene, start - 1) is not None or (hit is not None and any(r.kind != "place" for r in hit.refs)):
            break
        start -= 1
    while start < last and (tokens[start].pos != "PROPN" or _is_before_name(tokens[start].text)):
        start += 1
    return start


def _is_before_name(word: str) -> bool:
    return word.casefold() in _BEFORE_NAMES or not word[:1].isalnum()


def _title(scene: Scene, first: int, last: int) -> tuple[Role | None, int | None]:
    """Return the role and body in front of a name: "senior PMF commander NAME" gives commander and the token of PMF."""
    role = None
    for i in range(last - 1, first - 1, -1):
        role = role_at(scene, i) if scene.hit_over(i) is None else None
        if role is not None:
            break
    hits = [hit for hit in scene.hits if first <= hit.first and hit.last < last]
    if hits:
        return role, scene.sentence.head_of(hits[-1].first, hits[-1].last)
    return role, _inner_role(scene, first, last)


def _inner_role(scene: Scene, first: int, last: int) -> int | None:
    """Return the last noun for a body among the words before ``last``: "army" in "army spokesman NAME"."""
    for i in range(last - 1, first - 1, -1):
        role = role_at(scene, i)
        word = scene.sentence.tokens[i]
        if role is not None and role.collective and word.ent != "PERSON" and word.text != "state":
            return i
    return None


def is_mine(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun is whose who speaks: of '"My client is innocent," he said' the client is not "he"."""
    return any(sentence.tokens[i].text.casefold() in FIRST_PERSON for i in sentence.all_children(noun, "poss"))
