"""The name of a group of entry points in, the parts that other packages bring for it out."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from allegedly.problems import AllegedlyError

READERS = "allegedly.readers"
PARSERS = "allegedly.parsers"
EXPORTERS = "allegedly.exporters"
LEXICONS = "allegedly.lexicons"


class PluginError(AllegedlyError):
    """A part that another package brings cannot be loaded; the message names the package."""


def plugged(group: str) -> Iterator[tuple[str, Any]]:
    """Yield (name, part) of each entry point of a group, by name; raises ``PluginError`` for one that cannot be loaded."""
    for point in sorted(entry_points(group=group), key=lambda one: (one.name, one.value)):
        yield point.name, _load(point)


def _load(point: EntryPoint) -> Any:
    try:
        return point.load()
    except Exception as error:
        package = point.dist.name if point.dist else point.value
        raise PluginError(
            f"the plug-in {point.name!r} of {package} cannot be loaded ({type(error).__name__}: {error}); update or remove it"
        ) from error
