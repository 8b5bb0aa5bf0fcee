"""The words with which English counts the dead, hurt, taken and moved: lemmas go in, kinds of count come out."""

from allegedly.records import CountKind

# Verbs whose object (passive: subject) is counted.
OBJECT_VERBS: dict[str, CountKind] = {
    **dict.fromkeys(("kill", "murder", "execute", "assassinate", "massacre", "slaughter", "behead", "slay", "lynch", "hang", "martyr"), "killed"),
    **dict.fromkeys(("wound", "injure", "hurt", "maim"), "wounded"),
    **dict.fromkeys(("arrest", "detain", "capture", "imprison", "jail", "apprehend"), "detained"),
    **dict.fromkeys(("abduct", "kidnap"), "abducted"),
    **dict.fromkeys(("displace", "uproot", "evacuate"), "displaced"),
    **dict.fromkeys(("deploy", "send", "dispatch", "transfer", "transport", "move", "station", "mobilise", "mobilize"), "deployed"),
    **dict.fromkeys(("recruit", "enlist", "conscript"), "recruited"),
}  # fmt: skip
# Verbs whose subject is counted.
SUBJECT_VERBS: dict[str, CountKind] = {
    **dict.fromkeys(("die", "perish", "drown", "succumb"), "killed"),
    **dict.fromkeys(("flee",), "displaced"),
    **dict.fromkeys(("register", "enlist"), "recruited"),
    **dict.fromkeys(("arrive", "leave", "travel", "cross", "enter"), "deployed"),
}  # fmt: skip
# Who falls "in battle" is killed; the lexicon's entries of several words say when.
FALLEN = frozenset({"fall"})
# Kinds that hold only of people named as such: things are deployed, moved and recruited too.
ONLY_OF_PEOPLE = frozenset({"deployed", "recruited", "displaced"})
# Nouns that are themselves counted ("30 casualties"), or whose "of" phrase is ("the deaths of 12 men").
NOUNS: dict[str, CountKind] = {
    **dict.fromkeys(("death", "fatality", "killing", "dead", "murder", "execution", "assassination", "massacre", "slaughter", "beheading", "martyr"), "killed"),
    **dict.fromkeys(("injury", "wounding", "wounded", "injured"), "wounded"),
    **dict.fromkeys(("casualty", "victim"), "casualties"),
    **dict.fromkeys(("arrest", "detention", "capture", "detainee", "imprisonment"), "detained"),
    **dict.fromkeys(("abduction", "kidnapping", "abductee"), "abducted"),
    **dict.fromkeys(("displacement", "evacuation"), "displaced"),
    **dict.fromkeys(("deployment", "transfer"), "deployed"),
    **dict.fromkeys(("recruitment",), "recruited"),
    **dict.fromkeys(("disappearance",), "missing"),
}  # fmt: skip
# Words that say what became of the people counted: "22 dead", "left two missing".
STATES: dict[str, CountKind] = {
    **dict.fromkeys(("dead", "killed", "slain", "martyred"), "killed"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "wounded"),
    **dict.fromkeys(("missing", "unaccounted"), "missing"),
    **dict.fromkeys(("detained", "arrested", "captured"), "detained"),
    **dict.fromkeys(("abducted", "kidnapped"), "abducted"),
    **dict.fromkeys(("homeless", "displaced"), "displaced"),
}  # fmt: skip
# "Claimed 23 lives", "lost their lives".
LIFE_TAKERS = frozenset({"claim", "cost", "take", "lose"})
# "Lost six men", "cost the army the loss of two".
LOSERS = frozenset({"lose", "cost", "cause", "suffer", "report", "acknowledge", "admit", "mean"})
# Verbs beside an event that give its toll ("suffered 30 casualties", "left 22 dead").
TOLL_BEARERS = frozenset(
    {
        "force",
        "compel",
        "oblige",
        "drive",
        "leave",
        "suffer",
        "cause",
        "result",
        "lead",
        "inflict",
        "report",
        "sustain",
        "bring",
        "be",
        "record",
        "confirm",
        "see",
        "include",
        "put",
    }
)
# Verbs whose object "12 bodies" are that many dead.
BODIES = frozenset(
    {
        "exhume",
        "find",
        "recover",
        "retrieve",
        "pull",
        "dig",
        "unearth",
        "receive",
        "collect",
        "discover",
        "count",
        "see",
        "bring",
    }
)
BODY_WORDS = frozenset({"body", "corpse", "remains"})
# Words before "deaths" or "casualties" that say whose they are.
SIDES = frozenset(
    {"civilian", "military", "paramilitary", "army", "police", "government", "rebel", "coalition", "enemy", "friendly"}
)
# "A civilian death" is one.
ONE_DEATH = frozenset({"death", "fatality", "casualty"})
# Who is brought to hospital after a deed is hurt.
BRINGERS = frozenset(
    {"take", "bring", "rush", "admit", "evacuate", "transfer", "transport", "airlift", "move", "carry"}
)
HOSPITALS = frozenset({"hospital", "clinic", "infirmary", "hospitals", "clinics"})
# What hurts: "left a dozen with burns".
HURTS = frozenset({"burn", "wound", "injury", "fracture", "shrapnel"})
# Who "sustained wounds" is wounded.
HURT_VERBS = frozenset({"sustain", "suffer", "receive", "get"})
POISONS = frozenset({"poisoning", "gunshot", "shock", "concussion", "inhalation"})
# Verbs of taking that say by themselves nothing of why: police detain, others abduct.
TAKERS = frozenset({"seize"})
# Who is forced to leave is displaced.
FORCERS = frozenset({"force", "compel", "oblige", "drive", "cause"})
LEAVERS = frozenset({"leave", "flee", "abandon", "evacuate", "escape"})
HELD = frozenset({"hostage", "captive"})
SEIZERS = frozenset(
    {
        "police",
        "troop",
        "soldier",
        "army",
        "military",
        "force",
        "authority",
        "officer",
        "policeman",
        "agent",
        "official",
        "guard",
    }
)
# What a toll noun's verb does with its figure: "put the army's dead at 50", "bringing the week's dead to 24".
PUTTERS = frozenset(
    {
        "put",
        "bring",
        "take",
        "raise",
        "stand",
        "number",
        "reach",
        "rise",
        "climb",
        "total",
        "place",
        "estimate",
        "revise",
        "lower",
    }
)
BODY_PARTS = frozenset({"throat", "head", "body", "life", "corpse", "remains"})

