"""Ties of two families of the demo: a second marriage with twins, and a mother of whom nothing is known."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from youju.demo.loading.people import AGO
from youju.demo.loading.sources import source
from youju.demo.loading.structure import World
from youju.ground.people.models import Person
from youju.services.ties.actions import Other, change_tie, end_tie, tie
from youju.services.ties.models import Outsider, Tie
from youju.services.ties.rules import When


def load(world: World) -> None:
    """Each family of `ties.toml`, written down by the office's hand two days after its people were registered."""
    for family in source("ties")["family"]:
        _Family(world, family["office"]).load(family["tie"])


class _Family:
    """Whom a family names so far: cards by their names, everybody else as they come."""

    def __init__(self, world: World, slug: str) -> None:
        self.office = world.offices[slug]
        at = world.at - AGO + timedelta(days=2)
        self.stamp: dict[str, Any] = {"by": world.hands[slug], "at": at}
        self.today = localdate(at)
        self.outsiders: dict[str, Outsider] = {}

    def load(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            made = self._tie(row)
            who = self._page(row)
            if "ended" in row:
                end_tie(person=who, tie=made, how=row["how"], on=self._year(row["ended"]), **self.stamp)
            if "stronger" in row:
                change_tie(person=who, tie=made, on=self._days(row["stronger"]), strength=3, **self.stamp)

    def _tie(self, row: dict[str, Any]) -> Tie:
        seat = self.outsiders.get(row["of"])
        since = self._year(row["years"]) if "years" in row else self._days(row["days"]) if "days" in row else None
        details = {name: row[name] for name in ("strength", "stressful", "flow", "note") if name in row}
        made = tie(
            person=self._page(row), sort=row["sort"], other=self._other(row), seat=seat, since=since, **details,
            **self.stamp,
        )  # fmt: skip
        if made.other_outsider is not None:
            self.outsiders[row["to"]] = made.other_outsider
        return made

    def _page(self, row: dict[str, Any]) -> Person:
        """The card on whose page a tie is written: its own, or that of whom an outsider belongs to."""
        known = self.outsiders.get(row["of"])
        return known.anchor if known is not None else self._card(row["of"])

    def _card(self, name: str) -> Person:
        return Person.objects.filter(office=self.office, name=name).earliest("pk")

    def _other(self, row: dict[str, Any]) -> Other:
        if row["to"] in self.outsiders:
            return Other(outsider=self.outsiders[row["to"]])
        if row.get("card"):
            return Other(person=self._card(row["to"]))
        if row.get("unknown"):
            return Other(unknown=True, sex=row.get("sex", ""))
        born = self.today.year - row["age"] if "age" in row else None
        died = self.today.year - row["died"] if "died" in row else None
        return Other(
            name=row["to"], sex=row.get("sex", ""), born=born, died=died, at_home=row.get("at_home", False)
        )

    def _year(self, ago: int) -> When:
        return When(date(self.today.year - ago, 1, 1), exact=False)

    def _days(self, ago: int) -> When:
        return When(self.today - timedelta(days=ago))
