"""What an office may count, and what stands already."""

from datetime import date

from django.db.models import Max, Q, QuerySet

from youju.ground.organisations.models import Network, Office
from youju.services.ledger.models import Tally, TallyKind


def current_kinds(network: Network) -> QuerySet[TallyKind]:
    """The latest version of every kind of the network, with its measures."""
    latest = TallyKind.objects.filter(network=network).values("key").annotate(last=Max("version"))
    wanted = Q(pk__in=[])
    for row in latest:
        wanted |= Q(key=row["key"], version=row["last"])
    return TallyKind.objects.filter(wanted, network=network).select_related("office").prefetch_related("measures")


def kinds_for(office: Office) -> QuerySet[TallyKind]:
    """What this office may count: its own kinds and the network's."""
    return current_kinds(office.network).filter(Q(office=office) | Q(office=None)).order_by("label")


def month_of(office: Office, start: date, end: date) -> QuerySet[Tally]:
    """The office's standing tallies of a month."""
    return (
        Tally.objects.standing()
        .filter(office=office, happened_on__gte=start, until__lte=end)
        .select_related("tally_kind", "site", "group")
    )
