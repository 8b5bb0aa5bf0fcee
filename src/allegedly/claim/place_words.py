"""The words around place names: prepositions, nouns for places, verbs that need one; what each says about the place."""

# Prepositions after which a name is where something is, whatever else the name can stand for.
STRONG = frozenset({"in", "at", "near", "outside", "inside", "within", "across", "throughout", "around", "into", "through", "via", "toward", "towards", "beyond", "amid"})  # fmt: skip
# Prepositions after which a town is a place, but a country or capital only where something moves ("a trip to", not "aid to").
MOTION = frozenset({"to", "from", "over", "off", "along", "onto", "between", "past"})
NEAR = frozenset({"near", "outside", "around", "toward", "towards", "beyond", "off"})
_MOVERS = """
go come travel fly drive walk march head return arrive deploy move send transport transfer ship flee leave escape withdraw retreat pull
cross advance sail journey visit trip flight tour way road route convoy flow deliver smuggle bring take carry deport extradite evacuate
relocate migrate run rush redeploy dispatch mission movement deployment transfer withdrawal retreat evacuation passage border crossing
spread extend stretch reach pipeline highway train bus airspace fire launch
"""
MOVERS = frozenset(_MOVERS.split())
LEAVERS = frozenset({"withdraw", "retreat", "flee", "leave", "escape", "depart", "pull", "evacuate", "withdrawal", "launch", "fire", "move", "deport", "expel", "redeploy"})  # fmt: skip
# Nouns for places, with UCDP's where_prec of a place so called (``None``: as precise as its name).
PLACE_NOUNS: dict[str, int | None] = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "settlement", "capital", "neighborhood", "neighbourhood", "suburb", "quarter", "port", "airport",
                     "camp", "base", "airbase", "street", "square", "island", "crossing", "checkpoint", "hospital", "prison", "station", "bridge", "market",
                     "mosque", "church", "school", "university", "resort", "municipality", "commune", "enclave", "stronghold", "hometown", "center", "centre", "heart", "township", "dam", "refinery", "plant",
                     "locality", "section", "sector", "slum", "ward", "constituency", "roundabout", "junction", "intersection", "hilltop", "hillside", "farm", "farms", "orchard", "orchards", "park", "stadium", "penitentiary",
                     "jail", "shrine", "monastery", "cemetery", "tunnel", "barracks", "depot", "depots", "oilfield", "field", "fields", "complex", "pocket", "seminary", "airfield", "waterfront", "mall", "gate", "airstrip", "harbor", "harbour", "palace", "castle", "colony"), None),
    **dict.fromkeys(("outskirt", "outskirts", "vicinity", "edge", "surroundings", "environs", "kilometer", "kilometre", "km", "mile"), 2),
    **dict.fromkeys(("district", "county", "subdistrict", "sub-district", "rayon", "raion", "area"), 3),
    **dict.fromkeys(("province", "governorate", "oblast", "state", "prefecture", "department", "countryside", "republic", "emirate", "canton"), 4),
    **dict.fromkeys(("region", "valley", "mountain", "mountains", "desert", "plain", "basin", "peninsula", "coast", "hills", "hill", "heights", "front", "frontline",
                     "battleground", "battlefield", "shore", "forest", "jungle", "corridor", "territory", "soil", "land", "side", "part", "half", "strip", "highlands", "steppe", "delta", "border", "frontier",
                     "river", "lake", "gorge", "canyon", "pass", "ridge", "peak", "plateau", "slope", "slopes", "creek", "bay", "marsh", "marshes", "swamp", "coastline", "road", "highway", "motorway", "axis"), 5),
    **dict.fromkeys(("waters", "water", "seawater", "seawaters", "sea", "ocean", "gulf", "strait", "airspace", "sky", "skies"), 7),
}  # fmt: skip
# Words that begin names of places, in the languages of the news: hill, village, valley, spring, ford ("Tal X", "Kafr X"), as GeoNames has them.
_GENERICS = """
jabal jebel djebel tal tall tel tell kafr kfar wadi deir dayr umm ayn ain bir beer beir hawsh bustan jisr qalat qal’at khirbet khirbat khan
beit bayt ras bab nahr ma’arat maarat maarrat shatt dahiyat mazraat ghar dasht koh tepe mount lake fort port cape camp villa puerto san santa
rio cerro
"""
GENERICS = frozenset(_GENERICS.split())
_PROVINCES = "province governorate oblast state prefecture department republic canton region"
PROVINCE_NOUNS = frozenset(_PROVINCES.split())
DIVISION_NOUNS = PROVINCE_NOUNS | {"district", "county", "rayon", "raion", "emirate", "prefecture", "subdistrict"}
# Verbs whose object, or passive subject, can be a place.
_TAKERS = """
shell bomb attack strike hit capture seize storm besiege enter reach visit raid retake recapture target pound bombard control leave overrun
liberate patrol encircle free seal rock surround invade occupy secure recover hold defend evacuate destroy devastate ravage lose take flee abandon approach
"""
TAKERS = frozenset(_TAKERS.split())
# Buildings: "outside a Lahore court" is in Lahore, "the Geneva office said" is nowhere.
SITES = frozenset({"parliament", "headquarters", "court", "courthouse", "compound", "office", "embassy", "thoroughfare", "restaurant", "hotel", "cafe", "shop", "stadium", "park", "zoo", "nightclub",
    "apartment", "flat", "house", "home", "residence", "villa", "cabin", "store", "theater", "theatre", "cinema", "building", "tower", "roadblock", "post", "outpost", "bar", "cafeteria", "jail", "clinic", "basement", "gallery", "factory", "warehouse", "mine", "farmhouse", "yard", "garden", "library", "museum", "bank", "garage", "salon", "studio", "bus", "train", "farmland", "airstrip", "doorstep"})  # fmt: skip
