"""On the first page: what the enrolled of one's offices have not been told yet."""

from dataclasses import dataclass
from datetime import date

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_RECORD
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
    offices = standing.offices_with(RECORDS_RECORD) & standing.offices_with(PEOPLE_FIND)
    found = [telling.link(line) for line in to_tell(offices, on=today)] if offices else []
    return ToTell(tuple(found[:SHOWN]), max(0, len(found) - SHOWN)) if found else None
