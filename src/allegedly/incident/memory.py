"""What groupings remember of one another: the happenings that reports tell, and how alike two of them are."""

from collections import OrderedDict

from allegedly.incident.cluster import Group, Weighed

REPORTS = 600  # kept at hand: a few days of a dense ledger, some 40 MB
PAIRS = 200_000


class Memory:
    """What one step of a grouping has read and weighed, for the next. It holds as long as ``opinion``, a stamp of the judgements, does.

    Nothing depends on it but time: a thread's id is a hash of its report and events, and what they say changes only by judgements.
    """

    def __init__(self) -> None:
        self.weighed: Weighed = {}
        self._told: OrderedDict[str, tuple[Group, ...]] = OrderedDict()
        self._opinion: object = None

    def keep_for(self, opinion: object) -> None:
        """Forget what was remembered with other judgements, and pairs where they have become too many."""
        if opinion != self._opinion:
            self._told.clear()
        if opinion != self._opinion or len(self.weighed) > PAIRS:
            self.weighed.clear()
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
