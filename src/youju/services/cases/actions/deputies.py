"""Whoever stands in for a supervisor opens the supervisor's cases, from the absence's first day to its end."""

from datetime import datetime

from django.db.models import F
from django.utils.timezone import localdate

from youju.ground.access.looking import midnight_of
from youju.ground.access.models import Grant
from youju.ground.people.rules.purposes import Purpose
from youju.services.cases.models import Away, Case

BASIS = "deputy"


def entrust_to_deputies(case: Case, at: datetime) -> None:
    """Everybody who stands in for the supervisor of this case, now or later."""
    rows = Away.objects.filter(office=case.office_id, supervisor=case.supervisor_id, until__gt=localdate(at))
    for away in rows.select_related("deputy__actor").order_by("pk"):
        entrust_to_deputy(case, away, at)


def entrust_to_deputy(case: Case, away: Away, at: datetime) -> None:
    """The case opens for the deputy so long; never for its own worker, who would supervise themselves."""
    if case.worker_id != away.deputy_id:
        Grant.objects.create(
            actor=away.deputy.actor, office=case.office, subject=case.uid, purpose=Purpose.SUPERVISION,
            since=max(at, midnight_of(away.since, at)), until=midnight_of(away.until, at),
            basis=f"{BASIS} {away.uid}",
        )  # fmt: skip


def take_from_deputies(case: Case, at: datetime) -> None:
    """Nobody stands in any longer, nor will: the case goes into other hands."""
    rows = Grant.objects.filter(subject=case.uid, basis__startswith=f"{BASIS} ", until__gt=at)
    rows.filter(since__gt=at).update(until=F("since"))
    rows.filter(since__lte=at).update(until=at)
