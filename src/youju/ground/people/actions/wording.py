"""Words as a card keeps them: whatever was typed or pasted, nothing in them hides or turns a text."""

from youju.ground.evidence.fields.words import tidy


def said(text: str, longest: int | None = None) -> str:
    """One line with single blanks; marks that nobody sees are gone before anything is compared or found by it."""
    return " ".join(tidy(text).split())[:longest]
