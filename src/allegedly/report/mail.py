"""A mail or a mailbox in, a row for each message out, streamed."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from allegedly.problems import Problem
from allegedly.report.page import page_rows
from allegedly.report.rows import Row
from allegedly.report.stream import Opened, is_named

LARGEST = 30 * 1024 * 1024  # bytes of one message
_FROM = re.compile(rb"From \S+.*\d{4}\s*$")
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z\-]*: .*\r?\n(?:[ \t].*\r?\n)*)+")


def is_mailbox(source: Opened) -> bool:
    """Say whether an input is a mailbox: by its name, or a first line as mboxrd has it."""
    return is_named(source, ".mbox") or _FROM.match(source.head.split(b"\n", 1)[0]) is not None


def is_mail(source: Opened) -> bool:
    """Say whether an input is one message: by its name, or header lines that only mail has."""
    if is_named(source, ".eml"):
        return True
    opening = _HEADER.match(source.head)
    names = {line.split(b":")[0].lower() for line in opening[0].splitlines()} if opening else set()
    return {b"from", b"subject", b"date"} <= names and bool({b"message-id", b"mime-version", b"received"} & names)


def mail_rows(source: Opened) -> Iterator[Row | Problem]:
    """Yield the row of one message."""
    yield from _message(source.stream.read(LARGEST + 1), source.name)


def mailbox_rows(source: Opened) -> Iterator[Row | Problem]:
    """Yield the rows of a mailbox's messages; ``where`` is ``FILE:NUMBER``, from 1."""
    kept: list[bytes] = []
    number, size, after_blank = 0, 0, True
    for line in source.stream:
        if after_blank and line.startswith(b"From ") and _FROM.match(line):
            if kept:
                yield from _message(b"".join(kept), f"{source.name}:{number}")
            kept, size, number = [], 0, number + 1
        else:
            size += len(line)
            if size <= LARGEST + 1024:
                kept.append(re.sub(rb"^>(>*From )", rb"\1", line))
        after_blank = not line.strip()
    if kept:
        yield from _message(b"".join(kept), f"{source.name}:{max(number, 1)}")


def _message(data: bytes, where: str) -> Iterator[Row | Problem]:
    if len(data) > LARGEST:
        yield Problem(where, "too_large", f"a message of more than {LARGEST // 2**20} MB; save its text and read that")
        return
    message = email.message_from_bytes(data, policy=email.policy.default)
    try:
        fields = _fields(message)
        body = message.get_body(("plain", "html"))
        content = body.get_content() if body is not None else ""
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        yield Problem(
            where,
            "broken_mail",
            f"this message cannot be taken apart ({type(error).__name__}); save its text and read that",
        )
        return
    for part in message.iter_attachments():
        name = part.get_filename() or part.get_content_type()
        yield Problem(where, "attachment", f"the attachment {name!r} was not read; save it and read the file")
    if body is not None and body.get_content_type() == "text/html":
        rows = page_rows(str(content).encode("utf-8"), where, None, "utf-8")
        yield from (Row(row.where, row.text, {**row.fields, **fields}) if isinstance(row, Row) else row for row in rows)
        return
    text = str(content).replace("\r\n", "\n").strip()
    if not text:
        yield Problem(where, "no_text", "this message has no text; save what it holds and read that")
        return
    title = fields.get("title", "")
    yield Row(where, text if not title or text.startswith(title) else f"{title}\n\n{text}", fields)


def _fields(message: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(str(message.get("From", "")))
    told = {"title": message.get("Subject"), "published": message.get("Date"), "byline": name or address}
    return {field: " ".join(str(value).split()) for field, value in told.items() if value and str(value).strip()}
