"""How long the papers of a case are kept after its end."""

from datetime import date

YEARS = 10


def kept_until(last: date) -> date:
    """The day on which papers are emptied whose last one is of this day; 29 February becomes 1 March."""
    try:
        return last.replace(year=last.year + YEARS)
    except ValueError:
        return date(last.year + YEARS, 3, 1)