# Verbs that befall a whole country as a place.
LAND_TAKERS = frozenset(
    {"invade", "enter", "leave", "flee", "visit", "bomb", "shell", "reach", "strike", "attack", "hit", "raid", "patrol"}
)
# What is done in the air over a place: "shot down over X", where "a dispute over X" puts nothing there.
ALOFT = frozenset(
    {
        "shoot",
        "down",
        "fly",
        "patrol",
        "drop",
        "crash",
        "explode",
        "detonate",
        "intercept",
        "circle",
        "bomb",
        "sky",
        "skies",
        "airspace",
        "zone",
        "flight",
        "sortie",
        "mission",
    }
)
# Verbs that only a place can be the object of, so that a name known as one is one there, whatever the tagger takes it for.
HELD = frozenset(
    {
        "storm",
        "bomb",
        "bombard",
        "besiege",
        "recapture",
        "retake",
        "overrun",
        "liberate",
        "shell",
        "pound",
        "invade",
        "encircle",
        "patrol",
        "reoccupy",
        "control",
        "surround",
        "enter",
    }
)
# Verbs whose subject can be a town as a town.
SUBJECTS_OF = frozenset({"fall", "see", "witness", "lie", "suffer", "remain", "come", "face", "endure", "be"})
# Nouns of happenings: "the Baghdad bombing" is in Baghdad.
_HAPPENINGS = """
attack bombing blast strike siege battle airstrike shelling explosion killing massacre clash fighting raid offensive operation ambush
assault riot protest rally demonstration shooting stabbing crash fire flood earthquake hospital attacks unrest violence war conflict
"""
HAPPENINGS = frozenset(_HAPPENINGS.split())
# What is done to a place or befalls it: "the shelling of X", "the fall of X"
DONE_TO = frozenset({"bombing", "shelling", "bombardment", "siege", "battle", "capture", "recapture", "fall", "seizure", "occupation", "sacking", "storming", "blockade", "liberation", "massacre", "destruction", "encirclement"})  # fmt: skip
# Of these only a place is what it is done to; people are captured, and bodies bombed.
DONE_TO_PLACES = frozenset({"shelling", "siege", "bombardment", "recapture", "encirclement", "storming", "blockade", "sacking", "battle"})  # fmt: skip
# What is made on a place: "the assault on X"; on a country or its capital too, where the words are not of speech ("a verbal attack on X").
MADE_ON = frozenset({"attack", "assault", "raid", "strike", "airstrike", "offensive", "onslaught", "advance", "incursion", "bombardment", "bombing", "invasion", "march", "foray"})  # fmt: skip
OF_SPEECH = frozenset({"verbal", "rhetorical", "scathing", "personal", "stinging", "diplomatic", "political", "cyber", "veiled", "thinly", "blistering", "fierce", "withering", "online", "media", "public"})  # fmt: skip
# What leads from one place to another: "the road between X and Y".
WAYS = frozenset({"road", "highway", "motorway", "route", "track", "railway", "corridor", "border", "area", "way", "halfway", "pipeline"})  # fmt: skip
# Movements that lead to places rather than to people: "withdrew from X", "travelled to X".
JOURNEYS = frozenset({"withdraw", "retreat", "travel", "drive", "march", "flee", "fly", "sail", "trek", "journey", "withdrawal", "pull", "advance", "road", "highway", "redeploy", "commute"})  # fmt: skip
DIRECTIONS = frozenset(
    f"{word}{ending}"
    for word in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west")
    for ending in ("", "ern")
) | {"central", "northernmost", "southernmost", "coastal", "rural", "upper", "lower", "mainland"}  # fmt: skip
QUARTERS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre", "center", "interior", "north-east", "north-west", "south-east", "south-west"})  # fmt: skip
# The short forms of states and provinces that stand behind a town and a comma ("Springfield, Ill."), as news agencies and the post write them.
_AMERICAN = (
    "Ala. Alabama|Alaska Alaska|Ariz. Arizona|Ark. Arkansas|Calif. California|Colo. Colorado|Conn. Connecticut|Del. Delaware|Fla. Florida|Ga. Georgia|Hawaii Hawaii|Idaho Idaho|Ill. Illinois|Ind. Indiana|Iowa Iowa|Kan. Kansas|Ky. Kentucky|La. Louisiana|Maine Maine|Md. Maryland|Mass. Massachusetts|Mich. Michigan|Minn. Minnesota|Miss. Mississippi|Mo. Missouri|Mont. Montana|Neb. Nebraska|Nev. Nevada|N.H. New Hampshire|N.J. New Jersey|N.M. New Mexico|N.Y. New York|N.C. North Carolina|N.D. North Dakota|Ohio Ohio|Okla. Oklahoma|Ore. Oregon|Pa. Pennsylvania|R.I. Rhode Island|S.C. South Carolina|S.D. South Dakota|Tenn. Tennessee|Texas Texas|Tex. Texas|Utah Utah|Vt. Vermont|Va. Virginia|Wash. Washington|W.Va. West Virginia|Wis. Wisconsin|Wyo. Wyoming|D.C. District of Columbia"
    "|AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|DC District of Columbia"
)
_CANADIAN = "Ont. Ontario|Que. Quebec|Alta. Alberta|B.C. British Columbia|Man. Manitoba|Sask. Saskatchewan|N.S. Nova Scotia|N.B. New Brunswick|P.E.I. Prince Edward Island"
_AUSTRALIAN = "NSW New South Wales|N.S.W. New South Wales|Qld. Queensland|QLD Queensland|Vic. Victoria|Tas. Tasmania|S.A. South Australia|W.A. Western Australia|A.C.T. Australian Capital Territory"
STATES: dict[str, tuple[str, str]] = {
    short: (name, country)
    for rows, country in ((_AMERICAN, "USA"), (_CANADIAN, "CAN"), (_AUSTRALIAN, "AUS"))
    for short, _, name in (row.partition(" ") for row in rows.split("|"))
}
# What only befalls the living: its object is no place.
_LIVING = """
kill murder assassinate execute behead wound injure arrest detain jail imprison abduct kidnap beat stab torture rape hang lynch shoot gun
interrogate poison bury mourn charge sentence convict acquit accuse indict question handcuff decapitate maim assault maul maltreat arraign
"""
LIVING = frozenset(_LIVING.split())
# How names of bodies and companies begin and end, and what stands before names of people.
BELONGINGS = frozenset(
    {
        "house",
        "home",
        "car",
        "convoy",
        "vehicle",
        "motorcade",
        "body",
        "son",
        "brother",
        "wife",
        "father",
        "mother",
        "daughter",
        "family",
        "supporter",
        "follower",
        "member",
        "leader",
        "fighter",
        "militant",
        "loyalist",
        "bodyguard",
        "death",
        "murder",
        "killing",
        "assassination",
        "arrest",
        "detention",
        "abduction",
        "kidnapping",
        "office",
        "troop",
        "position",
        "ally",
        "aide",
        "friend",
        "likeness",
        "statue",
        "picture",
        "name",
    }
)
BODY_STARTS = frozenset({"harakat", "haraket", "hizb", "hezb", "liwa", "jaish", "jaysh", "jeish", "ansar", "katibat", "kataib", "katiba", "saraya", "jund", "junud", "lashkar", "jamaat", "jamiat", "radio", "team", "operation", "task", "banu"})  # fmt: skip
BODY_ENDS = frozenset({"ltd", "ltd.", "inc", "inc.", "corp", "corp.", "llc", "plc", "gmbh", "co", "co.", "tv", "radio", "fm", "news", "times", "post", "brigade", "brigades", "front", "battalion", "regiment", "division", "militia", "army", "force", "forces", "movement", "party", "group", "agency", "aid", "foundation", "bank", "airlines", "airways", "committee", "council", "union", "league", "fc", "united", "holdings", "company", "ministry", "court"})  # fmt: skip
PEOPLE_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "gen", "general", "col", "colonel", "lt", "lieutenant", "maj", "capt", "sgt", "cpl", "rev", "sen", "president", "minister", "ambassador", "commander", "judge", "brig", "brigadier", "adm", "admiral", "warlord", "activist", "journalist", "driver", "lawyer"})  # fmt: skip
# What a town has, so that "X's suburbs" makes a town of X; and those who are called after theirs ("X police").
TOWNS_OWN = frozenset({"outskirt", "outskirts", "suburb", "suburbs", "quarter", "airport", "port", "harbour", "harbor", "university", "hospital", "market", "bazaar", "centre", "center", "downtown", "station", "stadium", "prison", "jail", "refinery", "waterfront", "seafront", "east", "west", "north", "south", "northeast", "northwest", "southeast", "southwest", "entrance", "edge", "cathedral", "city", "railway", "airbase", "casbah", "medina", "old"})  # fmt: skip
RESIDENTS = frozenset({"police", "resident", "garrison", "council", "mayor", "villager", "municipality", "authority", "governor", "defender", "civilian", "people"})  # fmt: skip
# What stands at a place: "the base at X", where "at X" alone may name an employer.
STOOD_AT = frozenset({"camp", "base", "post", "checkpoint", "outpost", "position", "prison", "airport", "airfield", "airbase", "crossing", "bridge", "dam", "garrison", "barracks", "mine", "refinery", "market", "border", "depot", "roadblock"})  # fmt: skip
# What is thrown or fired at a place as at people.
THROWN = frozenset({"rocket", "missile", "mortar", "shell", "bomb", "drone", "artillery", "round", "shot", "projectile", "grenade", "fire", "salvo", "barrage", "dozens", "munition", "warhead"})  # fmt: skip
# Verbs that say of a happening no more than that it was, so that their place is its own.
HAPPEN = frozenset({"happen", "occur", "erupt", "rage", "unfold", "begin", "start", "continue", "resume", "take", "break", "flare", "ensue"})  # fmt: skip
# Verbs of what is done far from a happening that is their subject or object: "felt in X", "planned in X".
TOLD = frozenset({"feel", "plan", "mourn", "discuss", "debate", "criticise", "criticize", "commemorate", "celebrate", "mark", "protest", "agree", "sign", "negotiate", "plot", "prepare", "investigate", "try", "sentence", "reach", "watch", "ponder", "echo"})  # fmt: skip
# What stands between two happenings of which one came of the other or after it.
SEQUELS = frozenset({"after", "before", "following", "since", "follow", "prompt", "spark", "trigger", "draw", "provoke", "avenge", "precede", "despite"})  # fmt: skip
# Where somebody speaks: "at a news conference in X".
TALKS = frozenset({"conference", "briefing", "interview", "speech", "remark", "statement", "address", "sermon", "testimony", "meeting", "summit", "hearing", "talk", "presser", "ceremony", "forum"})  # fmt: skip
# Those who speak in a capital of what happened anywhere in the country.
AFAR = frozenset({"source", "official", "diplomat", "spokesman", "spokeswoman", "spokesperson", "minister", "ministry", "envoy", "embassy", "government", "analyst", "monitor", "medium", "correspondent", "headquarters", "command", "office", "agency"})  # fmt: skip
# What falls "on X" falls on a place.
FALLS = frozenset({"land", "fall", "rain", "crash", "drop", "advance", "descend", "converge"})
# Nouns that end the names of bodies and buildings called after a place.
BODIES = frozenset({"department", "school", "schools", "university", "college", "hospital", "center", "centre", "court", "courthouse", "police", "airport", "district", "council", "commission", "board", "authority", "association", "company", "office", "library", "museum", "jail", "prison", "hall", "park", "church", "clinic", "academy", "agency", "bureau", "ministry", "committee", "service", "services", "union", "league", "club", "society", "institute", "foundation", "bank", "brigade", "chamber", "sheriff", "clerk", "coroner", "commissioners", "senator", "governor", "representative", "republicans", "democrats", "legislature", "assembly", "festival", "fair", "conference", "guard", "registry"})  # fmt: skip
# Words that are no name by themselves, whatever town is called so: "the University of X", "Interstate 64 East".
NO_NAMES = (
    (frozenset(PLACE_NOUNS) | SITES | BODIES | QUARTERS) - {"canton", "delta"} | {"branch", "reserve", "metro", "zoo", "common", "human", "village", "street", "highway", "exit", "route", "crew", "kids", "shop", "north", "south", "swat", "the"}
)  # fmt: skip
# Those who are called after where they live, and what stands there: "a X woman".
LOCALS = frozenset({"man", "woman", "resident", "native", "police", "firefighter", "teenager", "teen", "couple", "home", "student", "officer", "mayor", "council", "company", "business", "boy", "girl", "driver", "farmer", "doctor", "fan", "councilman", "selectman", "lawyer", "clerk", "detective", "area"})  # fmt: skip
# Ships, whose names are those of no place.
VESSELS = frozenset({"ship", "tanker", "vessel", "boat", "carrier", "freighter", "ferry", "trawler", "frigate", "destroyer", "warship", "corvette", "submarine", "dhow", "barge", "yacht", "cruiser", "bulker", "tug", "tugboat", "steamer", "liner", "schooner", "cutter", "motorboat", "speedboat"})  # fmt: skip
# Buildings that bear names of their own, which are no towns: "the X mosque", "Hotel X".
BUILDINGS = frozenset({"mosque", "church", "cathedral", "temple", "synagogue", "shrine", "chapel", "convent", "seminary", "madrasa", "madrassa", "hotel", "guesthouse", "restaurant", "cafe", "hospital", "clinic", "prison", "jail", "penitentiary", "school", "academy", "university", "college", "institute", "stadium", "mall", "supermarket", "theatre", "theater", "cinema", "nightclub", "palace", "orphanage", "museum"})  # fmt: skip
# Nouns that make a town of the name they stand with.
SETTLED = frozenset({"town", "village", "city", "hamlet", "settlement", "capital", "suburb", "commune", "municipality", "township", "port", "neighborhood", "neighbourhood", "camp"})  # fmt: skip
# Those who live in a town: "residents of X", "families from X".
VILLAGERS = frozenset({"resident", "villager", "family", "inhabitant", "townspeople", "refugee", "herder", "farmer"})
# Those who fight for a body or a person: "X's fighters".
FORCES = frozenset({"fighter", "spokesman", "spokeswoman", "spokesperson", "militant", "troop", "man", "commander", "gunman", "soldier", "force", "combatant", "member", "leader", "supporter", "wife", "family", "lawyer", "brother", "father", "mother", "widow", "colleague"})  # fmt: skip
