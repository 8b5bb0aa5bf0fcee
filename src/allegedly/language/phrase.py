"""The noun of a phrase goes in; where the phrase begins comes out."""

from allegedly.parsed import Sentence, Token

_ARTICLES = frozenset({"the", "a", "an"})
TIMES = frozenset({"DATE", "TIME"})
# "At dawn troops opened fire": the troops are none of the dawn's
_HOURS = frozenset({"dawn", "dusk", "noon", "midday", "midnight", "daybreak", "nightfall"})
# Nouns for a body that its name follows: "the gang Los Cuervos", "the militia Dan Nara"
_NAMED_SO = frozenset({"gang", "group", "militia", "cartel", "faction", "movement", "organisation", "organization", "outfit", "network", "cell", "clan", "brigade", "battalion", "coalition", "alliance", "syndicate", "charity", "party", "ngo"})  # fmt: skip
_MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON", "PART", "ADV", "VERB", "PUNCT", "X"})
_LOOSE_DEPS = frozenset({"conj", "nmod", "amod", "compound", "cc"})


def phrase_start(sentence: Sentence, head: int) -> int:
    """Return the first token of the noun phrase that ends with its noun ``head``, articles included."""
    below = set(sentence.subtree(head))
    first = head
    for i in range(head - 1, -1, -1):
        token = sentence.tokens[i]
        if not _belongs(sentence, token, head, i in below):
            break
        if sentence.tokens[first].text.casefold() in _ARTICLES and token.pos not in {"DET", "NUM", "ADV"}:
            break  # "rejected as false the army's claim"
        first = i
    while first < head and sentence.tokens[first].pos in {"CCONJ", "PUNCT", "PART"}:
        first += 1
    return first - 2 if _is_glued(sentence, first) else first


def _is_glued(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is the end of a compound with a hyphen: the "trained" of "foreign-trained"."""
    tokens = sentence.tokens
    return (
        i > 1
        and tokens[i - 1].tag == "HYPH"
        and tokens[i - 2].end == tokens[i - 1].start
        and tokens[i - 1].end == tokens[i].start
    )


def _belongs(sentence: Sentence, token: Token, head: int, below: bool) -> bool:
    if (token.ent in TIMES or token.text in _HOURS) and sentence.tokens[head].ent not in TIMES:
        return False
    if token.pos == "CCONJ":
        left = sentence.tokens[token.i - 1] if token.i else token
        return sentence.tokens[head].dep != "conj" and left.tag not in {"NNS", "NNPS", ","} and left.pos != "PUNCT"
    if token.pos == "PUNCT":
        return token.text in {"-", "–"}
    if token.pos not in _MODIFIER_POS or token.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "relcl", "advcl"}:
        return False
    return below or (
        token.dep in _LOOSE_DEPS and token.pos in {"ADJ", "NOUN", "CCONJ"} and not token.text[:1].isupper()
    )


def name_behind(sentence: Sentence, noun: int) -> int | None:
    """Return the last word of the name that stands right behind a noun for a body: "the gang Los Cuervos"; ``None`` where there is none."""
    last = noun
    while last + 1 < len(sentence.tokens) and _is_of_name(sentence.tokens[last + 1]):
        last += 1
    return last if last > noun and is_named_so(sentence, last) else None


def is_named_so(sentence: Sentence, last: int) -> bool:
    """Tell whether the word before the name that ends at a word is a noun for a body of that name."""
    first = last
    while first and _is_of_name(sentence.tokens[first]):
        first -= 1
    noun = sentence.tokens[first]
    return first < last and noun.lemma in _NAMED_SO and noun.text.islower() and noun.tag == "NN"


def _is_of_name(word: Token) -> bool:
    return (word.pos == "PROPN" or word.tag == "HYPH") and word.ent not in TIMES


def is_before_hyphen(sentence: Sentence, token: Token) -> bool:
    """Tell whether a name goes on behind a hyphen, or the token is that hyphen: "Tehrik" and "e" in "Tehrik-e-Nawa"."""
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if token.pos != "PROPN" or after is None or token.end != after.start:
        return False
    return "-" in {token.text, after.text} and glued_end(sentence, token.i) > token.i


def glued_end(sentence: Sentence, i: int) -> int:
    """Return the last word of a name in the stretch without a space that goes on from a token."""
    tokens, last = sentence.tokens, i
    while i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start and tokens[i + 1].pos in {"PROPN", "PUNCT", "X"}:
        i += 1
        last = i if tokens[i].pos == "PROPN" and tokens[i].text != "-" else last
    return last


def glued_start(sentence: Sentence, i: int) -> int:
    """Return where a name with hyphens begins: "Tehrik-e-Nawa"."""
    while (
        i
        and sentence.tokens[i - 1].end == sentence.tokens[i].start
        and sentence.tokens[i - 1].pos in {"PROPN", "PUNCT", "X"}
    ):
        i -= 1
    while sentence.tokens[i].pos == "PUNCT":
        i += 1
    return i
