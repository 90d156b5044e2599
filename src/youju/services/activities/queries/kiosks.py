"""Which kiosk is open, and the people that it shows."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from youju.ground.access.models import DeviceTrust
from youju.ground.people.queries.finding import reached_by
from youju.ground.people.rules.names import normal
from youju.services.activities.models import Kiosk, Session, Unmatched
from youju.services.activities.queries.roll import Seat, roll
from youju.services.activities.rules.codes import KEPT
from youju.services.activities.rules.kiosks import hours


def is_open(session: Session, *, at: datetime) -> bool:
    """Whether people may sign themselves in to the session at this moment."""
    begins, ends = hours(session.day, session.start, session.end, session.activity.minutes)
    return begins <= at < ends and not hasattr(session, "cancellation")


def running(device: DeviceTrust | None, *, at: datetime) -> Kiosk | None:
    """The kiosk that the device is now. After the hours of its session, or when it is called off, it is none."""
    if device is None or device.end_id is not None:
        return None
    kiosk = _rows().filter(device=device, end=None).first()
    return kiosk if kiosk is not None and is_open(kiosk.session, at=at) else None


def kiosks_of(session: Session) -> tuple[Kiosk, ...]:
    """The devices that stand as kiosks at the session, by name."""
    rows = _rows().filter(session=session, end=None, device__end=None)
    return tuple(rows.order_by("device__name", "pk"))


def kiosk_of(offices: Collection[int], uid: UUID) -> Kiosk | None:
    """The kiosk with this uid, at a session of one of these offices."""
    return _rows().filter(uid=uid, session__office__in=offices).first()


def seats(session: Session, *, at: datetime) -> tuple[Seat, ...]:
    """Whoever has a place in the session, in the order of names."""
    return tuple(seat for seat in roll(session, on=localdate(at)).seats if seat.enrolled)


def seat_of(session: Session, person: UUID, *, at: datetime) -> Seat | None:
    """The place of this person."""
    return next((seat for seat in seats(session, at=at) if seat.card.uid == person), None)


def matching(session: Session, words: str, last: str, *, at: datetime) -> Seat | None:
    """The one place whose name or nickname these words are, and whom a number with these last digits reaches."""
    said, on = normal(words), localdate(at)
    named = [
        seat
        for seat in seats(session, at=at)
        if said and said in {normal(seat.card.name), normal(seat.card.nickname)}
    ]
    reached = reached_by(session.office, last, on=on) if named else frozenset()
    found = [seat for seat in named if seat.card.pk in reached]
    return found[0] if len(found) == 1 else None


def unmatched(session: Session) -> tuple[Unmatched, ...]:
    """Who could not be matched and whom nobody has settled, in their order."""
    return tuple(Unmatched.objects.filter(session=session, settlement=None).order_by("pk"))


def unmatched_of(offices: Collection[int], uid: UUID) -> Unmatched | None:
    """The one with this uid, at a session of one of these offices."""
    rows = Unmatched.objects.select_related("session__office", "settlement")
    return rows.filter(uid=uid, session__office__in=offices).first()


def outworn(at: datetime) -> bool:
    """Whether words of somebody who could not be matched are older than they are kept."""
    return Unmatched.objects.filter(at__lt=at - KEPT).exclude(words="").exists()


def standing_kiosk(uid: UUID, *, at: datetime) -> Kiosk | None:
    """The kiosk with this uid, while it is what its device is now."""
    found = _rows().filter(uid=uid, end=None, device__end=None).first()
    return found if found is not None and is_open(found.session, at=at) else None


def _rows() -> QuerySet[Kiosk]:
    return Kiosk.objects.select_related(
        "device__actor", "device__office", "session__office__network", "session__activity__site",
        "session__cancellation",
    )  # fmt: skip
