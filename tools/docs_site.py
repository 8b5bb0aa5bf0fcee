"""The hook of the documentation site: a page's Markdown in, the same with links to files outside docs/ as plain words out."""

import re

_OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]+\)")


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return the Markdown of a page; a link that leads out of docs/ works in the repository only."""
    return _OUTSIDE.sub(r"\1", markdown)
