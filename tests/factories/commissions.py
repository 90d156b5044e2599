"""A story of March that the north was asked for; see `tests.factories.press`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.factories.press import Press
from tests.factories.world import NOW, TODAY, Colleague, World
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Commission, Delivery, Section, Story
from youju.reporting.bulletins.queries.commissions import Row, commission_of

TEXT = "孩子们在青石路种了一排树。"
DUE = date(2018, 4, 2)


@dataclass
class Asked(Press):
    """The press, and what was asked from whom; `writer` is the editor of the north."""

    @classmethod
    def of(cls, world: World) -> "Asked":
        made = super().of(world)
        return cls(made.world, made.issue, made.editor)

    @property
    def writer(self) -> Colleague:
        return self.world.colleague("office_editor", self.world.north)

    @property
    def neighbour(self) -> Colleague:
        return self.world.colleague("office_editor", self.world.south)

    def ask(self, title: str = "青石路的树", **more: Any) -> Commission:
        asked = {"office": self.world.north, "wanted": "写写孩子们", "length": 100, "due": DUE, **more}
        return actions.ask_story(issue=self.issue, title=title, **{"by": self.editor.actor, "at": NOW, **asked})

    def story(self, commission: Commission) -> Story:
        return Story.objects.select_related("section__office", "section__issue__network").get(uid=commission.story)

    def wrote(self, commission: Commission, body: str = TEXT, **more: Any) -> Story:
        story = self.story(commission)
        told = {"title": story.title, "version": story.version, "by": self.writer.actor, "at": NOW, **more}
        return actions.write_story(story=story, body=body, **told)

    def deliver(self, commission: Commission, at: datetime = NOW) -> Delivery:
        return actions.deliver_story(commission=commission, by=self.writer.actor, at=at)

    def delivered(self, title: str = "青石路的树", **more: Any) -> Commission:
        commission = self.ask(title, **more)
        self.wrote(commission)
        self.deliver(commission)
        return commission

    def take(self, commission: Commission, section: Section | None = None) -> Story:
        section = section or self.words("headlines")
        return actions.take_commission(commission=commission, section=section, by=self.editor.actor, at=NOW)

    def row(self, commission: Commission, on: date = TODAY) -> Row:
        found = commission_of(self.issue, commission.uid, on=on)
        assert found is not None
        return found
