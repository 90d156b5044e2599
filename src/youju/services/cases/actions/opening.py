"""A case is opened: from this moment on it opens for its worker and its supervisor, and for nobody else."""

from datetime import date, datetime

from django.db.models import Max
from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant, User
from youju.ground.access.queries import require
from youju.ground.evidence.actions.recording import Examiner
from youju.ground.evidence.kinds import kind_of
from youju.ground.organisations.models import Site
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.ground.people.rules.purposes import Purpose
from youju.ground.programmes.models import Programme
from youju.ground.storage import turns
from youju.services.cases.actions.deputies import entrust_to_deputies
from youju.services.cases.actions.hardship import found_categories
from youju.services.cases.actions.permitting import fits
from youju.services.cases.models import Case
from youju.services.cases.queries.cases import household_of, open_cases_of
from youju.services.cases.rules.refusals import OpenAlready, WhoseCase


@action
def open_case(
    *, person: Person, happened_on: date, worker: User, supervisor: User, family: bool = False,
    site: Site | None = None, programme: Programme | None = None, by: Actor, at: datetime,
) -> Case:  # fmt: skip
    """Opens a case of the person, or of the family that the person lives with.

    Raises WhoseCase, OpenAlready, WorkerOfCase, SupervisorOfCase, and whatever every record is refused for.
    """
    office = person.office
    require(by, permissions.CASES_WORK, office=office, on=localdate(at))
    fits(office, worker, supervisor, at)
    root = root_of(person)
    household = household_of(root, on=happened_on) if family else None
    if not root.name or (family and household is None):
        raise WhoseCase
    values = {"happened_on": happened_on, "site": site, "programme": programme, "group": None}
    Examiner(kind_of("cases.case"), office, on=localdate(at))(values)
    turns.take(f"cases of {office.pk}")
    if any(one.household_id == (household.pk if household else None) for one in open_cases_of(root)):
        raise OpenAlready
    found_categories(office)
    number = (Case.objects.filter(office=office).aggregate(n=Max("number"))["n"] or 0) + 1
    row = Case.objects.create(
        office=office, person=root, household=household, number=number, worker=worker, supervisor=supervisor,
        by=by, recorded_at=at, **values,
    )  # fmt: skip
    entrust(row, at)
    audit.write(verb="case.open", by=by, at=at, office=office, subject=row.uid)
    return row


def entrust(case: Case, at: datetime) -> None:
    """The two for whom the case opens, until it is given into other hands; and whoever stands in meanwhile."""
    for user, purpose in ((case.worker, Purpose.SERVICE), (case.supervisor, Purpose.SUPERVISION)):
        Grant.objects.create(
            actor=user.actor, office=case.office, subject=case.uid, purpose=purpose, since=at, basis=basis(case)
        )
    entrust_to_deputies(case, at)


def basis(case: Case) -> str:
    """Why a grant was given to whoever works on the case or supervises it."""
    return f"case {case.uid}"
