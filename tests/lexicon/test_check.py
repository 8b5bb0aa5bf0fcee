"""Overlay folders with one fault each in; the file, the line and the code of the problem are compared with the table."""

from pathlib import Path

import pytest

from allegedly.lexicon import check_lexicon
from allegedly.lexicon.check import WARNINGS
from allegedly.lexicon.entries import (
    ActorEntry,
    CasedWords,
    Country,
    CountWord,
    Crosswalk,
    Cue,
    Hedge,
    PlaceEntry,
    PloverContext,
    PloverMode,
    PolicyRule,
    Role,
    Trigger,
)
from allegedly.lexicon.overlay import gather
from allegedly.problems import Problem

ACTORS = "id,name,aliases,kind,country,parents,backers,start,end,source"
COUNTRIES = "alpha3,name,aliases,demonyms,capital,metonyms,geonameid,lat,lon,source"
CUES = "lemma,pos,act,complements,means,needs_content,source"
COUNT_WORDS = "text,kind,value,source"
CONTEXTS = "name,kind,definition,source"
CROSSWALK = "scheme,code,name,type,mode,contexts,source"
FRAMES = "name,verbs,objects,type,mode,contexts,source"
HEDGES = "text,kind,source"
PLACES = "name,aliases,feature,country,admin1,lat,lon,geonameid,population,precision,source"
ROLES = "lemma,kind,sector,collective,speaker_for,source"
TRIGGERS = "lemma,pos,type,mode,contexts,subject,count,reciprocal,voids,needs,source"

FAULTS = [
    ("roles", "lemma,kind,sector,collective,source\nbargee,witness,CVL,no,own", 1, "wrong_columns"),
    ("roles", "kind,lemma,sector,collective,speaker_for,source", 1, "wrong_columns"),
    ("roles", "", 1, "wrong_columns"),
    ("roles", f"{ROLES}\nbargee,witness,CVL,no,own", 2, "wrong_cell_count"),
    ("roles", f"{ROLES}\n\n# a note\nbargee,sailor,CVL,no,no,own", 4, "unknown_value"),
    ("roles", f"{ROLES}\nbargee,witness,CVL,maybe,no,own", 2, "bad_boolean"),
    ("roles", f"{ROLES}\nbargee,witness,CVL,no,no,", 2, "missing_source"),
    ("roles", f"{ROLES}\nbargee,witness,CVL,no,no,hearsay", 2, "unknown_source"),
    ("roles", f"{ROLES}\nbargee,witness,CVL,no,no,hearsay:p. 3", 2, "unknown_source"),
    ("roles", f"{ROLES}\nbargee,witness,,no,no,own", 2, "empty_cell"),
    ("roles", f"{ROLES}\nbargee,witness,CVL,no,no,own\nbargee,medic,CVL,no,no,own", 3, "duplicate_key"),
    ("roles", f'{ROLES}\n"bargee,witness,CVL,no,no,own', 2, "not_csv"),
    ("roles", f"{ROLES}\n-no such role", 2, "nothing_to_remove"),
    ("cues", f"{CUES}\nopine loudly,verb,shouts,that,speech,no,own", 2, "unknown_value"),
    ("cues", f"{CUES}\nopine loudly,verb,asserts,that;why,speech,no,own", 2, "unknown_value"),
    ("hedges", f"{HEDGES}\nor so they say,rumoured,own", 2, "unknown_value"),
    ("count_words", f"{COUNT_WORDS}\nzillion,number,many,own", 2, "bad_number"),
    ("triggers", f"{TRIGGERS}\nmoonwalk,verb,DANCE,,,actor,,no,,,own", 2, "unknown_value"),
    ("triggers", f"{TRIGGERS}\nmoonwalk,verb,ASSAULT,,weather,actor,,no,,,own", 2, "unknown_value"),
    ("frames", f"{FRAMES}\nmoons,walk,moon,DANCE,,,own", 2, "unknown_value"),
    ("plover_contexts", f"{CONTEXTS}\nweather,mood,Rain,own", 2, "unknown_value"),
    ("crosswalk", f"{CROSSWALK}\nCAMEO,99,Dance,DANCE,,,own", 2, "unknown_value"),
    ("crosswalk", f"{CROSSWALK}\nCAMEO,98,Fight,ASSAULT,tickle,,own", 2, "unknown_value"),
    ("crosswalk", f"{CROSSWALK}\nCAMEO,97,Fight,ASSAULT,,weather,own", 2, "unknown_value"),
    ("crosswalk", f"{CROSSWALK}\nGDELT,97,Fight,ASSAULT,,,own", 2, "unknown_value"),
    ("triggers", f"{TRIGGERS}\nmoonwalk,verb,ASSAULT,tickle,,actor,,no,,,own", 2, "unknown_value"),
    ("triggers", f"{TRIGGERS}\nmoonwalk,verb,ASSAULT,aerial,,actor,bruised,no,,,own", 2, "unknown_value"),
    ("actors", f"{ACTORS}\nx.a,Band A,,armed_group,ZZZ,,,,,own", 2, "unknown_country"),
    ("actors", f"{ACTORS}\nx.a,Band A,,armed_group,,x.nobody,,,,own", 2, "unknown_parent"),
    ("actors", f"{ACTORS}\nx.a,Band A,,armed_group,,,x.nobody,,,own", 2, "unknown_parent"),
    ("actors", f"{ACTORS}\nx.a,Band A,,armed_group,,,,12 May 2001,,own", 2, "bad_date"),
    ("actors", f"{ACTORS}\nx.a,Band A,,armed_group,,,,2001-02-30,,own", 2, "bad_date"),
    ("actors", f"{ACTORS}\nx.a,Band A,,armed_group,,,,2001-05,2001-04-30,own", 2, "end_before_start"),
    ("countries", f"{COUNTRIES}\nXVA,Veldania,,,,,,91,2,own", 2, "bad_coordinates"),
    ("countries", f"{COUNTRIES}\nXVA,Veldania,,,,,,nan,2,own", 2, "bad_number"),
    ("places", f"{PLACES}\nVell,,city,,,1,-181,,,1,own", 2, "bad_coordinates"),
    ("places", f"{PLACES}\nVell,,city,,,1,,,,1,own", 2, "bad_coordinates"),
    ("places", f"{PLACES}\nVell,,city,ZZZ,,,,,,1,own", 2, "unknown_country"),
    ("places", f"{PLACES}\nVell,,metropolis,,,,,,,1,own", 2, "unknown_value"),
    ("places", f"{PLACES}\nVell,,city,,,,,,,8,own", 2, "bad_number"),
    ("places", f"{PLACES}\nVell,,city,,,,,,0,1,own", 2, "bad_number"),
    ("places", f"{PLACES}\nVell,,city,,,,,,,,own", 2, "bad_number"),
]


