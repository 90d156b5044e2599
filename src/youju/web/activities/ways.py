"""Where one goes on to from a session: its roll, a lead for the bulletin, what the enrolled are told of it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from youju.ground.access.permissions import RECORDS_RECORD
from youju.ground.evidence.kinds import kind_of
from youju.services.activities.models import Session
from youju.services.activities.queries import Row, notices
from youju.services.activities.queries.certificates import certifies
from youju.services.activities.queries.roll import may_call
from youju.web.activities import telling
from youju.web.activities.sign_up_rooms import runs
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Telling:
    """Where the enrolled are told; `last` is the last word on the session, None where nothing was to be told."""

    href: str
    last: telling.Link | None


def to_lead(request: StaffRequest, row: Row, kind: str) -> str:
    """Where a lead for the bulletin is left after the session; empty for whoever records nothing in its office."""
    planned: Any = row.session
    if not _records(request, planned) or row.day > request.today or row.state == "cancelled":
        return ""
    about = {"kind": kind_of(kind).slug, "record": str(row.holding.uid)} if row.holding else {}
    return f"{reverse('bulletins:leave_lead')}?{urlencode({'office': planned.office.slug, **about})}"


def to_roll(request: StaffRequest, row: Row) -> str:
    """Where the session's roll is called; empty for whoever may not see names or not record, and where none is."""
    planned: Any = row.session
    return reverse("activities:roll", args=[planned.uid]) if tells(request, planned) and _on(row) else ""


def to_sign_up(request: StaffRequest, row: Row) -> str:
    """Where the session is opened for public sign-up; empty for whoever runs none, and where it is cancelled."""
    planned: Any = row.session
    runs_it = runs(request, planned.office_id) and _on(row)
    return reverse("activities:open_session", args=[planned.uid]) if runs_it else ""


def to_certificates(request: StaffRequest, row: Row) -> str:
    """Where certificates of attendance are issued; empty before the day, and where none are given."""
    planned: Any = row.session
    if row.day > request.today or not runs(request, planned.office_id) or not certifies(planned):
        return ""
    return reverse("activities:certificates", args=[planned.uid])


def to_telling(request: StaffRequest, row: Row) -> Telling | None:
    """Where the enrolled are told, and those who signed up; nothing for whoever runs no sign-ups."""
    planned: Any = row.session
    if not runs(request, planned.office_id):
        return None
    lines = notices.of_session(planned, named=tells(request, planned))
    if not lines and (row.day < request.today or not _on(row)):
        return None
    href = reverse("activities:notices", args=[planned.uid])
    return Telling(href, telling.link(lines[0]) if lines else None)


def to_volunteers(request: StaffRequest, row: Row) -> str:
    """Where volunteers are asked for; empty for whoever may not see names, and for what is over or cancelled."""
    planned: Any = row.session
    asks = tells(request, planned) and _on(row) and row.day >= request.today
    return reverse("activities:want_volunteers", args=[planned.uid]) if asks else ""


def tells(request: StaffRequest, session: Session) -> bool:
    """Whether the reader sees names of the session's office and records for it."""
    return may_call(request.standing, session.office_id) and _records(request, session)


def _records(request: StaffRequest, session: Session) -> bool:
    return session.office_id in request.standing.offices_with(RECORDS_RECORD)


def _on(row: Row) -> bool:
    return row.state != "cancelled"
