"""The bytes of a PDF in, a row with its text out, or the problem that keeps it from being read."""

import io
import logging
from collections.abc import Iterator

import pypdf
from pypdf.errors import PyPdfError

from allegedly.problems import Problem
from allegedly.report.rows import Row

logging.getLogger("pypdf").setLevel(logging.ERROR)  # its remarks on odd files are of no use to a reader
MAX_PAGES = 2_000


def pdf_rows(data: bytes, where: str) -> Iterator[Row | Problem]:
    """Yield the row of a PDF: the text of its pages in order, a form feed between them. Its creation date is no publication date.

    Text that stands in pictures (a scan) is not read.
    """
    try:
        file = pypdf.PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            yield Problem(where, "locked", "this PDF asks for a password; save it without one and read that")
            return
        pages = [page.extract_text() for page in file.pages[:MAX_PAGES]]
        title = file.metadata.title if file.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError) as error:
        yield Problem(
            where,
            "broken_pdf",
            f"this PDF cannot be read ({type(error).__name__}); save its text as a .txt file and read that",
        )
        return
    text = "\f".join(page.strip() for page in pages if page.strip())
    if not text:
        yield Problem(
            where, "no_text", "this PDF holds pictures only (a scan); put it through text recognition and read the text"
        )
        return
    del title  # word processors write file names there
    yield Row(where, text, {})
