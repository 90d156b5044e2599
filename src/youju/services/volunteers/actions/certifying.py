"""An office certifies the minutes of a volunteer, and takes a certificate back where it was wrong."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.fields.words import tidy
from youju.ground.periods import Period
from youju.ground.programmes.models import Programme
from youju.ground.storage import turns
from youju.services.volunteers.models import Certificate, Revocation, Volunteer
from youju.services.volunteers.queries import minutes
from youju.services.volunteers.rules import (
    AnotherOffice,
    NothingToCertify,
    ReasonMissing,
    RevokedAlready,
    certificate_number,
)


@action
def certify(
    *, volunteer: Volunteer, period: Period, code: str, contact: str, programme: Programme | None = None,
    by: Actor, at: datetime,
) -> Certificate:  # fmt: skip
    """Certifies the standing minutes of the period, of one programme where it is named.

    `code` is what nobody guesses; it comes from outside, as time does. Raises NothingToCertify.
    """
    office = volunteer.office
    require(by, permissions.RECORDS_CORRECT, office=office, on=localdate(at))
    if programme is not None and programme.office_id != office.pk:
        raise AnotherOffice
    given = minutes.given(volunteer, period, programme)
    # Of whoever is erased nothing is certified: there is no name to write.
    if not given.minutes or not volunteer.person.name:
        raise NothingToCertify
    turns.take(f"certificates of {office.pk}")
    year = localdate(at).year
    begun = Certificate.objects.filter(office=office, number__contains=f"-{year}-").count()
    row = Certificate(
        office=office, volunteer=volunteer, number=certificate_number(office.slug, year, begun + 1), code=code,
        name=volunteer.person.name, programme=programme, start=period.start, end=period.end, minutes=given.minutes,
        times=given.times, contact=tidy(contact), at=at, by=by,
    )  # fmt: skip
    row.clean_fields()
    row.save()
    audit.write(
        verb="certificate.issue", by=by, at=at, office=office, subject=row.uid,
        values={"number": row.number, "minutes": str(row.minutes)},
    )  # fmt: skip
    return row


@action
def revoke(*, certificate: Certificate, reason: str, by: Actor, at: datetime) -> Revocation:
    """The public page says from now on that it does not hold. Raises RevokedAlready, ReasonMissing."""
    require(by, permissions.RECORDS_CORRECT, office=certificate.office, on=localdate(at))
    if not (said := tidy(reason)):
        raise ReasonMissing
    turns.take(f"certificates of {certificate.office_id}")
    if Revocation.objects.filter(certificate=certificate).exists():
        raise RevokedAlready
    row = Revocation(certificate=certificate, reason=said, at=at, by=by)
    row.clean_fields()
    row.save()
    audit.write(
        verb="certificate.revoke", by=by, at=at, office=certificate.office, subject=certificate.uid,
        values={"reason": said},
    )  # fmt: skip
    return row
