"""Ledgers that are newer, foreign, locked, read-only, full or killed: each is told apart, and nothing is ever half written."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from allegedly.ledger import connect, read
from allegedly.ledger.connect import open_for_reading, open_for_writing
from allegedly.ledger.migrate import bring_up, migrations, statements
from allegedly.ledger.write import append, record_grouping
from allegedly.problems import LedgerError, LedgerFull, LedgerLocked, LedgerReadOnly, LedgerTooNew, NotALedger
from tests.ledger.ledger_records import happening, small

ROOT = Path(__file__).parents[2]
SOURCE = Path(connect.__file__).parents[2]


def filled(path: Path, count: int = 2) -> Path:
    with_rows = open_for_writing(path)
    for number in range(1, count + 1):
        append(with_rows, small(number))
    with_rows.close()
    return path


@pytest.mark.parametrize("opened", [open_for_writing, open_for_reading])
def test_a_ledger_of_a_newer_version(tmp_path: Path, opened: Callable[[Path], sqlite3.Connection]) -> None:
    path = filled(tmp_path / "war.db")
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    with pytest.raises(LedgerTooNew, match="pip install --upgrade"):
        opened(path)


def put_text(path: Path) -> None:
    path.write_text("This is a note, not a database. " * 100)


def put_foreign(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()


def put_foreign_with_id(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 77")
    other.execute("CREATE TABLE report (id TEXT)")
    other.close()


@pytest.mark.parametrize("opened", [open_for_writing, open_for_reading])
@pytest.mark.parametrize("put", [put_text, put_foreign, put_foreign_with_id, Path.mkdir])
def test_a_file_that_is_something_else_is_left_as_it_is(
    tmp_path: Path, put: Callable[[Path], None], opened: Callable[[Path], sqlite3.Connection]
) -> None:
    path = tmp_path / "war.db"
    put(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotALedger, match=r"war\.db.*--ledger"):
        opened(path)
    assert before is None or path.read_bytes() == before


def test_no_ledger_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="run allegedly read"):
        open_for_reading(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())
    with pytest.raises(LedgerError, match="there is no folder"):
        open_for_writing(tmp_path / "none" / "war.db")


def test_an_empty_file_is_filled_by_a_writer_and_refused_to_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    path.touch()
    with pytest.raises(NotALedger, match="it is empty"):
        open_for_reading(path)
    assert read.known_reports(open_for_writing(path)) == frozenset()


def test_a_damaged_ledger_says_so(tmp_path: Path) -> None:
    path = filled(tmp_path / "war.db", 40)
    content = path.read_bytes()
    path.write_bytes(content[:-8192] + b"\xff" * 8192)
    with pytest.raises(LedgerError, match="damaged"):
        list(read.annotations(open_for_reading(path)))


@pytest.mark.parametrize("name", ["a b?c#d%20.db", "Krieg-äö-战.db", "mode=ro.db"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    path = filled(tmp_path / name)
    assert len(read.known_reports(open_for_reading(path))) == 2
    assert {entry.name for entry in tmp_path.iterdir()} >= {name}


def test_a_locked_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "WAIT_SECONDS", 0.05)
    path = filled(tmp_path / "war.db")
    waiting = open_for_writing(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerLocked, match="another process is writing"):
        append(waiting, small(3))
    with pytest.raises(LedgerLocked, match="another process is writing"):
        open_for_writing(path)
    assert len(read.known_reports(open_for_reading(path))) == 2
    holder.execute("ROLLBACK")
    assert append(waiting, small(3))


def test_a_full_disk_keeps_whole_reports_and_the_next_run_goes_on(tmp_path: Path) -> None:
    path = filled(tmp_path / "war.db")
    writer = open_for_writing(path)
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerFull, match="free some space"):
        append(writer, small(3, "A long report. " * 10_000))
    with pytest.raises(LedgerFull, match="free some space"):
        record_grouping(writer, [happening(n, "title " * 1000) for n in range(50)])
    assert not writer.in_transaction
    assert read.known_reports(writer) == {"r-0001", "r-0002"}
    assert read.totals(writer).statements == 2
    assert read.incidents(writer) == ()
    writer.close()
    writer = open_for_writing(path)
    assert append(writer, small(3, "A long report. " * 10_000))


# Run as root, permissions do not bite: a child that is nobody then meets the real condition.
@pytest.fixture
def open_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def as_nobody(act: Callable[[], object]) -> str:
    """Run ``act`` in a forked child without root's rights and return the name of what it raises, or ``repr`` of what it returns."""
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            said = repr(act())
        except Exception as error:
            said = type(error).__name__
        os.write(sink, said.encode())
        os._exit(0)
    os.close(sink)
    with os.fdopen(source) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def test_a_folder_that_cannot_be_written(open_folder: Path) -> None:
    path = filled(open_folder / "war.db")
    path.chmod(0o444)
    open_folder.chmod(0o555)
    assert as_nobody(lambda: open_for_writing(path)) == "LedgerReadOnly"
    assert as_nobody(lambda: open_for_writing(open_folder / "new.db")) == "LedgerReadOnly"
    assert as_nobody(lambda: sorted(read.known_reports(open_for_reading(path)))) == "['r-0001', 'r-0002']"


