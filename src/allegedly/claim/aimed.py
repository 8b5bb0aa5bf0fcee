"""A verb or noun of force goes in; what the deed is aimed at comes out: behind its prepositions or its weapon's, and no medium that told of it."""

from allegedly.claim.grammar import objects_of
from allegedly.parsed import Sentence

AGAINST = ("against", "on", "upon", "into", "targeting", "at", "toward", "towards")
# "at" before a name says where a deed was, unless something flew
_FLYING = frozenset({"fire", "shot", "gunfire", "firing", "shooting", "sniping", "burst", "volley", "salvo", "round"})
_HOURS = frozenset(
    {"dawn", "dusk", "noon", "midday", "midnight", "night", "daybreak", "nightfall", "sunrise", "sunset"}
)
_WITH = ("with", "from", "using")
_BURSTING = frozenset({"explode", "detonate", "go", "blow", "burst", "set", "explosion", "blast", "detonation"})
_UNDER = ("under", "beneath", "underneath", "against", "alongside", "beside")
_ARMS = frozenset({"gun", "arm", "rifle", "pistol", "cannon", "tank", "mortar", "machinegun", "rocket", "missile", "artillery", "grenade", "launcher", "howitzer", "shotgun", "revolver", "bow", "weapon", "firearm", "kalashnikov", "ak-47", "sniper", "mg", "helicopter", "drone", "boat", "jet", "vehicle", "aircraft", "plane", "cannonade", "ammunition", "bullet", "round", "pellet", "canister", "baton", "gas"})  # fmt: skip
# What tells of a deed
_OWN_MEDIA = frozenset({"website", "site", "channel", "account", "page", "feed", "blog", "portal", "platform", "app"})
_STATIONS = frozenset({"radio", "television", "station", "tv", "broadcaster", "newspaper", "magazine", "agency", "outlet"})  # fmt: skip
_MEDIA = frozenset({"telegram", "twitter", "facebook", "whatsapp", "instagram", "youtube", "tiktok", "weibo", "rumble", "signal", "vkontakte", "x", "internet"})  # fmt: skip
_CLAIMING = frozenset({"claim", "announce", "own", "boast", "trumpet", "celebrate", "acknowledge", "report", "publicise", "publicize", "advertise", "hail"})  # fmt: skip
_ORES = frozenset({"gold", "coal", "copper", "diamond", "cobalt", "tin", "salt", "iron", "coltan", "lithium", "jade", "uranium", "silver", "emerald", "the"})  # fmt: skip
_TELLING = _CLAIMING | frozenset({"deny", "confirm", "describe", "mention", "discuss", "explain", "disown", "dismiss"})


def aims_of(sentence: Sentence, verb: int) -> list[int]:
    """Return what stands behind "at", "on", "against" of a verb, also where that was hung on the weapon: "opened fire with guns on the post"."""
    found = [i for i in objects_of(sentence, verb, *AGAINST) if not _is_when(sentence, i)]
    if sentence.tokens[verb].lemma in _BURSTING:
        found += objects_of(sentence, verb, *_UNDER)
    arms = [i for i in objects_of(sentence, verb, *_WITH) if sentence.tokens[i].lemma in _ARMS]
    arms += [i for i in sentence.all_children(verb, "dobj") if sentence.tokens[i].lemma in {"fire", *_ARMS}]
    arms += [j for i in arms for j in sentence.all_children(i, "conj")]
    return found or [j for i in arms for j in objects_of(sentence, i, *AGAINST)]


def _is_when(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].ent in {"DATE", "TIME"} or sentence.tokens[i].lemma in _HOURS


def noun_aims(sentence: Sentence, noun: int, is_force: bool) -> list[int]:
    """Return what stands behind "on", "against" of a noun; of a deed of force neither the town where it was nor the medium that told of it."""
    found = objects_of(sentence, noun, *AGAINST)
    if sentence.tokens[noun].lemma in _BURSTING:
        found += objects_of(sentence, noun, *_UNDER)
    return [i for i in found if not (is_force and (_is_where(sentence, noun, i) or is_medium(sentence, noun, i)))]


def _is_where(sentence: Sentence, noun: int, place: int) -> bool:
    """Tell whether a name only says where it was: "the attack at Tor Kando", but "shots at Tor Kando", "a bombing at a mosque"."""
    token = sentence.tokens[place]
    is_at = sentence.tokens[token.head].lemma == "at" and token.pos == "PROPN"
    return is_at and sentence.tokens[noun].lemma not in _FLYING


def is_medium(sentence: Sentence, noun: int, thing: int) -> bool:
    """Tell whether a deed was told of there, not done: "claimed the attack on its radio station", "denied the strike on Telegram"."""
    token, verb = sentence.tokens[thing], sentence.tokens[sentence.tokens[noun].head]
    if sentence.tokens[noun].dep == "pobj":  # "claimed responsibility for the attack on its website"
        above = sentence.tokens[verb.head]
        verb = above if above.pos == "VERB" else sentence.tokens[above.head]
    words = {sentence.tokens[j].lemma for j in sentence.children[thing]} | {token.lemma, token.text.casefold()}
    if verb.lemma in _TELLING and words & _MEDIA:
        return True
    if sentence.child(thing, "poss") is None:
        return False
    return (verb.lemma in _CLAIMING and bool(words & (_OWN_MEDIA | _STATIONS))) or (
        verb.lemma in _TELLING and bool(words & _OWN_MEDIA)
    )


def ran_into_mine(sentence: Sentence, verb: int) -> bool:
    """Tell whether who hits something is hit by it: "the truck hit a mine", but "the shell hit a gold mine"."""
    if sentence.tokens[verb].lemma not in {"hit", "strike"}:
        return False
    for i in sentence.all_children(verb, "dobj"):
        kinds = {sentence.tokens[j].lemma for j in sentence.children[i]}
        if sentence.tokens[i].lemma in {"mine", "landmine"} and not kinds & _ORES:
            return True
    return False
