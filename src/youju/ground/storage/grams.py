"""Chinese full text: a text is the set of its characters and pairs of characters.

Neither store splits Chinese into words; pairs find every word of two characters and more,
single characters find the rest. FTS5's own trigram tokenizer would find neither.
"""

import re
import unicodedata
from itertools import pairwise

# Letters, digits and ideographs; everything else separates.
_RUN = re.compile(r"\w+")
# A text of 20,000 characters already has more grams than any list shows.
LIMIT = 20_000


def normal(text: str) -> str:
    """Full-width forms folded, lower case: what is compared, never what is shown."""
    return unicodedata.normalize("NFKC", text[:LIMIT]).lower()


def grams(text: str) -> list[str]:
    """Sorted distinct characters and neighbouring pairs of `text`, for the index."""
    found: set[str] = set()
    for run in _RUN.findall(normal(text)):
        found.update(run)
        found.update(a + b for a, b in pairwise(run))
    return sorted(found)


def needles(query: str) -> list[str]:
    """The grams that a text must all have to contain every word of `query`."""
    found: set[str] = set()
    for run in _RUN.findall(normal(query)):
        found.update([run] if len(run) == 1 else (a + b for a, b in pairwise(run)))
    return sorted(found)
