"""What this room holds of a person: that they volunteer, what they gave, papers and certificates."""

from django.utils.dates import WEEKDAYS
from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from youju.ground.people.ports import declare_place
from youju.ground.periods import durations
from youju.services.volunteers.models import (
    ApplicationAnswer,
    Availability,
    Certificate,
    CorrectionRequest,
    Leaving,
    Offer,
    OwnLink,
    Paper,
    Service,
    ShiftNews,
    SignUp,
    SignUpEnd,
    Volunteer,
)
from youju.services.volunteers.rules.availability import Span


def volunteering(row: Volunteer) -> str:
    """As what and with whom."""
    number = gettext("No. %(number)s") % {"number": row.number}
    return " · ".join(filter(None, (number, str(row.get_group_kind_display()), str(row.team or ""))))


def serving(row: Service) -> str:
    """On which day, what, how long."""
    gone = pgettext("record", "withdrawn") if row.withdrawal_id else ""
    given = durations.write(row.minutes, "clock")
    return " · ".join(filter(None, (str(row.happened_on), str(row.get_served_display()), given, gone)))


def paper(row: Paper) -> str:
    return f"{row.on} · {row.get_sort_display()} · {row.title}"


declare_place(Volunteer, "person", head=_("As a volunteer"), says=volunteering, related=("team",))
declare_place(Leaving, "volunteer__person", head=_("Volunteering ended"), says=lambda row: str(row.on))
declare_place(Service, "volunteer__person", head=_("Volunteer service given"), says=serving)
declare_place(Paper, "volunteer__person", head=_("Papers of the volunteer"), says=paper)
declare_place(
    CorrectionRequest, "volunteer__person", head=_("Corrections asked for"), says=lambda row: str(row.words)
)
declare_place(
    Certificate, "volunteer__person", head=_("Certificates of service"),
    says=lambda row: f"{row.number} {durations.write(row.minutes, 'clock')}", empties=("name",),
)  # fmt: skip


def having_time(row: Availability) -> str:
    """On which weekday, from when until when."""
    return f"{WEEKDAYS[row.weekday]} {Span(row.begins, row.ends)}"


declare_place(Availability, "volunteer__person", head=_("When they have time as a volunteer"), says=having_time)
declare_place(
    SignUp, "volunteer__person", head=_("Shifts signed up for"),
    says=lambda row: " · ".join([str(row.shift), *([str(row.end.get_sort_display())] if row.end else [])]),
    related=("shift", "end"),
)  # fmt: skip
declare_place(
    SignUpEnd, "sign_up__volunteer__person", head=_("Shifts they did not come to"),
    says=lambda row: " · ".join(filter(None, (str(row.get_sort_display()), row.reason))), empties=("reason",),
)  # fmt: skip
declare_place(
    Offer, "to__person", head=_("Shifts offered to them"), says=lambda row: str(row.sign_up.shift),
    related=("sign_up__shift",),
)  # fmt: skip
declare_place(
    ShiftNews, "volunteer__person", "other__person", head=_("News of shifts"),
    says=lambda row: f"{row.shift} · {row.get_sort_display()}", related=("shift",),
)  # fmt: skip
declare_place(
    OwnLink, "volunteer__person", head=_("Links to the own page of the volunteer"),
    says=lambda row: pgettext("link", "ended") if row.end_id else pgettext("link", "stands"),
)  # fmt: skip
declare_place(
    ApplicationAnswer, "volunteer__person", head=_("Registered on the public site"),
    says=lambda row: gettext("taken in on %(day)s") % {"day": localdate(row.at)},
)  # fmt: skip
