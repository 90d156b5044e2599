"""Many phones over days with a bad network: one record for each key, none lost, what contradicts shows."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from tests.conftest import SEED
from tests.factories.envelopes import post, sealed
from tests.factories.rolls import session
from tests.factories.world import NOW, TODAY, World
from youju.ground.envelopes.models import Envelope, Hold
from youju.ground.envelopes.rules import Letter
from youju.services.activities.models import Attendance, Mark

pytestmark = pytest.mark.django_db
LOST, TWICE, AT_ONCE, IN_A_SET = 0.3, 0.2, 20, 5


@dataclass
class Phone:
    """One device: two tabs seal, whichever has the network sends; what is not answered waits."""

    by: Any
    client: Any
    dice: random.Random
    queue: list[Letter] = field(default_factory=list)
    tapped: set[str] = field(default_factory=set)
    conflicts: int = 0

    def record(self, about: Any, records: int, torn: bool) -> None:
        """A day's marks of nameless children, in sets; `torn` contradicts itself once."""
        for _set in range(records // IN_A_SET):
            marks = [
                {"key": str(uuid4()), "said": "present", "role": "child", "n": 1} for _mark in range(IN_A_SET)
            ]
            self.tapped |= {mark["key"] for mark in marks}
            self.queue.append(sealed(self.by, about, {"marks": marks}))
        if torn:
            other = sealed(self.by, about, {"marks": [{**marks[0], "n": 9}]}, key=self.queue[-1].key)
            self.conflicts += 1
            self.queue.append(other)

    def tabs(self) -> Iterator[list[Letter]]:
        """Two tabs read the queue; neither knows what the other has sent meanwhile."""
        first, second = list(self.queue[:AT_ONCE]), list(self.queue[: AT_ONCE // 2])
        yield first
        if self.dice.random() < TWICE:
            self.dice.shuffle(second)
            yield second

    def send(self) -> None:
        for sending in self.tabs():
            if not sending:
                continue
            answers = post(self.client, *sending)
            if self.dice.random() >= LOST:
                self.queue = [each for each in self.queue if each not in sending or str(each.key) not in answers]


def simulate(world: World, phones: int, days: int, records: int) -> None:
    dice = random.Random(SEED)
    colleagues = [world.colleague("social_worker", world.north, number) for number in range(1, min(phones, 8) + 1)]
    devices = [
        Phone(each.actor, each.client(), random.Random(dice.random()))
        for each in (colleagues[number % len(colleagues)] for number in range(phones))
    ]
    for day in range(days):
        about = session(world, TODAY + timedelta(days=day)).uid
        with time_machine.travel(NOW + timedelta(days=day), tick=False):
            for number, device in enumerate(devices):
                device.record(about, records, torn=number % 10 == day)
            # The last day ends with a network that holds for long enough.
            for _round in range(2 if day < days - 1 else 40):
                for device in dice.sample(devices, len(devices)):
                    device.send()
    tapped = set().union(*(device.tapped for device in devices))
    known = {str(key) for key in Mark.objects.values_list("key", flat=True)}
    assert not any(device.queue for device in devices)
    assert (len(tapped), known) == (phones * days * records, tapped), "one mark for each key, none lost"
    assert sum(row.n for row in Attendance.objects.standing()) == len(tapped)
    conflicts = sum(device.conflicts for device in devices)
    assert conflicts == days * -(-phones // 10)
    assert Hold.objects.filter(why="conflict").count() == conflicts, "what contradicts is visible"
    assert Envelope.objects.count() == phones * days * records // IN_A_SET + conflicts


def test_ten_phones_over_two_days(world: World):
    simulate(world, phones=10, days=2, records=10)


@pytest.mark.soak
def test_two_hundred_phones_over_three_days(world: World):
    simulate(world, phones=200, days=3, records=50)
