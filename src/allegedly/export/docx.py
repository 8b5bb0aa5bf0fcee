"""Dossiers in, the bytes of a Word document out (Office Open XML, ISO/IEC 29500, written with the standard library)."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from allegedly.export.page import Block, Grid, documents
from allegedly.view.holdings import Holdings

_SPACE = "http://schemas.openxmlformats.org"
_MAIN = f"{_SPACE}/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_SPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATION = f"{_SPACE}/officeDocument/2006/relationships"
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_SPACE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_PARTS = (
    f'{_HEAD}<Relationships xmlns="{_SPACE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>'
)
# style id, its name in Word, run properties, paragraph properties
_STYLES = (
    ("Title", "Title", '<w:b/><w:sz w:val="36"/>', ""),
    ("Heading1", "heading 1", '<w:b/><w:sz w:val="28"/>', '<w:spacing w:before="240" w:after="80"/>'),
    ("Heading2", "heading 2", '<w:b/><w:sz w:val="24"/>', '<w:spacing w:before="160"/>'),
    ("Quote", "Quote", "<w:i/>", '<w:ind w:left="480"/>'),
    ("ListBullet", "List Bullet", "", '<w:ind w:left="360" w:hanging="240"/>'),
    ("Note", "Note", '<w:sz w:val="18"/>', ""),
)
_OF = {
    "title": "Title",
    "heading": "Heading1",
    "subheading": "Heading2",
    "quote": "Quote",
    "item": "ListBullet",
    "note": "Note",
}
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same dossier gives the same bytes


def docx(holdings: Holdings) -> bytes:
    """Return a document with a dossier for each incident, each on a new page."""
    body: list[str] = []
    for number, (_, blocks) in enumerate(documents(holdings)):
        if number:
            body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        for block in blocks:
            body.extend(_grid(block) if isinstance(block, Grid) else [_paragraph(block)])
    document = f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
    files = {
        "[Content_Types].xml": _TYPES, "_rels/.rels": _ROOT, "word/_rels/document.xml.rels": _PARTS, "word/document.xml": document,
        "word/styles.xml": _styles(),
    }  # fmt: skip
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _styles() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
        for key, name, run, paragraph in _STYLES
    )
    return f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{made}</w:styles>'


def _printable(text: str) -> str:
    return "".join(one if one >= " " or one in "\t\n" else "\ufffd" for one in text)


def _run(text: str) -> str:
    lines = [f'<w:t xml:space="preserve">{escape(_printable(line))}</w:t>' for line in text.split("\n")]
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"


def _paragraph(block: Block) -> str:
    style = _OF.get(block.kind)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    bullet = "• " if block.kind == "item" else ""
    mark = f"{block.mark}  " if block.mark else ""
    return f"<w:p>{properties}{_run(bullet + mark + block.text)}</w:p>"


def _grid(grid: Grid) -> Iterator[str]:
    width = len(grid.rows[0]) if grid.rows else len(grid.head)
    rows = ([grid.head] if any(grid.head) else []) + list(grid.rows)
    cells = ("".join(f"<w:tc><w:p>{_run(cell)}</w:p></w:tc>" for cell in row) for row in rows)
    columns = '<w:gridCol w:w="3000"/>' * width
    yield (
        f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>"
        + "".join(f"<w:tr>{row}</w:tr>" for row in cells)
        + "</w:tbl><w:p/>"
    )
