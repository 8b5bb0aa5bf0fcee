"""Who is meant: pronouns, descriptions, surnames, titles, short forms; left open where it cannot be told."""

import pytest

from allegedly.parsed import Document, Entity
from tests.language.line import document_of, meant, mention_of

# text, the word, which of its occurrences (0 the first), whom it means (None: left open)
MEANT: list[tuple[str, str, int, str | None]] = [
    ("Omar Haddo left the town. He went north.", "He", 0, "Omar Haddo"),
    ("Anna Lindgren left the town. She went north.", "She", 0, "Anna Lindgren"),
    ("Omar Haddo met the rebels. They left.", "They", 0, "rebels"),
    ("Omar Haddo met the Marent Front. It left.", "It", 0, "Marent Front"),
    ("The Marent Front met Omar Haddo. He left.", "He", 0, "Omar Haddo"),
    ("The Marent Front left the town. It went north.", "It", 0, "Marent Front"),
    ("The Marent Front said its men had left.", "its", 0, "Marent Front"),
    ("The rebels left the town. They went north.", "They", 0, "rebels"),
    ("The rebels said they had left.", "they", 0, "rebels"),
    ("Norway closed the border. It gave no reason.", "It", 0, "Norway"),
    ("Omar Haddo met Ivo Tarn. He left.", "He", 0, "Omar Haddo"),
    ("Omar Haddo said Ivo Tarn was lying. He left.", "He", 0, "Omar Haddo"),
    ("Omar Haddo left the town and Ivo Tarn stayed. He was ill.", "He", 0, None),
    ("Omar Haddo said the road was open, and Ivo Tarn said it was closed. He left.", "He", 0, None),
    ("He left the town.", "He", 0, None),
    ("They left the town.", "They", 0, None),
    ("It rained.", "It", 0, None),
    ("The rebels left. It rained.", "It", 0, None),
    ("Omar Haddo left.\nIt rained.\nNobody came.\nThe ford was dry.\nHe went north.", "He", 0, None),
    ("The Marent Liberation Front left. The group went north.", "group", 0, "Marent Liberation Front"),
    ("The Taliban left the town. The group went north.", "group", 0, "Taliban"),
    ("The group left the town.", "group", 0, None),
    ("The Taliban met Boko Haram on Monday. The group left the talks.", "group", 0, None),
    ("The army met the mayor. The group left.", "group", 0, None),
    ("The Turkish army left. The military said it was over.", "military", 0, "Turkish Armed Forces"),
    ("The interior ministry sent a letter. The ministry said nothing.", "ministry", 1, "interior ministry"),
    ("The ministry opened a road. The ministry closed it later.", "ministry", 1, "ministry"),
    ("Security sources spoke of a blast. The sources gave no toll.", "sources", 1, "security sources"),
    ("A spokesman for the army spoke. The spokesman left.", "spokesman", 1, "spokesman for the army"),
    ("Army spokesman Ivo Tarn spoke. The spokesman left.", "spokesman", 1, "Ivo Tarn"),
    ("Ivo Tarn, a spokesman for the army, spoke. Tarn left.", "Tarn", 1, "Ivo Tarn"),
    ("Ivo Tarn, a spokesman for the army, spoke. The spokesman left.", "spokesman", 1, "Ivo Tarn"),
    ("General Ivo Tarn left the town. Tarn went north.", "Tarn", 1, "Ivo Tarn"),
    ("The Marent Liberation Front (MLF) left. The MLF went north.", "MLF", 1, "Marent Liberation Front"),
    ("The Popular Mobilization Forces left. The PMF went north.", "PMF", 0, "Popular Mobilization Forces"),
    ("The United States left. The US said so.", "US", 0, "United States"),
    ("Ankara said the road was open.", "Ankara", 0, "Turkey"),
    ("Turkey closed the border. Ankara gave no reason.", "Ankara", 0, "Turkey"),
    ("The Kremlin said the road was open.", "Kremlin", 0, "Russia"),
    ("A bomb exploded in Ankara.", "Ankara", 0, None),
    ("The envoy flew from Ankara to Baku.", "Ankara", 0, None),
    ("Talks were held near Ankara.", "Ankara", 0, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "nth", "expected"), MEANT)
def test_who_a_word_means(text: str, word: str, nth: int, expected: str | None) -> None:
    assert meant(document_of(text), word, nth) == expected


def test_a_title_in_its_short_form() -> None:
    assert meant(document_of("General Ivo Tarn left the town. Gen. Tarn went north."), "Tarn", 1) == "Ivo Tarn"


def test_a_name_and_the_surname_alone_are_one_person() -> None:
    document = document_of("Anna Lindgren spoke. Lindgren, a nurse, said the road was open. She left.")
    people = {document.entities[m.entity].name for m in document.mentions if m.entity is not None}
    assert people == {"Anna Lindgren"}


def test_we_is_left_to_the_voice_of_the_quotation() -> None:
    mention = mention_of(document_of("“We left,” the mayor said."), "We")
    assert mention is not None
    assert (mention.form, mention.entity) == ("first_person", None)


def named(document: Document, name: str) -> Entity:
    return next(entity for entity in document.entities if entity.name == name)


def body_of(document: Document, entity: Entity) -> str | None:
    return None if entity.body is None else document.entities[entity.body].name


# text, the name, its kind, whom it speaks for
ROLES: list[tuple[str, str, str | None, str | None]] = [
    ("Ivo Tarn, a spokesman for the army, spoke.", "Ivo Tarn", "military", "army"),
    ("Army spokesman Ivo Tarn spoke.", "Ivo Tarn", "military", "army"),
    ("Ivo Tarn, a commander of the Taliban, spoke.", "Ivo Tarn", "armed_group", "Taliban"),
    ("Taliban commander Ivo Tarn spoke.", "Ivo Tarn", "armed_group", "Taliban"),
    ("A spokesman for the Taliban spoke.", "spokesman for the Taliban", "armed_group", "Taliban"),
    ("Norwegian minister Hedda Brun spoke.", "Hedda Brun", "official", "Norway"),
    ("Interior Minister Hedda Brun spoke.", "Hedda Brun", "official", None),
    ("Hedda Brun, a doctor, spoke.", "Hedda Brun", "medic", None),
    ("Hedda Brun spoke.", "Hedda Brun", None, None),
]


@pytest.mark.parametrize(("text", "name", "kind", "body"), ROLES)
def test_what_a_title_or_an_apposition_says_of_a_person(
    text: str, name: str, kind: str | None, body: str | None
) -> None:
    document = document_of(text)
    entity = named(document, name)
    assert (entity.kind, body_of(document, entity)) == (kind, body)


def test_bodies_of_the_actor_file_are_known_and_others_are_not() -> None:
    document = document_of("The Taliban met the Marent Front. Norway sent Anna Lindgren.")
    known = {entity.name: entity.known for entity in document.entities}
    assert known == {"Taliban": True, "Marent Front": False, "Norway": True, "Anna Lindgren": False}


def test_mentions_point_at_entities_and_cover_their_noun() -> None:
    document = document_of("The Taliban said its men left. They met Omar Haddo, a farmer. He sold the rebels bread.")
    for mention in document.mentions:
        assert mention.first <= mention.head <= mention.last
        assert mention.entity is None or 0 <= mention.entity < len(document.entities)
    assert len({(m.sentence, m.head) for m in document.mentions}) == len(document.mentions)
