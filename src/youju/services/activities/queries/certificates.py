"""Certificates of attendance: who came and may have one, those that stand, and the one that a stranger checks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_RECORD, SIGN_UPS_RUN
from youju.ground.access.queries import Standing
from youju.ground.people.queries.cards import cards, roots
from youju.ground.people.rules.names import reading
from youju.services.activities.models import Attendance, Attestation, Registration, Session, Turnout
from youju.services.activities.queries.openings import is_open_to_all
from youju.services.activities.rules.certificates import CHECKED, TAUGHT


@dataclass(frozen=True)
class Came:
    """Somebody who came to the session by name; `certificate` is the one that stands.

    `asked`: whoever signed up by a poster has to want one; a person of the office has a card anyway.
    """

    attendance: Attendance
    name: str
    organisation: str
    registration: Registration | None
    asked: bool
    certificate: Attestation | None


def certifies(session: Session) -> bool:
    """Whether certificates are given for it: a training, or what was open for public sign-up."""
    if session.activity.activity_kind in TAUGHT:
        return True
    return is_open_to_all(session)


def came_by_name(session: Session, *, named: bool, on: date) -> list[Came]:
    """Everybody whose name is known, sign-ups first; with `named` also persons of the office.

    Heads that somebody brought along have no name, and so no certificate.
    """
    rows = Attendance.objects.standing().filter(holding__session=session, holding__withdrawal=None)
    turnouts = Turnout.objects.filter(session=session, attendance__withdrawal=None).exclude(registration__name="")
    turnouts = turnouts.select_related("attendance__holding", "registration__partner")
    people = list(rows.filter(person__isnull=False, person__erasure=None).select_related("holding", "partner"))
    people = people if named else []
    standing = _standing([*[row.attendance for row in turnouts], *people])
    found = [
        Came(row.attendance, row.registration.name, body_of(row.registration), row.registration,
             row.registration.certificate, standing.get(row.attendance_id))
        for row in turnouts.order_by("registration", "pk")
    ]  # fmt: skip
    speak = roots(row.person_id for row in people if row.person_id)
    shown = cards(set(speak.values()), on=on)
    own = [
        Came(row, shown[speak[row.person_id]].name, row.partner.name if row.partner else "", None, True,
             standing.get(row.pk))
        for row in people if row.person_id
    ]  # fmt: skip
    return found + sorted(own, key=lambda one: (reading(one.name), one.attendance.pk))


def body_of(registration: Registration) -> str:
    """From which organisation they come, in the office's own spelling where it knows it."""
    return registration.partner.name if registration.partner else registration.organisation


def of_session(session: Session, *, named: bool) -> list[Attestation]:
    """The certificates that stand, in the order of their numbers, those without a name left out."""
    rows = Attestation.objects.filter(session=session, end=None).exclude(name="")
    if not named:
        rows = rows.filter(person=None)
    return list(rows.select_related("office__network").order_by("pk"))


def of_registration(registration: Registration) -> list[Attestation]:
    """What the holder of the link may fetch: those that stand."""
    rows = registration.certificates.filter(end=None).exclude(name="")
    return list(rows.select_related("office__network").order_by("day", "pk"))


def find_certificate(standing: Standing, uid: UUID) -> Attestation | None:
    """The certificate with this uid, for whoever runs sign-ups; of a person for whoever finds people too."""
    may = standing.offices_with(SIGN_UPS_RUN) & standing.offices_with(RECORDS_RECORD)
    rows = Attestation.objects.select_related("office__network", "session__activity", "end")
    return (
        rows.filter(uid=uid, office__in=may)
        .filter(Q(person=None) | Q(office__in=standing.offices_with(PEOPLE_FIND)))
        .first()
    )


def checked(number: str, code: str) -> Attestation | None:
    """The certificate with number and code as they are printed; None says nothing about which of them is wrong."""
    rows = Attestation.objects.select_related("office__network", "end")
    found = rows.filter(number=number.strip().upper()[:24]).first()
    if found is None or not compare_digest(found.code.encode(), code.strip().upper().encode()[:64]):
        return None
    return found


def outworn(at: datetime) -> QuerySet[Attestation]:
    """Those whose name goes now."""
    return Attestation.objects.filter(at__date__lt=localdate(at - CHECKED)).exclude(name="", organisation="")


def _standing(rows: Iterable[Attendance]) -> dict[int, Attestation]:
    found = Attestation.objects.filter(attendance__in=list(rows), end=None)
    return {row.attendance_id: row for row in found}
