"""Time expressions: what days each phrase means in a report of a given day, and which of them dates an event."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.claim.calendar import Interval, precision, shift, week_of
from allegedly.claim.date_event import date_of
from allegedly.claim.when import find_dates
from tests.claim.parsed_text import document_of, token_of

WEDNESDAY = "2021-03-10"

# text, the words found, earliest, latest, precision, basis; the report is of Wednesday 10 March 2021
PHRASES = [
    ("Rebels attacked a bridge on Monday.", "Monday", "2021-03-08", "2021-03-08", 1, "relative"),
    ("A bomb exploded on Wednesday.", "Wednesday", "2021-03-10", "2021-03-10", 1, "relative"),
    ("A bomb exploded on Thursday.", "Thursday", "2021-03-04", "2021-03-04", 1, "relative"),
    ("The talks will resume on Friday.", "Friday", "2021-03-12", "2021-03-12", 1, "relative"),
    ("The vote is scheduled for Sunday.", "Sunday", "2021-03-14", "2021-03-14", 1, "relative"),
    ("Sunday's clashes will end soon.", "Sunday", "2021-03-07", "2021-03-07", 1, "relative"),
    ("The guns fell silent late on Sunday.", "late on Sunday", "2021-03-07", "2021-03-07", 1, "relative"),
    ("Shells fell on Sunday evening.", "Sunday evening", "2021-03-07", "2021-03-07", 1, "relative"),
    ("He spoke late Tuesday.", "late Tuesday", "2021-03-09", "2021-03-09", 1, "relative"),
    ("He was shot last Wednesday.", "last Wednesday", "2021-03-03", "2021-03-03", 1, "relative"),
    ("The army returns next Wednesday.", "next Wednesday", "2021-03-17", "2021-03-17", 1, "relative"),
    ("He was shot on Tuesday last week.", "Tuesday last week", "2021-03-02", "2021-03-02", 1, "relative"),
    ("Troops entered overnight into Tuesday.", "overnight into Tuesday", "2021-03-08", "2021-03-09", 2, "relative"),
    ("It began on Sunday, March 7.", "Sunday, March 7", "2021-03-07", "2021-03-07", 1, "relative"),
    ("It rained from Friday to Sunday.", "from Friday to Sunday", "2021-03-05", "2021-03-07", 2, "relative"),
    ("Gunmen killed two guards yesterday.", "yesterday", "2021-03-09", "2021-03-09", 1, "relative"),
    ("The road reopened today.", "today", "2021-03-10", "2021-03-10", 1, "relative"),
    ("A drone crashed overnight.", "overnight", "2021-03-09", "2021-03-10", 2, "relative"),
    ("A drone crashed last night.", "last night", "2021-03-09", "2021-03-10", 2, "relative"),
    ("A shell landed this morning.", "this morning", "2021-03-10", "2021-03-10", 1, "relative"),
    ("He died the day before yesterday.", "the day before yesterday", "2021-03-08", "2021-03-08", 1, "relative"),
    ("The army bombed the valley last week.", "last week", "2021-03-01", "2021-03-07", 3, "relative"),
    ("The army bombed the valley this week.", "this week", "2021-03-08", "2021-03-14", 3, "relative"),
    ("Envoys will meet next week.", "next week", "2021-03-15", "2021-03-21", 3, "relative"),
    ("Soldiers burned the village last month.", "last month", "2021-02-01", "2021-02-28", 4, "relative"),
    ("Soldiers burned the village last year.", "last year", "2020-01-01", "2020-12-31", 5, "relative"),
    ("Soldiers burned it earlier this month.", "earlier this month", "2021-03-01", "2021-03-10", 4, "relative"),
    ("Forty died so far this year.", "so far this year", "2021-01-01", "2021-03-10", 5, "relative"),
    ("Forty died so  far this year.", "so  far this year", "2021-01-01", "2021-03-10", 5, "relative"),
    ("Fighting resumed over the weekend.", "the weekend", "2021-03-06", "2021-03-07", 2, "relative"),
    ("The mayor was kidnapped three days ago.", "three days ago", "2021-03-07", "2021-03-07", 1, "relative"),
    ("The mayor was kidnapped two weeks ago.", "two weeks ago", "2021-02-22", "2021-02-28", 3, "relative"),
    ("The mayor fled about a month ago.", "about a month ago", "2021-02-01", "2021-02-28", 4, "relative"),
    ("He was jailed two years ago.", "two years ago", "2019-01-01", "2019-12-31", 5, "relative"),
    ("The post was hit in the past 24 hours.", "the past 24 hours", "2021-03-09", "2021-03-10", 2, "relative"),
    ("The post was hit over the last three days.", "the last three days", "2021-03-07", "2021-03-10", 2, "relative"),
    ("The judge was shot on 14 May 2019.", "14 May 2019", "2019-05-14", "2019-05-14", 1, "stated"),
    ("The judge was shot on May 14, 2019.", "May 14, 2019", "2019-05-14", "2019-05-14", 1, "stated"),
    ("The judge was shot on the 14th of May 2019.", "the 14th of May 2019", "2019-05-14", "2019-05-14", 1, "stated"),
    ("The judge was shot on 2019-05-14.", "2019-05-14", "2019-05-14", "2019-05-14", 1, "stated"),
    ("The judge was shot on 27/9/2019.", "27/9/2019", "2019-09-27", "2019-09-27", 1, "stated"),
    ("The judge was shot on 3/9/2019.", "3/9/2019", None, None, None, "relative"),
    ("THE ARMY ATTACKED THE POST ON 3 JAN 90.", "3 JAN 90", "1990-01-03", "1990-01-03", 1, "stated"),
    ("Shells hit the camp on March 3.", "March 3", "2021-03-03", "2021-03-03", 1, "relative"),
    ("Shells hit the camp on 27 September.", "27 September", "2020-09-27", "2020-09-27", 1, "relative"),
    ("Shells hit the camp on Sept. 27.", "Sept. 27", "2020-09-27", "2020-09-27", 1, "relative"),
    ("They will vote on March 20.", "March 20", "2021-03-20", "2021-03-20", 1, "relative"),
    ("They fought between 3 and 5 March.", "between 3 and 5 March", "2021-03-03", "2021-03-05", 2, "relative"),
    ("They fought on March 3-5.", "March 3-5", "2021-03-03", "2021-03-05", 2, "relative"),
    ("It fell on the night of 24-25 September 2017.", "the night of 24-25 September 2017", "2017-09-24", "2017-09-25", 2, "stated"),
    ("It lasted from March 30 to April 2, 2020.", "from March 30 to April 2, 2020", "2020-03-30", "2020-04-02", 2, "stated"),
    ("The rebels captured the town in August 2014.", "August 2014", "2014-08-01", "2014-08-31", 4, "stated"),
    ("The rebels captured it in August.", "August", "2020-08-01", "2020-08-31", 4, "relative"),
    ("The rebels captured it in March last year.", "March last year", "2020-03-01", "2020-03-31", 4, "relative"),
    ("The rebels lost the vote in May.", "May", "2020-05-01", "2020-05-31", 4, "relative"),
    ("The siege began in early September.", "early September", "2020-09-01", "2020-09-10", 4, "relative"),
    ("The siege ended in late September 2017.", "late September 2017", "2017-09-21", "2017-09-30", 4, "stated"),
    ("The siege began in mid-2015.", "mid-2015", "2015-05-02", "2015-08-31", 5, "stated"),
    ("The war began in 2011.", "2011", "2011-01-01", "2011-12-31", 5, "stated"),
    ("They fought between 2012 and 2015.", "between 2012 and 2015", "2012-01-01", "2015-12-31", 5, "stated"),
    ("They have fought since 2014.", "since 2014", "2014-01-01", "2021-03-10", 5, "relative"),
    ("The army has shelled it since Sunday.", "since Sunday", "2021-03-07", "2021-03-10", 2, "relative"),
    ("He was a general in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", 5, "stated"),
    ("Thousands fled in the summer of 2014.", "the summer of 2014", "2014-06-01", "2014-08-31", 5, "stated"),
    ("Thousands fled last summer.", "last summer", "2020-06-01", "2020-08-31", 5, "relative"),
    ("The post fell two days earlier.", "two days earlier", None, None, None, "relative"),
    ("Clashes spread in recent days.", "recent days", None, None, None, "relative"),
    ("He returned the following day.", "the following day", None, None, None, "relative"),
    ("The truce that will end has held since 6 March.", "since 6 March", "2021-03-06", "2021-03-10", 2, "relative"),
    ("The mayor was shot a few hours ago.", "a few hours ago", "2021-03-09", "2021-03-10", 2, "relative"),
    ("It began on Sunday, April 11.", "Sunday, April 11", "2021-04-11", "2021-04-11", 1, "relative"),
    ("The talks are to resume on Friday.", "Friday", "2021-03-12", "2021-03-12", 1, "relative"),
    ("The vote was postponed until Sunday.", "Sunday", "2021-03-14", "2021-03-14", 1, "relative"),
    ("The fighting went on until Sunday.", "Sunday", "2021-03-07", "2021-03-07", 1, "relative"),
    ("The truce may end on Friday.", "Friday", "2021-03-12", "2021-03-12", 1, "relative"),
    ("He may have been shot on Friday.", "Friday", "2021-03-05", "2021-03-05", 1, "relative"),
    ("The army took a post at year's end.", "year's end", "2021-09-01", "2021-12-31", 5, "relative"),
    ("It was founded in the nineteenth century.", "the nineteenth century", "1801-01-01", "1900-12-31", 5, "stated"),
    ("They fought on March 3 and 4.", "March 3 and 4", "2021-03-03", "2021-03-04", 2, "relative"),
    ("He was jailed a decade ago.", "a decade ago", "2011-01-01", "2011-12-31", 5, "relative"),
    ("The law was made after 9/11.", "9/11", "2001-09-11", "2001-09-11", 1, "stated"),
    ("The port was founded in 264 BC.", "264 BC", None, None, None, "stated"),
    ("Output fell in this year's first quarter.", "this year's first quarter", "2021-01-01", "2021-03-31", 5, "relative"),
]  # fmt: skip

# texts without any date
NONE = [
    "The rebels may attack again.",
    "Rebels march on the port.",
    "A 34-year-old teacher was held at a checkpoint.",
    "Theresa May met April Jones.",
    "They fired 2015 shells.",
    "The camp holds 1,990 people.",
    "A study in the Sunday Times said so.",
    "The 27/9 ratio is odd.",
    "He paid $2014 for it.",
    "The shells fell at 1830 on the bridge.",
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest", "level", "basis"), PHRASES)
def test_a_phrase_means_these_days(
    text: str, words: str, earliest: str | None, latest: str | None, level: int | None, basis: str
) -> None:
    found = find_dates(document_of(text, WEDNESDAY))
    assert [hit.when.span.text for hit in found] == [words]
    when = found[0].when
    assert (when.earliest, when.latest, when.precision, when.basis) == (earliest, latest, level, basis)
    assert when.rule.startswith("en.date.")


@pytest.mark.parametrize("text", NONE)
def test_no_date_is_read_into_words_that_give_none(text: str) -> None:
    assert [hit.when.span.text for hit in find_dates(document_of(text, WEDNESDAY))] == []


def days_told(text: str, published: str = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(hit.when.span.text, hit.when.earliest) for hit in find_dates(document_of(text, published))]


PAST = "The war began in 1920. It ended in 1924. The treaty of 1926 was short. The pact of 1927 held. A new war came in 1929."


def test_a_bare_month_in_a_text_of_the_past_stays_within_the_years_that_it_names() -> None:
    assert days_told(f"{PAST} In November 1929 the port fell. In January the rebels left.")[-1] == (
        "January",
        "1929-01-01",
    )
    assert days_told(f"{PAST} In November 1923 the port fell. In January the rebels left.")[-1] == (
        "January",
        "1924-01-01",
    )


def test_a_bare_month_turns_the_year_where_the_next_year_that_is_named_says_so() -> None:
    turned = days_told(f"In May 1923 the port fell. In February the rebels left. In March 1924 they came back. {PAST}")
    stayed = days_told(f"In May 1923 the port fell. In February the rebels left. In March 1923 they came back. {PAST}")
    assert (turned[1], stayed[1]) == (("February", "1924-02-01"), ("February", "1923-02-01"))


def test_an_aside_far_from_the_years_of_a_text_dates_nothing_else() -> None:
    text = f"{PAST} In May 1923 the port fell. A stone was set for it in 2009. On 4 June the rebels left. {PAST}"
    assert ("4 June", "1923-06-04") in days_told(text)


def test_what_is_joined_shares_its_year() -> None:
    assert days_told("They fought in March and June 2014.") == [("March", "2014-03-01"), ("June 2014", "2014-06-01")]
    assert days_told("It stood empty in the spring and summer of 2014.")[0] == ("the spring", "2014-03-01")


def test_a_year_that_completes_a_day_is_no_new_anchor() -> None:
    assert (
        days_told(f"{PAST} On 7 December 1923 (8 December in Asia), 1923, it fell. In January they left.")[-1][1]
        == "1924-01-01"
    )


def test_seasons_nights_and_vague_times_are_found_where_the_past_is_told_and_not_in_news() -> None:
    text = "The rebels left at night. At that time a winter offensive was on."
    assert days_told(text) == []
    assert [words for words, _ in days_told(f"{PAST} {text}")][-3:] == ["night", "that time", "winter"]


def test_a_year_earlier_is_the_quarter_beside_whose_figures_it_stands() -> None:
    text = (
        "Losses rose in the third quarter. A year ago they were small, and in the year-earlier period none were told."
    )
    assert days_told(text)[1:] == [("A year ago", "2019-07-01"), ("the year-earlier period", "2019-07-01")]
    assert days_told("A year ago the mayor fled.") == [("A year ago", "2020-01-01")]


def test_a_time_counted_from_an_event_carries_the_words_of_the_event() -> None:
    found = find_dates(document_of("Rebels shelled the town two days after the vote, and left.", WEDNESDAY))[0].when
    assert (found.span.text, found.earliest, found.reason) == (
        "two days after the vote", None, "counted from an event whose day is not given here",
    )  # fmt: skip
    assert [end.span.text for end in found.ends] == ["two days"]


def test_without_a_report_date_only_what_is_written_out_resolves() -> None:
    text = "It began on Monday, went on to 5 May, and ended on June 3, 2014, as in 2011."
    found = {hit.when.span.text: hit.when.earliest for hit in find_dates(document_of(text))}
    assert found == {"Monday": None, "5 May": None, "June 3, 2014": "2014-06-03", "2011": "2011-01-01"}


def test_a_time_of_day_and_zone_in_the_report_date_do_not_matter() -> None:
    found = find_dates(document_of("It fell yesterday.", "2021-03-10T23:30:00+03:00"))
    assert found[0].when.earliest == "2021-03-09"


def test_the_turn_of_the_year() -> None:
    found = find_dates(document_of("A drone hit it on Wednesday, after Dec. 28.", "2021-01-02"))
    assert [hit.when.earliest for hit in found] == ["2020-12-30", "2020-12-28"]


# the event's word, its date or None
EVENTS = [
    ("attacked", "Rebels attacked a bridge on Monday.", "Monday"),
    ("wounded", "The guard said on Monday that a strike wounded 12 men.", None),
    ("killed", "Police said Tuesday five men were killed.", None),
    ("hit", "In a statement on Friday the ministry said shells had hit a school.", None),
    ("airstrike", "Last week's airstrike killed 22 people.", "Last week"),
    ("killed", "Last week's airstrike killed 22 people.", "Last week"),
    ("airstrike", "The group denounced an airstrike it said killed 22 of its men last week.", "last week"),
    ("killed", "Three people were killed in a bombing on Sunday, police said on Monday.", "Sunday"),
    ("shelled", "Rebels shelled Belsa on Friday and ambushed a patrol on Sunday.", "Friday"),
    ("ambushed", "Rebels shelled Belsa on Friday and ambushed a patrol on Sunday.", "Sunday"),
    ("wounding", "A bomb exploded on Tuesday, wounding four.", "Tuesday"),
    ("killed", "Gunmen killed a man arrested in 2015.", None),
    ("killed", "One candidate was killed before the May vote.", None),
    ("shelled", "The army has shelled the town since Sunday.", "since Sunday"),
    ("attack", "The army denied the attack on Monday.", None),
    ("detained", "DALEN (March 10) - Troops detained two men near Sorel yesterday.", "yesterday"),
    ("detained", "DALEN (March 10) - Troops detained two men near Sorel.", None),
    ("captured", "Troops captured a smuggler involved in attacks throughout the province Tuesday.", "Tuesday"),
    ("arrested", "Police confirmed today that a man was arrested after a search in Dalen, Friday.", "Friday"),
    ("arrested", "Police arrested a man who shot a judge on Friday.", None),
    ("massacre", "The tenth anniversary of the massacre fell on Monday.", None),
    ("attack", "The trial of three men over the attack opened on Monday.", None),
    ("shelled", "Rebels shelled the town the day before the vote.", "the day before the vote"),
    ("killed", "The mayor was killed three days after the truce, on 4 May 2020.", "4 May 2020"),
]


@pytest.mark.parametrize(("word", "text", "expected"), EVENTS)
def test_the_date_of_an_event(word: str, text: str, expected: str | None) -> None:
    document = document_of(text, WEDNESDAY)
    sentence, token = token_of(document, word)
    hit = date_of(document, sentence, token, find_dates(document))
    assert (hit.when.span.text if hit else None) == expected


def test_precision_is_the_width_in_days() -> None:
    first = date(2021, 3, 1)
    widths = {1: 1, 2: 2, 6: 2, 7: 3, 8: 4, 31: 4, 32: 5, 400: 5}
    for days, level in widths.items():
        assert precision(Interval(first, date.fromordinal(first.toordinal() + days - 1), "stated")) == level
    assert precision(Interval(first, None, "stated")) is None


WORDS = st.sampled_from(
    ["on", "Monday", "Sunday", "evening", "March", "May", "3", "27", "2014", "since", "between", "and", "to", "from", "last", "next", "week", "month", "year", "ago", "two", "days", "in", "early", "mid", "the", "1990s", ",", "-", ",", "September", "overnight", "yesterday", "will", "attacked", "summer", "3-5", "99999", "00", "of", "night"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=9), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_words_give_exact_spans_and_ordered_days(words: list[str], published: date) -> None:
    text = "Rebels attacked " + " ".join(words)
    document = document_of(text, published.isoformat())
    last = -1
    for hit in find_dates(document):
        when = hit.when
        assert text[when.span.start : when.span.end] == when.span.text != ""
        assert when.span.start >= last
        last = when.span.end
        if when.earliest and when.latest:
            assert when.earliest <= when.latest
            assert when.precision in {1, 2, 3, 4, 5}
        else:
            assert when.precision is None
        tokens = document.sentences[hit.sentence].tokens
        assert tokens[hit.first].start <= when.span.start
        assert when.span.end <= tokens[hit.last].end


@given(
    st.dates(date(1, 2, 1), date(9998, 1, 1)),
    st.sampled_from(["day", "week", "month", "year", "decade", "weekend"]),
    st.integers(-60, 60),
)
def test_a_shift_is_an_interval_or_nothing(day: date, unit: str, number: int) -> None:
    ends = shift(day, unit, number)
    assert ends is None or ends[0] <= ends[1]


@given(st.dates(date(1, 2, 1), date(9998, 1, 1)))
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: date) -> None:
    first, last = week_of(day)
    assert first <= day <= last
    assert (first.weekday(), last.weekday()) == (0, 6)


def test_rule_ids_are_plain_words() -> None:
    found = find_dates(document_of(" ".join(row[0] for row in PHRASES), WEDNESDAY))
    assert len(found) > 50
    assert all(re.fullmatch(r"en\.date\.[a-z_]+", hit.when.rule) for hit in found)
