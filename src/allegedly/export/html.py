"""Dossiers in, one web page that needs nothing else out."""

from collections.abc import Iterator
from html import escape

from allegedly.export.page import Block, Grid, documents
from allegedly.view.holdings import Holdings

_TAGS = {
    "title": "h1",
    "heading": "h2",
    "subheading": "h3",
    "text": "p",
    "note": "p class=note",
    "item": "li",
    "quote": "blockquote",
}
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ddd}"
    "td{white-space:pre-line}blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid #bbb}cite,.note{color:#555;font-style:normal;"
    "font-size:.9em}article+article{border-top:2px solid #1a1a1a;margin-top:3rem}@media print{article+article{break-before:page}}"
)


def html(holdings: Holdings) -> Iterator[str]:
    """Yield a page with a dossier for each incident; no script, nothing loaded from elsewhere."""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Dossiers</title><style>{STYLE}</style></head>\n<body>\n"
    )
    yield from _articles(holdings)
    yield "</body>\n</html>\n"


def fragment(holdings: Holdings) -> str:
    """Return the dossiers as a piece of a page, for a notebook."""
    return "".join(_articles(holdings))


def _articles(holdings: Holdings) -> Iterator[str]:
    for one, blocks in documents(holdings):
        yield f'<article id="{escape(one.id)}">\n'
        yield from _body(blocks)
        yield "</article>\n"


def _body(blocks: list[Block | Grid]) -> Iterator[str]:
    in_list = False
    for block in blocks:
        is_item = isinstance(block, Block) and block.kind == "item"
        if is_item != in_list:
            yield "<ul>\n" if is_item else "</ul>\n"
            in_list = is_item
        yield _grid(block) if isinstance(block, Grid) else _block(block)
    if in_list:
        yield "</ul>\n"


def _block(block: Block) -> str:
    tag = _TAGS[block.kind]
    mark = f"<cite>{escape(block.mark)}</cite> " if block.mark else ""
    return f"<{tag}>{mark}{escape(block.text)}</{tag.split()[0]}>\n"


def _grid(grid: Grid) -> str:
    head = "".join(f"<th>{escape(word)}</th>" for word in grid.head) if any(grid.head) else ""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in grid.rows)
    return f"<table>\n{f'<tr>{head}</tr>' if head else ''}{rows}</table>\n"
