"""What an address asks of a list: office, month, words, filters, order, page; and the addresses next to it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from youju.ground.evidence.fields import Choice, Reference
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.listing import Narrowing, sortable
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest

NEWEST = "-happened_on"


@dataclass(frozen=True)
class Filter:
    """A column that a list can be narrowed by, with its choices and the one chosen.

    `closed` are sites that were closed before the list begins: they stay findable, after the others.
    """

    name: str
    label: str
    column: str
    options: tuple[tuple[str, str], ...]
    chosen: str = ""
    closed: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        return f"by-{self.name}"

    @property
    def chosen_label(self) -> str:
        return dict((*self.options, *self.closed)).get(self.chosen, "")


@dataclass(frozen=True)
class Asked:
    """One list as an address names it. `address()` is the same list with something changed."""

    kind: Kind
    office: Office
    several_offices: bool
    period: Period | None
    filters: tuple[Filter, ...]
    words: str = ""
    withdrawn: bool = False
    order: str = NEWEST
    after: UUID | None = None
    before: UUID | None = None

    @property
    def narrowing(self) -> Narrowing:
        return Narrowing(
            office=self.office.pk,
            period=self.period,
            where={f.column: f.chosen for f in self.filters if f.chosen},
            words=self.words,
            withdrawn=self.withdrawn,
            order=self.order,
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything but office and month is asked."""
        return bool(self.words or self.withdrawn or any(f.chosen for f in self.filters))

    @property
    def month(self) -> str:
        return self.period.key if self.period else months.ALL

    def address(self, **changes: Any) -> str:
        """The address of this list, changed; a page is left when anything else changes."""
        return f"{reverse('desk:list', args=[self.kind.slug])}{self._query(**changes)}"

    def export(self, ending: str) -> str:
        """The address of all of this list as a file."""
        return f"{reverse('desk:export', args=[self.kind.slug, ending])}{self._query()}"

    def nothing(self) -> str:
        """Where somebody states that this month had nothing of the kind."""
        asked = urlencode({"office": self.office.slug, "month": self.month})
        return f"{reverse('desk:nothing', args=[self.kind.slug])}?{asked}"

    def _query(self, **changes: Any) -> str:
        asked = {
            "office": self.office.slug if self.several_offices else "",
            "month": self.month,
            **{f.name: f.chosen for f in self.filters},
            "q": self.words,
            "withdrawn": "1" if self.withdrawn else "",
            "sort": self.order if self.order != NEWEST else "",
            **changes,
        }
        return f"?{urlencode({key: value for key, value in asked.items() if value})}"

    def plain(self, office: Office | None = None) -> str:
        """The same month without words and filters, of this office or another."""
        return replace(
            self, office=office or self.office, filters=(), words="", withdrawn=False, order=NEWEST
        ).address()


def asked(request: StaffRequest, kind: Kind, office: Office, *, several: bool) -> Asked:
    """Reads the address. What it names and the office does not have is as absent as a page that never was."""
    get = request.GET
    order = get.get("sort", NEWEST)
    if order.removeprefix("-") not in sortable(kind):
        raise Http404
    period = months.asked(get.get("month"), today=request.today)
    begins = period.start if period else request.today
    return Asked(
        kind,
        office,
        several,
        period,
        tuple(_filter(kind, name, office, get.get(name, ""), begins) for name in kind.filters),
        get.get("q", "").strip()[:100],
        get.get("withdrawn") == "1",
        order,
        uid_of(get.get("after")),
        uid_of(get.get("before")),
    )


def _filter(kind: Kind, name: str, office: Office, chosen: str, begins: date) -> Filter:
    known = next((f for f in kind.entry if f.name == name), None)
    if isinstance(known, Reference):
        standing, closed = known.parted(office, begins)
        found = Filter(name, str(known.label), f"{name}__uid", tuple(standing), chosen, tuple(closed))
    elif isinstance(known, Choice):
        found = Filter(name, str(known.label), name, tuple(known.options(office)), chosen)
    else:
        column: Any = kind.model._meta.get_field(name)
        label = kind.dimensions.get(name, column.verbose_name)
        options = tuple((str(key), str(text)) for key, text in column.choices or ())
        found = Filter(name, str(label), name, options, chosen)
    if chosen and chosen not in dict((*found.options, *found.closed)):
        raise Http404
    return found


def uid_of(text: str | None) -> UUID | None:
    """The row that an address names; what is no identifier is as absent as a page that never was."""
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
