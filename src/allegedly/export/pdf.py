"""Dossiers in, the bytes of a PDF out; needs reportlab."""

import io
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from allegedly.export.needs import need
from allegedly.export.page import Block, Grid, documents
from allegedly.view.holdings import Holdings

# PDF readers bring letters of Western Europe only; other scripts need a font of the machine
FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "C:/Windows/Fonts/arial.ttf",
)
_SIZES = {"title": 18, "heading": 14, "subheading": 12, "text": 10, "item": 10, "quote": 10, "note": 8}


def pdf(holdings: Holdings) -> bytes:
    """Return a PDF with a dossier for each incident. Letters that the machine has no font for are shown as "?"."""
    platypus, styles = need("reportlab.platypus", "pdf"), need("reportlab.lib.styles", "pdf")
    font = _font()
    made = {
        kind: styles.ParagraphStyle(kind, fontName=font, fontSize=size, leading=size * 1.4, spaceBefore=size * 0.4,
                                    leftIndent=14 if kind in ("quote", "item") else 0)
        for kind, size in _SIZES.items()
    }  # fmt: skip
    flow: list[Any] = []
    for number, (_, blocks) in enumerate(documents(holdings)):
        if number:
            flow.append(platypus.PageBreak())
        for block in blocks:
            flow.extend(_flowables(block, platypus, made, font))
    kept = io.BytesIO()
    title = "Dossiers"
    platypus.SimpleDocTemplate(kept, title=title, author="allegedly", invariant=1).build(
        flow or [platypus.Spacer(1, 1)]
    )
    return kept.getvalue()


def _font() -> str:
    metrics, fonts = need("reportlab.pdfbase.pdfmetrics", "pdf"), need("reportlab.pdfbase.ttfonts", "pdf")
    for place in FONTS:
        if Path(place).is_file():
            metrics.registerFont(fonts.TTFont("Dossier", place))
            return "Dossier"
    return "Helvetica"


def _shown(text: str, font: str) -> str:
    kept = text if font == "Dossier" else text.encode("cp1252", "replace").decode("cp1252")
    return escape(kept).replace("\n", "<br/>")


def _flowables(block: Block | Grid, platypus: Any, made: dict[str, Any], font: str) -> Iterator[Any]:
    if isinstance(block, Block):
        before = "• " if block.kind == "item" else f"{block.mark}  " if block.mark else ""
        yield platypus.Paragraph(_shown(before + block.text, font), made[block.kind])
        return
    rows = ([block.head] if any(block.head) else []) + list(block.rows)
    cells = [[platypus.Paragraph(_shown(cell, font), made["text"]) for cell in row] for row in rows]
    if cells:
        widths = [90, 360] if len(cells[0]) == 2 else [100, 70, 280]
        rule = [("LINEBELOW", (0, 0), (-1, 0), 0.5, "#555555")] if any(block.head) else []
        style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *rule]
        yield platypus.Table(cells, colWidths=widths, style=style, repeatRows=1 if rule else 0)
