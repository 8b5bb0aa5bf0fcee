"""Who acts and who undergoes in the sentences of wire reports and communiques: weapons, aims, exchanges, crowds, media, places."""

import pytest

from tests.language.line import record_of

# text, the word of the event, type and mode, actors, recipients
Row = tuple[str, str, str, list[str], list[str]]
PARTIES: list[Row] = [
    # what is fired from, and at whom
    ("On 17 February units of the Shirvazi armed forces fired from small arms and mortars at Artsvani combat positions.", "fired", "ASSAULT", ["units of the Shirvazi armed forces"], ["Artsvani combat positions"]),
    ("On 3 March units of the Ostrian army fired with tanks on Velmari trenches near Torvik.", "fired", "ASSAULT", ["units of the Ostrian army"], ["Velmari trenches"]),
    ("At dawn troops of the Velmar army opened fire with heavy machine guns on Ostrian posts near Dalen.", "opened fire", "ASSAULT/firearms", ["troops of the Velmar army"], ["Ostrian posts"]),
    ("Border guards of Ostria shot with sniper rifles at Velmari farmers on Monday.", "shot", "ASSAULT/firearms", ["border guards of Ostria"], ["Velmari farmers"]),
    ("Positions from which a patrol was shot at were destroyed by artillery.", "shot at", "ASSAULT/firearms", [], ["patrol"]),
    ("At the funeral of a man shot on Monday police fired tear gas.", "shot", "ASSAULT/firearms", [], ["man"]),
    ("Two men on a motorcycle fired at the judge six times and fled.", "fired at", "ASSAULT/firearms", ["men"], ["judge"]),
    ("Two boys on a boat shot at by the navy drowned.", "shot at", "ASSAULT/firearms", ["navy"], ["boat"]),
    # aircraft with the names of men, and whose vehicles were hit
    ("Two fighter jets bombed Nat Sin village on Monday.", "bombed", "ASSAULT/explosives", [], ["Nat Sin village"]),
    ("Jet fighters of the junta hit the school.", "hit", "ASSAULT", [], ["school"]),
    ("Government bombers hit the town.", "hit", "ASSAULT", ["government"], ["town"]),
    ("A suicide bomber attacked the mosque.", "attacked", "ASSAULT", ["suicide bomber"], ["mosque"]),
    ("Rebel fighters attacked a police van.", "attacked", "ASSAULT", ["rebel fighters"], ["police van"]),
    ("Rebel rockets hit an army truck on Friday.", "hit", "ASSAULT", ["rebel"], ["army truck"]),
    # bodies by name behind a noun
    ("According to the institute, members of the gang Los Cuervos attacked the module of the rival Barrio Nueve.", "attacked", "ASSAULT", ["Los Cuervos members"], ["module"]),
    ("The gang Los Cuervos attacked the jail.", "attacked", "ASSAULT", ["Los Cuervos"], ["jail"]),
    ("The rebel group Red Dawn kidnapped a nurse.", "kidnapped", "ASSAULT/abduct", ["Red Dawn"], ["nurse"]),
    # whose verb it is
    ("The gunmen encircled Djenkari, in the Soumgou region, as people were returning from the market, and opened fire.", "opened fire", "ASSAULT/firearms", ["gunmen"], []),
    ("Militants stormed the school as pupils were sitting an exam and shot three teachers.", "shot", "ASSAULT/firearms", ["militants"], ["teachers"]),
    ("Soldiers watched as rebels were burning the village and killing its elders.", "killing", "ASSAULT", ["rebels"], ["elders"]),
    ("The rebels who hold Bunyeri killed 13 patients in a clinic, a rights organisation said on Wednesday.", "killed", "ASSAULT", ["rebels"], ["patients"]),
    ("In the northern city of Dalen, Ostrian fighters attacked a bank on Monday.", "attacked", "ASSAULT", ["Ostrian fighters"], ["bank"]),
    ("Villagers said it was the army, without any warning, that burned the houses.", "burned", "ASSAULT/destroy", ["army"], ["houses"]),
    ("Police killed three militants in a search for the attackers who killed six officers.", "killed", "ASSAULT", ["police"], ["militants"]),
    # whom a pronoun means
    ("The guards let them die behind padlocks.", "die", "ASSAULT", [], []),
    ("It was not the gang. The guards let them die behind padlocks.", "die", "ASSAULT", [], []),
    ("Rebels attacked the post. Troops came and killed 34 of them.", "killed", "ASSAULT", ["troops"], ["rebels"]),
    ("The army said rebels had fired at it.", "fired at", "ASSAULT/firearms", ["rebels"], ["army"]),
    ("The convoy was crossing the bridge when it was ambushed by rebels.", "ambushed", "ASSAULT", ["rebels"], ["convoy"]),
    ("The ministry said no aircraft had been near the village when it was bombed.", "bombed", "ASSAULT/explosives", [], []),
    # places and media are no targets
    ("Gunmen have kidnapped another priest of the diocese of Okwe, Anwara State.", "kidnapped", "ASSAULT/abduct", ["gunmen"], ["priest"]),
    ("Police arrested the mayor of Torvik, Lars Holm.", "arrested", "COERCE/arrest", ["police"], ["Lars Holm"]),
    ("The rebels claimed the attack on their radio station.", "attack", "ASSAULT", [], []),
    ("The Front claimed responsibility for the strike on its Telegram channel.", "strike", "ASSAULT", [], []),
    ("The army denied the raid on its website.", "raid", "ASSAULT", [], []),
    ("The party condemned the attack on its radio station.", "attack", "ASSAULT", [], ["radio station"]),
    ("The ministry said that 30 policemen had been killed in the attack at Tor Kando.", "attack", "ASSAULT", [], ["policemen"]),
    ("Police fired shots at the crowd.", "fired", "ASSAULT", ["police"], ["crowd"]),
    # what is laid and what hits it
    ("The device exploded under an army vehicle.", "exploded", "ASSAULT/explosives", [], ["army vehicle"]),
    ("An explosive device was planted by rebels in a taxi.", "planted", "ASSAULT/explosives", ["rebels"], []),
    ("A motorcycle hit a mine near Dalen.", "hit", "ASSAULT", [], ["motorcycle"]),
    ("A bus struck an explosive device on Monday.", "struck an explosive device", "ASSAULT/explosives", [], ["bus"]),
    ("A shell hit a gold mine.", "hit", "ASSAULT", [], ["gold mine"]),
    # crowds charged, and people charged with something
    ("The gendarmerie charged the crowd on Liberty Square on Saturday.", "charged", "ASSAULT/crowd-control", ["gendarmerie"], ["crowd"]),
    ("Police charged at protesters with batons.", "charged", "ASSAULT/crowd-control", ["police"], ["protesters"]),
    ("Prosecutors charged seven guards over the fire.", "charged", "ACCUSE/allege", ["prosecutors"], ["guards"]),
    ("Police charged two protesters with rioting.", "charged", "ACCUSE/allege", ["police"], ["protesters"]),
    ("Police charged 12 demonstrators on Monday.", "charged", "ACCUSE/allege", ["police"], ["demonstrators"]),
    ("Raiders had blasted their way into the beachside hotel.", "blasted their way", "ASSAULT/explosives", ["raiders"], ["beachside hotel"]),
    ("The minister blasted the government over the plan.", "blasted", "ACCUSE/disapprove", ["minister"], ["government"]),
    # who is let go, and who is taken
    ("Shirvaz handed over 32 Artsvani servicemen on Tuesday.", "handed", "RETREAT/release", ["Shirvaz"], ["Artsvani servicemen"]),
    ("Of the 32 persons returned by Shirvaz yesterday, five are civilians.", "returned", "RETREAT/release", ["Shirvaz"], ["persons"]),
    ("The ministry said that 146 Orlovian servicemen were returned on Tuesday.", "returned", "RETREAT/release", [], ["Orlovian servicemen"]),
    ("The liberation of the Zelenian engineer was the fruit of talks.", "liberation", "RETREAT/release", [], ["Zelenian engineer"]),
    ("The liberation of the town took three days.", "liberation", "COERCE/seize", [], ["town"]),
    ("The kidnapped nurse thanked those who made the release possible.", "release", "RETREAT/release", [], []),
    ("Gunmen seized six nurses from a clinic.", "seized", "ASSAULT/abduct", ["gunmen"], ["nurses"]),
    ("Soldiers seized a journalist at a checkpoint.", "seized", "COERCE/seize", ["soldiers"], ["journalist"]),
    ("The priest was taken from his house by gunmen.", "taken", "ASSAULT/abduct", ["gunmen"], ["priest"]),
    ("Police took two students from their homes.", "took", "COERCE/arrest", ["police"], ["students"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "kind", "actors", "recipients"), PARTIES)
def test_who_acts_and_who_undergoes(text: str, word: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = next(one for one in record_of(text).events if one.trigger.text == word)
    assert "/".join(part for part in (event.type, event.mode) if part) == kind
    assert [one.name for one in event.actors] == actors
    assert [one.name for one in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Ostria freed 146 prisoners of war on Tuesday.", ["freed 146 prisoners"]),
        ("The commission on prisoners of war met the families.", ["met"]),
        ("They executed 12 persons, all hors de combat.", ["executed"]),
        ("The guards left them to die.", ["die"]),
        ("The army left them no choice.", []),
        ("A search operation was launched in the area.", []),
        ("Gunmen killed a herder and fled.", ["killed"]),
        ("People fled the town.", ["fled"]),
    ],
)
def test_which_words_are_events(text: str, triggers: list[str]) -> None:
    assert [one.trigger.text for one in record_of(text).events] == triggers


def test_a_war_named_by_its_length_is_background() -> None:
    (event,) = record_of("The town was ruined in the eight-year civil war.").events
    assert event.background


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Tamoura Observatory for Rights put the toll at 37. The Observatory blamed the army.", "Tamoura Observatory for Rights"),
        ("The Syrian Observatory for Human Rights said nine died. The Observatory blamed the army.", "Syrian Observatory for Human Rights"),
        ("Nine people died in Idlib, Syria. The Observatory blamed the army.", "Syrian Observatory for Human Rights"),
        ("Nine people died in Dalen. The Observatory blamed the army.", "observatory"),
        ("The National Liberation Army blamed the army, police in Marent said.", "National Liberation Army"),
        ("In Colombia, the National Liberation Army blamed the army.", "National Liberation Army of Colombia"),
        ("The Pakistani Foreign Office blamed the army.", "Pakistani Foreign Office"),
        ("The State Department blamed the army.", "US State Department"),
    ],
)  # fmt: skip
def test_a_general_name_is_a_known_body_only_where_the_report_points_to_it(text: str, name: str) -> None:
    blaming = next(one for one in record_of(text).statements if one.act == "accuses")
    assert blaming.voice is not None
    assert blaming.voice.name == name
