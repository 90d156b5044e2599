"""Groups that volunteers come with."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import UnknownDetail
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.services.volunteers.models import Team
from youju.services.volunteers.rules import AnotherOffice

DETAILS = frozenset({"name", "kind", "group_kind", "partner", "contact"})


@action
def found_team(*, office: Office, by: Actor, at: datetime, **details: Any) -> Team:
    """A society, school or company; `details` are name, kind, group_kind, partner, contact."""
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    team = Team(office=office, at=at, by=by)
    _detail(team, details)
    team.save()
    audit.write(verb="team.found", by=by, at=at, office=office, subject=team.uid, values={"name": team.name})
    return team


@action
def change_team(*, team: Team, by: Actor, at: datetime, **details: Any) -> Team:
    """Changes what is said of a group; entries keep pointing at it."""
    require(by, permissions.RECORDS_RECORD, office=team.office, on=localdate(at))
    _detail(team, details)
    team.save()
    audit.write(
        verb="team.change", by=by, at=at, office=team.office, subject=team.uid,
        values={"name": team.name},
    )  # fmt: skip
    return team


def _detail(team: Team, details: dict[str, Any]) -> None:
    for name in details.keys() - DETAILS:
        raise UnknownDetail(name)
    for name, value in details.items():
        setattr(team, name, tidy(value) if isinstance(value, str) else value)
    if team.partner is not None and team.partner.office_id != team.office_id:
        raise AnotherOffice
    team.clean_fields(exclude=["at"])
