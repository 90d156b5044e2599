"""The form that records a held session: the desk's own fields, those that the series needs first."""

from typing import Any

from youju.ground.evidence.kinds import kind_of
from youju.services.activities.queries import Row, usual_roles
from youju.services.activities.rules import length
from youju.web.desk.controls import Control, typed
from youju.web.desk.entry import Entry

HEAD = "n_"
# What a session says itself and nobody types again.
GIVEN = ("happened_on", "activity", "site", "group", "programme")


def holding(row: Row, data: Any = None) -> Entry:
    """An entry for the session: date, series and place as planned, the rest from `data` where it is given."""
    session = row.session
    if session is None:
        raise ValueError("A session that was held without a plan is corrected at the desk.")
    kind, activity = kind_of("activities.session"), session.activity
    given = {
        "happened_on": session.day, "activity": activity, "site": activity.site, "group": activity.group,
        "programme": activity.programme, "minutes": length(session.start, session.end, activity.minutes),
    }  # fmt: skip
    entry = Entry(kind, session.office, given).fill_with({field.name: None for field in kind.entry} | given)
    if data is not None:
        entry.fill({field.name: typed(data, field) for field in kind.entry if field.name not in GIVEN})
    return entry


def heads_of(entry: Entry, row: Row) -> tuple[list[Control], list[Control]]:
    """The head-counts of the roles that usually come, and those of all others."""
    usual = {f"{HEAD}{role}" for role in usual_roles(row.activity)} or {f"{HEAD}child", f"{HEAD}guardian"}
    counts = [c for c in entry.controls if c.name.startswith(HEAD) and not c.hidden]
    first = [c for c in counts if c.name in usual or c.typed or c.errors]
    return first, [c for c in counts if c not in first]


def rest(entry: Entry) -> list[Control]:
    """Length, topic and mark."""
    return [c for c in entry.controls if c.name not in GIVEN and not c.name.startswith(HEAD) and not c.hidden]


def came(row: Row) -> list[tuple[str, int]]:
    """How many came in each role."""
    found: dict[str, int] = {}
    for attendance in row.holding.attendances.all() if row.holding else ():
        if attendance.withdrawal_id is None:
            label = str(attendance.get_role_display())
            found[label] = found.get(label, 0) + attendance.n
    return list(found.items())
