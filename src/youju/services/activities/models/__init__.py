"""Planned series and their sessions, who is enrolled, what was held, and who came."""

from youju.services.activities.models.caring import Arrival, Departure, Void, Way
from youju.services.activities.models.enrolment import Admission, Enrolment, Leaving, Overruling
from youju.services.activities.models.feeds import Feed, FeedEnd
from youju.services.activities.models.holdings import COPIED, Attendance, Holding, PartnerRole, Partnership
from youju.services.activities.models.kiosks import Kiosk, KioskEnd, Settlement, Unmatched
from youju.services.activities.models.marks import Mark
from youju.services.activities.models.openings import (
    Opening,
    Placement,
    Registration,
    Retreat,
    Turnout,
)
from youju.services.activities.models.outings import (
    HeadCount,
    Missing,
    Outing,
    OutingConsent,
    SettingOut,
    Waypoint,
)
from youju.services.activities.models.planning import (
    FOR_PUPILS,
    SERVED,
    Activity,
    ActivityKind,
    Cancellation,
    Holidays,
    Move,
    Role,
    Session,
)
from youju.services.activities.models.receptions import Reception
from youju.services.activities.models.stars import StarBoard, StarGrant, StarScreen, StarScreenEnd, StarWord
from youju.services.activities.models.voices import Face, Hiding, SatisfactionTally, Voice, VoiceKnock

__all__ = [
    "COPIED",
    "FOR_PUPILS",
    "SERVED",
    "Activity",
    "ActivityKind",
    "Admission",
    "Arrival",
    "Attendance",
    "Cancellation",
    "Departure",
    "Enrolment",
    "Face",
    "Feed",
    "FeedEnd",
    "HeadCount",
    "Hiding",
    "Holding",
    "Holidays",
    "Kiosk",
    "KioskEnd",
    "Leaving",
    "Mark",
    "Missing",
    "Move",
    "Opening",
    "Outing",
    "OutingConsent",
    "Overruling",
    "PartnerRole",
    "Partnership",
    "Placement",
    "Reception",
    "Registration",
    "Retreat",
    "Role",
    "SatisfactionTally",
    "Session",
    "SettingOut",
    "Settlement",
    "StarBoard",
    "StarGrant",
    "StarScreen",
    "StarScreenEnd",
    "StarWord",
    "Turnout",
    "Unmatched",
    "Voice",
    "VoiceKnock",
    "Void",
    "Way",
    "Waypoint",
]  # fmt: skip
