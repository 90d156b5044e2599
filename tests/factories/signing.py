"""The issue of March in a network whose release waits for signatures; see `tests.factories.press`."""

from datetime import datetime

from tests.factories.press import RELEASED, Press
from tests.factories.world import NOW, World
from youju.ground.access.actions import rule_press
from youju.ground.access.models import Actor
from youju.ground.organisations.models import Office
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import SignOff
from youju.reporting.bulletins.queries.signing import Answer, answer_of


class Signed(Press):
    """A press that asks: north has its line, south has none yet."""

    @classmethod
    def of(cls, world: World, *, readings: bool = False) -> "Signed":
        rule_press(network=world.network, sign_off=True, readings=readings, by=world.system, at=NOW)
        made = super().of(world)
        made.issue.network.refresh_from_db()
        return cls(made.world, made.issue, made.editor)

    def actor(self, role: str, office: Office | None = None, number: int = 1) -> Actor:
        return self.world.colleague(role, office, number).actor

    def answer(self, office: Office | None = None) -> Answer:
        return answer_of(self.issue, office or self.world.north)

    def sign(
        self, by: Actor | None = None, office: Office | None = None, reading: str = "sign", at: datetime = NOW
    ) -> SignOff:
        office = office or self.world.north
        return actions.sign_off(
            issue=self.issue, office=office, reading=reading, digest=self.answer(office).digest,
            by=by or self.actor("office_editor", office), at=at,
        )  # fmt: skip

    def without_south(self) -> None:
        actions.leave_out(
            issue=self.issue, office=self.world.south, reason="表没有来", by=self.editor.actor, at=RELEASED
        )
