"""What a publication is made of, counted from its text."""

import unicodedata


def characters(text: str) -> int:
    """Characters as an editor counts them: everything but blanks, line ends and control characters."""
    return sum(1 for character in text if unicodedata.category(character)[0] not in "ZC")
