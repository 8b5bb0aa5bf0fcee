"""The straight line: paths in, records or a ledger out. The only file that knows the order of the stages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from allegedly.claim.annotate import Knowledge as ClaimKnowledge
from allegedly.claim.annotate import annotate
from allegedly.claim.annotate import prepare as prepare_claims
from allegedly.incident.group import group
from allegedly.language.model import Parser, SpacyParser
from allegedly.language.understand import Knowledge as LanguageKnowledge
from allegedly.language.understand import prepare as prepare_language
from allegedly.language.understand import understand
from allegedly.ledger import read as rows
from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append, record_grouping, record_problems
from allegedly.lexicon import load_lexicon
from allegedly.problems import AllegedlyError, Problem
from allegedly.records import Annotation, Report
from allegedly.report.read import ReadOptions, read_input
from allegedly.report.sources import Input, find_inputs, load_input
from allegedly.settings import Settings


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: inputs done, of how many, and the one just read."""

    done: int
    total: int | None
    name: str


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did, and what the ledger holds after it. ``unread`` counts inputs and rows that gave no report."""

    found: int
    added: int
    known: int
    statements: int
    events: int
    claims: int
    incidents: int
    problems: tuple[Problem, ...]
    unread: int


@dataclass(frozen=True)
class Line:
    """The knowledge and the parser of a run, made once."""

    parser: Parser
    language: LanguageKnowledge
    claims: ClaimKnowledge

    def annotate(self, report: Report) -> Annotation | Problem:
        """Return the record of one report; a report that breaks a rule of ours is a problem, and the run goes on."""
        try:
            return annotate(understand(report, self.language, self.parser), self.claims)
        except AllegedlyError:
            raise
        except Exception as error:  # one bad report never stops a run
            where = report.file or report.id
            return Problem(where, "failed", f"{type(error).__name__}: {error}; please report this, the report was left out")


def make_line(settings: Settings | None = None, parser: Parser | None = None) -> Line:
    """Return the line for these settings; raises ``LexiconError`` for a faulty overlay. The model loads at the first report."""
    settings = settings or Settings.from_environment()
    lexicon = load_lexicon(settings.overlay)
    return Line(parser or SpacyParser(), prepare_language(lexicon), prepare_claims(lexicon))


def annotate_paths(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Annotation | Problem]:
    """Yield the record of each report in order, and a problem for whatever could not be read, in its place."""
    line = make_line()
    for found in _reports(find_inputs(paths), options or ReadOptions()):
        yield found if isinstance(found, Problem) else line.annotate(found)


def annotate_text(text: str, name: str, options: ReadOptions | None = None, line: Line | None = None) -> Annotation:
    """Return the record of a text that holds one report; raises ``ValueError`` when it holds none."""
    result = read_input(text.encode("utf-8"), name, options or ReadOptions())
    if not result.reports:
        raise ValueError("; ".join(problem.message for problem in result.problems) or "no report in the text")
    found = (line or make_line()).annotate(result.reports[0])
    if isinstance(found, Problem):
        raise ValueError(found.message)
    return found


def read_into(
    paths: Sequence[str],
    ledger: Path,
    options: ReadOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> RunSummary:
    """Read reports into a ledger, one transaction each, and group all events of the ledger into incidents.

    A report that is in the ledger is not read again, so that a run that was stopped goes on where it was. Raises ``LedgerError``
    and ``LexiconError``; what is wrong with the data is in the summary's problems.
    """
    inputs = list(find_inputs(paths))
    line = make_line()
    connection = open_for_writing(ledger)
    try:
        known = set(rows.known_reports(connection))
        counts, problems = [0, 0, 0], []
        for done, source in enumerate(inputs, 1):
            for found in _reports([source], options or ReadOptions()):
                met = found if isinstance(found, Problem) else _add(line, connection, found, known, counts)
                if met is not None:
                    problems.append(met)
            if progress is not None:
                progress(Progress(done, len(inputs), source.name if isinstance(source, Input) else source.where))
        record_problems(connection, " ".join(paths), problems)
        if not rows.is_grouped(connection):
            record_grouping(connection, group(rows.annotations(connection)))
        held = rows.totals(connection)
    finally:
        connection.close()
    return RunSummary(*counts, held.statements, held.events, held.claims, held.incidents, tuple(problems), len(problems))


def _add(line: Line, connection, report: Report, known: set[str], counts: list[int]) -> Problem | None:
    counts[0] += 1
    if report.id in known:
        counts[2] += 1
        return None
    found = line.annotate(report)
    if isinstance(found, Problem):
        return found
    append(connection, found)
    known.add(report.id)
    counts[1] += 1
    return None


def _reports(inputs: Iterable[Input | Problem], options: ReadOptions) -> Iterator[Report | Problem]:
    for source in inputs:
        data = source if isinstance(source, Problem) else load_input(source)
        if isinstance(data, Problem) or isinstance(source, Problem):
            yield data if isinstance(data, Problem) else source
            continue
        result = read_input(data, source.name, options)
        yield from result.reports
        yield from result.problems
