"""Type-ahead among 100,000 people of one office on SQLite: by characters, reading, initials and a telephone's end.

Names are drawn from common surnames and two thousand characters; a search is what the list does at each key:
the twenty best cards with nickname, age and site.
"""

import random
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction

from bench.rows import Row
from youju.ground.access import actions as access
from youju.ground.organisations.models import Office
from youju.ground.people.actions.indexing import key_rows
from youju.ground.people.models import Alias, Key, Person, Sealed
from youju.ground.people.models.sealed import ending, whole
from youju.ground.people.queries.duplicates import review, suggest
from youju.ground.people.queries.finding import find
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.duplicates import Traits
from youju.ground.people.rules.names import normal
from youju.ground.storage import bulk, sealing, statistics

AT = datetime(2018, 4, 1, 12, tzinfo=UTC)
TODAY = AT.date()
PEOPLE = 100_000
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗单曾仇"
# One and two characters, one letter and more, what everybody has and what few have, four digits.
TYPED = ("王", "小", "王小", "w", "l", "li", "wangx", "wxl", "shan", "zzz", "0142")
TIMES = 15


def run() -> list[Row]:
    stamp: dict[str, Any] = {"by": access.system(), "at": AT}
    network = access.found_network(slug="bench", name="量", bulletin="量", **stamp)
    office = access.open_office(network=network, slug="bench", name="量", city="城", **stamp)
    with transaction.atomic():
        _fill(office, stamp)
    # As the worker does every hour.
    statistics.refresh()
    taken = {typed: _milliseconds(lambda typed=typed: find(office, typed, on=TODAY)) for typed in TYPED}
    slowest = max(taken, key=lambda typed: taken[typed])
    traits = Traits("王小丽", Birth.on(date(2009, 5, 1)))
    suggesting = _milliseconds(lambda: suggest(office, traits, on=TODAY))
    began = time.perf_counter()
    pairs = review(office, on=TODAY)
    reviewing = time.perf_counter() - began
    said = ", ".join(f"{typed} {spent:.1f}" for typed, spent in taken.items())
    return [
        Row(f"type-ahead among {PEOPLE:,} people", taken[slowest], 50, "ms", f"slowest: {slowest}; {said}"),
        Row("duplicates while typing a new person", suggesting, 50, "ms", "a frequent name, a day of birth"),
        Row("the review list of duplicates", reviewing, 5, "s", f"{len(pairs)} pairs shown"),
    ]


def _fill(office: Office, stamp: dict[str, Any]) -> None:
    dice = random.Random(1)
    given = "小丽" + "".join(chr(0x4E00 + n * 7) for n in range(2_000))
    names = [
        dice.choice(SURNAMES) + "".join(dice.choices(given, k=dice.choice((1, 2, 2)))) for _n in range(PEOPLE)
    ]
    births = [date(1950, 1, 1) + timedelta(dice.randrange(24_000)) for _n in range(PEOPLE)]
    people = bulk.insert(
        Person,
        [
            {"name": name, "born_from": birth, "born_until": birth}
            for name, birth in zip(names, births, strict=True)
        ],
        {"office": office, "registered_at": stamp["at"], "registered_by": stamp["by"]},
    )
    rows = zip(people, names, strict=True)
    keys = [Key(office=office, person_id=pk, **row) for pk, name in rows for row in key_rows([name])]
    Key.objects.bulk_create(keys, batch_size=5_000)
    Alias.objects.bulk_create(
        [
            Alias(person_id=pk, office=office, sort="nickname", text="豆豆", compared=normal("豆豆"), **stamp)
            for pk in people[::5]
        ],
        batch_size=5_000,
    )
    Sealed.objects.bulk_create(
        [_phone(office, pk, f"+861055{number:06}", stamp) for number, pk in enumerate(people)], batch_size=5_000
    )


def _phone(office: Office, person: int, number: str, stamp: dict[str, Any]) -> Sealed:
    uid = uuid4()
    return Sealed(
        uid=uid, person_id=person, sort="phone", lookup=whole(office, "phone", number),
        content=sealing.seal(number, field="people.sealed.phone", uid=uid),
        tail=ending(office, "phone", number[-4:]), **stamp,
    )  # fmt: skip


def _milliseconds(act: Any) -> float:
    """Of the middle one of several runs."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[TIMES // 2] * 1000
