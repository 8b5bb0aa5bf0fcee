"""A path in, a ledger with the two reports of cases.py and the incidents that are given out: for the tests of all that reads a ledger."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append, record_grouping
from allegedly.records import Incident
from tests.view.cases import FIRST, INCIDENT, SECOND


def kept(path: Path, incidents: Sequence[Incident] = (INCIDENT,)) -> Path:
    with closing(open_for_writing(path)) as connection:
        append(connection, FIRST)
        append(connection, SECOND)
        record_grouping(connection, incidents)
    return path
