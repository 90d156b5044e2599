"""What a person sees of a file before it is written: counts, the first rows, the problems by row."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from youju.ground.evidence.kinds import Kind
from youju.web.intake.reading import Problem, Sheet

ROWS, PROBLEMS = 8, 200


@dataclass(frozen=True)
class Preview:
    """`heads` and `rows` show the first good rows as the desk would print them."""

    usable: bool
    good: int
    bad: int
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    problems: tuple[Problem, ...]
    more_problems: int
    ignored: tuple[str, ...]
    filled: str


def preview(kind: Kind, read: Sheet) -> Preview:
    first = read.rows[:ROWS]
    shown = [known for known in kind.entry if any(known.write(row[known.name]) for row in first)]
    rows = tuple(
        (number, tuple(_short(known.write(row[known.name])) for known in shown))
        for number, row in zip(read.numbers, first, strict=False)
    )
    return Preview(
        read.usable,
        len(read.rows),
        read.bad,
        tuple(str(known.label) for known in shown),
        rows,
        tuple(read.problems[:PROBLEMS]),
        max(len(read.problems) - PROBLEMS, 0),
        read.ignored,
        _days(read),
    )


def _days(read: Sheet) -> str:
    """From which day to which the good rows reach."""
    days = [row["happened_on"] for row in read.rows if row.get("happened_on")]
    if not days:
        return ""
    first, last = min(days), max(days)
    return str(first) if first == last else _("{first} to {last}").format(first=first, last=last)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:58]}…"
