"""``allegedly annotate``: the record of each report, without a ledger."""

from collections.abc import Iterator

import click

from allegedly.cli.options import country_names, report_options
from allegedly.cli.pages.reading import problem_line, reading_page
from allegedly.cli.terminal import note_console, page_console, print_page, print_record
from allegedly.problems import Problem
from allegedly.records import Annotation
from allegedly.report.read import ReadOptions
from allegedly.run import LOSSES


@click.command(short_help="Print what each report says who says, without a ledger.")
@click.argument("paths", metavar="PATH|URL|-...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a line, in order.")
@report_options
def annotate(paths: tuple[str, ...], as_json: bool, options: ReadOptions) -> int:
    """Print the record of each report: who says what, in which words, and what is claimed of each event.

    PATH is whatever allegedly read takes: a text, a web page, rows, a mail, a PDF, a folder, an address, or - for standard input. Exit status 1
    when something could not be read (the rest is printed), 2 when nothing could.

    \b
    Example:
      allegedly annotate report.txt
      allegedly annotate reports/ --json > records.jsonl
    """
    from allegedly.pipeline import annotate_paths

    results = annotate_paths(paths, options)
    return _print(results, as_json)


def _print(results: Iterator[Annotation | Problem], as_json: bool) -> int:
    from allegedly.contract import to_json
    from allegedly.view.reading import reading

    console, notes = page_console(), note_console()
    printed = unread = 0
    for result in results:
        if isinstance(result, Problem):
            notes.print(problem_line(result))
            unread += result.code in LOSSES
            continue
        printed += 1
        if as_json:
            print_record(to_json(result))
        else:
            print_page(console, reading_page(reading(result, country_names())))
    if not printed:
        return 2
    return 1 if unread else 0
