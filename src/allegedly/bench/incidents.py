"""``python -m allegedly.bench incidents``: the made set through the whole line, each half as one ledger; its scores out."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from allegedly.bench.incidents_made import GoldMention, GoldReply, MadeEntry, as_lines, read_made
from allegedly.bench.incidents_score import Score, b_cubed, pairs, score
from allegedly.problems import Problem
from allegedly.records import Annotation, Event, Incident

MADE = Path("tests/made")
Key = tuple[str, str]  # report id, event id
Link = tuple[str, str, str, str]  # the report and voice that answer, those that are answered


@dataclass(frozen=True, slots=True)
class Half:
    """What one half of the set scores. ``wrong_merges`` is the share of pairs put together that are two happenings, in per cent;
    ``merged_misses`` counts near misses with such a pair, ``unread`` mentions that the line does not find at all; ``told_anew``
    happenings that one report tells by several words of those given, ``split`` those of them that fall into several incidents."""

    name: str
    entries: int
    near_misses: int
    mentions: int
    unread: int
    b_cubed: Score
    pairs: Score
    wrong_merges: float
    merged_misses: int
    replies: Score
    told_anew: int
    split: int
    faults: tuple[str, ...]


@click.command()
@click.option(
    "--made", type=click.Path(path_type=Path), default=MADE, show_default=True, help="Folder of the made set."
)
@click.option("--half", default=None, help="Score this part only: first to eighteenth.")
@click.option("--faults", "with_faults", is_flag=True, help="List what was read wrongly.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def incidents(made: Path, half: str | None, with_faults: bool, as_json: bool) -> None:
    """Score the grouping of the made set: B-cubed, pairs, wrong merges and replies, for each half."""
    folders = [made / half] if half else sorted(path for path in made.iterdir() if path.is_dir())
    found = [measure_half(folder.name, read_made(folder)) for folder in folders]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found]))
        return
    Console().print(_table(found))
    if with_faults:
        click.echo("\n".join(f"{one.name}: {fault}" for one in found for fault in one.faults))


def measure_half(name: str, entries: Sequence[MadeEntry]) -> Half:
    """Return the scores of entries that are all read into one ledger."""
    return judge_half(name, entries, _read(entries))


def _read(entries: Sequence[MadeEntry]) -> list[list[Annotation]]:
    from allegedly.pipeline import annotate_paths  # not at the top: it loads the parser's library

    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.jsonl"
        path.write_text(as_lines([row for entry in entries for row in entry.rows]), "utf-8")
        read = [one for one in annotate_paths([str(path)]) if not isinstance(one, Problem)]
    rest = iter(read)
    return [[next(rest) for _ in entry.rows] for entry in entries]


def judge_half(name: str, entries: Sequence[MadeEntry], read: Sequence[Sequence[Annotation]]) -> Half:
    """Return the scores of entries whose reports are annotated already."""
    from allegedly.pipeline import group

    grouped = group(one for reports in read for one in reports)
    home = {(event.report, event.id): one.id for one in grouped for event in one.events}
    gold, found, spots, unread = _labels(entries, read, home)
    together, wanted = pairs(found), pairs(gold)
    wrong = together - wanted
    missed = {spots[at][0] for pair in wrong for at in pair}
    replies, reply_faults = _replies(entries, read, grouped)
    homes = _homes(entries, read, home)
    return Half(
        name=name,
        entries=sum(not entry.is_near_miss for entry in entries),
        near_misses=sum(entry.is_near_miss for entry in entries),
        mentions=len(gold),
        unread=len(unread),
        b_cubed=b_cubed(gold, found),
        pairs=score(len(together & wanted), len(together), len(wanted)),
        wrong_merges=round(100 * len(wrong) / len(together), 1) if together else 0.0,
        merged_misses=sum(entry.is_near_miss and entry.name in missed for entry in entries),
        replies=replies,
        told_anew=len(homes),
        split=sum(len(one) > 1 for one in homes),
        faults=(*unread, *_faults(wanted - together, "apart", spots), *_faults(wrong, "MERGED", spots), *reply_faults),
    )


Spot = tuple[str, str]  # an entry's name, and a mention of it in words


def _labels(
    entries: Sequence[MadeEntry], read: Sequence[Sequence[Annotation]], home: dict[Key, str]
) -> tuple[list[str], list[str], list[Spot], list[str]]:
    """The gold and the found label of each mention, where it stands, and those that are not read; what is not read is on its own."""
    gold, found, spots, unread = [], [], [], []
    for entry, reports in zip(entries, read, strict=True):
        for number, happening in enumerate(entry.happenings):
            for mention in happening:
                spot = (entry.name, f"{mention.report}: {' / '.join(mention.words)}")
                key = _key(mention, reports[mention.report - 1])
                gold.append(f"{entry.name} {number}")
                found.append(home.get(key, f"alone {spot} {number}") if key else f"unread {spot} {number}")
                spots.append(spot)
                if key is None:
                    unread.append(f"{entry.name}: not read: {spot[1]}")
    return gold, found, spots, unread


def _homes(entries: Sequence[MadeEntry], read: Sequence[Sequence[Annotation]], home: dict[Key, str]) -> list[set[str]]:
    """The incidents into which the events fall that one report tells of one happening, of happenings told by several words."""
    found = []
    for entry, reports in zip(entries, read, strict=True):
        for mention in (one for happening in entry.happenings for one in happening):
            ways = zip(mention.words, mention.times, strict=True)
            report = reports[mention.report - 1]
            keys = {
                key
                for word, time in ways
                if (key := _key(GoldMention(mention.report, (word,), (time,)), report)) in home
            }
            if len(keys) > 1:
                found.append({home[key] for key in keys})
    return found


def _key(mention: GoldMention, report: Annotation) -> Key | None:
    for words, time in zip(mention.words, mention.times, strict=True):
        at = -1
        for _ in range(time):
            at = report.report.text.casefold().find(words.casefold(), at + 1)
        events = [event for event in report.events if at >= 0 and _meets(event, at, at + len(words))]
        if events:
            return (report.report.id, min(events, key=lambda one: abs(one.trigger.start - at)).id)
    return None


def _meets(event: Event, start: int, end: int) -> bool:
    return event.trigger.start < end and start < event.trigger.end


def _faults(at: set[tuple[int, int]], what: str, spots: Sequence[Spot]) -> Iterator[str]:
    for one, two in sorted(at):
        yield f"{what}: {spots[one][0]}: {spots[one][1]} | {spots[two][0] if spots[two][0] != spots[one][0] else ''} {spots[two][1]}"


def _replies(
    entries: Sequence[MadeEntry], read: Sequence[Sequence[Annotation]], grouped: Sequence[Incident]
) -> tuple[Score, tuple[str, ...]]:
    """Score links between voices; a gold link is found once by voices that bear its words.

    Links within one report are asked for only of entries that name some: of the others only what reports answer one another was noted.
    """
    links = _links(read, grouped)
    links -= _not_noted(links, entries, read)
    right, faults = set(), []
    wanted = 0
    for entry, reports in zip(entries, read, strict=True):
        ids = [one.report.id for one in reports]
        for reply in entry.replies:
            wanted += 1
            fits = {link for link in links if _fits(reply, link, ids)}
            right |= fits
            if not fits:
                faults.append(f"reply missed: {entry.name}: {reply.voice} > {reply.answered}")
    faults += [f"reply wrong: {link[1]} > {link[3]}" for link in sorted(links - right)]
    hits = wanted - sum(fault.startswith("reply missed") for fault in faults)
    return score(hits, hits + len(links - right), wanted), tuple(faults)


def _links(read: Sequence[Sequence[Annotation]], grouped: Sequence[Incident]) -> set[Link]:
    voices = {claim: account.voice for one in grouped for account in one.accounts for claim in account.claims}
    said = {
        claim.id: (one.report.id, voices.get(claim.id) or claim.voice or "-")
        for reports in read
        for one in reports
        for claim in one.claims
    }
    given = ((said[r.claim], said[r.answers]) for one in grouped for r in getattr(one, "replies", ()))
    return {(*reply, *answered) for reply, answered in given if reply != answered}


def _not_noted(links: set[Link], entries: Sequence[MadeEntry], read: Sequence[Sequence[Annotation]]) -> set[Link]:
    """The links within one report of entries that name no such link."""
    silent = {
        one.report.id
        for entry, reports in zip(entries, read, strict=True)
        if all(reply.report != reply.answered_report for reply in entry.replies)
        for one in reports
    }
    return {link for link in links if link[0] == link[2] and link[0] in silent}


def _fits(reply: GoldReply, link: Link, ids: Sequence[str]) -> bool:
    reports = (ids[reply.report - 1], ids[reply.answered_report - 1])
    return (link[0], link[2]) == reports and _named(reply.voice, link[1]) and _named(reply.answered, link[3])


def _named(words: str, voice: str) -> bool:
    """Tell whether one of the ways to name a voice is in our name for it, or holds it: "Governor Astrun" and "Astrun"."""
    own = voice.casefold()
    return any(
        one in own or own in one.split(" of ")[0] for one in (way.strip().casefold() for way in words.split(" / "))
    )


def _table(halves: Sequence[Half]) -> Table:
    table = Table("half", "entries", "near misses", "mentions", "not read", "B-cubed P/R/F1", "pairs P/R/F1", "wrong merges",
                  "merged misses", "replies P/R/F1", "split in a report")  # fmt: skip
    for one in halves:
        shown = [f"{s.precision} / {s.recall} / {s.f1}" for s in (one.b_cubed, one.pairs, one.replies)]
        table.add_row(one.name, str(one.entries), str(one.near_misses), str(one.mentions), str(one.unread), shown[0], shown[1],
                      f"{one.wrong_merges} %", str(one.merged_misses), shown[2], f"{one.split} of {one.told_anew}")  # fmt: skip
    return table
