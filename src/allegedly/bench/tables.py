"""Results of the bench as tables for a terminal: speed, families and shortfalls in, rich tables out."""

from rich.table import Table

from allegedly.bench.probes import Family
from allegedly.bench.speed import PEAK_LIMIT, RATIO_LIMIT, Side, Speed

MEGABYTE = 1_000_000


def speed_table(speed: Speed) -> Table:
    """Return both sides with words per second, seconds of each round and peak memory, and the ratio beside its limit."""
    within = speed.ratio <= RATIO_LIMIT and speed.whole.peak_bytes <= PEAK_LIMIT
    table = Table(
        title=f"{speed.reports} reports, {speed.words:,} words, corpus {speed.corpus}",
        caption=(
            f"ratio {speed.ratio:.2f} (limit {RATIO_LIMIT}), peak limit {PEAK_LIMIT // MEGABYTE:,} MB: "
            f"{'within' if within else 'NOT within'} the limits"
        ),
    )
    for heading in ("side", "words/s", "seconds a round", "peak MB"):
        table.add_column(heading, justify="left" if heading == "side" else "right")
    table.add_row("bare parser", *_cells(speed.bare_words_per_second, speed.bare))
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
