"""A profile that goes into the grouping's index comes out as it went in, and as the same bytes each time."""

from dataclasses import fields

import pytest
from pydantic import ValidationError

from allegedly.grouping import METHOD
from allegedly.incident.filed import packed, unpacked
from allegedly.incident.group import told_in
from allegedly.incident.judged import NO_TIES
from allegedly.incident.profile import Profile
from tests.incident.told import told

REPORT = told(
    "a",
    "2031-05-07",
    "A strike on the northern checkpoint at Ketra killed 22. Kelm Orren died. Another strike was denied in Osmar.",
    """
    strike | ASSAULT aerial | at Ketra | on 2031-05-06 | to Dravan Guard | killed 22
            Karsia/state denies responsibility
    died | ASSAULT | to Kelm Orren
    strike@2 | ASSAULT aerial | at Osmar
    """,
)


def test_a_profile_comes_back_as_it_was() -> None:
    profiles = [one.profile for one in told_in(REPORT, (), NO_TIES)]
    assert len(profiles) > 1
    assert any(one.dead for one in profiles)
    assert any(one.qualified for one in profiles)
    assert [unpacked(packed(one)) for one in profiles] == profiles
    assert [unpacked(packed(one)).story.size for one in profiles] == [one.story.size for one in profiles]  # type: ignore[attr-defined]
    assert [packed(unpacked(packed(one))) for one in profiles] == [packed(one) for one in profiles]


def test_other_bytes_are_no_profile() -> None:
    import zlib

    with pytest.raises(ValidationError):
        unpacked(zlib.compress(b'{"type": "ASSAULT"}'))


HELD = (
    "kinds when where actors recipients counts rare_words names sentences known relations report_dates unrealised aggregate anniversary "
    "tellers sites denied_for back qualified story apart elsewhere scene spelled other_places away again dead is_owned inside is_aside"
)


def test_what_the_index_holds_has_the_fields_of_its_method() -> None:
    """Whoever changes these fields raises METHOD, so that no index made before is read by the new ones."""
    assert (METHOD, " ".join(field.name for field in fields(Profile))) == ("2046.13", HELD)
