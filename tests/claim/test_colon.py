"""Who speaks where a colon stands for the verb of speech, in headlines and short dispatches."""

import pytest

from allegedly.pipeline import annotate_text

HEADLINES = [
    ("UN: 9,000 people fled shelling in Kelve", "United Nations"),
    ("Army: rebels killed nine in Kelve", "army"),
    ("Iraqi officials: gunmen killed two", "Iraqi officials"),
    ("Officials: Gunmen killed two in Kelve", "officials"),
    ("Mayor Ina Tor: army shelled market", "Ina Tor"),
    ("Nine killed in Kelve blast: police", "police"),
    ("Rebels shot down helicopter: army spokesman", "army spokesman"),
    ("Veltria: nine killed in raid", None),
    ("Iraq: Nine killed in raid", None),
    ("Kelve: army shells market", None),
    ("LIVE: missiles hit Port Alder", None),
    ("Analysis: why the army lost Kelve", None),
    ("Market hit by rockets: what we know", None),
]


@pytest.mark.parametrize(("headline", "voice"), HEADLINES)
def test_a_headline_names_who_speaks_by_a_colon(headline: str, voice: str | None) -> None:
    found = annotate_text(f"{headline}\n\nThe shelling of Kelve went on.\n", "a.txt")
    said = [one for one in found.statements if one.rule.startswith("en.statement.colon")]
    assert [one.voice.name for one in said if one.voice is not None] == ([voice] if voice else [])
    assert all(one.cue is not None and one.cue.text == ":" for one in said)


def test_the_deed_is_of_who_is_named_behind_the_colon() -> None:
    found = annotate_text("Mayor Ina Tor: army shelled market\n\nThe shelling went on.\n", "a.txt")
    claims = [(one.voice, one.stance, one.value) for one in found.claims if one.question == "responsibility"]
    assert claims == [("Ina Tor", "asserts", "army")]


def test_a_dispatch_with_its_hour_names_who_speaks() -> None:
    text = "Port Alder\n\n17:05 — Emergency services: death toll rises to six.\n\n17:30 — Police: two men were arrested near the bridge.\n"
    said = [one.voice.name for one in annotate_text(text, "a.txt").statements if one.voice is not None]
    assert said == ["emergency services", "police"]