def test_a_file_that_cannot_be_written_in_a_folder_that_can(open_folder: Path) -> None:
    path = filled(open_folder / "war.db")
    path.chmod(0o444)
    open_folder.chmod(0o777)
    assert as_nobody(lambda: open_for_writing(path)) == "LedgerReadOnly"
    assert as_nobody(lambda: sorted(read.known_reports(open_for_reading(path)))) == "['r-0001', 'r-0002']"


def test_a_file_that_cannot_even_be_read(open_folder: Path) -> None:
    path = filled(open_folder / "war.db")
    path.chmod(0o000)
    assert as_nobody(lambda: open_for_reading(path)) == "LedgerReadOnly"


def test_an_unmerged_log_on_a_read_only_disk_is_not_passed_over(open_folder: Path) -> None:
    path = filled(open_folder / "war.db")
    killed("append(writer, small(3)); os.kill(os.getpid(), signal.SIGKILL)", path)
    (open_folder / "war.db-shm").unlink()
    for file in open_folder.iterdir():
        file.chmod(0o444)
    open_folder.chmod(0o555)
    assert as_nobody(lambda: open_for_reading(path)) == "LedgerReadOnly"
    open_folder.chmod(0o755)
    assert len(read.known_reports(open_for_reading(path))) == 3


def killed(body: str, path: Path) -> None:
    """Run ``body`` in a Python of its own, with ``writer`` open, until it kills itself."""
    script = f"""
        import os, signal, sys
        sys.path[:0] = [{str(SOURCE)!r}, {str(ROOT)!r}]
        from tests.ledger.ledger_records import small
        from allegedly.ledger.connect import open_for_writing
        from allegedly.ledger.rows import INSERT_REPORT, report_row, tables
        from allegedly.ledger.write import append
        writer = open_for_writing({str(path)!r})
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script) + body], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


WRITES = 1 + 7  # the report's own row and the seven tables that a small record fills


@pytest.mark.parametrize("step", range(WRITES))
def test_a_run_killed_between_any_two_writes_leaves_whole_reports(tmp_path: Path, step: int) -> None:
    path = tmp_path / "war.db"
    body = textwrap.dedent(f"""
        append(writer, small(1))
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute(INSERT_REPORT, report_row(small(2, "Long. " * 50_000)))
        for number, (sql, rows) in enumerate(tables(small(2)), 1):
            if number > {step}:
                break
            writer.executemany(sql, rows)
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    assert len(list(_tables_of_small())) == WRITES - 1
    killed(body, path)
    reader = open_for_reading(path)
    assert read.totals(reader) == read.LedgerTotals(1, 1, 1, 2, 0, 0)
    reader.close()
    writer = open_for_writing(path)
    assert writer.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [append(writer, small(number)) for number in (1, 2)] == [False, True]
    assert list(read.annotations(writer)) == [small(1), small(2)]


