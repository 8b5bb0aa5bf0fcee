"""The table of English time expressions: the end of a rule's id, a pattern and a reading each."""

from allegedly.claim.date_rules import (
    Rule,
    read_ago,
    read_calendar_day,
    read_calendar_days,
    read_day_and_month,
    read_day_word,
    read_iso,
    read_month,
    read_numeric,
    read_past,
    read_unit_word,
    read_week_with,
    read_weekday,
    read_weekend,
)  # fmt: skip
from allegedly.claim.date_spans import (
    read_anchored,
    read_bare_unit,
    read_clock,
    read_day_of_month,
    read_duration,
    read_early,
    read_holiday,
    read_named_day,
    read_quarter,
    read_same_period,
    read_set,
    read_some_time,
    read_told_time,
    read_vague,
    read_week_to,
    read_written_year,
    read_year_ago,
    told_only,
)  # fmt: skip
from allegedly.claim.date_words import COUNT, DASH, DAY, FULL_MONTH, MONTH, PART_OF_DAY, THIRD, UNIT, WEEKDAY, YEAR
from allegedly.claim.date_years import read_century, read_decade, read_end_of, read_season, read_whole_year, read_years

_ON = rf"(?:(?:(?P<on>{WEEKDAY})(?:\s+{PART_OF_DAY}(?:\s+of)?)?|(?:the\s+)?(?:night|evening|morning)\s+(?:of|between)),?\s+(?:the\s+)?|last\s+(?={MONTH})|the\s+(?=\d))?"
_Y = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))"
_TO = rf"(?:{DASH}|\s+(?:to|until|till|through)\s+(?:the\s+)?)"
_NOT_PEOPLE = r"(?!\s+(?:people|persons?|civilians|soldiers|troops|men|women|children|others|fighters|militants|members|rebels|police))"
_SEASON = r"spring|summer|autumn|winter"
_VAGUE = r"several|a\s+few|few|many|some|a\s+couple\s+of|couple\s+of"
_AMOUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?(?:\s1/2)?|{COUNT}|(?:an?|one)\s+hundred|hundred|another|half\s+an?)(?:[\s-]and[\s-]a[\s-]half)?"
_ABOUT = r"(?:more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most|nearly|almost|about|around|over(?=\s+a\s)|under|up\s+to|roughly|approximately|some)"
# "The night before in Sorel", "the evening before does not ...": no event stands behind.
_NO_EVENT = r"(?!(?:in|on|at|near|by|and|or|but|that|as|when|with|from|for|during|outside|inside|does|do|did|is|was|were|are|has|had|have|will|would|could)\b)"
_DAYPARTS = r"morning|afternoon|evening"

