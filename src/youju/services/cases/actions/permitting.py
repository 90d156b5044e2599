"""Who may do what with a case; every act asks here before it writes."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access.looking import NotGranted, grant_of
from youju.ground.access.models import Actor, User
from youju.ground.access.permissions import CASES_SUPERVISE, CASES_WORK, PEOPLE_OPEN, Permission
from youju.ground.access.queries import require, standing
from youju.ground.organisations.models import Office
from youju.services.cases.models import Case
from youju.services.cases.queries.access import stands_in
from youju.services.cases.rules.refusals import OnlyItsSupervisor, OnlyWhoWorksOnIt, SupervisorOfCase, WorkerOfCase


def held(case: Case, by: Actor, at: datetime) -> Case:
    """The case, alone, for whoever was given it. Raises NotGranted."""
    require(by, CASES_WORK, office=case.office, on=localdate(at))
    row = Case.objects.select_for_update(of=("self",)).select_related("office", "site", "person").get(pk=case.pk)
    if by.kind != Actor.Kind.SYSTEM and grant_of(by, row.uid, row.office, at=at) is None:
        raise NotGranted
    return row


def works(case: Case, by: Actor, at: datetime) -> Case:
    """The case for its worker or supervisor, who write its papers. Raises OnlyWhoWorksOnIt, NotGranted."""
    row = held(case, by, at)
    if by.kind != Actor.Kind.SYSTEM and by.user_id != row.worker_id and not answers(row, by, at):
        raise OnlyWhoWorksOnIt
    return row


def supervises(case: Case, by: Actor, at: datetime) -> Case:
    """The case for its supervisor, or whoever stands in for them. Raises OnlyItsSupervisor, NotGranted."""
    row = held(case, by, at)
    if by.kind != Actor.Kind.SYSTEM and not answers(row, by, at):
        raise OnlyItsSupervisor
    return row


def answers(case: Case, by: Actor, at: datetime) -> bool:
    """Whether somebody supervises the case: its supervisor, and while they are away their deputy."""
    if by.user_id == case.supervisor_id:
        return True
    stands = stands_in(case, by.user_id, on=localdate(at))
    return stands and by.user is not None and may(by.user, CASES_SUPERVISE, case.office, at)


def may(user: User, permission: Permission, office: Office, at: datetime) -> bool:
    """Whether a colleague holds a permission in the office today."""
    return office.pk in standing(user.actor, on=localdate(at)).offices_with(permission)


def fits(office: Office, worker: User, supervisor: User, at: datetime) -> None:
    """Two different colleagues of the office who may. Raises WorkerOfCase, SupervisorOfCase."""
    if not may(worker, CASES_WORK, office, at) or not may(worker, PEOPLE_OPEN, office, at):
        raise WorkerOfCase
    if worker.pk == supervisor.pk or not may(supervisor, CASES_SUPERVISE, office, at):
        raise SupervisorOfCase
