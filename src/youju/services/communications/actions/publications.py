"""Publications that the product itself puts out."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.actions import system
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import record_many
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.ports import ReleasedEdition
from youju.ground.organisations.models import Office
from youju.services.communications.models import Form, Publication


@action
def keep_editions(*, editions: tuple[ReleasedEdition, ...], by: Actor, at: datetime) -> None:
    """Each edition of a released issue as a publication of the office that stands first in it.

    Written by the system for `by`, who released: an editor of the network records for no office. A
    channel that has its row already, withdrawn or not, gets no other (decision 13).
    """
    rows: dict[int, list[dict[str, Any]]] = {}
    for edition in editions:
        if (
            edition.offices
            and not Publication.objects.filter(issue=edition.issue, channel=edition.channel).exists()
        ):
            rows.setdefault(edition.offices[0], []).append({
                "happened_on": localdate(at), "channel": edition.channel, "form": Form.EDITION.value,
                "title": edition.title[:120], "text": "", "characters": edition.characters,
                "pictures": edition.pictures, "topics": "", "link": edition.address, "issue": edition.issue,
            })  # fmt: skip
    offices = Office.objects.in_bulk(rows)
    for office, some in rows.items():
        record_many(
            kind=kind_of("communications.publication"), office=offices[office], rows=some, by=system(), at=at
        )
    audit.write(
        verb="communications.editions", by=by, at=at, subject=editions[0].issue if editions else None,
        rows=sum(map(len, rows.values())), values={"channels": [edition.channel for edition in editions]},
    )  # fmt: skip
