"""A verb of calling goes in; the word that calls what is said untrue comes out: "called the claim a lie", "branded the talk of a raid theatre"."""

from allegedly.claim.grammar import SAYINGS
from allegedly.parsed import Sentence

FALSE = frozenset({"lie", "false", "fabrication", "fabricate", "baseless", "untrue", "nonsense", "propaganda", "fake", "unfounded", "groundless", "invention", "invent", "fiction", "fantasy", "myth", "hoax", "fairytale", "falsehood", "incorrect", "inaccurate", "erroneous", "bogus", "fictitious", "fabricated", "unreal", "theatre", "theater", "fairy", "charade", "canard", "concoction"})  # fmt: skip
TRUE = frozenset({"true", "truth", "correct", "accurate", "basis", "foundation", "substance"})
# What only words can be called, without a word about what they tell
ABSURD = frozenset({"absurd", "ridiculous", "ludicrous", "laughable", "preposterous", "outlandish", "farcical", "tale", "story", "rubbish", "garbage", "air", "insult", "joke", "farce", "circus", "stunt", "smear", "slander", "libel", "gossip", "hearsay", "rumour", "rumor", "exaggeration", "exaggerated", "distortion", "drivel", "hogwash", "bunk", "tosh", "hysteria", "comedy", "provocation", "silly", "thinking", "disinformation", "misinformation", "mischief", "dream", "humbug", "production", "staging", "montage", "spectacle", "performance", "arithmetic", "frame-up", "setup", "set-up", "ploy", "trick"})  # fmt: skip
_WORDS = SAYINGS | {"talk", "tale", "gossip", "word", "picture", "photograph", "image", "video", "footage"}
_STOPS = frozenset({".", ",", ";", "”", '"', "’", "'", "''", "!"})


def is_saying(sentence: Sentence, token: int) -> bool:
    """Tell whether a noun is for words or pictures that tell of something, which can be false."""
    return sentence.tokens[token].lemma in _WORDS


def last_verdict(sentence: Sentence, verb: int, judged: int | None) -> list[int]:
    """Return the last word of a calling, where the parser hung it inside what is called: "called the reports of a raid on the school a fabrication"."""
    if judged is None or not is_saying(sentence, judged):
        return []
    inside = [i for i in sentence.subtree(verb) if i > judged and sentence.tokens[i].text not in _STOPS]
    last = max(inside, default=None)
    if last is None:
        return []
    is_fake = sentence.tokens[last].lemma == "news" and sentence.tokens[last - 1].lemma == "fake"
    return [last] if is_fake or sentence.tokens[last].lemma in FALSE | ABSURD else []
