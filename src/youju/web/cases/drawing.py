"""The change between assessments as a picture: a radar of the domains, and a line through the days."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from youju.services.cases.queries.changes import Assessed
from youju.services.cases.rules.assessing import MOST, Domain

CENTRE, RADIUS = (170.0, 150.0), 96.0
WIDTH, HEIGHT, LEFT, TOP = 320.0, 130.0, 30.0, 16.0


@dataclass(frozen=True)
class Spoke:
    """One domain: the end of its axis, and where its label stands."""

    label: str
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str


@dataclass(frozen=True)
class Radar:
    """Strengths or needs of two assessments over each other; `before` is empty where there is only one."""

    spokes: tuple[Spoke, ...]
    rings: tuple[str, ...]
    before: str
    now: str


@dataclass(frozen=True)
class Course:
    """One line through the assessments: its points, its end for a direct label, and the mean step there."""

    points: str
    dots: tuple[tuple[float, float], ...]
    end: tuple[float, float]
    last: str


def radar(before: Assessed | None, now: Assessed, part: str) -> Radar:
    """`part` is need or strength. A domain that was not looked at lies in the middle."""
    domains = list(Domain)
    ends = [_at(place, len(domains), MOST) for place in range(len(domains))]
    spokes = []
    for place, domain in enumerate(domains):
        x, y = _at(place, len(domains), MOST * 1.14)
        anchor = "middle" if abs(x - CENTRE[0]) < 12 else "start" if x > CENTRE[0] else "end"
        spokes.append(Spoke(str(domain.label), *ends[place], x, round(y + 4, 1), anchor))
    return Radar(
        tuple(spokes), tuple(_polygon([step] * len(domains)) for step in range(1, MOST + 1)),
        _shape(before, part) if before is not None else "", _shape(now, part),
    )  # fmt: skip


def course(rows: Sequence[Assessed], part: str) -> Course:
    """The mean step of all domains that were looked at, over the days."""
    means = [
        sum(getattr(mark, part) for mark in row.marks.values()) / len(row.marks) if row.marks else 0.0
        for row in rows
    ]
    first, last = rows[0].day, rows[-1].day
    span = max(1, (last - first).days)
    dots = tuple(
        (
            round(LEFT + (WIDTH - 2 * LEFT - 40) * (row.day - first).days / span, 1),
            round(TOP + (HEIGHT - 2 * TOP) * (1 - mean / MOST), 1),
        )
        for row, mean in zip(rows, means, strict=True)
    )
    return Course(" ".join(f"{x},{y}" for x, y in dots), dots, dots[-1], f"{means[-1]:.1f}")


def _shape(row: Assessed, part: str) -> str:
    return _polygon([getattr(row.marks[d], part) if d in row.marks else 0 for d in Domain.values])


def _polygon(steps: Sequence[float]) -> str:
    return " ".join(f"{x},{y}" for x, y in (_at(place, len(steps), step) for place, step in enumerate(steps)))


def _at(place: int, count: int, step: float) -> tuple[float, float]:
    turn = 2 * pi * place / count - pi / 2
    length = RADIUS * step / MOST
    return round(CENTRE[0] + length * cos(turn), 1), round(CENTRE[1] + length * sin(turn), 1)
