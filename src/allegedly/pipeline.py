"""The straight line: paths in, records or a ledger out. The only file that knows the order of the stages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from multiprocessing import parent_process
from pathlib import Path
from sqlite3 import Connection
from time import perf_counter
from typing import NamedTuple

from threadpoolctl import ThreadpoolController

from allegedly.claim.annotate import Knowledge as ClaimKnowledge
from allegedly.claim.annotate import annotate, read_statements
from allegedly.claim.annotate import prepare as prepare_claims
from allegedly.claim.gazetteer_file import FILE as FILE
from allegedly.claim.gazetteer_file import open_index as open_index
from allegedly.claim.given import events_of
from allegedly.claim.place_candidates import Candidate as Candidate
from allegedly.claim.place_resolve import weigh_name
from allegedly.claim.put import Put as Put
from allegedly.claim.put import put_at
from allegedly.claim.tagger.model import Network
from allegedly.claim.tagger.tag import tag
from allegedly.claim.toponym import Toponym as Toponym
from allegedly.claim.toponym import find_toponyms, places_of
from allegedly.claim.when import find_dates
from allegedly.grouping import is_current, regroup
from allegedly.incident.group import group as group
from allegedly.judgement import Judgement
from allegedly.language.model import Parser, SpacyParser
from allegedly.language.understand import Knowledge as LanguageKnowledge
from allegedly.language.understand import prepare as prepare_language
from allegedly.language.understand import understand
from allegedly.ledger import read as held
from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.judgements import append_judgements
from allegedly.ledger.second import append_reading
from allegedly.ledger.write import append, record_problems
from allegedly.lexicon import load_lexicon
from allegedly.plugins import PARSERS, PluginError, plugged
from allegedly.problems import AllegedlyError, FaultyRecord, InputError, Problem
from allegedly.records import FORMAT, Annotation, Event, Part, Report, When
from allegedly.report.intake import read_reports
from allegedly.report.read import ReadOptions, read_input
from allegedly.report.sources import find_inputs
from allegedly.run import Beside, InputLine, Item, Progress, RunSummary, Tally
from allegedly.second import SecondReading
from allegedly.settings import Settings
from allegedly.workers import Crew, in_order

NO_OPTIONS = ReadOptions()
READ = (None, "en")  # languages of reports that claims are read from; None: English, or too short to say
RUN_NAME = 1_000  # characters of the paths that name a run in the ledger


class Line(NamedTuple):
    """The parser, the statement tagger and the knowledge that every report of a run goes through."""

    parser: Parser
    network: Network
    language: LanguageKnowledge
    claims: ClaimKnowledge


@cache
def line_for(settings: Settings) -> Line:
    """Return the line for these settings, made once; raises ``LexiconError`` for a faulty overlay, ``InputError`` for an unknown policy. The models load at their first use."""
    lexicon = load_lexicon(settings.overlay)
    # one of several processes keeps to one processor, so that they do not wait for one another
    network = Network(threads=1 if parent_process() is not None else 0)
    return Line(_parser(settings), network, prepare_language(lexicon), prepare_claims(lexicon, settings.policy))


def _parser(settings: Settings) -> Parser:
    if settings.parser is None:
        return SpacyParser()
    known = dict(plugged(PARSERS))
    if settings.parser not in known:
        raise PluginError(f"no package brings a parser {settings.parser!r}; install one, or unset ALLEGEDLY_PARSER")
    made: Parser = known[settings.parser]()
    return made


@cache
def _threads() -> ThreadpoolController:
    """Return the hold on the threads of linear algebra; our matrices are small, and threads that wait for one another double the time of a report."""
    return ThreadpoolController()


def annotate_report(report: Report, settings: Settings) -> Annotation | Problem:
    """Return the record of one report, an empty one for a report in another language; one that breaks a rule of ours is a problem, and the run goes on."""
    if report.language not in READ:
        return Annotation(FORMAT, report, (), (), (), (), (), (), (), ())
    line = line_for(settings)
    try:
        with _threads().limit(limits=1, user_api="blas"):
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
    for report, *_ in read_reports(find_inputs(paths), NO_OPTIONS):
        if isinstance(report, Report):
            document = understand(report, line.language, line.parser)
            began = perf_counter()
            read_statements(document, line.claims, tag(document, line.network))
            seconds += perf_counter() - began
    return seconds


def dates_in(text: str, published: str | None, settings: Settings) -> tuple[When, ...]:
    """Return the time expressions of a text, read as a report of the day ``published``."""
    line, body = line_for(settings), (Part("body", 0, len(text)),)
    report = Report("r-dates", None, None, None, None, None, published, None, None, "en", text, body)
    return tuple(hit.when for hit in find_dates(understand(report, line.language, line.parser)))


def put_in(text: str, spans: Sequence[tuple[int, int]], settings: Settings) -> list[Put]:
    """Return how the words between each two characters of a text are put; raises ``ValueError`` where no word stands there."""
    line, body = line_for(settings), (Part("body", 0, len(text)),)
    report = Report("r-put", None, None, None, None, None, None, None, None, "en", text, body)
    document = understand(report, line.language, line.parser)
    stated = read_statements(document, line.claims, tag(document, line.network))
    return [put_at(stated, first, last) for first, last in spans]


def toponyms_of(report: Report, settings: Settings) -> tuple[Toponym, ...]:
    """Return every place name of a report with where it is, those that stand for people included."""
    line = line_for(settings)
    return find_toponyms(understand(report, line.language, line.parser), line.claims)


def places_at(
    text: str, spans: Sequence[tuple[int, int]], settings: Settings
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the characters of the places of the event that the words between each two characters of a text name, none where it has none."""
    line, body = line_for(settings), (Part("body", 0, len(text)),)
    report = Report("r-place", None, None, None, None, None, None, None, None, "en", text, body)
    document = understand(report, line.language, line.parser)
    return places_of(document, line.claims, tag(document, line.network), spans)