_PEOPLE_WORDS = """
people person man woman child boy girl baby infant teenager youth adult civilian soldier troop fighter militant
rebel insurgent jihadist terrorist extremist gunman militiaman policeman police officer official guard member
mercenary combatant recruit conscript reservist serviceman servicewoman paratrooper commando marine sailor
airman pilot crewman crew peacekeeper observer adviser advisor personnel worker employee staff journalist
reporter doctor nurse medic patient teacher student pupil farmer villager resident citizen national inhabitant
family refugee migrant evacuee passenger pedestrian worshipper protester demonstrator activist supporter settler
tourist prisoner hostage captive inmate detainee suspect attacker assailant bomber victim survivor individual
human soul body relative brother sister mother father son daughter other volunteer miner driver judge lawyer
minister lawmaker candidate voter commander leader general colonel captain lieutenant sergeant agent spy
contractor facilitator subcommander associate accomplice warlord insurgent infiltrator smuggler trafficker planner bodyguard contractor trader shopkeeper shepherd herder fisherman priest imam monk cleric foreigner syrian iraqi israeli
wife husband uncle aunt cousin nephew niece grandson granddaughter grandmother grandfather parent sibling widow orphan twin bride
mayor governor deputy chief aide negotiator diplomat ambassador consul engineer interpreter translator editor cameraman photographer
paramedic rescuer firefighter gunner sniper deserter defector separatist guerrilla paramilitary sentry warder bystander onlooker spectator
labourer laborer vendor merchant bishop pastor rabbi nun elder chieftain dissident convict gangster bandit thief robber kidnapper
captor raider poacher guest customer shopper commuter motorist cyclist
assistant subordinate companion colleague friend neighbour neighbor comrade partner fiancee fiance cook maid cleaner clerk baker butcher tailor carpenter
mechanic electrician plumber porter waiter waitress barber watchman caretaker janitor gardener beekeeper weaver potter blacksmith
professor lecturer scholar scientist writer author poet novelist singer musician actor actress artist dancer playwright blogger columnist
president minister premier chancellor secretary treasurer senator councillor councilor councillour legislator mp governor prefect magistrate
prosecutor lawyer attorney bailiff consultant surgeon midwife pharmacist dentist vet magnate tycoon industrialist trader banker broker
farmhand ploughman woodcutter charcoal-burner herdsman goatherd cattle-herder fisher sailor seaman deckhand docker stoker captain skipper
athlete player footballer wrestler boxer runner coach referee umpire pilgrim novice acolyte deacon seminarian catechist preacher evangelist
teenage schoolboy schoolgirl schoolchild toddler newborn orphan pensioner grandparent stepfather stepmother stepson father-in-law son-in-law
mother-in-law brother-in-law sister-in-law kinsman kinswoman tribesman clansman newsman gendarme constable inspector ranger gamekeeper
private lance-corporal corporal major brigadier admiral marshal cadet trainee instructor
palestinian american russian ukrainian afghan libyan yemeni turk kurd iranian armenian azerbaijani azeri saudi
"""
PEOPLE = frozenset(_PEOPLE_WORDS.split())
_THINGS_WORDS = """
rocket missile shell bomb drone tank vehicle truck car aircraft plane jet helicopter ship boat house home
building village town city school hospital shop store market church mosque bridge base post checkpoint weapon
gun rifle mortar mine grenade round tree cow sheep goat camel animal cattle horse dog bird attack strike
airstrike raid clash incident time case day week month year hour site target position location area place
percent dollar launcher battery system station plant factory warehouse depot district province state country
firefight gunfight shootout ambush blast explosion bombing shelling assault fight battle operation search patrol mission
camp tent shelter clinic barrack airfield airport port harbour harbor pipeline refinery field farm prison jail court embassy consulate
temple shrine synagogue monastery tunnel trench road street settlement front border river island depot flat apartment office restaurant
cafe hotel university college kindergarten orphanage warship vessel tanker frigate submarine barge ferry motorcycle motorbike bicycle
minibus lorry van ambulance jeep pickup satellite radar howitzer cannon bunker grave statue bullet cartridge device charge
nation region government party group organisation organization company bus train convoy hectare acre statement
"""
THINGS = frozenset(_THINGS_WORDS.split())
# Nouns for an unknown number of people: one of them is not one person.
_COLLECTIVES_WORDS = """
group number series crowd crew unit team lot family couple band gang squad patrol convoy force brigade battalion
regiment company platoon majority cell network ring part handful pair dozen score hundred thousand party delegation militia army
column contingent wave host generation people total toll figure count tally estimate combination mixture mix average
"""
# Words for a figure of people: where one is denied, what is denied is the toll
FIGURES = frozenset({"figure", "toll", "number", "count", "tally", "estimate", "total"})
COLLECTIVES = frozenset(_COLLECTIVES_WORDS.split())
