"""Reports that waited in an envelope; what they say is shown to nobody before they are taken."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youju.ground.access.models import Actor
from youju.ground.access.refusals import Refusal
from youju.ground.envelopes.rules import Trouble
from youju.ground.organisations.models import Office
from youju.ground.organisations.queries import office_with
from youju.services.safeguarding.actions import report
from youju.services.safeguarding.rules import REPORT, ReportConflict, UnfitReport
from youju.web.intake.register import Contents, Shown, declare_contents
from youju.web.safeguarding import saying


def _take(
    inside: bytes, about: UUID, *, by: Actor, at: datetime, reason: str = "", insist: bool = False
) -> Sequence[Trouble]:
    office, troubles = office_with(about), []
    if office is None:
        raise UnfitReport
    for seen in saying.in_envelope(inside):
        try:
            report(office=office, seen=seen, insist=insist, by=by, at=at)
        except Refusal as refusal:
            troubles.append(Trouble(str(refusal), isinstance(refusal, ReportConflict)))
    return troubles


def _office(about: UUID) -> Office | None:
    return office_with(about)


def _now(about: UUID, on: date) -> Mapping[str, Any]:
    return {}


def _show(inside: bytes, about: UUID, on: date) -> Shown:
    """Whoever decides about envelopes is not whoever answers for reports."""
    said = ((_("Report"), _("What was seen stays sealed; taken, the supervisor and the director read it.")),)
    return Shown(_("Suspected harm"), reverse("safeguarding:reports"), said)


declare_contents(
    Contents(
        REPORT,
        gettext_lazy("Suspected harm"),
        # The right to record may have been withdrawn meanwhile: whoever worked here is heard.
        (),
        office=_office,
        take=_take,
        show=_show,
        stands=_show,
        now=_now,
    )
)