def candidates_of(name: str, settings: Settings) -> tuple[tuple[Candidate, float, dict[str, float]], ...]:
    """Return the places that a name by itself can mean, the likeliest first, each with its share and its features."""
    return weigh_name(line_for(settings).claims.gazetteer, name)


def annotate_paths(paths: Sequence[str], options: ReadOptions = NO_OPTIONS) -> Iterator[Annotation | Problem]:
    """Yield the record of each report in order, and a problem for whatever could not be read, in its place."""
    settings = _settings(options)
    for found, *_ in read_reports(find_inputs(paths), options):
        if not isinstance(found, Beside):
            yield annotate_report(found, settings) if isinstance(found, Report) else found


def annotate_text(text: str, name: str, options: ReadOptions = NO_OPTIONS) -> Annotation:
    """Return the record of a text that holds one report; raises ``InputError`` when it holds none."""
    result = read_input(text.encode("utf-8"), name, options)
    if not result.reports:
        raise InputError("; ".join(problem.message for problem in result.problems) or "no report in the text")
    found = annotate_report(result.reports[0], _settings(options))
    if isinstance(found, Problem):
        raise InputError(found.message)
    return found


def _settings(options: ReadOptions) -> Settings:
    """Return the settings of the environment, with the policy that the user names for this run."""
    settings = Settings.from_environment()
    return replace(settings, policy=options.policy) if options.policy else settings


@dataclass(frozen=True, slots=True)
class Watching:
    """Who looks on while a run goes: at its progress after each report, and at what became of each input."""

    progress: Callable[[Progress], None] | None = None
    account: Callable[[InputLine], None] | None = None


UNWATCHED = Watching()


def read_into(
    paths: Sequence[str],
    ledger: Path,
    options: ReadOptions = NO_OPTIONS,
    progress: Callable[[Progress], None] | None = None,
    jobs: int = 1,
) -> RunSummary:
    """Read reports into a ledger with ``jobs`` processes: ``read_all_into`` in short."""
    return read_all_into(paths, ledger, options, Watching(progress), Crew(jobs))


def read_all_into(
    paths: Sequence[str],
    ledger: Path,
    options: ReadOptions = NO_OPTIONS,
    watching: Watching = UNWATCHED,
    crew: Crew = Crew(),  # noqa: B008 (frozen)
    *,
    group_after: bool = True,
) -> RunSummary:
    """Read reports, and what stands beside them (judgements, second readings), into a ledger, one transaction each, and group all its events into incidents.

    A report that the ledger holds is not read again, so a run that was stopped goes on where it was. Inputs are walked and read as they
    come; what is held in memory does not grow with their number. With ``group_after`` false, a later run groups. Raises ``LedgerError``,
    ``LexiconError``, ``ModelError``; what is wrong with the data is in the summary's problems.
    """
    settings = _settings(options)
    line_for(settings)
    total = sum(1 for _ in find_inputs(paths)) if watching.progress else None
    connection = open_for_writing(ledger)
    try:
        tally = Tally(
            partial(held.has_report, connection),
            partial(record_problems, connection, " ".join(paths)[:RUN_NAME]),
            partial(_put_beside, connection),
        )
        reading = tally.new(read_reports(find_inputs(paths), options))
        for item in in_order(partial(_annotated, settings=settings), reading, crew, _died):
            line = tally.settle(item, partial(append, connection))
            if line is not None and watching.account is not None:
                watching.account(line)
            if watching.progress is not None:
                watching.progress(Progress(tally.done, total, item.source, tally.added))
        tally.flush()
        if group_after and not is_current(connection):
            regroup(connection)
        totals = held.totals(connection)
        return tally.summary(totals.statements, totals.events, totals.claims, totals.incidents)
    finally:
        connection.close()


def _put_beside(connection: Connection, found: Sequence[Beside]) -> tuple[int, list[Problem]]:
    """Append judgements and another coder's readings; return how many were new, and a problem for each that does not fit the ledger."""
    added, problems = len(append_judgements(connection, [one for one in found if isinstance(one, Judgement)])), []
    for one in found:
        if isinstance(one, SecondReading):
            try:
                added += append_reading(connection, one)
            except FaultyRecord as error:
                problems.append(Problem(one.report, "faulty_record", str(error)))
    return added, problems


def _annotated(item: Item, settings: Settings) -> Item:
    return item._replace(found=annotate_report(item.found, settings)) if isinstance(item.found, Report) else item


def _died(item: Item) -> Item:
    """What stands for a report that ended the process that read it (for want of memory, mostly)."""
    message = (
        "the process that read this report died each time; it was left out: give it more memory, or split the report"
    )
    return item._replace(found=Problem(item.source, "worker_died", message))
