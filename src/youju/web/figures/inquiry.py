"""One figure as an address asks for it: which, of whom, when, in which parts, which page of its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise

from youju.ground.access.permissions import EVIDENCE_OPEN, RECORDS_EXPORT
from youju.ground.evidence.kinds import Kind
from youju.ground.measures.indicators import Indicator
from youju.ground.measures.scopes import Scope
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period
from youju.reporting.figures.months import offices_of, seen_network
from youju.reporting.figures.opening import DEEPEST
from youju.reporting.figures.parts import OFFICE, Part, levels_for, parts
from youju.reporting.figures.queries import by_key
from youju.web.figures.addresses import Scoped, scoped
from youju.web.figures.faces import notation_of
from youju.web.figures.opened import Opened
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Inquiry:
    """A figure and what of it is looked at; `may_open` are the offices whose records the reader may open."""

    network: Network
    offices: tuple[Office, ...]
    indicator: Indicator
    scoped: Scoped
    period: Period
    may_open: frozenset[int]
    may_export: frozenset[int]
    levels: Mapping[str, str | Promise]
    level: str
    parts: tuple[Part, ...]
    part: Part | None
    page: int

    @property
    def scope(self) -> Scope:
        return self.scoped.scope

    @property
    def opened(self) -> Opened:
        return Opened(self.indicator, self.scoped.token, self.period, notation_of(self.network))

    @property
    def several(self) -> bool:
        return len(self.scoped.offices) > 1

    @property
    def closed(self) -> tuple[Office, ...]:
        """The offices of the scope whose records stay closed to the reader."""
        return tuple(office for office in self.scoped.offices if office.pk not in self.may_open)

    def leaf(self, page: int) -> str:
        """The address of another page of the same records."""
        return f"{self.opened.address(**self._part(), page=str(page))}#records"

    def file(self, kind: Kind, ending: str) -> str:
        """The address of the records of one kind as a file."""
        path = reverse("figures:records", args=[self.period, self.indicator.key, kind.slug, ending])
        return f"{path}?{self.opened.query(**self._part())}"

    def _part(self) -> dict[str, str]:
        return {"by": self.level, "part": self.part.token} if self.part else {}


def network_or_404(request: StaffRequest) -> Network:
    """The network whose figures the reader sees."""
    network = seen_network(request.standing)
    if network is None:
        raise Http404
    return network


def inquire(request: StaffRequest, period: Period, key: str) -> Inquiry:
    """Reads the address. Raises Http404 for an indicator, scope, level, part or page that does not exist."""
    network = network_or_404(request)
    indicator = by_key(network, key)
    if indicator is None:
        raise Http404
    offices = offices_of(network)
    here = scoped(network, offices, request.GET.get("scope", "")[:400])
    may_open = frozenset(here.scope.offices) & request.standing.offices_with(EVIDENCE_OPEN)
    levels = levels_for(indicator, here.scope, may_open)
    level, found = _parts(request.GET.get("by", ""), levels, indicator, here.scope, period)
    return Inquiry(
        network, offices, indicator, here, period, may_open,
        may_open & request.standing.offices_with(RECORDS_EXPORT),
        levels, level, tuple(found), _part(request.GET.get("part", ""), level, found),
        _page(request.GET.get("page", "1")),
    )  # fmt: skip


def _parts(
    wanted: str, levels: Mapping[str, Any], indicator: Indicator, scope: Scope, period: Period
) -> tuple[str, list[Part]]:
    """The parts at the level asked for, or at the first one that tells something apart."""
    if wanted:
        if wanted not in levels:
            raise Http404
        return wanted, parts(indicator, scope, period, wanted)
    first: tuple[str, list[Part]] = ("", [])
    for level in levels:
        found = parts(indicator, scope, period, level)
        if len(found) > 1:
            return level, found
        first = first if first[0] else (level, found)
    return first


def _part(token: str, level: str, found: list[Part]) -> Part | None:
    if not token:
        return None
    for part in found:
        if part.token == token and level != OFFICE:
            return part
    raise Http404


def _page(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and 1 <= int(text) <= DEEPEST):
        raise Http404
    return int(text)
