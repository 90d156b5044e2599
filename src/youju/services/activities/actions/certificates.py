"""Whoever runs a session certifies who came, one by one or all at once, and withdraws what was wrong."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.fields.words import tidy
from youju.ground.storage import turns
from youju.services.activities.actions.openings import may
from youju.services.activities.models import Attestation, AttestationEnd, Registration, Session
from youju.services.activities.queries import certificates
from youju.services.activities.queries.certificates import Came
from youju.services.activities.rules.certificates import (
    CameNot,
    CertificateStands,
    CertificateWithdrawn,
    CertifiedAlready,
    ContactMissing,
    NobodyToCertify,
    NotAsked,
    NotCertified,
    WhyWithdrawn,
    number,
)
from youju.services.activities.rules.openings import RetreatedAlready


@action
def ask_for_certificate(
    *, registration: Registration, wants: bool, by: Actor, at: datetime
) -> Registration:  # fmt: skip
    """Whoever holds the link wants a certificate, or wants none after all.

    While one stands it is withdrawn first: the paper is out. Raises RetreatedAlready, CertificateStands.
    """
    fresh = Registration.objects.select_for_update(of=("self",)).select_related("office").get(pk=registration.pk)
    if fresh.retreat_id is not None or not fresh.name:
        raise RetreatedAlready
    if not wants and fresh.certificates.filter(end=None).exists():
        raise CertificateStands
    fresh.certificate = wants
    fresh.save(update_fields=["certificate"])
    audit.write(
        verb="registration.certificate", by=by, at=at, office=fresh.office, subject=fresh.uid,
        values={"wants": wants},
    )  # fmt: skip
    return fresh


@action
def help_ask(*, registration: Registration, wants: bool, by: Actor, at: datetime) -> Registration:
    """Somebody said it at the door, or called."""
    may(by, registration.office, at)
    return ask_for_certificate(registration=registration, wants=wants, by=by, at=at)


@action
def certify(
    *, session: Session, chosen: Collection[UUID], contact: str, code: Callable[[], str], by: Actor, at: datetime
) -> list[Attestation]:
    """Certifies that these attendances took place, by their uid; each is numbered in the order of the list.

    `code` gives what nobody guesses, one for each; it comes from outside. Persons of the office are certified by
    whoever finds its people. Raises NotCertified, NobodyToCertify, CameNot, NotAsked, CertifiedAlready,
    ContactMissing.
    """
    office = session.office
    may(by, office, at)
    if not certificates.certifies(session):
        raise NotCertified
    turns.take(f"certificates of {office.pk}")
    known = {one.attendance.uid: one for one in certificates.came_by_name(session, named=True, on=localdate(at))}
    if not chosen:
        raise NobodyToCertify
    if set(chosen) - known.keys():
        raise CameNot
    some = [one for uid, one in known.items() if uid in set(chosen)]
    if any(one.certificate is not None for one in some):
        raise CertifiedAlready
    if not all(one.asked for one in some):
        raise NotAsked
    if any(one.registration is None for one in some):
        require(by, permissions.PEOPLE_FIND, office=office, on=localdate(at))
    year, said = localdate(at).year, tidy(contact)[:80]
    if not said:
        raise ContactMissing
    begun = Attestation.objects.filter(office=office, number__contains=f"-{year}-T").count()
    made = []
    for serial, one in enumerate(some, start=begun + 1):
        row = _drawn_up(one, session, number(office.slug, year, serial), code(), said, by, at)
        row.save()
        made.append(row)
    audit.write(
        verb="attendance_certificate.issue", by=by, at=at, office=office, subject=session.uid, rows=len(made),
        values={"first": made[0].number, "last": made[-1].number},
    )  # fmt: skip
    return made


@action
def withdraw_certificate(*, certificate: Attestation, reason: str, by: Actor, at: datetime) -> AttestationEnd:
    """The public page says from now on that it does not hold. Raises CertificateWithdrawn, WhyWithdrawn."""
    may(by, certificate.office, at)
    if certificate.person_id is not None:
        require(by, permissions.PEOPLE_FIND, office=certificate.office, on=localdate(at))
    if not (said := tidy(reason)):
        raise WhyWithdrawn
    held = Attestation.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if held.end_id is not None:
        raise CertificateWithdrawn
    end = AttestationEnd.objects.create(reason=said[:120], by=by, at=at)
    Attestation.objects.filter(pk=held.pk).update(end=end)
    audit.write(
        verb="attendance_certificate.withdraw", by=by, at=at, office=certificate.office, subject=certificate.uid,
        values={"reason": said},
    )  # fmt: skip
    return end


@action
def forget_certificates(*, by: Actor, at: datetime) -> int:
    """Takes the names from certificates that nobody can be asked to check any more."""
    emptied = certificates.outworn(at).update(name="", organisation="")
    audit.write(verb="attendance_certificate.forget", by=by, at=at, rows=emptied)
    return emptied


def _drawn_up(
    one: Came, session: Session, number: str, code: str, contact: str, by: Actor, at: datetime
) -> Attestation:  # fmt: skip
    row = one.attendance
    title = " · ".join(filter(None, (session.activity.name, row.holding.topic)))
    return Attestation(
        office=session.office, session=session, attendance=row, registration=one.registration,
        person_id=row.person_id, number=number, code=code, name=one.name, organisation=one.organisation,
        title=title, day=row.happened_on, minutes=row.minutes, contact=contact, at=at, by=by,
    )  # fmt: skip
