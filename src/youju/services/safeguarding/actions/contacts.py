"""An office writes down whom it calls."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.permissions import HARM_ANSWER
from youju.ground.access.queries import require
from youju.ground.organisations.models import Office
from youju.services.safeguarding.models import SafeguardingContact
from youju.services.safeguarding.rules import Whom


@action
def write_contacts(
    *, office: Office, contacts: Mapping[Whom, tuple[str, str]], by: Actor, at: datetime
) -> list[SafeguardingContact]:
    """Name and number of each authority; an empty number of the police is the public emergency number."""
    require(by, HARM_ANSWER, office=office, on=localdate(at))
    made = []
    for whom, (name, number) in contacts.items():
        said = {"name": " ".join(name.split())[:60], "number": " ".join(number.split())[:40], "by": by, "at": at}
        row, _new = SafeguardingContact.objects.update_or_create(office=office, whom=whom.value, defaults=said)
        made.append(row)
    audit.write(verb="safeguarding.write_contacts", by=by, at=at, office=office, rows=len(made))
    return made
