"""The yearly audit of casework is taken along, and a case's bundle for whoever evaluates the work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import WithoutReason
from youju.ground.organisations.models import Office
from youju.ground.people.models import Alias
from youju.ground.people.queries.cards import cluster
from youju.ground.people.queries.consents import standing
from youju.ground.people.queries.persons import guardians_of
from youju.ground.people.rules.purposes import Agreed, Channel
from youju.services.cases.actions.permitting import works
from youju.services.cases.models import Case, CaseExport
from youju.services.cases.queries.auditing import CaseYear, case_year
from youju.services.cases.queries.timeline import Opened, timeline

ALL = 10_000


@dataclass(frozen=True)
class Bundle:
    """All papers of a case, the first first; `names` are replaced by what stands beside them."""

    case: Case
    name: str
    named: bool
    papers: tuple[Opened, ...]
    names: dict[str, str]


@action
def pack_year(*, office: Office, start: datetime, end: datetime, by: Actor, at: datetime) -> CaseYear:
    """Everything of the year that an audit asks for. That it was taken is written down."""
    require(by, permissions.CASES_ANSWER, office=office, on=localdate(at))
    found = case_year(office, start, end)
    rows = sum(map(len, (found.views, found.grants, found.emergencies, found.exports)))
    CaseExport.objects.create(office=office, what="year", rows=rows, reason=str(start.date()), by=by, at=at)
    audit.write(verb="case.pack_year", by=by, at=at, office=office, rows=rows, values={"start": start})
    return found


@action
def bundle(
    *, case: Case, look: Look, reason: str, papers: Collection[UUID] | None = None, by: Actor, at: datetime
) -> Bundle:
    """The case with its words, or those of the papers that are needed. Raises WithoutReason.

    The real name is printed only while that is agreed to.
    """
    row = works(case, by, at)
    require(by, permissions.CASES_EXPORT, office=row.office, on=localdate(at))
    why = reason.strip()[:200]
    if not why:
        raise WithoutReason
    named = standing(row.client, Agreed.NAME, Channel.FUNDERS, at=at)
    name, names = (row.client.name, {}) if named else _veil(row, at)
    found = timeline(row, look, most=ALL).papers[::-1]
    chosen = tuple(one for one in found if papers is None or one.row.uid in papers)
    CaseExport.objects.create(office=row.office, case=row, what="bundle", rows=1, reason=why, by=by, at=at)
    audit.write(
        verb="case.bundle", by=by, at=at, office=row.office, subject=row.uid, rows=len(chosen),
        values={"reason": why, "named": named},
    )  # fmt: skip
    return Bundle(row, name, named, chosen, names)


def _veil(case: Case, at: datetime) -> tuple[str, dict[str, str]]:
    """What the client is called in print, and what stands for every name that a paper may hold."""
    cards = cluster(case.client)
    on = localdate(at)
    aliases = Alias.objects.filter(person__in=cards)
    called = aliases.standing(on=on).filter(sort=Alias.Sort.PSEUDONYM).order_by("-pk").first()
    name = called.text if called else str(case)
    known = {card.name for card in cards} | set(
        aliases.exclude(sort=Alias.Sort.PSEUDONYM).values_list("text", flat=True)
    )
    around = {str(row) for row in guardians_of(case.client)}
    names = dict.fromkeys(filter(None, around), "○○") | dict.fromkeys(filter(None, known), name)
    return name, names
