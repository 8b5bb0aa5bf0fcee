"""Reports of conflict in, how telling each word is between two of them (incident/word_weights.csv) out.

Build time only; the folder of corpora is not part of the project, and no text of it enters: single words with one number each.

    python tools/build_word_weights.py ../shared/data

A word's weight is the logarithm of how many stretches of a hundred words there are to one that has it. A word that is not in the table is
rarer than all that are.
"""

import csv
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from allegedly.incident.story import base

TABLE = Path(__file__).parent.parent / "src" / "allegedly" / "incident" / "word_weights.csv"
STRETCH = 100  # words
FEWEST = 4  # stretches that have a word of the table
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def texts(data: Path) -> Iterator[str]:
    """Yield the running text of the corpora that are reports of conflict."""
    for path in sorted((data / "muc4/open/corpora").glob("*/[dt]*muc[34]*")):
        yield path.read_text("latin-1")
    for path in sorted((data / "polnear/open/train").rglob("*.txt")):
        yield path.read_text("utf-8")
    for path in sorted((data / "conflict_classification/open").glob("*.tsv")):
        yield path.read_text("utf-8")
    with (data / "conflict_classification/open/ceha_open.csv").open(encoding="utf-8", newline="") as rows:
        yield from (row["Event Description"] for row in csv.DictReader(rows))
    for name in ("isaf_casualties/open/isaf_open.jsonl", "event_location/open/event_location_open.jsonl"):
        rows = (data / name).read_text("utf-8").split("\n")
        yield " ".join(str(json.loads(row).get("text") or "") for row in rows if row)


def main() -> None:
    """Count, and write the table."""
    held: Counter[str] = Counter()
    stretches = 0
    for text in texts(Path(sys.argv[1])):
        words = [base(word.group()) for word in _WORD.finditer(text)]
        for start in range(0, len(words), STRETCH):
            held.update(set(words[start : start + STRETCH]))
            stretches += 1
    rows = sorted(
        (word, math.log(stretches / count)) for word, count in held.items() if count >= FEWEST and len(word) > 1
    )
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("word", "weight"))
        writer.writerows((word, f"{weight:.1f}") for word, weight in rows)
    sys.stdout.write(
        f"{len(rows)} words from {stretches} stretches; the rarest weighs {max(weight for _, weight in rows):.1f}\n"
    )


if __name__ == "__main__":
    main()
