"""A ledger file and a choice of incidents in, all records that it holds of them out, one at a time and always in the same order."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from allegedly.ledger import read
from allegedly.ledger.connect import open_for_reading
from allegedly.records import Annotation, Incident, Report
from allegedly.second import SecondReading
from allegedly.view.rows import Case, read_incident


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a ledger holds, read as it is asked for. ``chosen`` incidents (ids or their beginnings) limit it to them and their reports.

    ``countries`` gives names for ISO 3166 alpha-3 codes. Raises ``LedgerError`` and ``InputError`` where it is read.
    """

    ledger: Path
    chosen: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents in force: by date, undated ones last, then by id; chosen ones in the order chosen."""
        if self.chosen:
            found = (read_incident(self.ledger, wanted) for wanted in self.chosen)
            yield from {incident.id: incident for incident in found}.values()
            return
        with closing(open_for_reading(self.ledger)) as connection:
            yield from read.incidents(connection)

    def annotations(self) -> Iterator[Annotation]:
        """Yield the records of the reports, by id."""
        wanted = sorted({report for one in self.incidents() for report in one.reports}) if self.chosen else None
        with closing(open_for_reading(self.ledger)) as connection:
            if wanted is None:
                yield from read.annotations(connection)
                return
            for key in wanted:
                found = read.annotation(connection, key)
                if found is not None:
                    yield found

    def cases(self) -> Iterator[Case]:
        """Yield each incident with the records of its reports."""
        with closing(open_for_reading(self.ledger)) as connection:
            for incident in self.incidents():
                found = (read.annotation(connection, key) for key in incident.reports)
                yield Case(incident, tuple(one for one in found if one is not None))

    def incident_of_events(self) -> dict[tuple[str, str], str]:
        """Return the id of the incident that each (report, event) belongs to."""
        return {(event.report, event.id): one.id for one in self.incidents() for event in one.events}

    def second_readings(self) -> Iterator[SecondReading]:
        """Yield what other coders said of the reports, by report and coder."""
        chosen = {report for one in self.incidents() for report in one.reports} if self.chosen else None
        with closing(open_for_reading(self.ledger)) as connection:
            for one in read.second_readings(connection):
                if chosen is None or one.report in chosen:
                    yield one

    def reports(self) -> Iterator[Report]:
        """Yield the reports, by id."""
        yield from (annotation.report for annotation in self.annotations())
