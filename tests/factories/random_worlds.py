"""Random worlds of records for the laws: several offices, every kind, gaps, withdrawals and approximations."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from youju.ground.access.actions import system
from youju.ground.access.models import Actor
from youju.ground.evidence.models import Handover, Nil, Withdrawal
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import Network, Office, Partner
from youju.ground.people.models import Person
from youju.services.activities.models import (
    Activity,
    ActivityKind,
    Attendance,
    Holding,
    PartnerRole,
    Partnership,
    Role,
)
from youju.services.communications.models import Channel, Form, Material, Medium, Publication
from youju.services.ledger.models import Tally, TallyKind, TallyMeasure

AT = datetime(2018, 4, 3, 9, tzinfo=UTC)
FIRST = date(2018, 1, 1)


@dataclass
class World:
    network: Network
    offices: list[Office]
    actor: Actor


def build(seed: int, *, size: int = 40) -> World:
    """A world that is the same for the same seed; `size` is the number of records of each kind and office."""
    chance = random.Random(seed)
    actor = system()
    network = Network.objects.create(slug=f"n{seed}", name="网络", bulletin="月刊")
    offices = [
        Office.objects.create(network=network, slug=f"o{i}", name=f"机构{i}", city="城", position=i)
        for i in range(3)
    ]
    kinds = [_tally_kind(network, actor, key) for key in ("calls", "visits", "venues", "families")]
    for office in offices[: chance.choice([2, 3])]:
        _Filler(chance, office, actor, size).fill(kinds)
    if chance.random() < 0.5:
        Handover.objects.create(
            office=offices[0], indicator="communications.pieces", kind="communications.publication", where={},
            since=_day(chance) if chance.random() < 0.5 else None, until=date(2018, 3, 20),
        )  # fmt: skip
    Nil.objects.create(
        office=offices[-1], kind="communications.material", happened_on=date(2018, 2, 1), until=date(2018, 3, 1),
        by=actor, recorded_at=AT,
    )  # fmt: skip
    return World(network, offices, actor)


def _tally_kind(network: Network, actor: Actor, key: str) -> TallyKind:
    kind = TallyKind.objects.create(network=network, key=key, label=key, at=AT, by=actor)
    measures = {
        "calls": [("sessions", "flow"), ("minutes", "flow")],
        "visits": [("households", "flow"), ("persons", "flow"), ("attendances", "flow")],
        "venues": [("items", "stock")],
        "families": [("households", "cumulative"), ("money", "cumulative")],
    }[key]
    for unit, reading in measures:
        TallyMeasure.objects.create(
            kind=kind, unit=unit, label=unit, definition="口径", reading=reading,
            since=FIRST if reading == "cumulative" else None, stated=key != "calls" and unit != "attendances",
        )  # fmt: skip
    return kind


def _day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange(120))


class _Filler:
    def __init__(self, chance: random.Random, office: Office, actor: Actor, size: int) -> None:
        self.chance, self.office, self.actor, self.size = chance, office, actor, size
        self.sites = [office.sites.create(name=f"点{i}", position=i) for i in range(2)]
        self.groups = [office.groups.create(slug=f"g{i}", title=f"组{i}") for i in range(2)]
        self.partners = [Partner.objects.create(office=office, name=f"单位{i}") for i in range(4)]
        self.gone = Withdrawal.objects.create(kind="x", at=AT, by=actor, reason="错")

    def stamp(self) -> dict[str, object]:
        chance = self.chance
        return {
            "office": self.office, "by": self.actor, "recorded_at": AT, "happened_on": _day(chance),
            "site": chance.choice([None, *self.sites]), "group": chance.choice([None, *self.groups]),
            "approximate": chance.random() < 0.1, "withdrawal": self.gone if chance.random() < 0.15 else None,
        }  # fmt: skip

    def fill(self, kinds: list[TallyKind]) -> None:
        chance = self.chance
        Publication.objects.bulk_create(
            Publication(
                **self.stamp(),
                channel=chance.choice(Channel.values),
                form=chance.choice(Form.values),
                title="题",
                characters=chance.randrange(900),
            )
            for _ in range(self.size)
        )
        Material.objects.bulk_create(
            Material(
                **self.stamp(),
                medium=chance.choice(Medium.values),
                title="场合",
                files=chance.randrange(1, 90),
                bytes=chance.randrange(10**10),
            )
            for _ in range(self.size)
        )
        activities = [
            Activity.objects.create(office=self.office, name=f"活动{kind}", activity_kind=kind, since=FIRST)
            for kind in ActivityKind.values
        ]
        for _ in range(self.size):
            self._hold(chance.choice(activities))
        for kind in kinds:
            self._tallies(kind)

    def _hold(self, activity: Activity) -> None:
        chance = self.chance
        holding = Holding.objects.create(**self.stamp(), activity=activity, activity_kind=activity.activity_kind)
        copied = {
            name: getattr(holding, name)
            for name in ("office", "by", "recorded_at", "happened_on", "site", "group", "withdrawal")
        }
        for role in chance.sample(Role.values, chance.randrange(1, 5)):
            named = chance.random() < 0.3
            Attendance.objects.create(
                **copied, approximate=chance.random() < 0.1, holding=holding, activity_kind=holding.activity_kind,
                role=role, n=1 if named else chance.randrange(1, 30),
                person=self._person() if named else None,
                partner=chance.choice([None, *self.partners]),
            )  # fmt: skip
        if chance.random() < 0.5:
            Partnership.objects.create(
                **self.stamp(), activity=activity, partner=chance.choice(self.partners),
                role=chance.choice(PartnerRole.values),
            )  # fmt: skip

    def _person(self) -> Person:
        stamp = {"registered_at": AT, "registered_by": self.actor}
        return Person.objects.create(office=self.office, name="某人", **stamp)

    def _tallies(self, kind: TallyKind) -> None:
        chance = self.chance
        units = [measure.unit for measure in kind.measures.all()]
        statement = kind.key != "calls"
        for start in (date(2018, 1, 1), date(2018, 2, 1), date(2018, 3, 1)):
            for site in (None, *self.sites):
                if chance.random() < 0.5:
                    continue
                end = (start + timedelta(days=32)).replace(day=1)
                day = {} if statement else {"happened_on": start, "until": start + timedelta(days=1)}
                row = {**self.stamp(), "site": site, "happened_on": start, "until": end, "group": None, **day}
                amounts = {unit: chance.choice([None, 0, chance.randrange(1, 500)]) for unit in units}
                if all(amount is None for amount in amounts.values()):
                    amounts[units[0]] = 0
                assert set(amounts) <= set(UNITS)
                Tally.objects.create(**row, tally_kind=kind, statement=statement, **amounts)
