"""What the offices' months before say of the figures of an issue; computed with the queries of one month."""

from collections.abc import Iterable

from youju.ground.measures import planner
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import Period
from youju.reporting.bulletins.queries.reading import Reader
from youju.reporting.bulletins.rules.checks import Passage
from youju.reporting.bulletins.rules.checks.outliers import Courses
from youju.reporting.figures import late
from youju.reporting.figures.queries import months_until

# The month itself and the twelve before it.
RUN = 13


def courses(passages: Iterable[Passage], reader: Reader, period: Period) -> Courses:
    """By indicator and office the amounts of thirteen months, the last that of the issue; only months have any."""
    keys = sorted(
        {
            row.name[0]
            for passage in passages
            for row in passage.figures()
            if row.name is not None and row.reading != late.READING
        }
    )
    offices = list(reader.offices.by_slug.values())
    if not keys or not offices or not period.is_month:
        return {}
    wanted = [reader.printer.known[key] for key in keys]
    run = planner.monthly(wanted, of_offices(*offices), months_until(period, RUN))
    return {
        (key, office.pk): tuple(cells[(office.pk, None)][key].amount for cells in run)
        for key in keys
        for office in offices
    }
