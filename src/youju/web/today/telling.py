"""On the first page: what has not been told yet to those who take part in one's offices."""

from dataclasses import dataclass
from datetime import date

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_RECORD, SIGN_UPS_RUN
from youju.ground.access.queries import Standing
from youju.services.activities.queries.notices import to_tell
from youju.web.activities import telling

# So many notices are shown; the others are counted.
SHOWN = 6


@dataclass(frozen=True)
class ToTell:
    """Notices with somebody left to tell, the nearest day first; `more` are not shown."""

    lines: tuple[telling.Link, ...]
    more: int


def notices(standing: Standing, today: date) -> ToTell | None:
    """None where everybody has been told."""
    records = standing.offices_with(RECORDS_RECORD)
    finds, runs = records & standing.offices_with(PEOPLE_FIND), records & standing.offices_with(SIGN_UPS_RUN)
    lines = to_tell(finds, on=today) if finds else []
    # Whoever finds nobody there tells those who signed up by a poster.
    lines += to_tell(runs - finds, named=False, on=today) if runs - finds else []
    found = [telling.link(line) for line in lines]
    return ToTell(tuple(found[:SHOWN]), max(0, len(found) - SHOWN)) if found else None
