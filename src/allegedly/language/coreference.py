"""Described mentions of a whole report go in, in order; mentions with the entity each means come out, ``None`` where it cannot be told."""

from collections.abc import Sequence
from typing import NamedTuple

from allegedly.language.apposition import is_described_as
from allegedly.language.cast import Cast
from allegedly.language.doer import doer_over
from allegedly.language.mentions import GENERIC, SAYING, Described, is_mine
from allegedly.language.naming import is_written_large, says_how_many, tail_end
from allegedly.language.standing import leads, stands_as_place
from allegedly.lexicon.entries import Role
from allegedly.parsed import Entity, Mention, Quotation, Sentence

# How far back, in sentences, a pronoun or a bare description looks for whom it means.
PRONOUN_REACH = 2
DESCRIPTION_REACH = 12
KIND_REACH = 6
# The weight of a mention as subject, see Met
SUBJECT = 3
_PERSONAL = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
# Kinds of which "the military" or "the militia" can mean the one named before; of others the name itself must say so.
_FORCES = frozenset({"military", "armed_group", "police", "monitor", "ngo"})
_BODIES_OF = frozenset({"body", "corpse", "remains"})
_SERVICES = frozenset({"army", "military", "navy", "air force", "armed forces"})
_UNITS = frozenset({"brigade", "battalion", "regiment", "division", "unit", "squadron", "corps", "company", "platoon"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_MEN = frozenset({"man", "fighter", "force", "troop", "member", "soldier", "leader", "commander", "militant", "unit", "gunman", "militiaman", "supporter", "official"})  # fmt: skip
_BRANCHES = frozenset({"mission", "office", "delegation", "agency", "command", "contingent", "branch", "headquarters"})
_APART = frozenset({"title", "summary", "caption"})  # whom these name no pronoun of the text means
_DOCUMENTS = frozenset({"report", "statement", "study", "letter", "communique", "document", "article", "bulletin"})
_GROUPS = frozenset({"armed_group", "party_politics", "ngo", "monitor", None})
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INNER = frozenset({"compound", "amod", "nmod", "npadvmod", "poss"})


class Met(NamedTuple):
    """An entity where it was mentioned. ``weight``: 3 a subject, 2 a pronoun, 1 another noun, 0 inside a noun phrase ("US strike")."""

    sentence: int
    token: int
    weight: int
    entity: int
    lemma: str


class Resolver:
    """Goes through one report once and remembers whom it has met. Lives only while one report is being read."""

    def __init__(self, cast: Cast, sentences: Sequence[Sentence], quotations: Sequence[Quotation], text: str) -> None:
        self.cast = cast
        self.mentions: list[Mention] = []
        self._sentences = sentences
        self._quotations = quotations
        self._text = text
        self._met: list[Met] = []
        self._here: dict[int, int] = {}
        self._rivals: dict[int, tuple[int, ...]] = {}

    def read(self, sentence: Sentence, described: Sequence[Described]) -> None:
        """Resolve the mentions of one sentence: names first, so that descriptions can lean on them, then the rest in order."""
        self._here, self._rivals = {}, {}
        named = [found for found in described if found.form == "name"]
        for found in named:
            self._here_is(found, self._name(sentence, found))
        for found in named:
            entity = self._here.get(found.head)
            if entity is not None and found.role is not None and self.cast.entities[entity].person:
                self.cast.learn(entity, found, None, self._body(found))
        bodies = {found.body for found in described if found.body is not None}
        for found in (one for one in described if one.head in bodies and one.form == "role" and one.body is None):
            self._here_is(found, self._other(sentence, found))
        for found in described:
            if found.form != "name" and found.head not in self._here:
                self._here_is(found, self._other(sentence, found))
            self._note(sentence, found, self._here.get(found.head))
        self._apposition(sentence, described)

    def _here_is(self, found: Described, entity: int | None) -> None:
        if entity is not None:
            self._here[found.head] = entity

    def _note(self, sentence: Sentence, found: Described, entity: int | None) -> None:
        token = sentence.tokens[found.head]
        rule = self.cast.entities[entity].rule if entity is not None else "en.coref.open"
        if found.form == "pronoun":
            rule = "en.coref.pronoun" if entity is not None else rule
        elif found.form == "role" and found.bare and found.definite and entity is not None:
            rule = "en.coref.description"
        rivals = self._rivals.get(found.head, ()) if entity is None else ()
        self.mentions.append(
            Mention(found.sentence, found.first, found.last, found.head, found.form, entity, rule, rivals)
        )
        if entity is not None:
            self._met.append(Met(sentence.index, found.head, _weight(sentence, found), entity, token.lemma))

    def _name(self, sentence: Sentence, found: Described) -> int | None:
        if found.refs:
            return self.cast.named(found.refs)
        return self.cast.body_named(self._words(sentence, found), found, self._country(found))

    def _other(self, sentence: Sentence, found: Described) -> int | None:
        if found.form == "pronoun":
            bodies = self._of_bodies(sentence, found.head)
            if bodies is not None or _of_both(sentence, found.head):
                return bodies
            return self._pronoun(sentence, found)
        if found.form == "first_person":
            return None
        body = self._body(found)
        if found.form == "person":
            return self.cast.person(self._words(sentence, found), found, self._country(found), body)
        if found.bare and found.definite:
            earlier = self._earlier(sentence, found) if not found.plural else self._together(sentence, found)
            earlier = self._earlier(sentence, found) if earlier is None else earlier
            if earlier is not None:
                return earlier
        if found.refs:
            return self.cast.named(found.refs)
        if found.bare and found.definite and sentence.tokens[found.head].lemma in GENERIC:
            return None
        return self.cast.described(self._words(sentence, found), found, self._country(found), body)

    def _country(self, found: Described) -> str | None:
        body = self._body(found)
        return self.cast.entities[body].country if body is not None else None

    def _body(self, found: Described) -> int | None:
        """Return the entity that a mention speaks for or belongs to; token 0 is a token like any other."""
        return self._here.get(found.body) if found.body is not None else None

    def _words(self, sentence: Sentence, found: Described) -> str:
        """Return the phrase without its article, in lower case where a sentence starts with a common word."""
        first = found.first
        while first < found.last and says_how_many(sentence.tokens[first]) and sentence.tokens[first + 1].tag != "HYPH":
            first += 1
        last = tail_end(sentence, found) if found.form == "role" else found.last
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        words = " ".join(self._text[start:end].split())
        is_name = (
            (sentence.tokens[first].pos == "PROPN" and not (found.form == "role" and first == found.head))
            or sentence.tokens[first].ent == "NORP"
            or is_written_large(sentence, first, found.head)
        )
        return words if is_name or words[:2].isupper() else words[:1].lower() + words[1:]

    def _earlier(self, sentence: Sentence, found: Described) -> int | None:
        """Return whom "the military", "the sources", "the group" means: the last one called so, or the only one of that kind."""
        lemma = sentence.tokens[found.head].lemma
        for met in reversed(self._met):
            if sentence.index - met.sentence > DESCRIPTION_REACH:
                break
            entity = self.cast.entities[met.entity]
            if _is_a_groups_name(entity) and sentence.tokens[found.head].text[:1].islower():
                continue
            if lemma in {met.lemma, entity.lemma} and entity.plural == found.plural:
                rivals = {m.entity for m in self._met if m.sentence == met.sentence and self._is_called(m, lemma)}
                return met.entity if found.plural or len(rivals) == 1 else None
        return None if found.plural else self._only_one_of(found.role, sentence.index)

    def _is_called(self, met: Met, lemma: str) -> bool:
        entity = self.cast.entities[met.entity]
        return lemma in {met.lemma, entity.lemma} and not entity.plural

    def _together(self, sentence: Sentence, found: Described) -> int | None:
        """Return those whom "the two men" means: the people of the last sentence that names any, if they are so many."""
        words = {sentence.tokens[i].lemma for i in range(found.first, found.head)}
        count = next((number for word, number in _COUNTS.items() if word in words), None)
        if count is None or found.role is None or found.role.collective:
            return None
        people = [m for m in self._met if sentence.index - m.sentence <= KIND_REACH and m.sentence < sentence.index]
        people = [m for m in people if self.cast.entities[m.entity].person]
        last = list(dict.fromkeys(m.entity for m in people if m.sentence == people[-1].sentence))
        return self.cast.together(last) if len(last) == count else None

    def _only_one_of(self, role: Role | None, at: int) -> int | None:
        near = {met.entity for met in self._met if at - met.sentence <= KIND_REACH}
        fits = {i for i in near if self._can_be(i, role)}
        for reach in (0, 1, KIND_REACH):
            last = {met.entity for met in self._met if met.entity in fits and at - met.sentence <= reach}
            if last:
                return last.pop() if len(last) == 1 else None
        return None

    def _can_be(self, entity: int, role: Role | None) -> bool:
        """Tell whether a named body can be "the militia" or "the ministry": it is of that kind, or its name says so."""
        found = self.cast.entities[entity]
        is_force = role is not None and role.kind in _FORCES
        if found.person or found.plural or not (found.rule.startswith("en.name") or is_force):
            return False
        if role is not None and (not role.collective or (role.kind == "military" and _is_a_groups_name(found))):
            return False  # one sailor is not the navy
        if role is not None and role.lemma in _SERVICES and set(found.name.casefold().split()) & _UNITS:
            return False  # "the army" is no brigade of it
        if role is None:
            return found.kind in _GROUPS
        if not is_force:
            return role.lemma in found.name.casefold().split()
        if (
            found.kind is None and found.rule == "en.name.unknown"
        ):  # "the militia" may be any body, "the army" only one called so
            return role.kind == "armed_group" or role.lemma in found.name.casefold().split()
        return found.kind == role.kind

    def _pronoun(self, sentence: Sentence, found: Described) -> int | None:
        word = sentence.tokens[found.head].text.casefold()
        if word == "it" and _says_what_a_document_says(sentence, found.head):
            return None
        spoken_for = self._spoken_for(sentence, found.head) if word in {"it", "its"} else None
        if spoken_for is not None:
            return spoken_for
        fits = [
            met
            for met in self._met
            if met.weight
            and sentence.index - met.sentence <= PRONOUN_REACH
            and self._agrees(word, met)
            and (self._sentences[met.sentence].part not in _APART or sentence.part in _APART)
        ]
        fits = self._in_these_words(sentence, found.head, fits)
        fits = self._done_to(sentence, found.head, fits)
        if not fits:
            return None
        nearest = max(met.sentence for met in fits)
        if nearest != sentence.index and self._sentences[nearest].paragraph < sentence.paragraph - 1:
            return None
        there = [met for met in fits if met.sentence == nearest]
        there = self._not_its_own(sentence, found.head, there)
        if not there:
            return None
        if word in _PLURAL:  # "accused the rebels of X, which they deny": several before one body
            there = [met for met in there if self.cast.entities[met.entity].plural] or there
        strongest = max(met.weight for met in there)
        choice = [met for met in there if met.weight == strongest]
        if nearest == sentence.index:
            return choice[-1].entity
        leading = [met for met in choice if leads(self._sentences[nearest], met.token)] or choice[:1]
        entities = tuple(dict.fromkeys(met.entity for met in leading))
        if len(entities) > 1:
            self._rivals[found.head] = entities
            return None
        return entities[0]

    def _in_these_words(self, sentence: Sentence, pronoun: int, fits: list[Met]) -> list[Met]:
        """Leave out, of somebody's words, who is named outside them; and outside them whom the speaker calls his own."""
        quotation = next((q for q in self._quotations if q.start < sentence.tokens[pronoun].start < q.end), None)
        if quotation is None:
            return [met for met in fits if not (met.sentence == sentence.index and is_mine(sentence, met.token))]
        # "they" in somebody's words is nobody named outside them, least of all the speaker's own side
        return [met for met in fits if quotation.start < self._start_of(met) < quotation.end]

    @staticmethod
    def _not_its_own(sentence: Sentence, pronoun: int, there: list[Met]) -> list[Met]:
        """Leave out who does it: "separated them" is not about who does the separating, and "a channel praised it" not about the channel."""
        token = sentence.tokens[pronoun]
        if token.dep not in {"dobj", "pobj"}:
            return there
        doer = sentence.child(token.head, "nsubj")
        others = [met for met in there if met.weight < SUBJECT or met.sentence != sentence.index]
        return others or [met for met in there if met.token != doer]

    def _done_to(self, sentence: Sentence, pronoun: int, fits: list[Met]) -> list[Met]:
        """Leave out whoever does something to the pronoun: "the guards let them die", "troops beat off the raid and killed 34 of them"."""
        doer = doer_over(sentence, pronoun)
        met = next((one for one in self._met if (one.sentence, one.token) == (sentence.index, doer)), None)
        if (
            doer is not None and sentence.tokens[pronoun].dep == "nsubj"
        ):  # whom somebody lets die need not have been named last
            fits = [one for one in fits if one.sentence == sentence.index]
        return fits if met is None else [one for one in fits if one.entity != met.entity]

    def _of_bodies(self, sentence: Sentence, pronoun: int) -> int | None:
        """Return whose bodies were found, where "they" undergo something: "police found the bodies of five men. They had been shot"."""
        token = sentence.tokens[pronoun]
        if token.text.casefold() not in _PLURAL or token.dep not in {"nsubjpass", "poss"}:
            return None
        for met in reversed([one for one in self._met if sentence.index - one.sentence <= 1]):
            there = self._sentences[met.sentence].tokens
            of = there[there[met.token].head]
            if of.lemma == "of" and there[of.head].lemma in _BODIES_OF and self.cast.entities[met.entity].plural:
                return met.entity
        return None

    def _spoken_for(self, sentence: Sentence, pronoun: int) -> int | None:
        """Return the body that says the clause of "it", or that somebody speaks for who says it: "a spokesman for the army said it had left"."""
        for verb in sentence.ancestors(pronoun):
            if sentence.tokens[verb].dep != "ccomp":
                continue
            above = sentence.tokens[verb].head
            voice = sentence.child(above, "nsubj")
            if voice is None or voice not in self._here or sentence.tokens[above].lemma not in SAYING:
                continue
            speaker = self.cast.entities[self._here[voice]]
            if not speaker.plural:
                meant = speaker.body if speaker.person else self._here[voice]
                if meant is None and self._is_body_after_all(sentence, pronoun, self._here[voice]):
                    meant = self._here[voice]
                return None if self._is_named_between(sentence, above, pronoun) else meant
        return None

    def _is_body_after_all(self, sentence: Sentence, pronoun: int, speaker: int) -> bool:
        """Tell whether a name taken for a person's is a body's, because the words give it men of its own: "X said none of its men was killed"."""
        entity, token = self.cast.entities[speaker], sentence.tokens[pronoun]
        is_bare = entity.rule == "en.name.person" and entity.lemma is None and not entity.known
        if not is_bare or token.text.casefold() != "its" or sentence.tokens[token.head].lemma not in _MEN:
            return False
        self.cast.is_no_person(speaker)
        return True

    def _is_named_between(self, sentence: Sentence, first: int, last: int) -> bool:
        """Tell whether the words said name something themselves that "it" can be: "said the army had acted when it fired"."""
        return any(
            met.sentence == sentence.index and first < met.token < last and met.weight and self._agrees("it", met)
            for met in self._met
        )

    def _start_of(self, met: Met) -> int:
        return self._sentences[met.sentence].tokens[met.token].start

    def _agrees(self, word: str, met: Met) -> bool:
        entity = self.cast.entities[met.entity]
        if word in _PERSONAL:
            return entity.person and not stands_as_place(self._sentences[met.sentence], met.token)
        if word in _NEUTER:
            return not entity.person and not entity.plural
        return not entity.person

    def _apposition(self, sentence: Sentence, described: Sequence[Described]) -> None:
        """Let a person learn its role from an apposition, and its other name from "known as"."""
        people = [
            found
            for found in described
            if found.form in {"person", "name"}
            and found.head in self._here
            and not self._is_state(self._here[found.head])
        ]
        for found in people:
            for other in described:
                if other.form == "role" and is_described_as(sentence, found, other, described):
                    self.cast.learn(self._here[found.head], other, self._country(other), self._body(other))
                    self._is_same(sentence, other, self._here[found.head])

    def _is_same(self, sentence: Sentence, other: Described, entity: int) -> None:
        """Let a description mean the person it stands beside, here and where it is met again, and so "it" after it."""
        before, here = self._here.get(other.head, -1), sentence.index
        self._here[other.head] = entity
        self.mentions = [
            m._replace(entity=entity)
            if m.sentence == here and (m.head == other.head or (m.head > other.head and m.entity == before))
            else m
            for m in self.mentions
        ]
        self._met = [m._replace(entity=entity) if (m.sentence, m.token) == (here, other.head) else m for m in self._met]

    def _is_state(self, entity: int) -> bool:
        return self.cast.entities[entity].kind == "state"


def _of_both(sentence: Sentence, pronoun: int) -> bool:
    """Tell whether "they" may be each of two who speak: "both the rebels and the army said they had captured it"."""
    if sentence.tokens[pronoun].text.casefold() not in _PLURAL:
        return False
    for verb in sentence.ancestors(pronoun):
        above = sentence.tokens[verb].head
        voice = sentence.child(above, "nsubj") if sentence.tokens[verb].dep == "ccomp" else None
        if voice is not None and sentence.tokens[above].lemma in SAYING:
            return sentence.child(voice, "conj") is not None
    return False


def _says_what_a_document_says(sentence: Sentence, pronoun: int) -> bool:
    """Tell whether "it" may be the document that the sentence is about, which is nobody met: "the report accused the army ..., it said"."""
    token = sentence.tokens[pronoun]
    root = next((t.i for t in sentence.tokens if t.head == t.i), None)
    about = sentence.child(root, "nsubj") if root is not None else None
    is_saying = token.dep == "nsubj" and sentence.tokens[token.head].lemma in SAYING and token.head != root
    return is_saying and about is not None and sentence.tokens[about].lemma in _DOCUMENTS


def _is_a_groups_name(entity: Entity) -> bool:
    """Tell whether an army goes by a name of its own that no state's does: "the army" is then another, as far as can be known."""
    words = entity.name.split()
    return not entity.known and entity.country is None and len(words) > 1 and {"Army", "Armies"} & set(words) != set()


def _weight(sentence: Sentence, found: Described) -> int:
    token = sentence.tokens[found.head]
    if found.form == "name" and sentence.tokens[token.head].lemma in _BRANCHES and token.dep in _INNER:
        token = sentence.tokens[token.head]  # "the United Nations mission said it ..."
    if token.dep in _SUBJECTS:
        return SUBJECT
    if found.form == "pronoun":
        return 2
    return 0 if token.dep in _INNER else 1
