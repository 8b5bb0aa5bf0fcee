"""One frozen Settings record; nothing else reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know about the machine: the user's lexicon overlay folder the ledger used when none is named, who reviews."""

    overlay: Path | None = None
    ledger: Path = Path("allegedly.db")
    reviewer: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read ``ALLEGEDLY_LEXICON`` (overlay folder), ``ALLEGEDLY_LEDGER`` (default ledger file), ``ALLEGEDLY_REVIEWER`` (who judges).

        >>> Settings.from_environment({"ALLEGEDLY_LEDGER": "war.db"}).ledger.name
        'war.db'
        """
        values = os.environ if environment is None else environment
        overlay = values.get("ALLEGEDLY_LEXICON")
        ledger = Path(values.get("ALLEGEDLY_LEDGER") or "allegedly.db")
        return cls(Path(overlay) if overlay else None, ledger, values.get("ALLEGEDLY_REVIEWER") or None)
