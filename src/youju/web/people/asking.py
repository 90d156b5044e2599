"""What an address asks of the list of people, and the addresses next to it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.organisations.models import Office
from youju.ground.people.models import Tag
from youju.ground.people.queries.listing import ORDERS, Narrowing
from youju.ground.people.queries.persons import tags_of
from youju.ground.people.rules.ages import AGE_GROUPS, UNKNOWN
from youju.web.desk.asking import uid_of
from youju.web.shell.needs import StaffRequest

FIRST = "name"


@dataclass(frozen=True)
class Asked:
    """One list as an address names it. `address()` is the same list with something changed."""

    office: Office
    several: bool
    words: str
    age: str
    tag: Tag | None
    tags: tuple[Tag, ...]
    alike: bool
    order: str
    after: UUID | None
    before: UUID | None

    @property
    def narrowing(self) -> Narrowing:
        return Narrowing(
            office=self.office, words=self.words, age=self.age, tag=self.tag.uid if self.tag else None,
            alike=self.alike, order=self.order,
        )  # fmt: skip

    @property
    def narrowed(self) -> bool:
        return bool(self.words or self.age or self.tag or self.alike)

    @property
    def ages(self) -> list[tuple[str, str]]:
        return [*((key, str(group.label)) for key, group in AGE_GROUPS.items()), (UNKNOWN, _("age unknown"))]

    def address(self, **changes: Any) -> str:
        """The address of this list, changed; a page is left when anything else changes."""
        asked = {
            "office": self.office.slug if self.several else "",
            "q": self.words, "age": self.age, "tag": str(self.tag.uid) if self.tag else "",
            "alike": "1" if self.alike else "", "sort": self.order if self.order != FIRST else "",
            **changes,
        }  # fmt: skip
        query = urlencode({key: value for key, value in asked.items() if value})
        return f"{reverse('people:list')}{'?' if query else ''}{query}"

    @property
    def plain(self) -> str:
        return self.address(q="", age="", tag="", alike="", sort="")

    def chips(self) -> list[tuple[str, str]]:
        """What narrows the list, and the address without it."""
        found = []
        if self.words:
            found.append((f"“{self.words}”", self.address(q="")))
        if self.age:
            found.append((dict(self.ages)[self.age], self.address(age="")))
        if self.tag:
            found.append((self.tag.name, self.address(tag="")))
        return found

    def head(self, *orders: str) -> dict[str, str]:
        """Where a click on a column's head leads, and how it is sorted now; two orders, the first one first."""
        one, other = orders
        current = {one: "ascending", other: "descending"}.get(self.order, "none")
        return {"href": self.address(sort=other if self.order == one else one), "sort": current}


def asked(request: StaffRequest, office: Office, *, several: bool, opens: bool, keeps: bool) -> Asked:
    """Reads the address. Tags are for those who open cards, likeness for those who keep them.

    What it names and the office does not have is as absent as a page that never was.
    """
    get = request.GET
    order, age = get.get("sort", FIRST), get.get("age", "")
    if order not in ORDERS or (age and age != UNKNOWN and age not in AGE_GROUPS):
        raise Http404
    tags = tags_of(office) if opens else ()
    tag = next((one for one in tags if str(one.uid) == get.get("tag")), None)
    if get.get("tag") and tag is None:
        raise Http404
    return Asked(
        office, several, get.get("q", "").strip()[:60], age, tag, tags, keeps and get.get("alike") == "1", order,
        uid_of(get.get("after")), uid_of(get.get("before")),
    )  # fmt: skip
