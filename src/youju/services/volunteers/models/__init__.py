"""Volunteers, the groups they come with, what they showed, their shifts and minutes, and what certifies them."""

from youju.services.volunteers.models.applications import Application, ApplicationAnswer, ApplicationHours
from youju.services.volunteers.models.certificates import Certificate, Revocation
from youju.services.volunteers.models.corrections import CorrectionAnswer, CorrectionRequest
from youju.services.volunteers.models.minutes import Served, Service
from youju.services.volunteers.models.own import OwnLink, OwnLinkEnd
from youju.services.volunteers.models.papers import Paper, PaperWithdrawal
from youju.services.volunteers.models.register import GroupKind, Leaving, Team, TeamKind, Volunteer
from youju.services.volunteers.models.shifts import (
    Availability,
    Offer,
    Presence,
    Seat,
    Shift,
    ShiftCancellation,
    ShiftNews,
    SignUp,
    SignUpEnd,
)

__all__ = [
    "Application", "ApplicationAnswer", "ApplicationHours", "Availability", "Certificate", "CorrectionAnswer",
    "CorrectionRequest", "GroupKind", "Leaving", "Offer", "OwnLink", "OwnLinkEnd", "Paper", "PaperWithdrawal",
    "Presence", "Revocation", "Seat", "Served", "Service", "Shift", "ShiftCancellation", "ShiftNews", "SignUp",
    "SignUpEnd", "Team", "TeamKind", "Volunteer",
]  # fmt: skip
