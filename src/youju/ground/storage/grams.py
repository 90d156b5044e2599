"""Chinese full text: a text is the set of its characters and pairs of characters.

Neither store splits Chinese into words; pairs find every word of two characters and more,
single characters find the rest. FTS5's own trigram tokenizer would find neither.
"""

import re
import unicodedata
from operator import add

# Letters, digits and ideographs; everything else separates.
_RUN = re.compile(r"\w+")
_GAP = re.compile(r"\W+")
# A text of 20,000 characters already has more grams than any list shows.
LIMIT = 20_000


def normal(text: str) -> str:
    """Full-width forms folded, lower case: what is compared, never what is shown."""
    return unicodedata.normalize("NFKC", text[:LIMIT]).lower()


def grams(text: str) -> list[str]:
    """The distinct characters and neighbouring pairs of `text`, for the index, in no order."""
    found: set[str] = set()
    for run in _RUN.findall(normal(text)):
        found.update(run)
        found.update(map(add, run, run[1:]))
    return list(found)


def woven(text: str) -> str:
    """The same characters and pairs as one text, blanks between them, repeated as they come: for FTS5.

    Its tokenizer splits at blanks and keeps each token once, faster than a set does.
    """
    runs = _GAP.sub(" ", normal(text))
    return " ".join([runs.replace("", " "), *map(add, runs, runs[1:])])


def needles(query: str) -> list[str]:
    """The grams that a text must all have to contain every word of `query`."""
    found: set[str] = set()
    for run in _RUN.findall(normal(query)):
        found.update([run] if len(run) == 1 else map(add, run, run[1:]))
    return sorted(found)
