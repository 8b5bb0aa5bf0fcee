"""Words in, the closed lists of the MUC-4 template out: what kind of act, of target, of person, of instrument and of effect a word tells of."""

import re
from functools import cache

from allegedly.lexicon import load_lexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COUNTRIES = frozenset({"SLV", "GTM", "HND", "ARG", "BOL", "CHL", "COL", "ECU", "PER"})
"""The nine countries of the task."""

# what a trigger's words tell of, the first that fits; the type ATTACK is the rest
TYPES = (
    ("KIDNAPPING", r"kidnap|abduct|hostage"),
    ("HIJACKING", r"hijack"),
    ("ARSON", r"\barson|\bburn|set (?:on )?fire|\btorch|\bfires? set"),
    ("ROBBERY", r"\brob|\bsteal|\bstole|\bloot|\btheft|hold-?up"),
    ("BOMBING", r"bomb(?!ard)|\bexplo|\bblast|dynamit|\bblew|\bblow|\bdetonat|car-?bomb|\bmined?\b"),
)
# triggers that name a war, a habit or a sort of act, not one incident
GENERAL = re.compile(
    r"\b(?:war|warfare|violence|campaign|operations?|offensives?|fighting|fights?|fought|combat|conflict|hostilit\w+|terrorism|aggression|clash\w*|battle\w*"
    r"|skirmish\w*|confrontation\w*|repress\w+|atrocit\w+|genocide|bloodshed|struggle|invasion|invaded?|incursion|retaliat\w+|reprisals?|crossfire|launch\w*"
    r"|missing|fall|fell|land\w*|crush\w*|mount\w*|fire|fired|casualt\w+|exchange\w*|violations?|tortur\w+|beat\w*)\b",
    re.IGNORECASE,
)
DEADLY = re.compile(
    r"\b(?:kill|murder|assassin|slay|slain|massacr|dead|death|die[sd]?\b|dying|execut|behead|fatal|gun(?:ned)? down|lynch)",
    re.IGNORECASE,
)
HURTFUL = re.compile(r"\b(?:wound|injur|hurt|maim)", re.IGNORECASE)
RUINOUS = re.compile(
    r"\b(?:destroy|destruct|blew up|blow(?:n|ing)? up|raze|demolish|gutted|level(?:l)?ed)", re.IGNORECASE
)
HARMFUL = re.compile(r"\b(?:damage|burn|set (?:on )?fire|torch|sabotag)", re.IGNORECASE)
FREED = re.compile(r"\b(?:released?|freed|rescued?|set free|liberated)\b", re.IGNORECASE)

THINGS = (
    ("ENERGY", "pylon tower electric power substation line pipeline oil energy hydroelectric refinery transformer utility pole poles post posts towers"),
    ("COMMUNICATIONS", "radio station newspaper television telephone antenna relay telecommunications media broadcasting"),
    ("TRANSPORT VEHICLE", "vehicle car bus truck train airplane plane aircraft helicopter jeep van motorcycle boat ship ambulance taxi trailer tanker automobile truck convoy microbus pickup airliner jet locomotive"),
    ("TRANSPORTATION FACILITY", "airport terminal railway station port runway"),
    ("TRANSPORTATION ROUTE", "bridge road highway street avenue railroad track tracks"),
    ("FINANCIAL", "bank banks"),
    ("DIPLOMAT OFFICE OR RESIDENCE", "embassy consulate"),
    ("COMMERCIAL", "store shop supermarket restaurant hotel company firm business mall office plant factory market warehouse discotheque bar theater cinema establishment boutique businesses stores offices"),
    ("GOVERNMENT OFFICE OR RESIDENCE", "ministry palace hall courthouse congress government prefecture"),
    ("LAW ENFORCEMENT FACILITY", "barracks precinct prison jail police"),
    ("POLITICAL FIGURE OFFICE OR RESIDENCE", "party"),
    ("ORGANIZATION OFFICE", "headquarters union"),
    ("CIVILIAN RESIDENCE", "house home residence apartment dwelling farm ranch houses homes residences"),
    ("WATER", "aqueduct dam reservoir water"),
    ("OTHER", "building buildings church school university hospital temple chapel monument facility installation facilities installations property post base cathedral library museum stadium statue crop cemetery college seminary laboratory tank tanks drugstore pharmacy brothel brothels"),
)  # fmt: skip
SIGNS = (
    ("DIPLOMAT OFFICE OR RESIDENCE", r"embass\w+|consulates?|ambassador\S*|diplomat\w*"),
    ("COMMUNICATIONS", r"telephones?|radio|television|newspapers?|telecommunications|antennas?|relay"),
    ("ENERGY", r"power|electric\w*|energy|oil|pylons?|hydroelectric|pipelines?|high[- ]tension|high[- ]voltage|gas"),
    ("WATER", r"water|aqueducts?|reservoirs?"),
    ("FINANCIAL", r"banks?"),
    (
        "GOVERNMENT OFFICE OR RESIDENCE",
        r"ministr\w+|president\S*|presidential|government|municipal|courts?|mayor\S*|congress|senate|judicial",
    ),
    ("POLITICAL FIGURE OFFICE OR RESIDENCE", r"leader's|candidate's|politician's"),
    ("ORGANIZATION OFFICE", r"headquarters|unions?|federation|party"),
)
THING_OF = {word: kind for kind, words in reversed(THINGS) for word in words.split()}

