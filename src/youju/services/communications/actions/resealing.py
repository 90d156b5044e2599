"""Following a new key: addresses that an older one sealed are sealed anew, so that the older one may go."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.storage import sealing, turns
from youju.services.communications.models.subscribers import FIELD, Subscriber


@dataclass(frozen=True)
class Resealed:
    """How many addresses of a batch lie under the current key now, and how many no key here opens."""

    anew: int
    unreadable: int


@action
def reseal(*, subscribers: Collection[int], by: Actor, at: datetime) -> Resealed:
    """Seals these addresses under the current key; those under it already, or erased, stay as they are.

    What no key of this installation opens is left alone: another key may still come back.
    """
    rows = Subscriber.objects.filter(pk__in=subscribers)
    # Whoever subscribes writes the whole row back: it must not bring the old bytes along.
    for network in rows.order_by("network").values_list("network", flat=True).distinct():
        turns.take(f"subscribing to {network}")
    changed, unreadable = [], 0
    for row in rows.select_for_update().filter(address__isnull=False).order_by("pk"):
        if sealing.is_current(bytes(row.address or b"")):
            continue
        try:
            row.address = sealing.seal(row.mailbox, field=FIELD, uid=row.uid)
        except sealing.Unreadable:
            unreadable += 1
        else:
            changed.append(row)
    Subscriber.objects.bulk_update(changed, ["address"])
    audit.write(verb="subscription.reseal", by=by, at=at, rows=len(changed), values={"unreadable": unreadable})
    return Resealed(len(changed), unreadable)
