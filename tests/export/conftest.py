"""A ledger that holds the invented incident of tests/view/cases.py, a place on the map added, for the tests of the formats."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from allegedly.export.registry import export, exporters
from allegedly.view.holdings import Holdings
from tests.view.cases import INCIDENT, TARN
from tests.view.kept import kept

ON_THE_MAP = replace(TARN, lat=41.5, lon=20.25, precision=1, country="XKX")
UNPLACED = replace(
    INCIDENT, id="i-4f2a91bb00000002", title="Raid, place unknown = +1", where=None, when=None, toll={}, questions={}
)

Written = Callable[..., Path]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return kept(tmp_path / "war.db", [replace(INCIDENT, where=ON_THE_MAP), UNPLACED])


@pytest.fixture
def holdings(ledger: Path) -> Holdings:
    return Holdings(ledger, (), {"XKX": "Kosovo"})


@pytest.fixture
def written(holdings: Holdings, tmp_path: Path) -> Written:
    """Write a format and return where."""

    def write(form: str, suffix: str = "") -> Path:
        out = tmp_path / f"out{suffix}"
        export(exporters()[form], holdings, out, "acled")
        return out

    return write
