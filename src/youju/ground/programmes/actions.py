"""Opening a funded line of work."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Office
from youju.ground.programmes.models import Programme


@action
def open_programme(
    *, office: Office, name: str, funder: str, since: date, until: date | None = None, by: Actor, at: datetime
) -> Programme:
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    programme = Programme(office=office, name=name, funder=funder, since=since, until=until)
    programme.full_clean()
    programme.save()
    audit.write(verb="programme.open", by=by, at=at, office=office, subject=programme.uid, values={"name": name})
    return programme
