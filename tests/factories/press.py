"""An issue in the making: March of the small network, with one line of the north on the children in care."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client

from tests.factories.world import NOW, Colleague, World
from youju.ground.organisations.models import Office
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Issue, Line, Release, Section, Story
from youju.reporting.figures.models import FrozenFigure

MARCH = month(2018, 3)
RELEASED = datetime(2018, 4, 3, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
SESSION, CARE = "activities.session", "activities.care.children"


@dataclass
class Press:
    """The issue of March; 11 and 14 children came in the north, and its one line says so."""

    world: World
    issue: Issue
    editor: Colleague

    @classmethod
    def of(cls, world: World) -> "Press":
        editor = world.colleague("network_editor")
        for day, n in ((5, "11"), (6, "14")):
            world.record(SESSION, happened_on=f"2018-03-{day:02}", n_child=n)
        issue = actions.start_issue(network=world.network, period=MARCH, by=editor.actor, at=NOW)
        press = cls(world, issue, editor)
        press.write("托管服务儿童{activities.care.children}。", margin=f"{{{CARE}}}")
        return press

    @property
    def section(self) -> Section:
        """The north's results."""
        return self.results(self.world.north)

    def results(self, office: Office) -> Section:
        found = self.issue.sections.select_related("issue__network", "office").filter(office=office)
        return found.order_by("position")[0]

    def words(self, kind: str) -> Section:
        return self.issue.sections.select_related("issue__network").get(kind=kind)

    @property
    def line(self) -> Line:
        return self.section.lines.all()[0]

    def write(self, sentence: str, margin: str = "", office: Office | None = None) -> Line:
        return actions.add_line(
            section=self.results(office or self.world.north), margin=margin, sentence=sentence,
            by=self.editor.actor, at=NOW,
        )  # fmt: skip

    def tell(
        self, kind: str = "headlines", title: str = "植树", body: str = "孩子们种了树。", **more: Any
    ) -> Story:
        return actions.add_story(
            section=self.words(kind), title=title, body=body, by=self.editor.actor, at=NOW, **more
        )

    def release(self, at: datetime = RELEASED) -> Release:
        return actions.release(issue=self.issue, by=self.editor.actor, at=at)

    @property
    def frozen(self) -> FrozenFigure:
        return FrozenFigure.objects.get(key=CARE)

    def late(self, n: str = "3") -> None:
        """Children of March who are recorded after the release."""
        self.world.record(SESSION, happened_on="2018-03-07", n_child=n, at=RELEASED)

    def correct(self, corrected: str = "24人次", reason: str = "有一名儿童记了两次") -> Release:
        return actions.correct_release(
            issue=self.issue, figure=self.frozen, corrected=corrected, reason=reason, by=self.editor.actor,
            at=RELEASED,
        )  # fmt: skip

    def at(self, *parts: object) -> str:
        """An address of the issue."""
        return f"/bulletin/{MARCH}/" + "".join(f"{part}/" for part in parts)


HTMX = {"HX-Request": "true"}


def page(client: Client, address: str) -> str:
    """The text of a page that must open."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()
