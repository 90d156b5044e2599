"""Somebody reports: it is written down at once, and whoever answers for it is granted the sight of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.ground.access.permissions import OWN_ACCOUNT
from youju.ground.access.queries import ever_in, works_in
from youju.ground.organisations.models import Office
from youju.ground.storage import turns
from youju.services.safeguarding.models import HarmReport, Telling
from youju.services.safeguarding.queries.reports import answering, person_called, with_key
from youju.services.safeguarding.rules import (
    PURPOSE,
    REPORT,
    SHORTEST,
    WHO,
    WORDS,
    NotFromThisOffice,
    ReportConflict,
    Seen,
    Told,
    WhatWasSeen,
    Whom,
)


@dataclass(frozen=True)
class Reported:
    """The report that stands, and whether it was news."""

    report: HarmReport
    news: bool


@action
def report(*, office: Office, seen: Seen, insist: bool = False, by: Actor, at: datetime) -> Reported:
    """Writes a report down; it needs nobody's consent. Twice is once.

    A volunteer reports to the office that they serve, a colleague to the one in which they work or worked: the
    right to record is not asked for. Raises WhatWasSeen, NotFromThisOffice, ReportConflict.
    """
    _may(by, office, at)
    if len(seen.seen.strip()) < SHORTEST:
        raise WhatWasSeen
    turns.take(f"report {seen.key}")
    known = with_key(seen.key)
    if known is not None and known.digest == seen.digest(office.uid):
        audit.write(verb=f"{REPORT}.known", by=by, at=at, office=office, subject=known.uid, rows=0)
        return Reported(known, news=False)
    if known is not None and not insist:
        raise ReportConflict
    person = person_called(office, seen.person) if seen.person else None
    on = seen.on if seen.on and seen.on <= localdate(at) else localdate(at)
    row = HarmReport(
        office=office, person=person, on=on, key=seen.key, digest=seen.digest(office.uid), by=by, at=at
    )
    if known is not None:
        # What contradicts is a report of its own: nothing that was reported is replaced.
        row.key = row.uid
    who = " ".join(seen.who.split()) or (str(person) if person else "")
    row.close({"who": who[:WHO], "seen": seen.seen.strip()[:WORDS]})
    row.save()
    for told in seen.told:
        write_telling(row, told, by, at)
    _grant(row, by, at)
    audit.write(verb=REPORT, by=by, at=at, office=office, subject=row.uid, rows=1 + len(seen.told))
    return Reported(row, news=True)


def write_telling(report: HarmReport, told: Told, by: Actor, at: datetime) -> Telling:
    """The row that says who was told."""
    whom = told.whom if told.whom in set(Whom) else Whom.OTHER.value
    row = Telling(report=report, whom=whom, on=told.on or localdate(at), clock=told.at, by=by, at=at)
    row.close({"name": " ".join(told.name.split())[:WHO]})
    row.save()
    return row


def _may(by: Actor, office: Office, at: datetime) -> None:
    """Whoever serves or works in the office, or did. Raises NotFromThisOffice."""
    if by.kind in {Actor.Kind.VOLUNTEER, Actor.Kind.SYSTEM}:
        return
    if not (works_in(by, office, on=localdate(at)) or ever_in(by, office, OWN_ACCOUNT)):
        raise NotFromThisOffice


def _grant(report: HarmReport, by: Actor, at: datetime) -> None:
    """The report opens for its reporter and whoever answers for it now; who comes later takes it in hand."""
    actors = {user.actor.pk: user.actor for user in answering(report.office, on=localdate(at))}
    if by.user_id is not None:
        actors[by.pk] = by
    Grant.objects.bulk_create(
        Grant(
            actor=actor, office=report.office, subject=report.uid, purpose=PURPOSE, basis=f"report {report.uid}",
            since=at,
        )
        for _key, actor in sorted(actors.items())
    )  # fmt: skip
