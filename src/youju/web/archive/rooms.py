"""What an address of the archive names; what is of another network does not exist."""

from uuid import UUID

from django.http import Http404

from youju.ground.access.permissions import BULLETIN_COMPOSE
from youju.ground.organisations.models import Network
from youju.reporting.archive.models import PrintedFigure, PrintedIssue
from youju.reporting.archive.queries.issues import figure_of, issue_of
from youju.reporting.figures.months import seen_network
from youju.web.shell.needs import StaffRequest


def network_or_404(request: StaffRequest) -> Network:
    """The network whose figures the reader sees."""
    network = seen_network(request.standing)
    if network is None:
        raise Http404
    return network


def issue_or_404(request: StaffRequest, uid: UUID) -> PrintedIssue:
    found = issue_of(network_or_404(request), uid)
    if found is None:
        raise Http404
    return found


def figure_or_404(request: StaffRequest, uid: UUID) -> PrintedFigure:
    found = figure_of(network_or_404(request), uid)
    if found is None:
        raise Http404
    return found


def judges(request: StaffRequest, network: Network) -> bool:
    """Whether the reader may read issues in and judge their figures."""
    return network.pk in request.standing.networks_with(BULLETIN_COMPOSE)
