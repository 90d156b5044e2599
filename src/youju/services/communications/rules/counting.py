"""What a publication is made of, counted from its text."""

import unicodedata


def characters(text: str) -> int:
    """Characters as an editor counts them: everything but blanks, line ends and control characters."""
    inked = "".join(text.split())
    # Python calls printable what is neither blank nor control: then nothing is left to sort out.
    if inked.isprintable():
        return len(inked)
    return sum(1 for character in inked if unicodedata.category(character)[0] not in "ZC")
