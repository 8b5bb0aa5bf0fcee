"""A text that does not read as English in, the language that it is certainly in out with its tag, ``None`` where that is not certain."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

CHARACTERS = 5_000
SCRIPT_SHARE = 0.5  # of the letters stand in another script
WORD_SHARE = 0.15  # of the words are that language's commonest ones; prose has 0.3 and more
LEAD = 2.0  # times as many of them as of any other language's and of English


class Language(NamedTuple):
    """A language, or the script of several: what to call it, and its tag by BCP 47 ("fr", "und-Arab")."""

    name: str
    tag: str


# the scripts of news, by the first word of their letters' Unicode names
_SCRIPTS: Mapping[str, Language] = {
    "ARABIC": Language("a language in Arabic script", "und-Arab"),
    "CYRILLIC": Language("a language in Cyrillic script", "und-Cyrl"),
    "HEBREW": Language("Hebrew", "he"), "GREEK": Language("Greek", "el"), "CJK": Language("Chinese or Japanese", "und-Hani"),
    "HIRAGANA": Language("Japanese", "ja"), "KATAKANA": Language("Japanese", "ja"), "HANGUL": Language("Korean", "ko"),
    "DEVANAGARI": Language("a language in Devanagari script", "und-Deva"), "BENGALI": Language("Bengali", "bn"), "THAI": Language("Thai", "th"),
    "GEORGIAN": Language("Georgian", "ka"), "ARMENIAN": Language("Armenian", "hy"), "ETHIOPIC": Language("a language in Ethiopic script", "und-Ethi"),
    "MYANMAR": Language("Burmese", "my"), "TAMIL": Language("Tamil", "ta"), "KHMER": Language("Khmer", "km"),
}  # fmt: skip
_TAGS: Mapping[str, str] = {
    "French": "fr", "Spanish": "es", "Portuguese": "pt", "German": "de", "Italian": "it", "Dutch": "nl", "Turkish": "tr",
    "Indonesian or Malay": "ms", "Polish": "pl", "Swahili": "sw", "Somali": "so", "Hausa": "ha",
}  # fmt: skip
_WORDS: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "English": "the of and to in a that is was he for it with as his on be at by had are but from they were which said",
        "French": "le la les des une et est dans que qui pour sur pas au aux du par ont été avec ce cette plus selon il",
        "Spanish": "el la los las de que y en un una por con para no se del al lo como más su fue sus según han",
        "Portuguese": "o os as de que e do da em um uma para com não por no na dos das ao foi mais se são pelo",
        "German": "der die das und ist in den von zu mit sich des auf für nicht ein eine dem im auch als nach wurde",
        "Italian": "il di che e la in un è per una sono con non le dei del della si da al nel gli alla anche",
        "Dutch": "de het een en van in is dat op te zijn met voor niet aan er om die door ook bij",
        "Turkish": "ve bir bu da de için ile olarak olan daha çok gibi kadar sonra göre ise ancak",
        "Indonesian or Malay": "yang dan di dari untuk dengan ini itu pada tidak dalam akan oleh telah kepada mereka",
        "Polish": "w i na z do się nie że to jest o po przez od za jak został oraz",
        "Swahili": "ya wa na kwa ni za katika la kuwa hii hiyo cha watu alisema",
        "Somali": "iyo ee oo ka ku in la waxa ay uu si loo soo",
        "Hausa": "da na a ta ya wani wannan sun cewa domin ke kuma",
    }.items()
}


def other_language(text: str) -> Language | None:
    """Return the language, ``None`` when the text is English, too short or could be either.

    >>> other_language("Les soldats ont été tués dans une attaque sur la route, selon le ministère et les habitants de la ville.")
    Language(name='French', tag='fr')
    >>> other_language("Rockets hit Kelve") is None
    True
    """
    letters = [char for char in text[:CHARACTERS] if char.isalpha()]
    scripts = Counter(unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in letters)
    for script, language in _SCRIPTS.items():
        if letters and scripts[script] > SCRIPT_SHARE * len(letters):
            return language
    words = re.findall(r"[^\W\d_]+", text[:CHARACTERS].lower())
    if len(words) < 8:
        return None
    shares = sorted(
        ((sum(word in common for word in words) / len(words), name) for name, common in _WORDS.items()), reverse=True
    )
    (first, name), (second, _) = shares[0], shares[1]
    english = next(share for share, one in shares if one == "English")
    certain = first >= WORD_SHARE and first >= LEAD * english and (first > second or name == "English")
    return Language(name, _TAGS[name]) if certain and name != "English" else None
