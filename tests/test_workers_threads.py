"""What several processes are told before they begin."""

import os

import pytest

from allegedly.workers import in_order


def test_each_of_several_processes_keeps_to_one_thread_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    found = list(in_order(os.getenv, ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"], 2))
    assert found == ["1", "3"]
