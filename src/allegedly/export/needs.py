"""The name of an optional package in, the package out, or what to install."""

from importlib import import_module
from typing import Any

from allegedly.problems import AllegedlyError


class MissingExtra(AllegedlyError):
    """An optional package is not installed; the message says how to install it."""


def need(module: str, extra: str) -> Any:
    """Return the module; raises ``MissingExtra`` naming the extra of allegedly that brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(
            f"this needs {module.split('.')[0]}, which is not installed: pip install 'allegedly[{extra}]'"
        ) from error
