"""What a roll call knows before it writes. Said in SQL: composing costs more than answering.

Fifty phones at one SQLite file wait for one another while a statement is composed; a bench counts them.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, models

from youju.ground.people.models import Person
from youju.services.activities.models import Arrival, Attendance, Holding, Mark, Session

_NOW = """
    SELECT session.day, called_off.id FROM activities_session session
    LEFT JOIN activities_cancellation called_off ON called_off.session_id = session.id
    WHERE session.id = %s
"""
_MARKS = "SELECT key, digest FROM activities_mark WHERE key IN ({places})"
_PEOPLE = "SELECT uid, id FROM people_person WHERE office_id = %s AND uid IN ({places})"
_HELD = "SELECT * FROM activities_holding WHERE session_id = %s AND withdrawal_id IS NULL"
_CAME = """
    SELECT * FROM activities_attendance WHERE holding_id = %s AND person_id IN ({places}) AND withdrawal_id IS NULL
    ORDER BY id
"""


def alone_with(session: Session) -> tuple[date, bool]:
    """The session's day as it stands now, and whether it is cancelled; nobody moves it until this act ends."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT id FROM activities_session WHERE id = %s FOR UPDATE", [session.pk])
        cursor.execute(_NOW, [session.pk])
        day, cancelled = cursor.fetchone()
    return date.fromisoformat(str(day)), cancelled is not None


def session_with(uid: UUID) -> Session | None:
    """The session with this uid in any office; whoever asks has to ask whose it is."""
    return Session.objects.select_related("office__network", "activity").filter(uid=uid).first()


def digests(keys: Collection[UUID]) -> dict[UUID, str]:
    """What was said under each of these keys before."""
    return dict(_by_uid(_MARKS, keys, Mark._meta.get_field("key")))


def people(office: int, uids: Collection[UUID]) -> dict[UUID, int]:
    """The cards of the office with these uids; anybody else does not exist."""
    return dict(_by_uid(_PEOPLE, uids, Person._meta.get_field("uid"), office))


def held(session: Session) -> Holding | None:
    """The standing record of the session."""
    return next(iter(Holding.objects.raw(_HELD, [session.pk])), None)


def signed_in(holding: Holding, cards: Sequence[int]) -> list[Attendance]:
    """The standing rows of these cards."""
    return list(Attendance.objects.raw(_CAME.format(places=_places(cards)), [holding.pk, *cards]))


def arrived(session: Session, cards: Sequence[int]) -> bool:
    """Whether the arrival of one of these cards stands: what is said of it is said on the page of arrivals."""
    return Arrival.objects.standing().filter(session=session, person__in=cards).exists()


def _by_uid(sql: str, uids: Collection[UUID], field: Any, *before: int) -> list[tuple[UUID, Any]]:
    if not uids:
        return []
    column: models.UUIDField[Any, Any] = field
    values = [column.get_db_prep_value(uid, connection) for uid in uids]
    with connection.cursor() as cursor:
        cursor.execute(sql.format(places=_places(values)), [*before, *values])
        return [(UUID(str(uid)), found) for uid, found in cursor.fetchall()]


def _places(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))
