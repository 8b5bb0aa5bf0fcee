"""One frozen Settings record; nothing else reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from allegedly.plugins import LEXICONS, plugged


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know: the user's lexicon overlay folder, the ledger used when none is named, the policy for vague numbers, who reviews.

    ``policy`` names the rows of ``policies.csv`` that give words like "dozens" bounds; without one they have none. ``parser`` names a
    parser that another package brings (``None``: our own); ``coder_key`` is the key of the second coder.
    """

    overlay: Path | None = None
    ledger: Path = Path("allegedly.db")
    policy: str | None = None
    reviewer: str | None = None
    parser: str | None = None
    coder_key: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read ``ALLEGEDLY_LEXICON`` (overlay folder, or the name of one that a package brings), ``ALLEGEDLY_LEDGER`` (default ledger file),
        ``ALLEGEDLY_POLICY`` (policy for vague numbers), ``ALLEGEDLY_REVIEWER`` (who judges), ``ALLEGEDLY_PARSER`` and ``ALLEGEDLY_CODER_KEY`` (the second coder's).

        >>> Settings.from_environment({"ALLEGEDLY_LEDGER": "war.db"}).ledger.name
        'war.db'
        """
        values = os.environ if environment is None else environment
        overlay = values.get("ALLEGEDLY_LEXICON")
        folder = _overlay(overlay) if overlay else None
        return cls(
            overlay=folder,
            ledger=Path(values.get("ALLEGEDLY_LEDGER") or "allegedly.db"),
            policy=values.get("ALLEGEDLY_POLICY") or None,
            reviewer=values.get("ALLEGEDLY_REVIEWER") or None,
            parser=values.get("ALLEGEDLY_PARSER") or None,
            coder_key=values.get("ALLEGEDLY_CODER_KEY") or None,
        )


def _overlay(words: str) -> Path:
    """A folder; or, where there is none of that name, the folder that a package registers under it."""
    if not os.path.isdir(words):
        for name, folder in plugged(LEXICONS):
            if name == words:
                return Path(folder)
    return Path(words)
