"""A certificate of attendance as people read it: on the screen, on the page that checks it, on paper."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from youju.ground.periods import durations
from youju.reporting.publishing import attendances
from youju.services.activities.models import Attestation

# Letters and digits that nobody takes for one another when they are read aloud or typed from paper.
LETTERS, LENGTH = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10


def code() -> str:
    """What nobody guesses."""
    return "".join(secrets.choice(LETTERS) for _n in range(LENGTH))


def place() -> str:
    """The address of the page on which certificates are checked."""
    return f"{settings.PUBLIC_ADDRESS}{reverse('public:check')}"


def printed(certificate: Attestation) -> attendances.Attended:
    """The certificate in words; what stands on paper is Chinese, whatever the reader's language."""
    office = certificate.office
    asked = urlencode({"number": certificate.number, "code": certificate.code})
    minutes = durations.write(certificate.minutes, office.network.notation) if certificate.minutes else ""
    return attendances.Attended(
        number=certificate.number, code=certificate.code, name=certificate.name,
        organisation=certificate.organisation, office=office.name, network=office.network.name,
        title=certificate.title, day=_day(certificate.day), minutes=f"{minutes}", contact=certificate.contact,
        issued=_day(localdate(certificate.at)), check=f"{place()}?{asked}", place=place(),
    )  # fmt: skip


def sheets(certificates: Sequence[Attestation], at: datetime, name: str) -> HttpResponse:
    """The sheets to hand out, as one file; `at` is the day that the file says it was made on."""
    made = attendances.render([printed(row) for row in certificates], made_at=at)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Content-Security-Policy"] = "frame-ancestors 'self'"
    return answer


def _day(day: date) -> str:
    return f"{day:%Y}年{day.month}月{day.day}日"
