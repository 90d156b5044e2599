"""A person of the office becomes a volunteer, leaves, and comes back."""

from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import UnknownDetail
from youju.ground.evidence.fields.words import tidy
from youju.ground.people.models import Person
from youju.ground.people.queries import consents
from youju.ground.people.queries.cards import cluster, root_of
from youju.ground.people.rules.purposes import Agreed
from youju.ground.storage import turns
from youju.services.volunteers.models import Leaving, Volunteer
from youju.services.volunteers.rules import (
    AnotherOffice,
    GuardianMustAgree,
    HasNotLeft,
    LeftAlready,
    VolunteersAlready,
    may_be_minor,
)

DETAILS = frozenset({"group_kind", "team", "skills"})


@action
def enlist(*, person: Person, since: date, by: Actor, at: datetime, **details: Any) -> Volunteer:
    """Registers a person of the office; `details` are group_kind, team, skills.

    Raises VolunteersAlready, GuardianMustAgree: under 18 a guardian's consent to volunteering has to stand.
    """
    office = person.office
    require(by, permissions.PEOPLE_KEEP, office=office, on=localdate(at))
    root = root_of(person)
    if Volunteer.objects.filter(person__in=cluster(root)).exists():
        raise VolunteersAlready
    if may_be_minor(root.birth, on=since) and not _guardian_agreed(root, at):
        raise GuardianMustAgree
    turns.take(f"volunteers of {office.pk}")
    last = Volunteer.objects.filter(office=office).aggregate(last=Max("number"))["last"] or 0
    volunteer = Volunteer(office=office, person=root, number=last + 1, since=since, at=at, by=by)
    _detail(volunteer, details)
    volunteer.save()
    audit.write(
        verb="volunteer.enlist", by=by, at=at, office=office, subject=volunteer.uid,
        values={"number": str(volunteer.number)},
    )  # fmt: skip
    return volunteer


@action
def change_volunteer(*, volunteer: Volunteer, by: Actor, at: datetime, **details: Any) -> Volunteer:
    """Changes who they are, with whom they come, what they can do; past entries stay as they were."""
    require(by, permissions.PEOPLE_KEEP, office=volunteer.office, on=localdate(at))
    _detail(volunteer, details)
    volunteer.save()
    audit.write(
        verb="volunteer.change", by=by, at=at, office=volunteer.office, subject=volunteer.uid,
        values={name: str(value) for name, value in details.items()},
    )  # fmt: skip
    return volunteer


@action
def leave(*, volunteer: Volunteer, on: date, reason: str = "", by: Actor, at: datetime) -> Leaving:
    """The volunteer does not come any more from the day on. Raises LeftAlready."""
    require(by, permissions.PEOPLE_KEEP, office=volunteer.office, on=localdate(at))
    turns.take(f"volunteers of {volunteer.office_id}")
    if volunteer.leavings.filter(back_on=None).exists():
        raise LeftAlready
    row = Leaving(volunteer=volunteer, on=on, reason=tidy(reason), at=at, by=by)
    row.clean_fields()
    row.save()
    audit.write(
        verb="volunteer.leave", by=by, at=at, office=volunteer.office, subject=volunteer.uid,
        values={"on": on.isoformat()},
    )  # fmt: skip
    return row


@action
def come_back(*, volunteer: Volunteer, on: date, by: Actor, at: datetime) -> Leaving:
    """The volunteer comes again from the day on. Raises HasNotLeft."""
    require(by, permissions.PEOPLE_KEEP, office=volunteer.office, on=localdate(at))
    turns.take(f"volunteers of {volunteer.office_id}")
    row = volunteer.leavings.filter(back_on=None).first()
    if row is None:
        raise HasNotLeft
    row.back_on = max(on, row.on)
    row.save(update_fields=["back_on"])
    audit.write(
        verb="volunteer.come_back", by=by, at=at, office=volunteer.office, subject=volunteer.uid,
        values={"on": row.back_on.isoformat()},
    )  # fmt: skip
    return row


def _guardian_agreed(root: Person, at: datetime) -> bool:
    """Whether a guardian's consent to volunteering stands; from 14 on together with the person's own."""
    return any(
        one.stands and one.consent.guardian_id is not None and one.consent.purpose == Agreed.VOLUNTEERING
        for one in consents.agreements(cluster(root), at=at)
    )


def _detail(volunteer: Volunteer, details: dict[str, Any]) -> None:
    for name in details.keys() - DETAILS:
        raise UnknownDetail(name)
    for name, value in details.items():
        setattr(volunteer, name, tidy(value) if isinstance(value, str) else value)
    if volunteer.team is not None and volunteer.team.office_id != volunteer.office_id:
        raise AnotherOffice
    volunteer.clean_fields(exclude=["at"])
