"""A happening goes in; the nouns that act in it and those that undergo it come out, as the sentence arranges them."""

from collections.abc import Mapping
from typing import NamedTuple

from allegedly.claim.aimed import AGAINST, aims_of, noun_aims, ran_into_mine
from allegedly.claim.deed import (
    carried_out_by,
    in_series,
    is_reduced_passive,
    lacks_doer,
    of_series,
    shared_victims,
    struck,
)
from allegedly.claim.found import TriggerHit
from allegedly.claim.grammar import agent, is_passive, joined, objects_of, subject
from allegedly.claim.toll_reach import beside
from allegedly.claim.trigger import LIGHT_VERBS, Happening
from allegedly.claim.voice import is_somebody
from allegedly.parsed import Document, Sentence

# What is thrown or fired is not whom it is done to
HURLED = frozenset({"rocket", "missile", "shell", "mortar", "bomb", "shot", "bullet", "grenade", "fire", "round", "projectile", "drone", "gas", "artillery", "salvo", "volley", "barrage", "weapon", "munition", "sarin", "chlorine", "canister", "phosgene", "novichok", "agent", "napalm", "bomblet", "stone", "bottle", "brick", "cocktail", "firebomb", "firecracker", "object", "rock", "flare", "ordnance", "explosive", "device", "ied", "landmine", "belt", "vest", "flashbang", "torpedo", "slingshot"})  # fmt: skip
_HURLING = frozenset(
    {
        "fire",
        "launch",
        "lob",
        "hurl",
        "throw",
        "shoot",
        "drop",
        "use",
        "plant",
        "lay",
        "detonate",
        "explode",
        "defuse",
        "set",
    }
)
_NO_PARTIES = frozenset(
    {"life", "toll", "loss", "casualty", "damage", "responsibility", "death", "other", "another", "way"}
    | {"own", "hors", "dawn", "dusk", "noon", "midday", "midnight", "daybreak", "nightfall"}
)
_SO_MANY = frozenset({"most", "many", "several", "few"})
# Short forms in capitals that the tagger takes for bodies
_WEAPONS = frozenset(
    {"ied", "ieds", "vbied", "vbieds", "rpg", "rpgs", "icbm", "icbms", "uav", "uavs", "slbm", "manpads", "tnt"}
)
# Role nouns that before a noun say what kind it is, not whose: "military operations", "an official visit"
_ADJECTIVES = frozenset({"military", "official", "general", "private", "major", "local"})
# Types whose object is often a thing, and the words before whom they reach
_TOWARDS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "THREATEN", "SANCTION", "ACCUSE"})  # fmt: skip
_REACHING = ("to", "with", "for", "from", "on", "against", "into", "of", "over", "toward", "towards", "upon", "by", "between")  # fmt: skip
# Types of which whoever is told to do it can: no weapon or storm demands or demonstrates
_VERBAL = frozenset({"PROTEST", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
# Verbs that only carry a noun in these: "hold a rally", "began a strike"
_CARRYING = LIGHT_VERBS | {"hold", "begin", "start", "continue", "resume", "renew", "join", "announce", "declare", "impose", "stage", "pay", "issue", "organise", "organize", "end", "give", "provide", "enter", "file", "level", "maintain", "step", "plan", "attend", "have", "offer", "propose", "send", "voice", "express", "deliver", "participate", "take"}  # fmt: skip
# In a headline these are rather what was done to somebody: "Two officers shot dead"
_PARTICIPLES = frozenset({"shot", "held", "slain", "hurt", "burnt", "hacked"})
_NAMED = frozenset({"compound", "amod", "nmod", "poss"})
# Aircraft have the names of men: "fighter jets", "jet fighters", "government bombers"
_CRAFT = frozenset({"fighter", "bomber", "interceptor", "hunter"})
_CRAFTS = frozenset({"jet", "plane", "aircraft", "airplane", "aeroplane", "warplane", "squadron", "wing", "drone", "helicopter"})  # fmt: skip
_OF_CRAFT = _CRAFTS | {"stealth", "strategic", "heavy", "range", "dive", "nuclear", "tactical", "mig", "sukhoi", "f-16", "f-15", "f-35", "b-52", "supersonic"}  # fmt: skip
# Verbs that say what became of their subject: "is dead", "lay wounded"
_BEING = frozenset({"be", "lie", "remain", "become", "fear"})


class Sides(NamedTuple):
    """Tokens of who acts and who undergoes."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]


class Parties(NamedTuple):
    """What the finding of parties looks at: the document, one sentence, the roles that nouns name, and moved subjects."""

    document: Document
    sentence: Sentence
    roles: frozenset[str]
    embedded: Mapping[int, int]
    triggers: frozenset[int]

    def sides(self, happening: Happening) -> Sides:
        """Return who acts and who undergoes in a happening, each once, in order of their standing; nobody is on both sides."""
        actors: list[int] = []
        recipients: list[int] = []
        for hit in (happening.main, *happening.also):
            found = self._told_by(hit)
            doing = [i for i in found.actors if self._is_party(i)]
            owned = [self._whose(i) for i in doing]
            actors += [
                i if owner is None else owner
                for i, owner in zip(doing, owned, strict=True)
                if owner is not None or self._is_crowd(hit, i)
            ]
            with_them = self._all(list(beside(self.sentence, hit.token, found.recipients))) if hit.trigger.count else []
            recipients += [i for i in (*found.recipients, *with_them) if self._is_party(i)]
        once = tuple(dict.fromkeys(actors))
        if happening.main.trigger.reciprocal:
            recipients = []  # PLOVER: two-sided events list every party as actor
        return Sides(once, tuple(i for i in dict.fromkeys(recipients) if i not in once))

    def _told_by(self, hit: TriggerHit) -> Sides:
        if hit.trigger.pos == "adjective":
            token = self.sentence.tokens[hit.token]
            is_before_noun = token.dep == "amod" and self.sentence.tokens[token.head].pos in {"NOUN", "PROPN"}
            return Sides((), (token.head,) if is_before_noun else tuple(self._found_so(hit.token)))
        return self._noun(hit) if hit.trigger.pos == "noun" else self._verb(hit)

    def _found_so(self, state: int) -> list[int]:
        """Return of whom "dead" or "missing" is said: "the guard was found dead", "the raid left the guard dead"."""
        sentence, token = self.sentence, self.sentence.tokens[state]
        if token.dep not in {"acomp", "oprd"}:
            return []
        verb = sentence.tokens[token.head]
        if verb.lemma in _BEING or is_passive(sentence, verb.i):
            about = subject(sentence, verb.i)
            return joined(sentence, about) if about is not None else []
        return self._objects(verb.i)

    def _is_party(self, i: int) -> bool:
        """Tell whether a noun can be on a side at all: no event of its own, no time, no figure of speech for the dead."""
        token = self.sentence.tokens[i]
        is_time = token.ent in {"DATE", "TIME", "MONEY", "PERCENT"}
        return (
            of_series(self.sentence, i) not in self.triggers
            and not is_time
            and token.lemma not in _NO_PARTIES
            and not (token.lemma in _SO_MANY and not objects_of(self.sentence, i, "of"))
            and not token.text.casefold().endswith(("self", "selves"))
            and token.pos not in {"VERB", "SCONJ", "ADP"}
        )

    def _whose(self, i: int) -> int | None:
        """Return who acts where a noun does: itself, or whose it is ("government aircraft", "Veltrian warplanes"); else ``None``."""
        if self._can_act(i):
            return i
        named = [j for j in self.sentence.children[i] if self.sentence.tokens[j].dep in _NAMED and self._can_act(j)]
        return named[-1] if named and i not in self.triggers else None

    def _is_crowd(self, hit: TriggerHit, i: int) -> bool:
        """Tell whether a noun that names nobody known can still be who acts: the subject of a verb of speech, talks or protest."""
        token = self.sentence.tokens[i]
        return hit.trigger.type in _VERBAL and token.pos == "NOUN" and token.dep in {"nsubj", "conj", "pobj"}

    def _can_act(self, i: int) -> bool:
        token = self.sentence.tokens[i]
        if token.text.casefold() in _WEAPONS or self._is_craft(i):
            return False
        if token.lemma == "member" and any(self._can_act(j) for j in objects_of(self.sentence, i, "of") if j > i):
            return True  # "members of the Red Front"
        return is_somebody(self.document, self.sentence, i) or (
            token.lemma in self.roles
            and token.pos != "VERB"  # "suspected"
            and not (token.pos == "ADJ" and token.lemma in _ADJECTIVES)
        )

    def _is_craft(self, i: int) -> bool:
        """Tell whether a word for men stands for an aircraft: "fighter jets", "stealth bombers", "government bombers"."""
        token = self.sentence.tokens[i]
        if token.lemma not in _CRAFT:
            return False
        above = self.sentence.tokens[token.head]
        if token.dep in _NAMED and above.lemma in _CRAFTS:
            return True
        before = [j for j in self.sentence.children[i] if self.sentence.tokens[j].dep in _NAMED]
        if any(self.sentence.tokens[j].lemma.casefold() in _OF_CRAFT for j in before):
            return True
        is_flown = any(self._can_act(j) and self.sentence.tokens[j].lemma not in _CRAFT for j in before)
        return token.lemma == "bomber" and is_flown

    def _verb(self, hit: TriggerHit) -> Sides:
        sentence, verb = self.sentence, hit.token
        named = self._doers(verb)
        if hit.trigger.count is not None and lacks_doer(sentence, verb):
            named = []
        is_reduced = hit.trigger.count is not None and is_reduced_passive(sentence, verb)
        if is_reduced or is_passive(sentence, verb) or self._is_headline_passive(hit):
            by = agent(sentence, verb)
            if hit.trigger.lemma.split()[0] in _HURLING:  # "a rocket fired by rebels"
                named = [i for i in named if sentence.tokens[i].lemma not in HURLED]
                named = named or self._all(aims_of(sentence, verb))
            undergone = self._reached(hit, named) if hit.trigger.type in _TOWARDS else named
            return self._as_told(hit, joined(sentence, by) if by is not None else [], undergone)
        if hit.trigger.reciprocal:
            return Sides((*named, *self._all(objects_of(sentence, verb, "with", "against")), *self._objects(verb)), ())
        if ran_into_mine(sentence, verb):
            return Sides((), tuple(named))
        last = hit.trigger.lemma.split()[-1]
        undergone = (
            self._all(objects_of(sentence, verb, last) if last in {*AGAINST, "to"} else [])  # "set fire to the silos"
            or [i for i in self._objects(verb) if not self._is_hurled(hit, i)]
            or self._all(aims_of(sentence, verb))
        )
        if hit.trigger.type in _TOWARDS:
            return self._as_told(hit, named, self._reached(hit, undergone))
        return self._as_told(hit, named, self._undergoing(hit, undergone))

    def _is_hurled(self, hit: TriggerHit, i: int) -> bool:
        """Tell whether an object is what is thrown or laid, or no party at all: then whom it is done to stands elsewhere."""
        lemma = self.sentence.tokens[i].lemma
        is_laid = lemma == "mine" and hit.trigger.lemma.split()[0] in _HURLING
        return lemma in HURLED or lemma in _NO_PARTIES or is_laid

    def _doers(self, verb: int) -> list[int]:
        """Return who is named as the verb's subject; of "passed a law banning", "issued a letter blaming" also whose work that is."""
        sentence, token = self.sentence, self.sentence.tokens[verb]
        about = self.embedded.get(verb, subject(sentence, verb))
        if about is None:
            return []
        is_of_a_work = token.dep == "acl" and token.tag == "VBG" and sentence.tokens[about].dep == "dobj"
        maker = subject(sentence, sentence.tokens[about].head) if is_of_a_work else None
        return joined(sentence, about) + (joined(sentence, maker) if maker is not None else [])

    def _undergoing(self, hit: TriggerHit, objects: list[int]) -> list[int]:
        """Leave out what the trigger itself names where that undergoes nothing: "held a rally", "imposed sanctions on B"."""
        words = hit.trigger.lemma.split()[1:]
        named = {i for i in objects if self.sentence.tokens[i].lemma in words and not self._can_act(i)}
        if hit.trigger.type in {"PROTEST", "CONSULT"}:
            return [i for i in objects if i not in named]
        near = (hit.token, *named) if named else ()
        reached = [j for i in near for j in self._all(objects_of(self.sentence, i, "on", "against", "upon"))]
        somebody = [j for j in reached if hit.trigger.type == "COERCE" or self._can_act(j)]
        return [i for i in objects if i not in named] + somebody if somebody else objects

    def _reached(self, hit: TriggerHit, objects: list[int]) -> list[int]:
        """Return whom a deed reaches whose object is a thing: "sent food to X", "rejected X's plan", "signed a treaty with X".

        The objects themselves where they are somebody, or where nobody is reached; what the trigger's own words name is nobody.
        """
        sentence, words = self.sentence, hit.trigger.lemma.split()[1:]
        things = [i for i in objects if not self._can_act(i) or sentence.tokens[i].lemma in words]
        people = [i for i in objects if self._can_act(i) and (i not in things or not self._is_own(i))]
        given = self._all(sentence.all_children(hit.token, "dative"))
        is_let_go = hit.trigger.mode == "release" or words == ["from"] or hit.trigger.lemma == "rescue"
        reaching = [word for word in _REACHING if not (is_let_go and word == "from")]  # "freed the crew from pirates"
        doer = agent(sentence, hit.token)  # "the six returned by X"
        near = [j for i in (hit.token, *things) for j in self._all(objects_of(sentence, i, *reaching)) if j != doer]
        owners = [j for i in things if i not in people for j in sentence.all_children(i, *_NAMED)]
        reached = [i for i in (*given, *near, *owners) if self._is_reached(i)]
        if not people and not reached:
            ruled = sentence.all_children(hit.token, "xcomp", "ccomp")
            reached = [i for j in ruled for i in self._under(j)]
        named = [i for i in things if is_let_go or sentence.tokens[i].lemma not in words]
        return people + reached or named

    def _is_own(self, i: int) -> bool:
        """Tell whether people are those of a pronoun: "withdrew its troops"."""
        return any(self.sentence.tokens[j].pos == "PRON" for j in self.sentence.all_children(i, "poss"))

    def _under(self, verb: int) -> list[int]:
        """Return whom the verb reaches that the trigger rules: "agreed to send food to X", "refused to meet X"."""
        sentence = self.sentence
        objects = self._objects(verb)
        near = [j for i in (verb, *objects) for j in self._all(objects_of(sentence, i, *_REACHING))]
        about = self._all(sentence.all_children(verb, "nsubj")) if sentence.tokens[verb].tag == "VB" else []
        return [i for i in (*about, *objects, *near) if self._is_reached(i)]

    def _is_reached(self, i: int) -> bool:
        token = self.sentence.tokens[i]
        return self._can_act(i) and token.pos != "PRON" and token.ent not in {"DATE", "TIME", "MONEY", "CARDINAL"}

    def _is_headline_passive(self, hit: TriggerHit) -> bool:
        """Tell whether a headline leaves out "was": "Market shelled", "Nine killed", "Fighters recruited abroad"."""
        token = self.sentence.tokens[hit.token]
        is_past = token.text.endswith("ed") or token.text.casefold() in _PARTICIPLES
        is_participle = token.tag == "VBN" or (token.tag == "VBD" and is_past)
        if self.sentence.part not in {"title", "summary", "caption"} or not is_participle:
            return False
        is_undergone = hit.trigger.count is not None or hit.trigger.type in {"ASSAULT", "COERCE"}
        return is_undergone and hit.trigger.subject == "actor" and self.sentence.child(hit.token, "dobj", "aux") is None

    def _as_told(self, hit: TriggerHit, doing: list[int], undergoing: list[int]) -> Sides:
        if hit.trigger.subject == "recipient":
            by = objects_of(self.sentence, hit.token, "by")
            return Sides(tuple(by), tuple(doing))
        return Sides(tuple(doing), tuple(undergoing))

    def _objects(self, verb: int) -> list[int]:
        return self._all(self.sentence.all_children(verb, "dobj"))

    def _all(self, nouns: list[int]) -> list[int]:
        return [j for i in nouns for j in joined(self.sentence, i)]

    def _noun(self, hit: TriggerHit) -> Sides:
        sentence, noun = self.sentence, hit.token
        between = self._all(objects_of(sentence, noun, "between", "among"))
        if between:
            return Sides(tuple(between), ())
        owners = [j for j in sentence.children[noun] if sentence.tokens[j].dep in _NAMED and self._can_act(j)]
        if hit.trigger.type == "ASSAULT":
            owners = [j for j in owners if not self._is_mere_name(j)]
        doing = [*self._all([*objects_of(sentence, noun, "by"), *carried_out_by(sentence, noun)]), *self._light(noun)]
        aimed_at = struck(sentence, noun) if hit.trigger.type == "ASSAULT" else []
        aims = noun_aims(sentence, noun, hit.trigger.type == "ASSAULT")
        if hit.trigger.type == "PROTEST":  # "a riot at the prison"
            aims = [i for i in aims if self._can_act(i) or sentence.tokens[sentence.tokens[i].head].lemma != "at"]
        undergoing = self._all([*aims, *aimed_at])
        of = self._all(objects_of(sentence, noun, "of") or shared_victims(sentence, noun))
        if hit.trigger.reciprocal:
            return Sides((*owners, *doing, *self._all(objects_of(sentence, noun, "with"))), tuple(undergoing))
        if hit.trigger.count is not None or hit.trigger.subject == "recipient":
            return Sides((*doing, *(owners if of else ())), (*of, *undergoing, *(() if of else owners)))
        return Sides((*owners, *doing), tuple(undergoing) or tuple(of))

    def _is_mere_name(self, i: int) -> bool:
        """Tell whether a name of which the report says nothing stands before a noun: of "the X bombing" X may as well be the place, or a victim."""
        token, mention = self.sentence.tokens[i], self.document.mention_at.get((self.sentence.index, i))
        return (
            token.dep in {"compound", "nmod"} and token.pos == "PROPN" and (mention is None or mention.entity is None)
        )

    def _light(self, noun: int) -> list[int]:
        """Return who does it in "X carried out the attack"; in the passive, who it was carried out by."""
        sentence = self.sentence
        token = sentence.tokens[in_series(sentence, noun)]
        verb = token.head
        if token.dep == "pobj" and sentence.tokens[sentence.tokens[verb].head].lemma in {
            "participate",
            "take",
            "engage",
            "go",
        }:
            verb = sentence.tokens[verb].head
        elif sentence.tokens[verb].lemma not in _CARRYING or token.dep not in {"dobj", "nsubjpass"}:
            return []
        who = agent(sentence, verb) if token.dep == "nsubjpass" else subject(sentence, verb)
        return joined(sentence, who) if who is not None else []
