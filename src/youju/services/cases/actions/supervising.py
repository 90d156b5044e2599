"""The week's digest of a supervisor's cases, and who stands in while they are away."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, User
from youju.ground.access.queries import require
from youju.ground.organisations.models import Office
from youju.ground.storage import turns
from youju.services.cases.actions.deputies import entrust_to_deputy
from youju.services.cases.actions.permitting import may
from youju.services.cases.models import Away, Case, CasePlan, Closure, Digest
from youju.services.cases.queries.cases import described
from youju.services.cases.queries.work import contacts_between, deputies, waiting
from youju.services.cases.rules.papers import Condition
from youju.services.cases.rules.refusals import AwayAlready, EndsInThePast, SupervisorOfCase

WEEK = timedelta(days=7)


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def wanted(on: date) -> list[tuple[Office, User]]:
    """The supervisors with cases who have no digest of this week yet."""
    pairs = Case.objects.standing().order_by("office", "supervisor").values_list("office", "supervisor").distinct()
    done = set(Digest.objects.filter(week=monday(on)).values_list("office", "supervisor"))
    offices = Office.objects.in_bulk([office for office, _user in pairs])
    users = User.objects.in_bulk([user for _office, user in pairs])
    return [(offices[office], users[user]) for office, user in pairs if (office, user) not in done]


@action
def digest(*, on: date, by: Actor, at: datetime) -> list[Digest]:
    """Writes the digests of this week that are missing; each goes to the deputy of whoever is away."""
    made = list(_made(on, by, at))
    audit.write(verb="case.digest", by=by, at=at, rows=len(made))
    return made


def _made(on: date, by: Actor, at: datetime) -> Iterator[Digest]:
    week = monday(on)
    for office, supervisor in wanted(on):
        rows = Case.objects.standing().filter(office=office, supervisor=supervisor)
        lines = described(rows.select_related("worker", "supervisor"), (), on=on)
        keys = [line.case.pk for line in lines]
        live = [line for line in lines if line.condition is not Condition.CLOSED]
        past = {"happened_on__gte": week - WEEK, "happened_on__lt": week}
        deputy = deputies(office, supervisor, on=on).first()
        yield Digest.objects.create(
            office=office, supervisor=supervisor, to=deputy.deputy if deputy else supervisor, week=week,
            open_cases=len(live), opened=rows.filter(**past).count(),
            closed=Closure.objects.standing().filter(case__in=keys, **past).count(),
            contacts=contacts_between(keys, week - WEEK, week),
            overdue=sum(bool(line.overdue(on=on)) for line in live),
            silent=sum(bool(line.silent) for line in live),
            waiting=len(waiting(CasePlan, keys)) + len(waiting(Closure, keys)), by=by, at=at,
        )  # fmt: skip


@action
def read_digest(*, digest: Digest, by: Actor, at: datetime) -> Digest:
    """It was read; it is shown no more."""
    held = Digest.objects.select_for_update(of=("self",)).select_related("office").get(pk=digest.pk)
    require(by, permissions.CASES_SUPERVISE, office=held.office, on=localdate(at))
    if held.to_id != by.user_id:
        raise SupervisorOfCase
    held.seen_at = held.seen_at or at
    held.save(update_fields=["seen_at"])
    audit.write(verb="case.read_digest", by=by, at=at, office=held.office, subject=held.uid)
    return held


@action
def go_away(*, office: Office, deputy: User, since: date, until: date, by: Actor, at: datetime) -> Away:
    """Whoever supervises says who stands in, through the day `until`: their cases open for the deputy so long.

    Raises SupervisorOfCase, EndsInThePast, AwayAlready.
    """
    require(by, permissions.CASES_SUPERVISE, office=office, on=localdate(at))
    if by.user is None or deputy.pk == by.user.pk or not may(deputy, permissions.CASES_SUPERVISE, office, at):
        raise SupervisorOfCase(field="deputy")
    turns.take(f"cases of {office.pk}")
    end = until + timedelta(days=1)
    if until < since or until < localdate(at):
        raise EndsInThePast
    if Away.objects.filter(office=office, supervisor=by.user, since__lt=end, until__gt=since).exists():
        raise AwayAlready(field="since")
    row = Away.objects.create(
        office=office, supervisor=by.user, deputy=deputy, since=since, until=end, by=by, at=at
    )  # fmt: skip
    for case in Case.objects.standing().filter(office=office, supervisor=by.user).select_related("office"):
        entrust_to_deputy(case, row, at)
    audit.write(verb="case.go_away", by=by, at=at, office=office, subject=row.uid)
    return row
