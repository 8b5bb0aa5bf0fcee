"""A mention's words go in; where the name of whom it describes begins and ends comes out."""

from allegedly.language.mentions import Described
from allegedly.parsed import DOUBTED, Sentence, Token

# At most this many words behind a noun go into the name of whom it describes.
LONGEST_TAIL = 8
_QUANTITIES = frozenset(
    {"dozen", "hundred", "thousand", "score", "several", "many", "few", "some", "more", "most", "million"}
)
# Words that end the name of a place that something is in
PLACE_WORDS = frozenset({"state", "province", "region", "county", "district", "governorate", "oblast", "canton", "prefecture", "township", "municipality", "territory", "valley", "island", "islands", "peninsula", "river", "mountains", "department", "division", "area", "zone", "sector"})  # fmt: skip
_WHOSE = frozenset({"of", "from", "for"})


def says_how_many(token: Token) -> bool:
    """Tell whether a word in front says how many, which or how sure, not what: "the", "its", "at least", "up to", "22", "suspected"."""
    return (
        token.pos in {"DET", "NUM", "ADP"}
        or token.text.casefold() in DOUBTED
        or token.lemma in _QUANTITIES
        or token.tag in {"PRP$", "POS", "HYPH", "RB", "RBS", "RBR", "JJS", "JJR"}
    )


def tail_end(sentence: Sentence, found: Described) -> int:
    """Return the last token of what says which ones are meant: "sources from the army", "sources close to the talks"."""
    if sentence.tokens[found.head].dep == "dobj":
        return found.last
    beside = [j for j in sentence.children[found.head] if j == found.last + 1]
    if not beside or sentence.tokens[beside[0]].dep not in {"prep", "amod"}:
        return found.last
    if sentence.tokens[beside[0]].dep == "prep" and sentence.tokens[beside[0]].lemma not in _WHOSE:
        return found.last
    last = beside[0]
    while last < sentence.edges[beside[0]][1] and last - found.last < LONGEST_TAIL:
        after = sentence.tokens[last + 1]
        is_joined = "HYPH" in {after.tag, sentence.tokens[last].tag}  # "the Saudi-led coalition"
        if (after.pos in {"PUNCT", "VERB", "AUX", "SCONJ"} or after.dep == "relcl") and not is_joined:
            break
        last += 1
    return last if sentence.tokens[last].pos in {"NOUN", "PROPN"} else found.last


def is_written_large(sentence: Sentence, first: int, head: int) -> bool:
    """Tell whether a word before a noun is written with a capital where no sentence or quotation begins: "to Ostrian officers"."""
    is_inside = 0 < first < head and sentence.tokens[first - 1].pos != "PUNCT"
    return is_inside and sentence.tokens[first].text[:1].isupper()
