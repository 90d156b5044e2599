"""The minutes of volunteers at the desk: one named row, or several together, with or without their names."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.fields import Choice, Minutes, Reference, Whole, Words, YesNo
from youju.ground.evidence.kinds import Column, Values, declare_kind
from youju.ground.organisations.models import Office
from youju.services.volunteers.models import GroupKind, Served, Service, Team, Volunteer
from youju.services.volunteers.queries import of_persons  # noqa: F401 - tells a person what is held of them
from youju.services.volunteers.rules import (
    SERVICE,
    HowMany,
    NotVolunteeringThen,
    NotYetVolunteering,
    OneIsOne,
    WhoTheyAre,
    together,
)


def volunteers_of(office: Office) -> QuerySet[Volunteer]:
    """The volunteers that an entry of the office may name; whoever is erased is named nowhere again."""
    rows = Volunteer.objects.filter(office=office).exclude(person__name="")
    return rows.select_related("person", "team").prefetch_related("leavings")


def complete(values: Values, office: Office) -> None:
    """A named volunteer is one, and brings group and team; minutes of each make those of all."""
    volunteer: Volunteer | None = values.get("volunteer")
    team: Team | None = values.get("team")
    if volunteer is not None:
        _served_then(volunteer, values["happened_on"])
        if values.get("n") not in {None, 1}:
            raise OneIsOne
        values["n"] = 1
        values["team"] = team = team or volunteer.team
        values["group_kind"] = values.get("group_kind") or volunteer.group_kind
    values["group_kind"] = values.get("group_kind") or (team.group_kind if team else "")
    if not values["group_kind"]:
        raise WhoTheyAre
    if values.get("n") is None:
        raise HowMany
    values["each"], values["minutes"] = together(values["n"], values.get("each"), values.get("minutes"))


def _served_then(volunteer: Volunteer, day: date) -> None:
    if day < volunteer.since:
        raise NotYetVolunteering
    if any(gone.away(on=day) for gone in volunteer.leavings.all()):
        raise NotVolunteeringThen


def who(row: Service) -> str:
    """Who served: the volunteer's name, or the group's, or what they are."""
    if row.volunteer is not None:
        return str(row.volunteer)
    return str(row.team or row.get_group_kind_display())


def prepared(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("volunteer__person", "team")


declare_kind(
    key=SERVICE,
    model=Service,
    label=_("volunteer service"),
    plural=_("volunteer service"),
    help=_("Who helped on a day and for how long: by name, or so many of a group together."),
    fields=(
        Reference(name="volunteer", label=_("Volunteer"), rows=volunteers_of),
        Reference(
            name="team", label=_("Came with"), rows=lambda office: Team.objects.filter(office=office), sticky=True
        ),
        Choice(
            name="group_kind", label=_("Who they are"), choices=GroupKind, sticky=True,
            help=_("Comes from the volunteer or the group where it is left empty."),
        ),
        Choice(name="served", label=_("Service"), choices=Served, required=True, sticky=True),
        Words(name="what", label=_("What they did"), length=80),
        Whole(
            name="n", label=_("Number"), unit="人次", least=1, most=10_000,
            help=_("Only for volunteers without names."),
        ),
        Minutes(name="each", label=_("Minutes of each"), unit="分钟"),
        Minutes(name="minutes", label=_("Minutes of all together"), help=_("In place of the minutes of each.")),
        YesNo(name="approximate", label=_("Approximate")),
    ),
    columns=("who", "served", "what", "n", "minutes"),
    computed={"who": Column(_("Who served"), who)},
    filters=("served", "group_kind", "team"),
    search=("what",),
    dimensions={"group_kind": _("who they are"), "served": _("service"), "team__name": _("group")},
    complete=complete,
    prepared=prepared,
    example={
        "happened_on": "2018-03-05", "group_kind": "student", "served": "care", "n": "3", "each": "120",
        "what": "辅导作业",
    },
)  # fmt: skip
