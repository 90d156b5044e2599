"""Planned series and their sessions, who is enrolled, what was held, and who came."""

from youju.services.activities.models.answers import Answers
from youju.services.activities.models.caring import Arrival, Departure, Void, Way
from youju.services.activities.models.certificates import Attestation, AttestationEnd
from youju.services.activities.models.enrolment import Admission, Enrolment, Leaving, Overruling
from youju.services.activities.models.feeds import Feed, FeedEnd
from youju.services.activities.models.groupwork import (
    Evaluation,
    Goal,
    GroupPlan,
    Measure,
    Meeting,
    PhaseSaid,
    Review,
    Screening,
)
from youju.services.activities.models.hands import SessionShift
from youju.services.activities.models.holdings import COPIED, Attendance, Holding, PartnerRole, Partnership
from youju.services.activities.models.kiosks import Kiosk, KioskEnd, Settlement, Unmatched
from youju.services.activities.models.marks import Mark
from youju.services.activities.models.notices import Addressee, Channel, News, Notice, Telling
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
    TAKING_PART,
    Activity,
    ActivityKind,
    Cancellation,
    Holidays,
    MakeUp,
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
    "TAKING_PART",
    "Activity",
    "ActivityKind",
    "Addressee",
    "Admission",
    "Answers",
    "Arrival",
    "Attendance",
    "Attestation",
    "AttestationEnd",
    "Cancellation",
    "Channel",
    "Departure",
    "Enrolment",
    "Evaluation",
    "Face",
    "Feed",
    "FeedEnd",
    "Goal",
    "GroupPlan",
    "HeadCount",
    "Hiding",
    "Holding",
    "Holidays",
    "Kiosk",
    "KioskEnd",
    "Leaving",
    "MakeUp",
    "Mark",
    "Measure",
    "Meeting",
    "Missing",
    "Move",
    "News",
    "Notice",
    "Opening",
    "Outing",
    "OutingConsent",
    "Overruling",
    "PartnerRole",
    "Partnership",
    "PhaseSaid",
    "Placement",
    "Reception",
    "Registration",
    "Retreat",
    "Review",
    "Role",
    "SatisfactionTally",
    "Screening",
    "Session",
    "SessionShift",
    "SettingOut",
    "Settlement",
    "StarBoard",
    "StarGrant",
    "StarScreen",
    "StarScreenEnd",
    "StarWord",
    "Telling",
    "Turnout",
    "Unmatched",
    "Voice",
    "VoiceKnock",
    "Void",
    "Way",
    "Waypoint",
]  # fmt: skip