def found_in(folder: Path) -> list[Problem]:
    return [problem for problem in check_lexicon(folder) if problem.where.startswith(folder.as_posix())]


@pytest.mark.parametrize(("kind", "text", "line", "code"), FAULTS)
def test_each_fault_is_named_with_file_and_line(tmp_path: Path, kind: str, text: str, line: int, code: str) -> None:
    path = tmp_path / f"{kind}.csv"
    path.write_text(text + "\n" if text else "", "utf-8")
    problems = found_in(tmp_path)
    assert [(problem.where, problem.code) for problem in problems] == [(f"{path.as_posix()}:{line}", code)]
    assert all(len(problem.message) > 15 for problem in problems)


def test_two_faults_of_a_row_are_two_problems(tmp_path: Path) -> None:
    (tmp_path / "roles.csv").write_text(f"{ROLES}\nbargee,sailor,CVL,maybe,no,own\n", "utf-8")
    assert [problem.code for problem in found_in(tmp_path)] == ["unknown_value", "bad_boolean"]


def test_a_file_that_is_not_utf8_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "roles.csv").write_bytes(f"{ROLES}\nn\u00e9gociant,witness,CVL,no,no,own\n".encode("latin-1"))
    assert [(p.where, p.code) for p in found_in(tmp_path)] == [(f"{tmp_path.as_posix()}/roles.csv:2", "not_utf8")]


def test_a_file_that_is_no_knowledge_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "actor.csv").write_text(ACTORS, "utf-8")
    (tmp_path / ".swap").write_text("an editor's own", "utf-8")
    problems = found_in(tmp_path)
    assert [(p.where, p.code) for p in problems] == [(f"{tmp_path.as_posix()}/actor.csv", "unknown_file")]
    assert "actors.csv" in problems[0].message


def test_an_overlay_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in found_in(tmp_path / "absent")] == ["no_overlay"]


def test_an_alias_that_two_bear_is_listed_and_allowed(tmp_path: Path) -> None:
    rows = "x.a,Band A,The Band,armed_group,,,,,,own\nx.b,Band B,the band,armed_group,,x.a,FRA,2001,2001-12,own"
    (tmp_path / "actors.csv").write_text(f"{ACTORS}\n{rows}\n", "utf-8")
    problems = found_in(tmp_path)
    assert [(p.where.rpartition(":")[2], p.code) for p in problems] == [
        ("2", "ambiguous_alias"),
        ("3", "ambiguous_alias"),
    ]
    assert "x.b" in problems[0].message


def test_an_overlay_may_bring_its_own_sources(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("key,title,licence,date\nfieldbook,Our field book,ours,2026-01-05\n", "utf-8")
    (tmp_path / "roles.csv").write_text(f"{ROLES}\nbargee,witness,CVL,no,no,fieldbook:p. 3\n", "utf-8")
    assert found_in(tmp_path) == []


def test_the_shipped_files_have_no_faults() -> None:
    assert [problem for problem in check_lexicon() if problem.code not in WARNINGS] == []


Sourced = (
    Cue
    | Trigger
    | Hedge
    | CountWord
    | Role
    | Country
    | ActorEntry
    | PlaceEntry
    | PloverMode
    | PloverContext
    | Crosswalk
    | CasedWords
    | PolicyRule
)


def test_every_source_key_is_explained_and_every_explanation_used() -> None:
    shipped = gather(None)
    tables = (
        shipped.cues, shipped.triggers, shipped.hedges, shipped.count_words, shipped.roles, shipped.countries,
        shipped.actors, shipped.places, shipped.plover, shipped.plover_contexts, shipped.crosswalk, shipped.cased_words, shipped.policies,
    )  # fmt: skip
    entries: list[Sourced] = [placed.entry for table in tables for placed in table]
    used = {entry.source.partition(":")[0] for entry in entries}
    assert used == {placed.entry.key for placed in shipped.sources}
