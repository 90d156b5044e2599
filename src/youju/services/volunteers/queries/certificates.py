"""Certificates: those of a volunteer, and the one that a stranger may check with number and code."""

from hmac import compare_digest
from uuid import UUID

from youju.ground.access.permissions import PEOPLE_FIND
from youju.ground.access.queries import Standing
from youju.services.volunteers.models import Certificate, Volunteer


def of(volunteer: Volunteer) -> list[Certificate]:
    """The certificates of a volunteer, the latest first."""
    rows = volunteer.certificates.select_related("programme", "revocation__by", "by")
    return list(rows.order_by("-at", "-pk"))


def find_certificate(standing: Standing, uid: UUID) -> Certificate | None:
    """The certificate with this uid, if the actor may find people of its office."""
    rows = Certificate.objects.filter(office__in=standing.offices_with(PEOPLE_FIND))
    return (
        rows.select_related("office__network", "volunteer__person", "programme", "revocation")
        .filter(uid=uid)
        .first()
    )


def checked(number: str, code: str) -> Certificate | None:
    """The certificate with number and code as they are printed; None says nothing about which of them is wrong."""
    rows = Certificate.objects.select_related("office__network", "programme", "revocation")
    found = rows.filter(number=number.strip().upper()[:24]).first()
    if found is None or not compare_digest(found.code.encode(), code.strip().upper().encode()[:64]):
        return None
    return found
