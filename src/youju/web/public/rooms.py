"""What stands behind the public addresses: the publisher's network, its releases, its places."""

from uuid import UUID

from django.http import HttpResponse

from youju.ground.organisations.models import Network
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Release
from youju.reporting.bulletins.queries import published
from youju.reporting.bulletins.queries.ahead import Unknown, Where, where
from youju.web.public import serving
from youju.web.shell.needs import StaffRequest


def release_of(period: Period, revision: int | None) -> Release | None:
    """The revision that an address names, the latest one without a number; None for what is not released."""
    network = published.publisher()
    return published.release_of(network, period, revision) if network is not None else None


def places_of(
    request: StaffRequest, network: Network | None, office: str = "", site: UUID | None = None
) -> Where | None:
    """The places that an address names; None for what the network does not have."""
    try:
        return where(network, request.today, office, site) if network is not None else None
    except Unknown:
        return None


def nothing(request: StaffRequest) -> HttpResponse:
    """One answer for what never was, what is not released yet, and what an issue does not hold."""
    return serving.page(request, "public/nothing.html", {"network": published.publisher()}, status=404)
