"""What an address asks of the list of cases, and the addresses next to it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from youju.ground.access.models import User
from youju.ground.access.permissions import CASES_SUPERVISE
from youju.ground.organisations.models import Office
from youju.ground.people.queries.finding import find
from youju.services.cases.models import Category
from youju.services.cases.queries.cases import CaseLine, Sought, categories, has_any, workers
from youju.services.cases.rules.papers import Condition, Stage
from youju.web.shell.needs import StaffRequest

PAGE = 40
ORDERS = ("new", "old", "name", "late")
SEARCHED = 200


@dataclass(frozen=True)
class Asked:
    """One list as an address names it. `address()` is the same list with something changed."""

    office: Office
    several: bool
    words: str
    stage: str
    condition: str
    worker: User | None
    category: Category | None
    order: str
    page: int
    workers: tuple[User, ...]
    categories: tuple[Category, ...]

    @property
    def narrowed(self) -> bool:
        return bool(self.words or self.stage or self.worker or self.category or self.condition != Condition.OPEN)

    def address(self, **changes: Any) -> str:
        """The address of this list, changed; a page is left when anything else changes."""
        asked = {
            "office": self.office.slug if self.several else "", "q": self.words, "stage": self.stage,
            "state": "" if self.condition == Condition.OPEN else self.condition or "all",
            "worker": str(self.worker.uid) if self.worker else "",
            "category": str(self.category.uid) if self.category else "",
            "sort": "" if self.order == ORDERS[0] else self.order, **changes,
        }  # fmt: skip
        query = urlencode({key: value for key, value in asked.items() if value})
        return f"{reverse('cases:list')}{'?' if query else ''}{query}"

    def head(self, order: str, other: str = "") -> dict[str, str]:
        """Where a click on a column's head leads, and how it is sorted now."""
        sort = "ascending" if self.order == order else "descending" if other and self.order == other else "none"
        return {"href": self.address(sort=other if other and self.order == order else order), "sort": sort}


def asked(request: StaffRequest, office: Office, *, several: bool) -> Asked:
    """Reads the address; what it names and the office does not have is as absent as a page that never was."""
    get = request.GET
    # Whoever was given nothing learns from no filter that others were.
    supervises = office.pk in request.standing.offices_with(CASES_SUPERVISE)
    given = supervises or has_any(request.actor, request.standing, office, at=request.now)
    known, sorts = workers(office) if supervises else (), categories(office) if given else ()
    worker = next((one for one in known if str(one.uid) == get.get("worker")), None)
    category = next((one for one in sorts if str(one.uid) == get.get("category")), None)
    stage, state, order = (
        get.get("stage", ""),
        get.get("state", "") or Condition.OPEN.value,
        get.get("sort", "new"),
    )
    page = get.get("page", "0")
    unknown = (
        (get.get("worker") and worker is None) or (get.get("category") and category is None)
        or (stage and stage not in list(Stage)) or state not in ("all", *Condition) or order not in ORDERS
        or not page.isdecimal() or len(page) > 4
    )  # fmt: skip
    if unknown:
        raise Http404
    return Asked(
        office, several, get.get("q", "").strip()[:60], stage, "" if state == "all" else state, worker, category,
        order, int(page), known, sorts,
    )  # fmt: skip


def sought(request: StaffRequest, query: Asked) -> Sought:
    """What the list is narrowed to; names are found as in the list of people."""
    words = None
    if query.words:
        found = find(query.office, query.words, on=request.today, most=SEARCHED)
        words = frozenset(card.pk for card in found.cards)
    return Sought(
        words, query.stage, query.condition, query.worker.uid if query.worker else None,
        query.category.uid if query.category else None,
    )  # fmt: skip


def ordered(lines: list[CaseLine], order: str, today: Any) -> list[CaseLine]:
    """The lines in the order that was asked for; they come newest first."""
    if order == "old":
        return lines[::-1]
    if order == "name":
        return sorted(lines, key=lambda line: (line.card is None, line.card.name if line.card else ""))
    if order == "late":
        return sorted(lines, key=lambda line: -max((d.late(on=today) for d in line.dues), default=0))
    return lines
