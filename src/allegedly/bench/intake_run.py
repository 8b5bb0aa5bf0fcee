"""``intake run``: many short made reports read by the command line, in as many runs as it takes; speed, and memory over time."""

import sys
from pathlib import Path

import click

from allegedly.bench.intake_made import made_lines
from allegedly.bench.intake_memory import read_series, told, watched

FOLDER = click.Path(path_type=Path, file_okay=False)
CALL = "from allegedly.cli.main import main; main()"
MARKS = (1_000, 10_000, 50_000, 100_000)


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--reports", type=click.IntRange(min=1), default=10_000, show_default=True, help="How many.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option("--every", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="Seconds between looks.")
@click.option("--minutes", type=click.FloatRange(min=0.01), help="Stop after as long; the same command goes on.")
@click.option("--told", "only_told", is_flag=True, help="Read nothing; print what the runs so far say.")
def run(folder: Path, reports: int, jobs: int, every: float, minutes: float | None, *, only_told: bool) -> None:
    """Read short made reports into FOLDER with allegedly read and look at the memory of its processes (Linux only).

    Stopped or killed, the same command goes on where it was. The looks stand in memory.csv in FOLDER.
    """
    folder.mkdir(parents=True, exist_ok=True)
    series, ledger = folder / "memory.csv", folder / "war.db"
    if not only_told:
        command = (
            sys.executable,
            "-c",
            CALL,
            "read",
            str(_source(folder, reports)),
            "--ledger",
            str(ledger),
            "--jobs",
            str(jobs),
        )
        status = watched(command, ledger, series, every, minutes and minutes * 60)
        click.echo("stopped; the same command goes on" if status is None else f"allegedly read ended with {status}")
    for line in told(read_series(series), MARKS):
        click.echo(line)


def _source(folder: Path, reports: int) -> Path:
    source = folder / f"{reports}.jsonl"
    if not source.exists():
        part = source.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            file.writelines(made_lines(reports))
        part.replace(source)
    return source
