"""The story of the tests of web pages, and its pages in the layouts of the bench."""

from collections.abc import Callable, Mapping
from functools import partial

from allegedly.bench.layouts import AUTHOR as AUTHOR
from allegedly.bench.layouts import LAYOUTS as STORY_LAYOUTS
from allegedly.bench.layouts import OUTLET as OUTLET
from allegedly.bench.layouts import Story

PARAGRAPHS = (
    "KELVE, 9 March - Rebels accused government troops on Tuesday of shelling a market in Kelve, in the north of the country.",
    "At least 14 people were killed and dozens wounded, two doctors at the town's hospital said. They asked not to be named.",
    "“We did not fire a single round,” the army's spokesman, Colonel Aren Dovic, told reporters in the capital.",
    "The town has changed hands three times in two years. Neither account could be checked independently.",
)
TITLE = "Rebels say army shelled Kelve market"
URL = "https://harbour.example/2021/03/kelve-market"
PUBLISHED = "2021-03-09T18:42:00+02:00"
STORY = Story(TITLE, PARAGRAPHS, PUBLISHED)
LAYOUTS: Mapping[str, Callable[[], str]] = {name: partial(make, STORY) for name, make in STORY_LAYOUTS.items()}