PEOPLE = (
    ("DIPLOMAT", "ambassador diplomat consul attache envoy"),
    ("LEGAL OR JUDICIAL", "judge magistrate attorney prosecutor justice lawyer"),
    ("SECURITY GUARD", "guard bodyguard watchman guards bodyguards escort escorts watchmen"),
    ("LAW ENFORCEMENT", "policeman policemen police officer detective patrolman agents policewoman"),
    ("ACTIVE MILITARY", "soldier soldiers troops colonel general captain lieutenant sergeant major corporal army officers military battalion patrol units marine marines commander"),
    ("GOVERNMENT OFFICIAL", "president minister mayor governor senator deputy councilman official officials congressman legislator vice councilwoman secretary prefect"),
    ("POLITICAL FIGURE", "candidate leader politician"),
    ("CIVILIAN", "peasant peasants civilian civilians people person persons man men woman women child children priest priests jesuit jesuits nun nuns journalist journalists student students worker workers citizen citizens businessman "
     "businessmen engineer engineers teacher teachers resident residents inhabitant inhabitants passenger passengers bishop archbishop monsignor father professor reporter missionary missionaries girl boy family relatives son daughter wife "
     "husband brother doctor nurse rancher farmer farmers driver unionist unionists employee employees bystander passerby technician victim victims individual individuals youth youths lawyer rector cook maid housekeeper industrialist member members "
     "adult adults baby babies pedestrian tourist tourists hostage hostages foreigner foreigners leaders activist activists editor photographer cameraman secretary clergyman clergymen clergy patrolmen villager villagers campesino campesinos indigenous indian indians native natives authorities companion companions aide aides nephew sister sisters mother parents spaniard spaniards salvadoran salvadorans american americans foreigner executive executives trader merchant shopkeeper neighbor neighbors owner owners guest guests minor minors infant pregnant crew politician politicians witness witnesses delegate delegates negotiator technicians persons advisers adviser"),
)  # fmt: skip
PERSON_OF = {word: kind for kind, words in reversed(PEOPLE) for word in words.split()}
KIND_OF = {
    "military": "ACTIVE MILITARY", "police": "LAW ENFORCEMENT", "official": "GOVERNMENT OFFICIAL", "state": "GOVERNMENT OFFICIAL", "court": "LEGAL OR JUDICIAL",
    "party_politics": "POLITICAL FIGURE",
}  # fmt: skip
TITLES = _words(
    "president vice minister colonel general captain lieutenant sergeant major corporal father monsignor archbishop bishop dr mr mrs ms judge mayor senator deputy governor "
    "ambassador col gen lt capt sgt attorney engineer professor priest reverend sister leader journalist doctor congressman councilman msgr rector former commander magistrate chief"
)

INSTRUMENTS = (
    ("VEHICLE BOMB", r"(?:car|truck|bus|vehicle)[ -]bombs?|explosives?-laden (?:car|truck|vehicle)"),
    ("DYNAMITE", r"dynamite(?: (?:sticks?|charges?|attack))?"),
    ("GRENADE", r"(?:hand |fragmentation )?grenades?"),
    ("MOLOTOV COCKTAIL", r"molotov cocktails?"),
    ("MINE", r"(?:land)?mines?(?= explo)|landmines?"),
    ("MORTAR", r"mortars?(?: shells?| rounds?)?"),
    ("ROCKET", r"rockets?"),
    ("MACHINE GUN", r"(?:sub-?)?machine ?guns?"),
    ("HANDGUN", r"pistols?|revolvers?"),
    ("RIFLE", r"(?:assault )?rifles?|ak-47s?"),
    ("BOMB", r"(?:powerful |time |home-?made )?bombs?"),
    ("EXPLOSIVE", r"explosive (?:devices?|charges?)|explosives?"),
    ("CUTTING DEVICE", r"machetes?|kni(?:fe|ves)"),
)  # fmt: skip
GROUPS = _words(
    "guerrilla guerrillas rebel rebels terrorist terrorists subversive subversives extremist extremists insurgent insurgents trafficker traffickers kidnapper kidnappers hitman "
    "hitmen attacker attackers assailant assailants gunman gunmen bandit bandits criminal criminals contra contras"
)
MILITARY_THING = re.compile(
    r"\b(?:military|army|rebel|enemy|guerrilla|battalion|brigade|regiment|garrison|troops?|positions|barracks|air force|command post|combat|trench\w*|outposts?|cocaine|drugs?|laborator\w+)\b",
    re.IGNORECASE,
)
WEAPONS = _words(
    "bomb bombs device devices rocket rockets grenade grenades mortar mortars missile missiles explosive explosives shot shots dynamite weapon weapons"
)
NOBODY = _words(
    "it he she they them him her us we i you who which that this those others one all each whom many some several most few rest both number times type thing "
    "things act acts attempt war way peace process country nation world capital city everything total group groups town towns village villages cities neighborhood neighborhoods department zone area region positions front window windows wall walls door doors roof glass blinds "
    "facade material furniture equipment damage life lives population condition enemy"
)
AUTHORITIES = frozenset({"state", "military", "police", "official", "court"})
BYSTANDERS = frozenset({"media", "journalist", "monitor", "igo", "ngo", "medic", "expert", "court"})
FORCES = frozenset({"state", "military", "police", "official"})
BODIES = _words(
    "front army movement party cartel alliance command commando brigade forces organization organisation committees squad squads mafia mafias gang group union league"
)
MEMBERS = _words(
    "soldier soldiers officer officers troops colonel lieutenant lieutenants captain sergeant members member uniformed personnel units patrol"
)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in load_lexicon().cased_words if row.kind == "common" for word in row.words)


def is_common(word: str, *, bare: bool = False) -> bool:
    """Tell whether a word (lower case) is in the lexicon's common ones, ``bare`` or with an ending of up to three letters.

    >>> is_common("helicopters"), is_common("drevik")
    (True, False)
    """
    longest = 1 if bare else min(4, max(1, len(word) - 2))
    return any(word[: len(word) - cut] in _common() for cut in range(longest))
