"""What a page leads to in, addresses out: those of the server, or those of files in a folder."""

import hashlib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import quote, urlencode, urlsplit

from allegedly.view.claim_lines import Where
from allegedly.view.search import Search, address

ASSETS = ("page.css", "page.js", "icon.svg")


@cache
def asset_version(name: str) -> str:
    """Return a short hash of an asset, so that a browser keeps it until it changes."""
    return hashlib.sha256((files("allegedly.web") / "static" / name).read_bytes()).hexdigest()[:10]


def outward(url: str | None) -> str | None:
    """Return ``url`` when it is an ordinary address of the web, ``None`` for anything else (``javascript:``, ``data:``, files).

    >>> outward("https://courier.example/2"), outward("javascript:alert(1)")
    ('https://courier.example/2', None)
    """
    if url is None or any(ord(letter) < 33 or letter in "\\\"'<>`" for letter in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses on the server. Methods return ``None`` for what has no page."""

    is_static: bool = False

    def asset(self, name: str) -> str:
        """Return the address of a style sheet or script."""
        return f"/static/{name}?v={asset_version(name)}"

    def page(self, name: str) -> str:
        """Return the address of a list: "incidents" is the first page."""
        return "/" if name == "incidents" else f"/{name}"

    def search(self, search: Search, **changes: object) -> str | None:
        """Return the address of the list that ``search`` with ``changes`` finds."""
        return "/" + address(search, **changes)

    def network(self, search: Search) -> str | None:
        """Return the address of the network of what ``search`` finds."""
        return "/network" + address(search, page=1, sort="newest").removesuffix("?")

    def find(self, **wanted: object) -> str | None:
        """Return the address of the list with these filters."""
        return "/" + address(Search(), **wanted)

    def incident(self, key: str) -> str:
        """Return the address of an incident."""
        return f"/incident/{quote(key, safe='')}"

    def report(self, key: str) -> str | None:
        """Return the address of a report."""
        return f"/report/{quote(key, safe='')}"

    def words(self, where: Where | None) -> str | None:
        """Return the address of a stretch of a report, where it is highlighted."""
        return self.stretch(where.report, where.start, where.end) if where else None

    def stretch(self, report: str, start: int | None, end: int | None) -> str | None:
        """Return the address of the code points from ``start`` to ``end`` of a report."""
        return self.report(report) if start is None else f"/report/{quote(report, safe='')}?at={start}-{end}#at"

    def actor(self, name: str | None) -> str | None:
        """Return the address of an actor's or voice's page."""
        return "/actor?" + urlencode({"name": name}) if name else None


@dataclass(frozen=True, slots=True)
class FolderLinks(Links):
    """Addresses inside a folder of files, from a page ``depth`` folders down; only pages that are written are led to."""

    is_static: bool = True
    depth: int = 0
    reports: frozenset[str] = field(default_factory=frozenset)
    actors: frozenset[str] = field(default_factory=frozenset)

    @property
    def root(self) -> str:
        """The way up to the folder."""
        return "../" * self.depth

    def asset(self, name: str) -> str:
        """Return the file of a style sheet or script."""
        return f"{self.root}static/{name}"

    def page(self, name: str) -> str:
        """Return the file of a list."""
        return self.root + ("index.html" if name == "incidents" else f"{name}.html")

    def search(self, search: Search, **changes: object) -> str | None:
        """Return the file of another page of the list; files cannot be searched by the address."""
        del search  # its filters have no file
        number = changes.get("page")
        if set(changes) != {"page"} or not isinstance(number, int):
            return None
        return self.root + ("index.html" if number == 1 else f"index-{number}.html")

    def network(self, search: Search) -> str | None:
        """Return the file of the network of all incidents."""
        del search  # its filters have no file
        return f"{self.root}network.html"

    def find(self, **wanted: object) -> str | None:
        """Return ``None``: a folder has no filters in its addresses."""
        del wanted
        return None

    def incident(self, key: str) -> str:
        """Return the file of an incident."""
        return f"{self.root}incident/{file_name(key)}"

    def report(self, key: str) -> str | None:
        """Return the file of a report, ``None`` when it is not written."""
        return f"{self.root}report/{file_name(key)}" if key in self.reports else None

    def stretch(self, report: str, start: int | None, end: int | None) -> str | None:
        """Return the file of a report at a stretch; the page's script highlights what the fragment names."""
        file = self.report(report)
        return file if file is None or start is None else f"{file}#at-{start}-{end}"

    def actor(self, name: str | None) -> str | None:
        """Return the file of an actor's page, ``None`` when it is not written."""
        return f"{self.root}actor/{actor_file(name)}" if name in self.actors and name else None


def file_name(key: str) -> str:
    """Return the name of the file for an id; an id that is no plain word becomes a hash, so that no id leads out of the folder.

    >>> file_name("i-3f2a91"), len(file_name("../x"))
    ('i-3f2a91.html', 37)
    """
    if key and key.isascii() and key.replace("-", "").isalnum():
        return f"{key}.html"
    return f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.html"


def actor_file(name: str) -> str:
    """Return the name of the file for an actor: a hash of the name."""
    return f"a-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.html"


def folder_of(path: str) -> int:
    """Return how many folders down a file of the site is.

    >>> folder_of("incident/i-1.html")
    1
    """
    return len(PurePosixPath(path).parts) - 1