# The first pattern that matches at a place wins, so that the longer expressions stand before the shorter ones.
RULES: tuple[Rule, ...] = (
    Rule("early", rf"(?:(?P<y>\d{{1,4}})|(?:(?:the\s+)?(?:early|mid|middle|late|beginning|end)[-\s]+(?:of\s+)?)?(?:the\s+)?\d\d?(?:st|nd|rd|th)\s+century|(?:{FULL_MONTH}|(?:the\s+)?(?:early\s+|late\s+)?(?:{_SEASON}))(?:\s+of)?\s+(?P<y2>\d{{1,4}}))\s+(?:BCE|BC(?!E)|B\.C\.?)(?!\w)", read_early),
    Rule("early", r"(?P<y>\d{1,4})(?P<y2>)(?=(?:\s?[-–/]\s?|\s+(?:to|and|until|or)\s+)\d{1,4}\s+(?:BC|B\.C))", read_early),
    Rule("clock", rf"(?i:(?:(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?|(?P<named>noon|midnight))\s+(?:on\s+)?)(?P<rel>(?i:last|next)\s+)?(?P<wd>{WEEKDAY})(?!\w)", read_clock),
    Rule("clock", r"(?i:(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?(?:\s+(?:GMT|UTC|EST|EDT|PST|PDT|local\s+time|[A-Z]ST))?)", read_clock),
    Rule("clock", r"(?P<h>[01]\d|2[0-4]):?(?P<min>[0-5]\d)\s?(?:hrs|hours|GMT|UTC|local\s+time)(?!\w)", read_clock),
    Rule("clock", r"(?P<h>\d|[01]\d|2[0-3]):(?P<min>[0-5]\d)(?![\d:])(?=\s|[.,;)])", read_clock),
    Rule("clock", r"(?i:(?P<named>noon|midnight|midday))(?!\w)", read_clock),
    Rule("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", read_iso),
    Rule("named_day", r"9/11(?![\w/])", read_named_day),
    Rule("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/]|\.\d)", read_numeric),
    Rule("numeric", r"(?:(?<=\b[Oo]n\s)|(?<=\bof\s)|(?<=\bdated\s))(?P<a>\d{1,2})(?P<sep>/)(?P<b>\d{1,2})(?![\d/%]|\.\d|\s+(?:of|inch))", read_day_and_month),
    Rule("week_with", rf"(?:the\s+)?week\s+of\s+(?P<m>{MONTH})\s+(?P<d>{DAY}){_Y}?", read_week_with),
    Rule("week_to", rf"(?:the\s+)?week\s+(?:to|ending(?:\s+on)?)\s+(?P<wd>{WEEKDAY})(?!\w)", read_week_to),
    Rule("days", rf"{_ON}(?:between\s+)?(?P<m>{MONTH})\s+(?P<d>{DAY}){_TO}(?P<e>{DAY}){_Y}?{_NOT_PEOPLE}", read_calendar_days),
    Rule("days", rf"{_ON}between\s+(?P<m>{MONTH})\s+(?P<d>{DAY})\s+and\s+(?P<e>{DAY}){_Y}?{_NOT_PEOPLE}", read_calendar_days),
    Rule("days", rf"{_ON}(?P<m>{MONTH})\s+(?P<d>{DAY})\s+and\s+(?P<e>{DAY}){_Y}?(?!\s+\w+s\b){_NOT_PEOPLE}", read_calendar_days),
    Rule("days", rf"{_ON}(?:between\s+|from\s+)?(?P<d>{DAY})(?:{_TO}|\s+and\s+)(?P<e>{DAY})\s+(?:of\s+)?(?P<m>{MONTH}){_Y}?", read_calendar_days),
    Rule("day", rf"{_ON}(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})(?:{_Y}|\s+(?P<yy>[4-9]\d)\b(?=[\s,.)]))?", read_calendar_day),
    Rule("day", rf"(?<=\b[Oo]n\s)(?P<m>{MONTH})\s+(?P<d>{DAY}){_Y}?", read_calendar_day),
    Rule("day", rf"{_ON}(?P<m>{MONTH})\s+(?P<d>{DAY}){_Y}?{_NOT_PEOPLE}", read_calendar_day),
    Rule("part_of_month", rf"(?:the\s+)?(?P<third>(?i:{THIRD}))(?:-|\s+)(?:of\s+|in\s+)?(?P<m>{MONTH})(?:{_Y}|\s+(?:of\s+)?(?P<of_year>last|this|next)\s+year)?(?![\w’'])", read_month),
    Rule("month_year", rf"(?P<m>{MONTH}){_Y}", read_month),
    Rule("month_year", rf"(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<of_year>last|this|next)\s+year", read_month),
    Rule("month", rf"(?P<rel>(?i:last|this|next))\s+(?P<m>{FULL_MONTH})", read_month),
    Rule("month", rf"(?P<m>{FULL_MONTH})(?!\w)", read_month),
    Rule(
        "weekday",
        rf"(?P<over>(?i:overnight)\s+(?:on\s+|into\s+|from\s+|to\s+)?)?(?:(?i:late|early)\s+(?:on\s+)?)?(?P<rel>(?i:last|this\s+past|this\s+coming|this|past|next|the\s+following|the\s+previous|coming)\s+)?"
        rf"(?P<wd>{WEEKDAY})(?!\w)(?:\s+(?P<part>{PART_OF_DAY}))?(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?",
        read_weekday,
    ),
    Rule("day_word", rf"(?P<w>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|overnight|last\s+(?:night|evening)|this\s+(?:{_DAYPARTS})))", read_day_word),
    Rule("day_word", rf"(?:(?i:early|late|earlier|later)\s+)?(?P<w>(?i:today|yesterday|tomorrow|tonight))(?!\w)(?:\s+(?P<part>{PART_OF_DAY}))?", read_day_word),
    Rule("quarter", r"(?i:(?P<of_year>last|this|next)\s+year[’']s\s+(?P<q>first|second|third|fourth)[\s-]+quarter)(?!\w)", read_quarter),
    Rule("quarter", rf"(?i:(?:the\s+)?(?:fiscal\s+)?(?P<y>{YEAR})\s+(?P<q>first|second|third|fourth)[\s-]+quarter)(?!\w)", read_quarter),
    Rule("quarter", rf"(?i:(?:the\s+(?=(?:fiscal\s+)?\w+\s))?(?:fiscal[\s-]+)?(?P<q>first|second|third|fourth)(?:\s+|-)quarter(?:\s+of\s+(?:fiscal\s+)?(?P<y>{YEAR})|\s+of\s+(?P<of_year>last|this|next)\s+year)?)(?![\w-])", read_quarter),
    Rule("year_ago", r"(?i:(?:the\s+(?=[\w\s-]*?(?:quarter|period|month|half)))?(?:year|month|week)-(?:ago|earlier)(?:\s+(?:(?P<q>first|second|third|fourth)[\s-]+)?(?:quarter|period))?)(?!\w)", read_year_ago),
    Rule("same_period", rf"(?i:the\s+(?P<y>{YEAR})\s+(?:quarter|period|half))(?!\w)", read_same_period),
    Rule("past", rf"(?i:(?:the|these)\s+(?:past|last)\s+(?:(?P<vague>{_VAGUE})\s+|(?P<n>{COUNT})\s+)?(?P<u>hour|day|week|month|year|decade)s?)(?!\w|\s+of)", read_past),
    Rule("past", rf"(?i:(?:past|last)\s+(?:(?P<vague>{_VAGUE})|(?P<n>{COUNT}))\s+(?P<u>hour|day|week|month|year|decade)s?)(?!\w|\s+of)", read_past),
    Rule("weekend", r"(?i:the\s+(?P<u>weekend))(?!\w)", read_weekend),
    Rule(
        "unit",
        rf"(?i:(?P<part>so\s+far\s+|(?:earlier|later|early|mid|late)(?:-|\s+)(?:in\s+)?)?(?P<rel>last|this\s+past|this|next)\s+(?P<u>{UNIT}|century))(?!\w|\s+of\b)",
        read_unit_word,
    ),
    Rule("ago", rf"(?i:(?P<about>(?:about|around|some|roughly|nearly|almost|more\s+than|over|at\s+least|less\s+than|just\s+over)\s+)?(?:(?:{_VAGUE})\s+|(?P<n>{COUNT})\s+)?(?P<u>hour|day|week|month|year|decade)s?\s+ago)(?!\w)", read_ago),
    Rule("duration", rf"(?i:(?:(?:the|these|those)\s+)?(?:recent|coming|previous|preceding|following)\s+(?:(?:{_VAGUE})\s+|(?P<n>{_AMOUNT})\s+)?(?P<u>days|weeks|months|quarters|years|decades))(?!\w)", read_duration),
    Rule("anchored", rf"(?i:(?:(?P<vague>{_VAGUE})\s+|(?P<n>{_AMOUNT})(?:-|\s+))?(?P<u>moment|minute|hour|day|night|week|month|year|decade)s?(?:(?P<event>(?=\s+(?:before|after)\s+{_NO_EVENT}[\w'’‘“]))|(?:\s+|-(?!ago|earlier))(?P<way>earlier|later|before|after|afterwards?|prior|beforehand)))(?![\w-])", read_anchored),
    Rule("anchored", rf"(?i:(?:the|that)\s+(?P<way>same|previous|following|next|preceding)\s+(?P<u>day|night|morning|afternoon|evening|week|month|year)|(?:the\s+)?(?P<u2>day|night|week|month|year|(?<=\bthe\s)(?:evening|morning|afternoon)(?=\s+before))(?:(?P<event>(?=\s+(?:before|after)\s+{_NO_EVENT}[\w'’‘“]))|\s+(?P<way2>before|after)))(?!\w)", read_anchored),
    Rule("anchored", r"(?i:(?:(?:earlier|later|early|late)\s+(?:in\s+)?)?that\s+(?:same\s+)?(?P<u>day|night|morning|afternoon|evening|week|month|year))(?!\w)", read_anchored),
    Rule("anchored", r"(?i:(?:(?:earlier|later|early|late)\s+in\s+the|later\s+the\s+same)\s+(?P<u>day|week|month|year))(?!\w)", read_anchored),
    Rule("part_of_year", rf"(?:the\s+)?(?P<third>(?i:{THIRD}))(?:-|\s+)(?:of\s+)?(?:the\s+year\s+)?(?P<y>{YEAR})(?!\w)", read_whole_year),
    Rule("part_of_year", rf"(?:the\s+)?(?P<half>(?i:first|second))\s+half\s+of\s+(?P<y>{YEAR})", read_whole_year),
    Rule("part_of_unit", r"(?i:(?:the\s+)?(?P<third>start|beginning|middle|end|latter\s+part|first\s+part)\s+of\s+(?P<rel>the|this|last|next)\s+(?P<u>week|month|year|decade))(?!\w)", read_end_of),
    Rule("season", rf"(?i:(?:the\s+)?(?:(?P<third>early|mid|late|middle)(?:-|\s+)(?:of\s+)?)?(?:(?P<rel>last|this\s+past|this|next)\s+(?P<s>{_SEASON}|fall)|(?P<s2>{_SEASON}|fall)(?:,?\s+of|\s+in)?\s+(?P<y>{YEAR})))(?!\w|\s+of)", read_season),
    Rule("season", rf"(?P<y>{YEAR})\s+(?P<s>{_SEASON})(?!\w)(?P<rel>)(?P<third>)", read_season),
    Rule("season", rf"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bthat\s)|(?<=\bDuring\s)|(?<=\bduring\s)|(?=the\s|early\s|late\s|mid-))(?i:(?P<rel>the\s+)?(?:(?P<third>early|mid|late)(?:-|\s+))?(?P<s>{_SEASON}))(?!\w|\s+(?:of\b|[a-z]+ing\b|offensive|campaign))", read_season),
    Rule("season", rf"(?P<third>)(?P<rel>)(?P<s>{_SEASON})(?!\w|\s+of\b)", told_only(read_season)),
    Rule("season", rf"(?i:(?:later|earlier)\s+in\s+the\s+(?P<third>)(?P<rel>)(?P<s>{_SEASON}))(?!\w|\s+of\b)", told_only(read_season)),
    Rule("decade", rf"(?:the\s+)?(?:(?P<third>(?i:{THIRD}))(?:-|\s+)(?:of\s+the\s+)?)?(?:(?P<y>(?:1[5-9]|20)\d0)|['’](?P<yy>[1-9]0))['’]?s(?!\w)", read_decade),
    Rule("century", r"(?:the\s+)?(?i:(?P<third>early|mid|middle|late|beginning|start|end)(?:-|\s+)(?:of\s+the\s+)?)?(?P<n>\d\d?(?:st|nd|rd|th)|(?i:eighteenth|nineteenth|twentieth|twenty-first))[-\s]century(?!\s+B)", read_century),
    Rule("set", rf"(?i:daily|weekly|monthly|annually|hourly|nightly|(?:every|each)\s+(?:(?P<n>{_AMOUNT})\s+)?(?P<u>minute|hour|day|night|week|month|quarter|year|decade|{WEEKDAY})s?)(?![\w-])", read_set),
    Rule("duration", rf"(?i:(?:{_ABOUT}\s+)?(?:(?:the\s+)?(?:first|last|next|past|final|latest|coming|entire|full)\s+|the\s+(?=[\w-]+\s(?:minutes|hours|days|nights|weeks|months|years|decades)\b))?(?P<n>{_AMOUNT})(?:\s+(?:to|or)\s+(?P<most>{_AMOUNT}))?(?:\s+(?:more|full|straight|consecutive|additional|whole|trading|working|business|long))?(?:\s+|-)(?P<u>minute|hour|day|night|week|month|quarter|year|decade)(?:s|(?P<half>[\s-]and[\s-]a[\s-]half(?!\s+\w+s\b)))?(?:\s+or\s+(?P<more>two))?)(?!\w|(?<=quarters)\s+of\b|-(?:ago|earlier)|-olds?\b|\s+olds?\b|\s+of\s+age)", read_duration),
    Rule("duration", rf"(?i:(?:{_ABOUT}\s+)?(?:the\s+(?:first|last|next|past)\s+)?(?:{_VAGUE})(?:\s+more)?\s+(?P<u>minutes|hours|days|nights|weeks|months|quarters|years|decades|centuries))(?!\w)", read_duration),
    Rule("duration", r"(?:(?<=\b[Ff]or\s)|(?<=\b[Ww]ithin\s))(?i:(?P<u>minutes|hours|days|weeks|months|years|decades|centuries))(?!\w)|(?<=\bin\s)(?i:(?P<u2>days|weeks|months|years|decades))(?!\w)", read_duration),
    Rule("duration", r"(?:(?<=\bfor\s)|(?<=\bFor\s)|(?<=\bin\s)|(?<=\bafter\s)|(?<=\bAfter\s)|(?<=\bwithin\s))(?i:(?:a|some)\s+(?:(?:very|relatively|fairly)\s+)?(?:(?:long|short|brief)\s+)?(?P<u>time|while|period))(?!\w|\s+of\b)", read_some_time),
    Rule("told_time", r"(?:(?<=\b[Aa]t\s)|(?<=\b[Bb]y\s)|(?<=\b[Ii]n\s)|(?<=\b[Dd]uring\s)|(?<=\b[Aa]round\s)|(?<=\b[Aa]bout\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Tt]hroughout\s)|(?<=\b[Ff]rom\s))(?i:(?:the\s+same|the|that|this)\s+(?:time|period))(?!\w)", told_only(read_told_time)),
    Rule("told_time", r"(?:night|daytime|nightfall)(?!\w)", told_only(read_told_time)),
    Rule("vague", r"(?i:now|currently|nowadays|recently|recent|the\s+(?:near\s+)?future|the\s+past)(?![\w-])", read_vague),
    Rule("written_year", r"(?i:(?P<c>eighteen|nineteen|twenty)\s+(?P<n>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?))(?!\w)", read_written_year),
    Rule("bare_unit", r"(?i:(?:the\s+(?:(?P<now>current)\s+|latest\s+|previous\s+)?|(?P<rel>this|last|next)\s+)(?P<u>quarter)|the\s+latest\s+(?P<period>period))(?![\w-]|\s+of\b)", read_bare_unit),
    Rule("bare_unit", r"(?:(?<=\b[Ff]or\s)|(?<=\b[Ii]n\s)|(?<=\b[Dd]uring\s)|(?<=\bof\s))(?i:the\s+(?:(?:current|latest|full|fiscal|entire|whole)\s+)*(?P<u>week|month|year))(?![\w-]|\s+(?:of|in|before|after|that|when|since|to)\b)", read_bare_unit),
    Rule("part_of_unit", r"(?i:(?P<u>week|month|year|quarter)(?:[’']s)?[\s-](?P<third>end))(?![\w-])", read_end_of),
    Rule("holiday", r"(?:last\s+)?(?:Christmas(?:\s+(?:Eve|Day))?|New\s+Year[’']s\s+(?:Eve|Day)|Thanksgiving|Easter)(?!\w)", read_holiday),
    Rule("day_of_month", r"(?i:the)\s+(?P<d>[12]?\d(?:st|nd|rd|th)|3[01](?:st|th))(?=\s*[.,;]|\s+(?:and|when|the|after|before|that)\b)", read_day_of_month),
    Rule("years", rf"(?P<y>{YEAR}){DASH}(?P<e>{YEAR}|\d\d(?![\d-]))(?!\w)", read_years),
    Rule("year", rf"(?:fiscal\s+)?(?P<y>{YEAR})(?![\w/]|[’'](?!s\b)|-\d)", read_whole_year),
)  # fmt: skip
