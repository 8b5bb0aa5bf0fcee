"""A ledger and a language model in: each report that it has not read is put to it, its claims are stored beside ours, and compared."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from allegedly.coder.agree import Agreement, agreements
from allegedly.coder.ask import Model, ask
from allegedly.coder.verify import verified
from allegedly.ledger.connect import open_for_reading, open_for_writing
from allegedly.ledger.read import annotation
from allegedly.ledger.second import readings, record_reading, unread_by
from allegedly.problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one report: its id, how many claims were kept and dropped; or the problem."""

    report: str
    kept: int
    dropped: int
    problem: Problem | None = None


def code_again(ledger: Path, model: Model) -> Iterator[Reading]:
    """Put each report that the model has not read to it and store what can be kept; yield what came of each. A stopped run goes on."""
    with closing(open_for_writing(ledger)) as connection:
        for key in unread_by(connection, model.coder):
            record = annotation(connection, key)
            if record is None:
                continue
            answer = ask(model, record.report.text, record.report.file or key)
            if isinstance(answer, Problem):
                yield Reading(key, 0, 0, answer)
                continue
            claims, dropped = verified(answer, record.report.text)
            record_reading(connection, key, model.coder, claims, dropped)
            yield Reading(key, len(claims), dropped)


def agreement(ledger: Path, model: Model) -> tuple[Agreement, ...]:
    """Return how far the model agrees with the built-in reading on the reports that both have read."""
    with closing(open_for_reading(ledger)) as connection:
        pairs = []
        for key, theirs in readings(connection, model.coder):
            record = annotation(connection, key)
            if record is not None:
                pairs.append((record.claims, theirs))
        return agreements(pairs)
