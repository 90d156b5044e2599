"""A list of 5,000 people held against 1,000,000 of one office on SQLite: who is there already, and how surely.

Names and births are drawn as they are spread in life: few surnames are many people's, few characters most given
names'. Half of the list are people of the office, written as lists write them: as they are, with a telephone, with
a slip of the pen that sounds alike, with gaps and wide letters, with the year alone.
"""

import gc
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Model

from bench.rows import Row
from youju.ground.access import actions as access
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person, Sealed
from youju.ground.people.models.sealed import ending, whole
from youju.ground.people.queries.matching import Numbers, marked, match
from youju.ground.people.rules import names
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.duplicates import Level, Traits
from youju.ground.storage import bulk, sealing, statistics

AT = datetime(2018, 4, 1, 12, tzinfo=UTC)
PEOPLE, LIST, PART = 1_000_000, 5_000, 50_000
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟"
    "熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
WAYS = ("as it is", "telephone", "sounds alike", "wide letters", "the year alone")
TIMES = 5


@dataclass(frozen=True)
class Somebody:
    key: int
    name: str
    birth: date
    phone: str


def run() -> list[Row]:
    dice = random.Random(1)
    stamp: dict[str, Any] = {"by": access.system(), "at": AT}
    network = access.found_network(slug="bench", name="量", bulletin="量", **stamp)
    office = access.open_office(network=network, slug="bench", name="量", city="城", **stamp)
    began = time.perf_counter()
    with _indexes_afterwards(Person, Sealed):
        everybody = [each for part in range(PEOPLE // PART) for each in _part(office, dice, part, stamp)]
    statistics.refresh()
    filling = time.perf_counter() - began
    known = dice.sample(everybody, LIST // 2)
    rows: list[tuple[Somebody | None, Traits]] = [
        (one, _written(office, one, WAYS[place % len(WAYS)])) for place, one in enumerate(known)
    ]
    rows += [(None, Traits(_name(dice), Birth.on(_birth(dice)))) for _n in range(LIST - len(rows))]
    dice.shuffle(rows)
    # The people lie in the store and not, as here, in the process that asks: its collector need not walk them.
    gc.collect()
    gc.freeze()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        found = match(office, [traits for _one, traits in rows], on=AT.date())
        taken.append(time.perf_counter() - began)
    said = list(zip((one for one, _traits in rows), found, strict=True))
    planted = [one is not None and it is not None and it.card.pk == one.key for one, it in said if one]
    certain = [
        one is not None and it.card.pk == one.key for one, it in said if it and it.likeness.level is Level.CERTAIN
    ]
    note = f"{len(planted):,} planted in {len(WAYS)} ways, {len(certain):,} called certain"
    return [
        Row(f"{LIST:,} rows held against {PEOPLE:,} people", sorted(taken)[TIMES // 2], 1, "s", note),
        Row(f"  {PEOPLE:,} people written beforehand", filling, 180, "s"),
        Row("  planted duplicates found", 100 * sum(planted) / len(planted), 99, "%", at_least=True),
        Row("  right where it says certain", 100 * sum(certain) / len(certain), 95, "%", at_least=True),
    ]


def _part(office: Office, dice: random.Random, part: int, stamp: dict[str, Any]) -> list[Somebody]:
    said = [(_name(dice), _birth(dice)) for _n in range(PART)]
    with transaction.atomic():
        keys = bulk.insert(
            Person,
            [
                {"name": name, "reading": names.reading(name), "born_from": day, "born_until": day}
                for name, day in said
            ],
            {"office": office, "registered_at": stamp["at"], "registered_by": stamp["by"]},
        )
        made = [
            Somebody(key, name, day, f"+8610{part * PART + place:08}")
            for place, (key, (name, day)) in enumerate(zip(keys, said, strict=True))
        ]
        bulk.insert(Sealed, [_phone(office, one) for one in made], {"sort": Sealed.Sort.PHONE.value, **stamp})
    return made


def _phone(office: Office, one: Somebody) -> dict[str, Any]:
    """The row, as `Sealed.close` would have sealed it."""
    uid = uuid4()
    return {
        "uid": uid, "person": _Key(one.key), "lookup": whole(office, "phone", one.phone),
        "content": sealing.seal(one.phone, field="people.sealed.phone", uid=uid),
        "tail": _ending(office, one.phone[-4:]),
    }  # fmt: skip


@dataclass(frozen=True)
class _Key:
    """All that a reference to a person needs."""

    pk: int


@cache
def _ending(office: Office, last: str) -> str:
    return ending(office, "phone", last)


@contextmanager
def _indexes_afterwards(*models: type[Model]) -> Iterator[None]:
    """Builds the indexes of these tables when they are full: the same ones, a tenth of the time (SQLite)."""
    tables = [model._meta.db_table for model in models]
    marks = ", ".join(["%s"] * len(tables))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL AND tbl_name IN ({marks})",
            tables,
        )
        known = cursor.fetchall()
        for name, _sql in known:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _name, sql in known:
            cursor.execute(sql)


def _written(office: Office, one: Somebody, way: str) -> Traits:
    name, birth, numbers = one.name, Birth.on(one.birth), Numbers()
    if way in ("telephone", "the year alone"):
        numbers = Numbers(phones=(one.phone,))
    if way == "sounds alike":
        name = name[:-1] + _sounding(name[-1])
    if way == "wide letters":
        name = "\u3000".join(name)
    if way == "the year alone":
        birth = Birth.in_year(one.birth.year)
    return marked(office, Traits(name, birth), numbers)


def _sounding(character: str) -> str:
    """Another character that is read so, where there is one."""
    sound = names.reading(character)
    return next((each for each in GIVEN if each != character and names.reading(each) == sound), character)


# Two thousand characters, of which the first are most people's: as Zipf found words to be spread.
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅小红建国志文子轩浩宇欣怡梓涵" + "".join(
    chr(0x4E00 + n * 7) for n in range(1_960)
)
_GIVEN = list(accumulate(1 / (place + 10) for place in range(len(GIVEN))))
_SURNAMES = list(accumulate(1 / (place + 5) for place in range(len(SURNAMES))))


def _name(dice: random.Random) -> str:
    given = dice.choices(GIVEN, cum_weights=_GIVEN, k=dice.choice((1, 2, 2, 2, 2)))
    return dice.choices(SURNAMES, cum_weights=_SURNAMES)[0] + "".join(given)


def _birth(dice: random.Random) -> date:
    return date(1960, 1, 1) + timedelta(dice.randrange(20_000))
