"""Coreference scores on clusterings worked out by hand, and the reading of documents in the form of ECB+."""

import io
import itertools
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.coref_score import assigned, coref
from allegedly.bench.ecb_corpus import SENTENCES, read_ecb
from allegedly.problems import InputError

# the clusterings of Luo 2005, figure 1: one of 5, one of 2, one of 5
TRUTH = "1111122" + "33333"


@pytest.mark.parametrize(
    ("gold", "found", "muc", "b_cubed", "ceaf"),
    [
        (TRUTH, "111112222222", 94.7, 86.5, 73.3),
        (TRUTH, "111112211111", 94.7, 73.7, 66.7),
        (TRUTH, "111111111111", 90.0, 54.5, 29.4),
        (TRUTH, "abcdefghijkl", 0.0, 40.0, 17.8),
        ("aabb", "xxyy", 100.0, 100.0, 100.0),
    ],
)
def test_scores_are_those_of_the_paper(gold: str, found: str, muc: float, b_cubed: float, ceaf: float) -> None:
    one = coref(gold, found)
    assert (one.muc.f1, one.b_cubed.f1, one.ceaf_e.f1) == (muc, b_cubed, ceaf)


@given(st.integers(1, 4), st.integers(0, 2), st.data())
def test_an_assignment_is_the_best_of_all(rows: int, more: int, data: st.DataObject) -> None:
    cell = st.integers(0, 9).map(float)
    table = data.draw(
        st.lists(st.lists(cell, min_size=rows + more, max_size=rows + more), min_size=rows, max_size=rows)
    )
    ways = itertools.permutations(range(rows + more), rows)
    assert assigned(table) == max(sum(table[row][column] for row, column in enumerate(way)) for way in ways)


PAGE = """<Document doc_name="7_1ecbplus.xml">
<token t_id="1" sentence="0" number="0">address</token>
<token t_id="2" sentence="1" number="0">Raiders</token>
<token t_id="3" sentence="1" number="1">struck</token>
<token t_id="4" sentence="2" number="0">They</token>
<token t_id="5" sentence="2" number="1">fled</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="3"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="5"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="3"><token_anchor t_id="2"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="9" TAG_DESCRIPTOR="raid" instance_id="ACT1"/>
</Markables>
<Relations><CROSS_DOC_COREF r_id="4" note="ACT1"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF></Relations>
</Document>"""


def test_a_document_keeps_the_mentions_of_its_chosen_sentences(tmp_path: Path) -> None:
    (tmp_path / SENTENCES).write_text("Topic,File,Sentence Number\n7,1ecbplus,1\n", "utf-8")
    with tarfile.open(tmp_path / "pages_xml.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo("ECB+/7/7_1ecbplus.xml")
        entry.size = len(PAGE.encode())
        archive.addfile(entry, io.BytesIO(PAGE.encode()))
    (document,) = read_ecb(tmp_path, (7,))
    assert document.text == "Raiders struck\nThey fled"
    assert [(document.text[one.start : one.end], one.cluster) for one in document.mentions] == [("struck", "ACT1")]
    assert read_ecb(tmp_path, (8,)) == ()


def test_a_folder_without_the_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name the folder with --data"):
        read_ecb(tmp_path)
