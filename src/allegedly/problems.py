"""Trouble with data as a value, and a small drawn tree of exceptions for callers' mistakes.

AllegedlyError
 +-- InputError        nothing can be read at all from what the caller named
 +-- LexiconError      a knowledge file is faulty
 +-- ModelError        the language model is missing or is not the pinned one
 +-- LedgerError
      +-- LedgerTooNew     written by a newer version of allegedly
      +-- LedgerLocked     another process is writing
      +-- LedgerReadOnly   the file or its folder cannot be written
      +-- LedgerFull       the disk is full
      +-- NotALedger       the file is something else
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the data that could not be used: where it stands, a stable code, and what to do about it.

    ``where`` is a file, ``file:line``, or ``report-id:start-end``.
    """

    where: str
    code: str
    message: str


class AllegedlyError(Exception):
    """A caller's mistake or an environment that cannot work; the message says what to do."""


class InputError(AllegedlyError):
    """What the caller named cannot be read at all."""


class LexiconError(AllegedlyError):
    """A knowledge file is faulty; ``problems`` names file, line and fault."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class ModelError(AllegedlyError):
    """The language model is missing or is not the pinned one."""


class LedgerError(AllegedlyError):
    """The ledger cannot be opened, read or written."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer version of allegedly."""


class LedgerLocked(LedgerError):
    """Another process holds the ledger's write lock."""


class LedgerReadOnly(LedgerError):
    """The ledger or its folder cannot be written."""


class LedgerFull(LedgerError):
    """The disk is full; what was being written has been rolled back."""


class NotALedger(LedgerError):
    """The file is not a ledger."""


class FaultyRecord(LedgerError):
    """A record names what it does not have, or holds what no ledger can; it was not written."""
