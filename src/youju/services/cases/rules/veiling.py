"""Names in a text give way to what stands for them, the longest first, so that none is left in pieces."""

from collections.abc import Mapping


def veiled(text: str, names: Mapping[str, str]) -> str:
    """The text without these names. Names of one character are left: they would tear words apart."""
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1:
            text = text.replace(name, names[name])
    return text
