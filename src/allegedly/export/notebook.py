"""Records in, pieces of a page that a notebook shows out: the list of a ledger's incidents, and a report with its voices marked."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from allegedly.records import Annotation, Incident

SHOWN = 50
COLOURS = ("#ffe08a", "#b9e3c6", "#bcd7f5", "#f3c6d8", "#d9ccf0", "#f5cfae")


def listing_card(name: str, incidents: Sequence[Incident]) -> str:
    """Return a table of the first incidents of a ledger."""
    head = "<tr><th>Incident</th><th>What</th><th>When</th><th>Where</th><th>Grade</th><th>Voices</th></tr>"
    rows = "".join(_row(one) for one in incidents[:SHOWN])
    more = f"<p>and {len(incidents) - SHOWN:,} more</p>" if len(incidents) > SHOWN else ""
    return f"<p><b>{escape(name)}</b>: {len(incidents):,} incidents</p><table>{head}{rows}</table>{more}"


def _row(one: Incident) -> str:
    when = one.when.earliest if one.when else None
    cells = (
        one.id[:8],
        one.title,
        when or "–",
        one.where.name if one.where else "–",
        one.label or "–",
        str(len(one.accounts)),
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def report_card(record: Annotation) -> str:
    """Return the report's text; what a voice says has that voice's colour, and its name when the mouse rests on it."""
    text = record.report.text
    said = [
        (span.start, span.end, one.voice.name if one.voice else "nobody named", one.act)
        for one in record.statements
        for span in one.content
    ]
    colours = {
        name: COLOURS[number % len(COLOURS)]
        for number, name in enumerate(dict.fromkeys(name for _, _, name, _ in said))
    }
    edges = sorted({0, len(text), *(edge for start, end, _, _ in said for edge in (start, end))})
    pieces = []
    for start, end in pairwise(edges):
        over = [one for one in said if one[0] <= start and end <= one[1]]
        words = escape(text[start:end])
        if over:
            _, _, name, act = min(over, key=lambda one: one[1] - one[0])
            pieces.append(f'<mark style="background:{colours[name]}" title="{escape(name)} {act}">{words}</mark>')
        else:
            pieces.append(words)
    legend = " ".join(f'<mark style="background:{colour}">{escape(name)}</mark>' for name, colour in colours.items())
    return f'<div style="white-space:pre-wrap;max-width:46em">{"".join(pieces)}</div><p>{legend}</p>'
