"""Knowledge as data: the knowledge files and a user's overlay in, frozen entries and their faults out."""

from allegedly.lexicon.check import check_lexicon
from allegedly.lexicon.read import load_lexicon

__all__ = ["check_lexicon", "load_lexicon"]
