"""Results of the bench as tables for a terminal: speed, families and statements in, rich tables out."""

from rich.table import Table

from allegedly.bench.denials import Denial
from allegedly.bench.measurement import Measurement
from allegedly.bench.probes import Family
from allegedly.bench.scores import Score
from allegedly.bench.speed import PEAK_LIMIT, RATIO_LIMIT, STATEMENT_LIMIT, Side, Speed

MEGABYTE = 1_000_000


def speed_table(speed: Speed) -> Table:
    """Return both sides with words per second, seconds of each round and peak memory, and the ratio beside its limit."""
    within = (
        speed.ratio <= RATIO_LIMIT and speed.statement_ratio <= STATEMENT_LIMIT and speed.whole.peak_bytes <= PEAK_LIMIT
    )
    table = Table(
        title=f"{speed.reports} reports, {speed.words:,} words, corpus {speed.corpus}",
        caption=(
            f"ratio {speed.ratio:.2f} (limit {RATIO_LIMIT}), statements {speed.statement_ratio:.2f} (limit {STATEMENT_LIMIT}), peak limit {PEAK_LIMIT // MEGABYTE:,} MB: "
            f"{'within' if within else 'NOT within'} the limits"
        ),
    )
    for heading in ("side", "words/s", "seconds a round", "peak MB"):
        table.add_column(heading, justify="left" if heading == "side" else "right")
    table.add_row("bare parser", *_cells(speed.bare_words_per_second, speed.bare))
    table.add_row("statements alone", "", *_cells(0, speed.statements)[1:])
    table.add_row("whole line", *_cells(speed.whole_words_per_second, speed.whole))
    return table


def _cells(words_per_second: float, side: Side) -> tuple[str, str, str]:
    seconds = " ".join(f"{value:.1f}" for value in side.seconds)
    return f"{words_per_second:,.0f}", seconds, f"{side.peak_bytes / MEGABYTE:,.0f}"


def family_table(families: tuple[Family, ...]) -> Table:
    """Return a row for each family with its entries kept and its share, and a row for all."""
    table = Table(
        title="gold families", caption="of these 'only !': entries that a record with nothing in it would keep"
    )
    for heading in ("family", "kept", "of", "only !", "share"):
        table.add_column(heading, justify="left" if heading == "family" else "right")
    for family in families:
        table.add_row(family.name, str(family.kept), str(family.entries), str(family.silent), f"{family.rate:.0%}")
    kept, entries = sum(family.kept for family in families), sum(family.entries for family in families)
    table.add_section()
    silent = sum(family.silent for family in families)
    table.add_row("all", str(kept), str(entries), str(silent), f"{kept / entries:.0%}")
    return table


TITLES = {"bio": "exact, BIO", "text": "exact, text", "triples": "triples"}


def statement_table(measured: Measurement) -> Table:
    """Return a row for each kind of exact span and each breakdown of the triples, with precision, recall and F1 in percent."""
    held = ", ".join(f"{count} {what}" for what, count in measured.documents.items())
    not_scored = "; ".join(measured.not_scored)
    table = Table(
        title=f"statements, corpus {measured.corpus} ({held})",
        caption=f"not scored: {not_scored}" if not_scored else None,
    )
    for heading in ("scored", "row", "P", "of found", "R", "of gold", "F1"):
        table.add_column(heading, justify="left" if heading in ("scored", "row") else "right", no_wrap=True)
    for name, scores in (measured.exact | measured.triples).items():
        for row, score in scores.items():
            table.add_row(TITLES.get(name, f"by {name[:-1]}"), row, *score_cells(score))
        table.add_section()
    return table


def score_cells(score: Score) -> tuple[str, ...]:
    """Return precision, recall and F1 in percent, with the counts they are made of."""
    precision, recall, f1 = (
        f"{share:.1%}" if share is not None else "-" for share in (score.precision, score.recall, score.f1)
    )
    return precision, f"{score.found_right}/{score.found}", recall, f"{score.gold_right}/{score.gold}", f1


def denial_lines(denials: tuple[Denial, ...]) -> list[str]:
    """Return a line for each denial: those read otherwise first, then those missed."""
    lines = []
    for title, missed in (("denials read as assertions", False), ("denials missed", True)):
        rows = [one for one in denials if one.missed is missed]
        lines.append(f"{title}: {len(rows)}")
        lines += [
            f"  {one.document} {one.start}-{one.end} {one.cue!r}: {', '.join(one.acts) or 'nothing'}" for one in rows
        ]
    return lines
