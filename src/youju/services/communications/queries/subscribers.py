"""How many read by mail, by state and month, and the one address that somebody names; there is no list of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from youju.ground.organisations.models import Network
from youju.ground.storage import sealing
from youju.services.communications.models.subscribers import FIELD, Knock, Subscriber
from youju.services.communications.rules.mailboxes import Mailbox

# How long a confirmation may take, and how long an address stays after its owner has left.
TO_CONFIRM = timedelta(days=3)
GRACE = timedelta(days=14)
KNOCKS_KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Counts:
    """`asked` have not confirmed yet; `reading` get letters; `left` have gone."""

    asked: int
    reading: int
    left: int


@dataclass(frozen=True)
class Month:
    month: date
    confirmed: int
    left: int


def counts(network: Network) -> Counts:
    found = Subscriber.objects.filter(network=network).aggregate(
        asked=Count("pk", filter=Q(confirmed_at=None)),
        reading=Count("pk", filter=Q(confirmed_at__isnull=False, left_at=None)),
        left=Count("pk", filter=Q(left_at__isnull=False)),
    )
    return Counts(**found)


def reading(network: Network) -> int:
    """How many a letter would go to now."""
    return Subscriber.objects.filter(network=network).reading().count()


def by_month(network: Network) -> list[Month]:
    """How many confirmed and how many left, month by month, newest first."""
    rows = Subscriber.objects.filter(network=network)
    confirmed = _by_month(rows.filter(confirmed_at__isnull=False), "confirmed_at")
    left = _by_month(rows.filter(left_at__isnull=False), "left_at")
    months = sorted(confirmed.keys() | left.keys(), reverse=True)
    return [Month(month, confirmed.get(month, 0), left.get(month, 0)) for month in months]


def subscriber_of(uid: UUID) -> Subscriber | None:
    return Subscriber.objects.select_related("network").filter(uid=uid).first()


def known(network: Network, mailbox: Mailbox) -> Subscriber | None:
    """Who subscribed with exactly this address."""
    return Subscriber.objects.filter(network=network, lookup=mark_of(network, mailbox)).first()


def mark_of(network: Network, mailbox: Mailbox) -> str:
    """What an address is looked up by."""
    return sealing.lookup(mailbox.key, field=FIELD, within=network.uid.hex)


def under_older_keys(*, after: int, most: int) -> list[int]:
    """The first `most` subscribers behind the row `after` whose address is not sealed under the current key."""
    rows = Subscriber.objects.filter(pk__gt=after, address__isnull=False).order_by("pk")
    sealed = rows.values_list("pk", "address").iterator(chunk_size=2000)
    return list(islice((pk for pk, address in sealed if not sealing.is_current(bytes(address or b""))), most))


def knocks(mark: str, since: datetime) -> int:
    return Knock.objects.filter(mark=mark, at__gt=since).count()


def outdated(at: datetime) -> bool:
    """Whether anything is kept that has to go."""
    gone = Q(left_at__lt=at - GRACE, address__isnull=False) | Q(confirmed_at=None, asked_at__lt=at - TO_CONFIRM)
    return Subscriber.objects.filter(gone).exists() or Knock.objects.filter(at__lt=at - KNOCKS_KEPT).exists()


def _by_month(rows: QuerySet[Subscriber], column: str) -> dict[date, int]:
    found = rows.annotate(month=TruncMonth(column)).values("month").annotate(n=Count("pk")).order_by("month")
    return {row["month"].date(): row["n"] for row in found}
