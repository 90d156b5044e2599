"""Interns and their supervision at the desk: list, entry, correction and spreadsheets."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.fields import Choice, Day, Minutes, Reference, Words
from youju.ground.evidence.kinds import Values, declare_kind
from youju.ground.organisations.models import Office
from youju.services.interns.models import Form, Guidance, Internship
from youju.services.interns.rules import INTERNSHIP, SUPERVISION, EndsBeforeItBegins, NotThereThen


def interns_of(office: Office) -> QuerySet[Internship]:
    """The interns that an entry of the office may name."""
    return Internship.objects.filter(office=office, withdrawal=None).order_by("-happened_on", "pk")


def ends_after(values: Values, office: Office) -> None:
    if values.get("last_day") and values["last_day"] < values["happened_on"]:
        raise EndsBeforeItBegins


def was_there(values: Values, office: Office) -> None:
    """Supervision is given while somebody is there."""
    intern: Internship = values["internship"]
    day = values["happened_on"]
    if day < intern.happened_on or (intern.last_day is not None and day > intern.last_day):
        raise NotThereThen


declare_kind(
    key=INTERNSHIP,
    model=Internship,
    label=_("internship"),
    plural=_("internships"),
    help=_("Somebody of a school begins to learn at the office; the date is the first day."),
    fields=(
        Words(name="name", label=_("Intern"), required=True, length=40),
        Words(name="school", label=_("School"), required=True, length=60),
        Words(name="course", label=_("Course"), length=40),
        Day(name="last_day", label=_("Last day")),
        Words(name="supervisor", label=_("Supervisor"), required=True, length=40),
        Words(name="tasks", label=_("Tasks"), length=300),
    ),
    columns=("name", "school", "supervisor", "last_day"),
    search=("name", "school", "supervisor"),
    dimensions={"school": _("school")},
    complete=ends_after,
    example={
        "happened_on": "2018-03-01", "name": "沈知行", "school": "青石大学", "course": "社会工作专业本科三年级",
        "last_day": "2018-06-29", "supervisor": "林晚", "tasks": "放学后托管、家访记录",
    },
)  # fmt: skip

declare_kind(
    key=SUPERVISION,
    model=Guidance,
    label=_("supervision of an intern"),
    plural=_("supervision of interns"),
    help=_("Supervision that an intern was given on a day, in minutes."),
    part_of=INTERNSHIP,
    fields=(
        Reference(name="internship", label=_("Intern"), rows=interns_of, required=True, sticky=True),
        Choice(name="form", label=_("Form of supervision"), choices=Form, required=True, sticky=True),
        Minutes(name="minutes", label=_("Minutes"), unit="分钟", required=True),
        Words(name="topic", label=_("Topic"), length=120),
    ),
    columns=("internship", "form", "minutes", "topic"),
    filters=("form",),
    search=("topic",),
    dimensions={"form": _("form of supervision"), "internship__school": _("school")},
    complete=was_there,
    prepared=lambda rows: rows.select_related("internship"),
    example={
        "happened_on": "2018-03-09", "internship": "沈知行 (青石大学)", "form": "alone", "minutes": "60",
        "topic": "第一次家访之后",
    },
)  # fmt: skip
