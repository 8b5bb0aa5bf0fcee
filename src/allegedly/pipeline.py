"""The straight line: paths in, records or a ledger out. The only file that knows the order of the stages."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from multiprocessing import parent_process
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from allegedly.claim.annotate import Knowledge as ClaimKnowledge
from allegedly.claim.annotate import annotate, read_statements
from allegedly.claim.annotate import prepare as prepare_claims
from allegedly.claim.given import events_of
from allegedly.claim.put import Put as Put
from allegedly.claim.put import put_at
from allegedly.claim.tagger.model import Network
from allegedly.claim.tagger.tag import tag
from allegedly.grouping import regroup
from allegedly.incident.group import group as group
from allegedly.incident.policy import by_policy as by_policy
from allegedly.language.model import Parser, SpacyParser
from allegedly.language.understand import Knowledge as LanguageKnowledge
from allegedly.language.understand import prepare as prepare_language
from allegedly.language.understand import understand
from allegedly.ledger import read as held
from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append, record_problems
from allegedly.lexicon import load_lexicon
from allegedly.problems import AllegedlyError, InputError, Problem
from allegedly.records import Annotation, Event, Part, Report
from allegedly.report.intake import read_reports
from allegedly.report.read import ReadOptions, read_input
from allegedly.report.sources import Input, find_inputs
from allegedly.run import Progress, RunSummary, Tally
from allegedly.settings import Settings
from allegedly.workers import in_order

NO_OPTIONS = ReadOptions()


class Line(NamedTuple):
    """The parser, the statement tagger and the knowledge that every report of a run goes through."""

    parser: Parser
    network: Network
    language: LanguageKnowledge
    claims: ClaimKnowledge


@cache
def line_for(settings: Settings) -> Line:
    """Return the line for these settings, made once; raises ``LexiconError`` for a faulty overlay. The models load at their first use."""
    lexicon = load_lexicon(settings.overlay)
    # one of several processes keeps to one processor, so that they do not wait for one another
    network = Network(threads=1 if parent_process() is not None else 0)
    return Line(SpacyParser(), network, prepare_language(lexicon), prepare_claims(lexicon))


def annotate_report(report: Report, settings: Settings) -> Annotation | Problem:
    """Return the record of one report; one that breaks a rule of ours is a problem, and the run goes on."""
    line = line_for(settings)
    try:
        document = understand(report, line.language, line.parser)
        return annotate(document, line.claims, tag(document, line.network))
    except AllegedlyError:
        raise
    except Exception as error:  # one bad report never stops a run
        message = f"{type(error).__name__}: {error}; the report was left out: please report this with the file"
        return Problem(report.file or report.id, "failed", message)


def events_at(report: Report, ranges: Sequence[tuple[int, int]], settings: Settings) -> tuple[Event | None, ...]:
    """Return the event that the line makes of the words at each place of a report when it is told that they name one."""
    line = line_for(settings)
    document = understand(report, line.language, line.parser)
    return events_of(document, line.claims, tag(document, line.network), ranges)


def statement_seconds(paths: Sequence[str]) -> float:
    """Return how long the finding of statements takes over reports, in seconds, the reading and parsing of them left out."""
    line, seconds = line_for(Settings.from_environment()), 0.0
    for report, _ in read_reports(find_inputs(paths), NO_OPTIONS):
        if isinstance(report, Report):
            document = understand(report, line.language, line.parser)
            began = perf_counter()
            read_statements(document, line.claims, tag(document, line.network))
            seconds += perf_counter() - began
    return seconds


def put_in(text: str, spans: Sequence[tuple[int, int]], settings: Settings) -> list[Put]:
    """Return how the words between each two characters of a text are put; raises ``ValueError`` where no word stands there."""
    line, body = line_for(settings), (Part("body", 0, len(text)),)
    report = Report("r-put", None, None, None, None, None, None, None, None, "en", text, body)
    document = understand(report, line.language, line.parser)
    stated = read_statements(document, line.claims, tag(document, line.network))
    return [put_at(stated, first, last) for first, last in spans]


def annotate_paths(paths: Sequence[str], options: ReadOptions = NO_OPTIONS) -> Iterator[Annotation | Problem]:
    """Yield the record of each report in order, and a problem for whatever could not be read, in its place."""
    settings = Settings.from_environment()
    for found, _ in read_reports(find_inputs(paths), options):
        yield found if isinstance(found, Problem) else annotate_report(found, settings)


def annotate_text(text: str, name: str, options: ReadOptions = NO_OPTIONS) -> Annotation:
    """Return the record of a text that holds one report; raises ``InputError`` when it holds none."""
    result = read_input(text.encode("utf-8"), name, options)
    if not result.reports:
        raise InputError("; ".join(problem.message for problem in result.problems) or "no report in the text")
    found = annotate_report(result.reports[0], Settings.from_environment())
    if isinstance(found, Problem):
        raise InputError(found.message)
    return found


def read_into(
    paths: Sequence[str],
    ledger: Path,
    options: ReadOptions = NO_OPTIONS,
    progress: Callable[[Progress], None] | None = None,
    jobs: int = 1,
) -> RunSummary:
    """Read reports into a ledger, one transaction each, and group all its events into incidents.

    A report that the ledger holds is not read again, so a run that was stopped goes on where it was. Raises ``LedgerError``,
    ``LexiconError``, ``ModelError``; what is wrong with the data is in the summary's problems.
    """
    inputs, settings = list(find_inputs(paths)), Settings.from_environment()
    line_for(settings)
    connection = open_for_writing(ledger)
    try:
        tally, done = Tally(held.known_reports(connection)), 0
        reading = tally.new(read_reports(inputs, options))
        for found, is_last in in_order(partial(_annotated, settings=settings), reading, jobs):
            if isinstance(found, Problem):
                tally.problems.append(found)
            elif found is not None:
                tally.take(found, partial(append, connection))
            done += is_last
            if is_last and progress is not None:
                progress(Progress(done, len(inputs), _name(inputs[done - 1])))
        record_problems(connection, " ".join(paths), tally.problems)
        if not held.is_grouped(connection):
            regroup(connection)
        totals = held.totals(connection)
        return tally.summary(totals.statements, totals.events, totals.claims, totals.incidents)
    finally:
        connection.close()


def _annotated(
    item: tuple[Report | Problem | None, bool], settings: Settings
) -> tuple[Annotation | Problem | None, bool]:
    found, is_last = item
    return (annotate_report(found, settings) if isinstance(found, Report) else found), is_last


def _name(source: Input | Problem) -> str:
    return source.where if isinstance(source, Problem) else source.name
