"""What an address asks of the list of pairs: words, state, whose, order, page; and the addresses next to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from youju.services.companions.queries.pairings import Row
from youju.web.companions.faces import called
from youju.web.shell.needs import StaffRequest

SIZE = 50
STATES: dict[str, Promise] = {
    "": pgettext_lazy("pairs", "together"), "silent": pgettext_lazy("pairs", "silent"),
    "papers": pgettext_lazy("pairs", "papers missing"), "parted": pgettext_lazy("pairs", "parted"),
    "all": pgettext_lazy("pairs", "all"),
}  # fmt: skip
ORDERS = {
    "number": lambda row: row.pairing.number,
    "since": lambda row: (row.pairing.happened_on, row.pairing.number),
    "last": lambda row: (row.last or date.min, row.pairing.number),
    "silent": lambda row: (row.silent, row.pairing.number),
    "minutes": lambda row: (row.minutes, row.pairing.number),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One list as an address names it. `address()` is the same list with something changed."""

    office: str
    words: str
    state: str
    mine: bool
    order: str
    page: int

    @property
    def narrowed(self) -> bool:
        return bool(self.words or self.state or self.mine)

    def address(self, **changes: Any) -> str:
        """The address of this list, changed; a page is left when anything else changes."""
        said = {
            "office": self.office, "q": self.words, "state": self.state, "mine": "1" if self.mine else "",
            "sort": "" if self.order == "number" else self.order, **changes,
        }  # fmt: skip
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{reverse('companions:list')}{'?' if query else ''}{query}"

    @property
    def plain(self) -> str:
        return self.address(q="", state="", mine="")

    def head(self, name: str) -> dict[str, str]:
        """Where a click on a column's head leads, and how it is sorted now."""
        now = {name: "ascending", f"-{name}": "descending"}.get(self.order, "none")
        return {"href": self.address(sort=f"-{name}" if self.order == name else name), "sort": now}

    def states(self) -> list[dict[str, Any]]:
        return [
            {"label": label, "href": self.address(state=key), "current": key == self.state}
            for key, label in STATES.items()
        ]

    def rows(self, found: Sequence[Row], *, named: bool, me: int | None) -> list[Row]:
        """Those that the list shows, in its order."""
        wanted = [row for row in found if self._holds(row, named, me)]
        return sorted(wanted, key=ORDERS[self.order.removeprefix("-")], reverse=self.order.startswith("-"))

    def _holds(self, row: Row, named: bool, me: int | None) -> bool:
        fits = {
            "": row.pairing.stands, "silent": row.silent > 0, "all": True, "parted": not row.pairing.stands,
            "papers": row.pairing.stands and bool(row.lacks or row.gone),
        }[self.state]  # fmt: skip
        if not fits or (self.mine and row.pairing.coordinator_id != me):
            return False
        texts = [called(row, named=named), row.card.nickname, str(row.pairing.volunteer), str(row.pairing.number)]
        return all(any(word in text for text in texts) for word in self.words.split()[:5])


def asked(request: StaffRequest, office: str) -> Asked:
    """Reads the address; what is no state, no order and no page is as absent as a page that never was."""
    get = request.GET
    order, state, page = get.get("sort", "number"), get.get("state", ""), get.get("page", "1")
    if (
        order.removeprefix("-") not in ORDERS
        or state not in STATES
        or not (page.isdecimal() and len(page) <= 4 and int(page))
    ):
        raise Http404
    return Asked(
        office, get.get("q", "").strip()[:60], state, get.get("mine") == "1", order, int(page)
    )  # fmt: skip
