"""What activities hold of a person: where they take part, when they came, what was said at a roll call."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from youju.ground.people.ports import declare_place
from youju.services.activities.models import (
    Addressee,
    Arrival,
    Attendance,
    Attestation,
    Departure,
    Enrolment,
    HeadCount,
    Mark,
    Missing,
    OutingConsent,
    Overruling,
    Screening,
    StarGrant,
)


def taking_part(row: Enrolment) -> str:
    """In what, in which role, and how it ended."""
    left = f"{row.leaving.get_sort_display()} {row.leaving.since}" if row.leaving else ""
    return " · ".join(filter(None, (str(row.activity), str(row.get_role_display()), left)))


def coming(row: Attendance) -> str:
    """On which day to what, and whether it still counts."""
    gone = pgettext("record", "withdrawn") if row.withdrawal_id else ""
    said = (str(row.happened_on), str(row.holding.activity), str(row.get_role_display()), gone)
    return " · ".join(filter(None, said))


def said(row: Mark) -> str:
    """On which day, and what."""
    return f"{row.session} · {row.get_said_display()}"


def arriving(row: Arrival) -> str:
    """On which day and at which minute, and whether it still holds."""
    return _clocked(row, "")


def leaving(row: Departure) -> str:
    """On which day and at which minute, how, with whom and why."""
    whom = " · ".join(filter(None, (str(row.get_way_display()), row.whom, row.reason)))
    return _clocked(row, whom)


def overruled(row: Overruling) -> str:
    """In what, what the rule had against it, and why all the same."""
    return " · ".join(filter(None, (str(row.enrolment.activity), row.against, row.reason)))


def signed(row: OutingConsent) -> str:
    """For which outing, and where the paper is."""
    gone = pgettext("record", "withdrawn") if row.void_id else ""
    return " · ".join(filter(None, (str(row.outing), row.paper, gone)))


def missed(row: Missing) -> str:
    """Where on which way."""
    return f"{row.count.point.outing} · {row.count.point}"


def counted(row: HeadCount) -> str:
    """Where on which way, and what was said."""
    return " · ".join(filter(None, (str(row.point.outing), str(row.point), row.line)))


def starred(row: StarGrant) -> str:
    """On which day, how many, what for, and whether they still count."""
    gone = pgettext("record", "withdrawn") if row.void_id else ""
    return " · ".join(filter(None, (str(row.session), str(row.n), str(row.get_word_display()), gone)))


def to_be_told(row: Addressee) -> str:
    """Of what."""
    return str(row.notice)


def screened(row: Screening) -> str:
    """For which group and with what result; what was spoken lies sealed."""
    taken = pgettext("screening", "taken") if row.taken else pgettext("screening", "not taken")
    return f"{row.plan} · {taken}"


def _clocked(row: Arrival | Departure, more: str) -> str:
    gone = pgettext("record", "withdrawn") if row.void_id else ""
    return " · ".join(filter(None, (f"{row.session} {row.clock:%H:%M}", more, gone)))


declare_place(
    Enrolment, "person", head=_("Where they take part"), says=taking_part,
    related=("activity", "leaving"),
)  # fmt: skip
declare_place(
    Overruling, "enrolment__person", head=_("Enrolled although the rule spoke against it"), says=overruled,
    related=("enrolment__activity",), empties=("reason",),
)  # fmt: skip
declare_place(Attendance, "person", head=_("When they came"), says=coming, related=("holding__activity",))
declare_place(Mark, "person", head=_("What was said at roll calls"), says=said, related=("session__activity",))
declare_place(Arrival, "person", head=_("When they came to care"), says=arriving, related=("session__activity",))
declare_place(
    Departure, "person", "adult", head=_("With whom they left care"), says=leaving,
    related=("session__activity", "adult"), empties=("name", "reason"),
)  # fmt: skip
declare_place(
    OutingConsent, "person", head=_("Outings a guardian signed for"), says=signed,
    related=("outing__session__activity",),
)  # fmt: skip
declare_place(
    Missing, "person", head=_("Missing when heads were counted"), says=missed,
    related=("count__point__outing__session__activity",),
)  # fmt: skip
declare_place(
    HeadCount, "missing__person", head=_("What was said of heads that were missing"), says=counted,
    related=("point__outing__session__activity",), empties=("line",),
)  # fmt: skip
declare_place(StarGrant, "person", head=_("Stars they earned"), says=starred, related=("session__activity",))
declare_place(
    Addressee, "person", head=_("What they were to be told of"), says=to_be_told,
    related=("notice__session__activity",),
)  # fmt: skip
declare_place(
    Attestation, "person", head=_("Certificates of attendance"), says=lambda row: f"{row.number} · {row.title}",
    empties=("name", "organisation"),
)  # fmt: skip
declare_place(
    Screening, "person", head=_("Screened for a closed group"), says=screened, related=("plan__activity",),
    empties=("words",),
)  # fmt: skip
