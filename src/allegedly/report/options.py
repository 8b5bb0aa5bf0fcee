"""What a user says of all reports of a run, as one frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from allegedly.report.fetch import Manners


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says of all reports of a run; ``today`` (ISO date) is the day that no report can be later than, ``None``: any.

    ``columns`` maps our fields to the names that rows have for them; ``manners`` say how addresses are fetched; ``policy`` names the rule
    that makes numbers of words like "dozens", ``None`` that of the settings. With ``any_language`` a report in another language than English is
    kept too, though nothing is read from it.
    """

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    today: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    manners: Manners = field(default_factory=Manners)
    policy: str | None = None
    any_language: bool = False
