"""The figures of activities: sessions held, attendances by role, organisations that met or took part."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Distinct, Rows, Term, Total, declare
from youju.services.activities.models import SERVED, ActivityKind, Role
from youju.services.activities.rules.voices import ANSWERS

SESSION = "activities.session"
ATTENDANCE = "activities.attendance"
RECEPTION = "activities.reception"

THEMED = (
    ActivityKind.CLASS, ActivityKind.GROUP, ActivityKind.COMMUNITY, ActivityKind.COMPANIONSHIP,
    ActivityKind.OUTREACH,
)  # fmt: skip
SERVICE = (ActivityKind.CARE, *THEMED)

declare(
    key="activities.service.sessions", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Sessions of service"),
    definition=_(
        "Sessions held of care, classes, groups, community events, companionship and outreach; "
        "cancelled ones do not count."
    ),
    terms=(Term(SESSION, Rows(), {"activity_kind__in": SERVICE}),),
)  # fmt: skip
declare(
    key="activities.service.attendances", unit="attendances", per=("activities.service.sessions",),
    label=_("Attendances at services"),
    definition=_(
        "Attendances of children, parents, elders, workers, residents and students at these sessions; "
        "volunteers and staff do not count."
    ),
    terms=(Term(ATTENDANCE, Total("n"), {"activity_kind__in": SERVICE, "role__in": SERVED}),),
)  # fmt: skip
declare(
    key="activities.service.children", unit="attendances",
    label=_("Attendances of children"),
    definition=_("Attendances of children at services."),
    terms=(Term(ATTENDANCE, Total("n"), {"activity_kind__in": SERVICE, "role": Role.CHILD}),),
)  # fmt: skip
declare(
    key="activities.service.guardians", unit="attendances",
    label=_("Attendances of parents"),
    definition=_("Attendances of parents and guardians at services."),
    terms=(Term(ATTENDANCE, Total("n"), {"activity_kind__in": SERVICE, "role": Role.GUARDIAN}),),
)  # fmt: skip
declare(
    key="activities.care.sessions", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Sessions of care"),
    definition=_("Sessions of care after school that were held."),
    terms=(Term(SESSION, Rows(), {"activity_kind": ActivityKind.CARE}),),
)  # fmt: skip
declare(
    key="activities.care.children", unit="attendances", per=("activities.care.sessions",),
    label=_("Attendances of children in care"),
    definition=_("Attendances of children in care after school."),
    terms=(Term(ATTENDANCE, Total("n"), {"activity_kind": ActivityKind.CARE, "role": Role.CHILD}),),
)  # fmt: skip
declare(
    key="activities.themed.sessions", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Themed sessions"),
    definition=_("Sessions of service other than care."),
    terms=(Term(SESSION, Rows(), {"activity_kind__in": THEMED}),),
)  # fmt: skip
declare(
    key="activities.themed.attendances", unit="attendances", per=("activities.themed.sessions",),
    label=_("Attendances at themed sessions"),
    definition=_("Attendances at services other than care; volunteers and staff do not count."),
    terms=(Term(ATTENDANCE, Total("n"), {"activity_kind__in": THEMED, "role__in": SERVED}),),
)  # fmt: skip
declare(
    key="activities.elder_care.sessions", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Sessions of community care"),
    definition=_("Visits and care for elders who live alone."),
    terms=(Term(SESSION, Rows(), {"activity_kind": ActivityKind.ELDER_CARE}),),
)  # fmt: skip
declare(
    key="activities.volunteer_training.sessions", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Trainings of volunteers"),
    definition=_("Trainings of volunteers that were held."),
    terms=(Term(SESSION, Rows(), {"activity_kind": ActivityKind.VOLUNTEER_TRAINING}),),
)  # fmt: skip
declare(
    key="activities.training.trainees", unit="attendances", disclosure=Disclosure.WORKERS,
    label=_("Attendances at trainings"),
    definition=_("Attendances of trainees at trainings; at one session a person counts once."),
    terms=(
        Term(ATTENDANCE, Total("n"), {"activity_kind": ActivityKind.TRAINING, "role": Role.TRAINEE}),
    ),
)  # fmt: skip
declare(
    key="activities.training.sessions", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Trainings"),
    definition=_("Trainings that were held, those of volunteers not among them."),
    terms=(Term(SESSION, Rows(), {"activity_kind": ActivityKind.TRAINING}),),
)  # fmt: skip
declare(
    key="activities.training.organisations", unit="organisations", disclosure=Disclosure.ORGANISATIONS,
    label=_("Organisations at trainings"),
    definition=_("Different organisations from which trainees came to a training."),
    terms=(
        Term(
            ATTENDANCE, Distinct("partner", of="partner"),
            {"activity_kind": ActivityKind.TRAINING, "role__in": (Role.TRAINEE, Role.ORGANISATION_REP)},
        ),
    ),
)  # fmt: skip
declare(
    key="activities.reception.visits", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Visits received"),
    definition=_("Visits that were received, planned ones and those that were written down at the door."),
    terms=(Term(SESSION, Rows(), {"activity_kind": ActivityKind.RECEPTION}), Term(RECEPTION, Rows())),
)  # fmt: skip
declare(
    key="activities.reception.visitors", unit="attendances", disclosure=Disclosure.WORKERS,
    label=_("Visitors received"),
    definition=_("Attendances of visitors who were received; at one visit a person counts once."),
    terms=(
        Term(ATTENDANCE, Total("n"), {"activity_kind": ActivityKind.RECEPTION, "role": Role.VISITOR}),
        Term(RECEPTION, Total("n")),
    ),
)  # fmt: skip
declare(
    key="activities.reception.organisations", unit="organisations", disclosure=Disclosure.ORGANISATIONS,
    label=_("Organisations that visited"),
    definition=_("Different organisations from which visitors came."),
    terms=(
        Term(
            ATTENDANCE, Distinct("partner", of="partner"),
            {"activity_kind": ActivityKind.RECEPTION, "role": Role.VISITOR},
        ),
        Term(RECEPTION, Distinct("partner", of="partner")),
    ),
)  # fmt: skip
declare(
    key="activities.meeting.attendances", unit="attendances", disclosure=Disclosure.WORKERS,
    label=_("Attendances at meetings"),
    definition=_("Attendances of representatives of organisations; at one meeting a person counts once."),
    terms=(
        Term(ATTENDANCE, Total("n"), {"activity_kind": ActivityKind.MEETING, "role": Role.ORGANISATION_REP}),
    ),
)  # fmt: skip
declare(
    key="activities.meeting.organisations", unit="organisations", disclosure=Disclosure.ORGANISATIONS,
    label=_("Organisations at meetings"),
    definition=_("Different organisations whose representatives came to a meeting."),
    terms=(
        Term(
            ATTENDANCE, Distinct("partner", of="partner"),
            {"activity_kind": ActivityKind.MEETING, "role": Role.ORGANISATION_REP},
        ),
    ),
)  # fmt: skip
declare(
    key="activities.partners", unit="organisations", disclosure=Disclosure.ORGANISATIONS,
    label=_("Partners"),
    definition=_("Different organisations that hosted, organised, advised, funded or lent a room."),
    terms=(Term("activities.partnership", Distinct("partner", of="partner")),),
)  # fmt: skip
declare(
    key="activities.answers", unit="items", counter="份",
    label=_("Answers about sessions"),
    definition=_(
        "Answers of those who were at a session, with one of three faces: counted by hand, or by the code on the "
        "door, which are added up when it closes a week later. Whoever answered both ways counts twice."
    ),
    terms=(Term(ANSWERS, Total("n")),),
)  # fmt: skip
declare(
    key="activities.answers.satisfied", unit="items", counter="份", per=("activities.answers",),
    label=_("Satisfied answers"),
    definition=_("Of the answers about sessions those with the face “liked it”."),
    terms=(Term(ANSWERS, Total("n_good")),),
)  # fmt: skip
