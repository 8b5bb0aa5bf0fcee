"""What groupings remember of one another: the happenings that reports tell, and their profiles."""

from collections import OrderedDict
from collections.abc import Callable

from allegedly.incident.cluster import Group
from allegedly.incident.profile import Profile

REPORTS = 600  # kept at hand: a few days of a dense ledger, some 40 MB
PROFILES = 6_000  # some 60 MB


class Memory:
    """What one step of a grouping has read, for the next. It holds as long as ``opinion``, a stamp of the judgements, does.

    Nothing depends on it but time: a thread's id is a hash of its report and events, and what they say changes only by judgements.
    """

    def __init__(self) -> None:
        self._told: OrderedDict[str, tuple[Group, ...]] = OrderedDict()
        self._profiles: OrderedDict[str, Profile] = OrderedDict()
        self._opinion: object = None

    def keep_for(self, opinion: object) -> None:
        """Forget what was remembered with other judgements."""
        if opinion != self._opinion:
            self._told.clear()
            self._profiles.clear()
        self._opinion = opinion

    def told(self, report: str) -> tuple[Group, ...] | None:
        """Return the happenings of a report, ``None`` when they are not remembered."""
        if report in self._told:
            self._told.move_to_end(report)
        return self._told.get(report)

    def remember(self, report: str, told: tuple[Group, ...]) -> None:
        """Remember the happenings of a report; those used longest ago are let go."""
        self._told[report] = told
        if len(self._told) > REPORTS:
            self._told.popitem(last=False)

    def profile(self, thread: str, load: Callable[[], Profile]) -> Profile:
        """Return the profile of a thread, loaded where it is not remembered."""
        if thread in self._profiles:
            self._profiles.move_to_end(thread)
            return self._profiles[thread]
        found = self._profiles[thread] = load()
        if len(self._profiles) > PROFILES:
            self._profiles.popitem(last=False)
        return found