def _tables_of_small() -> Iterator[str]:
    from allegedly.ledger.rows import tables

    yield from (sql for sql, _ in tables(small(1)))


def test_a_run_killed_from_outside_is_continued(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    script = f"""
import sys
sys.path[:0] = [{str(SOURCE)!r}, {str(ROOT)!r}]
from tests.ledger.ledger_records import small
from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append
writer = open_for_writing({str(path)!r})
for number in range(1, 100_000):
    append(writer, small(number))
    print(number, flush=True)
"""
    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    for line in run.stdout:
        if int(line) == 25:
            run.kill()
            break
    run.wait()
    run.stdout.close()
    reader = open_for_reading(path)
    held = list(read.annotations(reader))
    assert len(held) >= 25
    assert held == [small(number) for number in range(1, len(held) + 1)]
    assert read.totals(reader).claims == 2 * len(held)


def test_two_read_while_one_writes(tmp_path: Path) -> None:
    path = filled(tmp_path / "war.db")
    writer, one, two = open_for_writing(path), open_for_reading(path), open_for_reading(path)
    begun = read.annotations(one)
    assert next(begun) == small(1)
    assert append(writer, small(3))
    writer.execute("BEGIN IMMEDIATE")
    assert read.totals(two).reports == 3
    writer.execute("ROLLBACK")
    assert list(begun) == [small(2)]
    assert read.totals(one).reports == 3


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    reader = open_for_reading(filled(tmp_path / "war.db"))
    with pytest.raises(LedgerReadOnly):
        append(reader, small(3))


def test_two_processes_may_make_the_ledger_at_once(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    script = f"import sys; sys.path[:0] = [{str(SOURCE)!r}, {str(ROOT)!r}]\n" + textwrap.dedent(f"""
        from tests.ledger.ledger_records import small
        from allegedly.ledger.connect import open_for_writing
        from allegedly.ledger.write import append
        writer = open_for_writing({str(path)!r})
        sys.exit(sum(append(writer, small(number)) for number in range(1, 21)))
    """)
    runs = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) for _ in range(3)]
    errors = [run.communicate()[1].decode() for run in runs]
    assert errors == ["", "", ""]
    assert sum(run.returncode for run in runs) == 20
    assert len(read.known_reports(open_for_reading(path))) == 20


def test_a_numbered_migration_is_taken_once_and_whole(tmp_path: Path) -> None:
    path = filled(tmp_path / "war.db")
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "9003_b.sql").write_text("CREATE TABLE b (x) STRICT;\n")
    (folder / "9002_a.sql").write_text(
        "CREATE TABLE a (x TEXT) STRICT;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\nSELECT 1;\nEND;\n"
    )
    (folder / "README.md").write_text("not a step")
    steps = migrations(folder)
    assert [number for number, _ in steps] == [1, 9002, 9003]
    writer = open_for_writing(path)
    before = writer.execute("PRAGMA user_version").fetchone()
    with pytest.raises(sqlite3.OperationalError):
        bring_up(writer, steps)
    assert writer.execute("PRAGMA user_version").fetchone() == before
    assert not writer.execute("SELECT 1 FROM sqlite_master WHERE name = 'a'").fetchall()
    (folder / "9003_b.sql").write_text("CREATE TABLE b (x TEXT) STRICT;\n")
    assert bring_up(writer, migrations(folder)) == 2
    assert writer.execute("PRAGMA user_version").fetchone() == (9003,)


def test_the_schema_is_split_into_whole_statements() -> None:
    (first, script), *_ = migrations()
    parts = list(statements(script))
    assert first == 1
    assert "".join("\n".join(parts).split()) == "".join(script.split())
    assert all(sqlite3.complete_statement(part) for part in parts)
