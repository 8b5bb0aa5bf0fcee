"""Described mentions go in one by one, entities come out: the people and bodies of one report, as they are introduced."""

from collections.abc import Sequence
from dataclasses import replace

from allegedly.keys import content_id
from allegedly.language.mentions import Described
from allegedly.language.names import fold_word
from allegedly.lexicon.entries import ActorEntry, Role
from allegedly.parsed import Entity, NameRef
from allegedly.records import VoiceKind


class Cast:
    """The entities met so far in one report, and the names each goes by. Lives only while one report is being read."""

    def __init__(self, report_id: str, actors: dict[str, ActorEntry], acronyms: dict[str, str]) -> None:
        self.entities: list[Entity] = []
        self._report_id = report_id
        self._actors = actors
        self._acronyms = acronyms
        self._by_key: dict[str, int] = {}

    def named(self, refs: tuple[NameRef, ...]) -> int | None:
        """Return the entity that a lexicon name stands for, or ``None`` when several actors go by that name."""
        countries = [ref for ref in refs if ref.kind != "actor"]
        actors = [ref for ref in refs if ref.kind == "actor"]
        if countries and not actors:
            return self._country(countries[0]) if len({ref.id for ref in countries}) == 1 else None
        met = [ref for ref in actors if ref.id in self._by_key]
        if len(actors) == 1 or len(met) == 1:
            return self._actor((met or actors)[0])
        return None

    def _country(self, ref: NameRef) -> int:
        rule = f"en.name.{ref.kind}"
        return self._keep(ref.id, Entity(ref.id, ref.name, "state", ref.id, True, False, False, None, None, rule))

    def _actor(self, ref: NameRef) -> int:
        if ref.id in self._by_key:
            return self._by_key[ref.id]
        entry = self._actors[ref.id]
        person = _is_personal(entry)
        country = entry.country
        entity = Entity(ref.id, entry.name, entry.kind, country, True, person, False, None, None, "en.name.actor")
        position = self._keep(ref.id, entity)
        if person and entry.parents and (parent := self._actors.get(entry.parents[0])) is not None:
            body = self._actor(NameRef("actor", parent.id, parent.name))
            self.entities[position] = replace(self.entities[position], body=body)
        return position

    def person(self, name: str, found: Described, country: str | None, body: int | None) -> int:
        """Return the person of that name: one already met whose name holds all these words, or a new one."""
        known = self._same_person(name)
        if known is not None:
            return known
        kind = self._kind(found.role, body)
        entity = Entity(
            self._id(name), name, kind, country, False, True, False, body, found.role.lemma if found.role else None, "en.name.person"
        )  # fmt: skip
        return self._keep(f"person:{name.casefold()}", entity)

    def _same_person(self, name: str) -> int | None:
        words = {fold_word(word) for word in name.split()}
        fits = [
            position
            for key, position in self._by_key.items()
            if key.startswith("person:") and words <= {fold_word(word) for word in key[7:].split()}
        ]
        return fits[0] if len(set(fits)) == 1 else None

    def body_named(self, name: str, found: Described, country: str | None) -> int:
        """Return the body of that name, under its long form where the report gave an acronym."""
        long_name = self._acronyms.get(name, name)
        if (person := self._same_person(name)) is not None:
            return person
        key = f"name:{long_name.casefold()}"
        if key in self._by_key:
            return self._by_key[key]
        kind = found.role.kind if found.role else None
        return self._keep(key, Entity(self._id(long_name), long_name, kind, country, False, False, False, None, None, "en.name.unknown"))  # fmt: skip

    def described(self, name: str, found: Described, country: str | None, body: int | None) -> int:
        """Return the entity of a description ("security sources"); the same description means the same one."""
        key = f"role:{name.casefold()}"
        if key in self._by_key and not (found.bare and not found.definite):
            known = self.entities[self._by_key[key]]
            if body is None or known.body is None or known.body == body:
                return self._by_key[key]
        role = found.role
        person = role is not None and not role.collective and not found.plural
        entity = Entity(
            self._id(name), name, self._kind(role, body), country, False, person, found.plural, body, role.lemma if role else None, "en.voice.described"
        )  # fmt: skip
        return self._keep(key, entity, renew=True)

    def together(self, people: Sequence[int]) -> int:
        """Return the entity that several people are together ("the two men"), made at its first mention."""
        found = [self.entities[i] for i in people]
        name = ", ".join(one.name for one in found[:-1]) + f" and {found[-1].name}"
        kinds, countries = {one.kind for one in found}, {one.country for one in found}
        entity = Entity(
            self._id(name), name, found[0].kind if len(kinds) == 1 else None, found[0].country if len(countries) == 1 else None,
            False, False, True, None, None, "en.coref.together",
        )  # fmt: skip
        return self._keep(f"together:{name.casefold()}", entity)

    def learn(self, position: int, role: Described, country: str | None, body: int | None) -> None:
        """Add to a person what an apposition or title says of it; what is known already stays."""
        entity = self.entities[position]
        if entity.known and entity.body is not None:
            is_same = body is None or body == entity.body
            if is_same and role.role is not None and entity.lemma is None:
                self.entities[position] = replace(entity, lemma=role.role.lemma)
            return
        if not entity.known and role.role is not None and not role.role.collective and not role.plural:
            entity = replace(entity, person=True)
            self._by_key.setdefault(f"person:{entity.name.casefold()}", position)
        kind = entity.kind or self._kind(role.role, body)
        new_body = body if entity.body is None else entity.body
        lemma = entity.lemma or (role.role.lemma if role.role else None)
        self.entities[position] = replace(
            entity, kind=kind, country=entity.country or country, body=new_body, lemma=lemma
        )

    def is_no_person(self, position: int) -> None:
        """Take a name that was read as a person's for a body's."""
        self.entities[position] = replace(self.entities[position], person=False, rule="en.name.unknown")

    def _kind(self, role: Role | None, body: int | None) -> VoiceKind | None:
        """Return a role's kind; who speaks for a body ("spokesman", "minister") is of that body's kind, a state's are officials."""
        of = self.entities[body].kind if body is not None else None
        if role is None:
            return None
        return of if role.speaker_for and of not in {None, "state", "official"} else role.kind

    def _keep(self, key: str, entity: Entity, renew: bool = False) -> int:
        if key in self._by_key and not renew:
            return self._by_key[key]
        self.entities.append(entity)
        self._by_key[key] = len(self.entities) - 1
        if entity.person:
            self._by_key.setdefault(f"person:{entity.name.casefold()}", len(self.entities) - 1)
        return len(self.entities) - 1

    def _id(self, name: str) -> str:
        return content_id("a", self._report_id, name.casefold(), len(self.entities))


def _is_personal(entry: ActorEntry) -> bool:
    """Tell whether an entry of the actor file is a person: its id says so (``per.`` by convention of the file)."""
    return entry.id.startswith("per.")
