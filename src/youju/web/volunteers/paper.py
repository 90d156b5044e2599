"""A certificate as people read it: on the screen, on the page that checks it, on paper."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from youju.ground.periods import Period, durations
from youju.reporting.publishing import certificates
from youju.services.volunteers.models import Certificate


def address_of(certificate: Certificate) -> str:
    """Where a stranger checks it: number and code are in the address that the code on paper holds."""
    asked = urlencode({"number": certificate.number, "code": certificate.code})
    return f"{place()}?{asked}"


def place() -> str:
    """The address of the page on which certificates are checked."""
    return f"{settings.PUBLIC_ADDRESS}{reverse('public:check')}"


def printed(certificate: Certificate) -> certificates.Certificate:
    """The certificate in words; what stands on paper is Chinese, whatever the reader's language."""
    office = certificate.office
    period = Period(certificate.start, certificate.end)
    return certificates.Certificate(
        number=certificate.number, code=certificate.code, name=certificate.name, office=office.name,
        network=office.network.name, programme=certificate.programme.name if certificate.programme else "",
        period=f"{_day(period.start)}至{_day(period.last)}",
        minutes=f"{durations.write(certificate.minutes, office.network.notation)}",
        times=f"{certificate.times}次", contact=certificate.contact, issued=_day(localdate(certificate.at)),
        check=address_of(certificate), place=place(),
    )  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%Y}年{day.month}月{day.day}日"


def pdf(certificate: Certificate) -> bytes:
    """The sheet that is handed out."""
    return certificates.render(printed(certificate), issued_at=certificate.at)
