"""A single line or paragraph goes in; what kind of line it is comes out: update line, byline, caption, label, furniture."""

import re
from dataclasses import dataclass

from allegedly.report.dateline import MONTH

MAX_LINE = 200  # characters; longer paragraphs are prose, whatever they begin with
MAX_CAPTION = 700

_CLOCK_WORDS = (
    rf"(?:{MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\d{{1,4}}(?:st|nd|rd|th)?|[ap]\.?m\b\.?|gmt|utc"
    r"|[a-z]{1,3}[sd]t|[a-z]{1,2}t\b|[+\-]\d{1,4}|minutes?|mins?|hours?|hrs?|days?|weeks?|ago|today|yesterday|time|local|on|at|of|the|read"
    r"|t|z)"
)
_CLOCK = rf"(?:{_CLOCK_WORDS}|[\s:,;.|/()–—\-])*"
_UPDATE = re.compile(
    rf"\(?(?P<what>(?:last |first )?(?:updated?|modified|published|posted|issued))\b(?P<colon>\s*[:\-–—])?(?P<rest>{_CLOCK}\)?$)?",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(rf"(?=.*\d{{4}}){_CLOCK}$", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:copyright\b\s*(?:©|\(c\))?|©|\(c\)\s)\s*(?:(?:19|20)\d\d)?[,\s]*(?P<owner>[^.,|]{2,60})?", re.IGNORECASE
)
_RULE = re.compile(
    r"(?:[-=_*~#–—]{3,}|(?:[*#]\s+){2,}[*#]|[⁂]|-{1,3}\s*(?:end|ends|30)\s*-{1,3}|#{2,3}|ends)$", re.IGNORECASE
)
_LISTED = re.compile(
    r"(?:(?P<word>document|article|story|report|item|record|doc)\s*(?:no\.?\s*|#\s*)?)?(?P<number>\d{1,6})\s+of\s+(?P<of>\d{1,6})"
    r"(?:\s+(?:documents?|articles?|stories|reports?|items?|records?))?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?P<word>document|article|story|report|item|record|doc)\s*(?:no\.?\s*|#\s*)?(?P<number>\d{1,6})[.:]?$",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"(?P<word>[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*)[-_](?P<number>\d{2,6})(?:\s+\([A-Z0-9 ,.\-]{1,40}\))?$"
)
_END_OF = re.compile(r"[-=*\s]*end of (?:document|article|story|report)[-=*\s.]*$", re.IGNORECASE)
_REFERENCE = re.compile(r"(?=.*\d)[0-9A-Z]{1,8}(?:[-/][0-9A-Z]{1,8}){2,}$|for immediate release[:.]?$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<key>title|headline|outlet|publication|publisher|source|published(?: on)?|publication date|date|updated|last updated|modified"
    r"|byline|author|authors|by|url|link|web address)\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_PERSON = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’\-]*\.?|de|al|bin|ben|van|von|der|el|da|du|la|le)"
_PEOPLE = rf"{_PERSON}(?:\s+{_PERSON}){{0,4}}"
_BYLINE = re.compile(
    rf"(?:by|BY|By|BYLINE|Byline|byline)\s*:?\s+(?P<names>{_PEOPLE}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|,\s+and\s+|,?\s+of\s+|,?\s+in\s+|,?\s+for\s+)"
    rf"(?:the\s+|The\s+)?{_PEOPLE}){{0,5}})(?P<rest>\s*[|/–—-].{{0,60}})?[.,]?$"
)
_NAMES_AGENCY = re.compile(
    rf"(?P<names>{_PERSON}\s+{_PEOPLE}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_PERSON}\s+{_PEOPLE}){{0,3}})\s*[,|/]\s*"
    r"(?P<agency>Reuters|AFP|AP|Associated Press|The Associated Press|Agence France-Presse|[A-Z]\w+(?: [A-Z]\w+)? "
    r"(?:News|Times|Post|Press|Agency|Herald|Daily|Tribune|Journal|Gazette|Observer|Courier|Chronicle))$"
)
_STAFF = re.compile(
    r"(?:(?:our |from our |by (?:our|a) )?(?:staff (?:reporter|writer|correspondent)s?|(?:\w+ )?correspondents?)|reuters|afp|ap|agencies|"
    r"the associated press|associated press|agence france-presse)$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"\(?(?:(?:additional |compiled |with )*reporting (?:by|from)|writing by|editing by|compiled by)\b",
    re.IGNORECASE,
)
_CREDITED = (
    r"AFP|AP|Reuters|EPA|EFE|ANSA|UPI|DPA|Getty|Anadolu|AA|Xinhua|TASS|SANA|WAM|SPA|Shutterstock|Supplied|File|Handout|Screengrab"
    r"|Social media|Courtesy|Photo|Twitter|Facebook"
)
_CREDIT_END = re.compile(
    rf"(?:\([^()]{{0,60}}\b(?:{_CREDITED})\b[^()]{{0,60}}\)|\[[^\[\]]{{0,60}}\b(?:{_CREDITED})\b[^\[\]]{{0,60}}\])\.?$",
    re.IGNORECASE,
)
_PHOTO_WORDS = re.compile(
    r"\b(?:file (?:photo|picture|image)|(?:photo|photograph|picture|image) (?:by|credit|courtesy)|getty images|ap photo|afp photo"
    r"|photo\s*:|handout via)",
    re.IGNORECASE,
)
_PHOTO_START = re.compile(
    r"(?:\[?(?:file )?(?:photo|picture|image|caption|photograph)\s*[:\]—–-]|FILE\s*[-–—:])", re.IGNORECASE
)
_CORRECTION = re.compile(
    r"[\[(*]?\s*(?:corrections?(?: (?:and|&) clarifications?)?\s*(?:,[^:\n]{1,40})?\s*[:—–]|clarification\s*:|corrects\b"
    r"|(?:editor['’]?s?['’]? note\s*[:—–-]\s*)?(?:this|the|an earlier|a previous|the original)\b[^.\n]{0,90}?"
    r"\b(?:has been corrected|was corrected|have been corrected|is being corrected|corrects\b|has been amended|was amended|misstated|misspelled"
    r"|misidentified|incorrectly (?:said|stated|reported|gave|identified)|wrongly (?:said|stated|reported|gave)))",
    re.IGNORECASE,
)
_CORRECTION_OPENS = re.compile(
    r"[\[(*]?\s*(?:correct|clarif|editor|(?:this|the|an earlier|a previous|the original) (?:\w+ ){0,3}?(?:story|article|report|version|post|item|headline)\b)",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"(?:high\s?lights?|in[\s-]?brief|fact\s?box|fast\s?facts?|key\s?points?|at a glance|pull\s?quote|quote|in\s?numbers?|background|the quote)\s*:?$",
    re.IGNORECASE,
)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*$")
_INITIALS_END = re.compile(r"\b(?:[A-Z]\.){2,}$")


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled line of an export's head ("Headline: ..."); ``key`` is lower case, the value stands at ``start`` in the line."""

    key: str
    value: str
    start: int


@dataclass(frozen=True, slots=True)
class Number:
    """The number that an export gives a report ("Document 2 of 12", "WIRE-0002"), with the words that repeat from line to line."""

    series: str
    number: int


def normal(text: str) -> str:
    """Return ``text`` for comparing two lines: white space, case, quotation marks and the end point made alike."""
    flat = " ".join(text.split()).casefold().translate(_STRAIGHT)
    return flat.lstrip("# ").rstrip(". ")


def ends_sentence(text: str) -> bool:
    """Say whether ``text`` ends as a sentence does; initials ("U.S.") are no sentence end."""
    tail = text[-12:]
    return bool(_SENTENCE_END.search(tail)) and not _INITIALS_END.search(tail)


def is_update(text: str) -> bool:
    """Say whether a line gives an update or publication date: "Updated 26 June 2018", "First published 3 May", "UPDATED: ..."."""
    if len(text) > MAX_LINE:
        return False
    found = _UPDATE.match(text)
    if not found:
        return is_bare_date(text)
    dated = found["rest"] is not None and any(char.isdigit() for char in found["rest"])
    return dated or (found["colon"] is not None and found["what"].lower().startswith(("update", "last")))


def is_bare_date(text: str) -> bool:
    """Say whether a line holds nothing but a date with its year ("Tuesday, 26 June 2018 | 14:00 GMT")."""
    return len(text) <= 60 and bool(_BARE_DATE.match(text)) and any(char.isalpha() or char in "-/" for char in text)


def is_published(text: str) -> bool:
    """Say whether an update line speaks of the first publication, not of an update."""
    found = _UPDATE.match(text)
    return is_bare_date(text) if not found else found["what"].lower().endswith(("published", "posted", "issued"))


def copyright_owner(text: str) -> tuple[str, int] | None:
    """Return the owner a copyright line names and its offset in ``text``; ("", 0) when it names none, ``None`` for other lines."""
    found = _COPYRIGHT.match(text) if len(text) <= MAX_LINE else None
    if not found:
        return None
    owner = (found["owner"] or "").split(" All rights")[0].split(" all rights")[0].strip()
    return (owner, text.index(owner, found.start("owner"))) if owner else ("", 0)


def is_rule(text: str) -> bool:
    """Say whether a line only divides: "-----", "=====", "* * *", "###"."""
    return len(text) <= MAX_LINE and bool(_RULE.match(text))


def is_reference(text: str) -> bool:
    """Say whether a line holds only a press release's number ("2021-03-S-004") or "For immediate release"."""
    return len(text) <= 40 and bool(_REFERENCE.match(text))


def is_end_mark(text: str) -> bool:
    """Say whether a line says that a report of an export ends here."""
    return len(text) <= 60 and bool(_END_OF.match(text))


def number_of(text: str) -> Number | None:
    """Return the number that an export's heading line gives its report, ``None`` for other lines.

    >>> number_of("Document 2 of 12")
    Number(series='document/12', number=2)
    """
    if len(text) > 80:
        return None
    found = _LISTED.match(text)
    if found:
        return Number(f"{(found['word'] or '').lower()}/{found['of']}", int(found["number"]))
    found = _NUMBERED.match(text) or _CODED.match(text)
    return Number(found["word"].lower(), int(found["number"])) if found else None


def label_of(text: str) -> Label | None:
    """Return the label and value of a line such as "Headline: Bridge closed", ``None`` for other lines."""
    found = _LABEL.match(text) if len(text) <= 400 else None
    return Label(found["key"].lower(), found["value"], found.start("value")) if found else None


def byline_names(text: str) -> tuple[str, int] | None:
    """Return the names a byline gives and their offset in ``text``, ``None`` when the line is no byline.

    >>> byline_names("By Jane Doe")
    ('Jane Doe', 3)
    """
    if len(text) > 160:
        return None
    found = _BYLINE.match(text) or _NAMES_AGENCY.match(text)
    if found:
        names = found["names"]
        weekday = re.match(rf"(?:{MONTH}|mon|tue|wed|thu|fri|sat|sun)", names, re.IGNORECASE)
        return None if weekday and len(names.split()) < 2 else (names, found.start("names"))
    return (text, 0) if _STAFF.match(text) else None


def is_sign_off(text: str) -> bool:
    """Say whether a paragraph at the end names who wrote and edited ("(Reporting by ...; editing by ...)")."""
    return len(text) <= 400 and bool(_SIGN_OFF.match(text))


def is_caption(text: str) -> bool:
    """Say whether a line before the body describes a photo: an agency's credit in brackets at its end, or a word that says photo."""
    if len(text) > MAX_CAPTION or "\n\n" in text:
        return False
    return bool(_CREDIT_END.search(text[-140:])) or is_photo_note(text)


def is_photo_note(text: str) -> bool:
    """Say whether a line speaks of a photo in words, which makes it a caption also inside the body."""
    return len(text) <= MAX_CAPTION and bool(
        _PHOTO_START.match(text) or (_PHOTO_WORDS.search(text[-160:]) and len(text) <= 400)
    )


def is_bracketed_note(text: str) -> bool:
    """Say whether a paragraph is a note about the report in square brackets from end to end."""
    return text[0] == "[" and text.find("]") == len(text) - 1 and len(text.split()) >= 4


def is_correction(text: str) -> bool:
    """Say whether a paragraph corrects the report itself: "Correction: ...", "This story has been corrected ..."."""
    opening = text[:200]
    return bool(_CORRECTION_OPENS.match(opening)) and bool(_CORRECTION.match(opening))


def is_box_heading(text: str) -> bool:
    """Say whether a line is the heading of a box that repeats words of the body: HIGHLIGHT, IN BRIEF, FACTBOX."""
    return len(text) <= 30 and bool(_BOX.match(text))


def could_be_title(text: str) -> bool:
    """Say whether a line may be a title by its shape alone: one short line that does not run on."""
    if len(text) > MAX_LINE or len(text.split()) > 35 or text.count("\n") > 2:
        return False
    if text[-1] in ",:" or text[0].islower() or not any(char.isalpha() for char in text):
        return False
    other = (
        is_update(text)
        or byline_names(text)
        or is_rule(text)
        or is_end_mark(text)
        or number_of(text)
        or is_correction(text)
    )
    return not other and copyright_owner(text) is None


def is_title_cased(text: str) -> bool:
    """Say whether most of the longer words begin with a capital, as in a headline set so."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’]*", text) if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
