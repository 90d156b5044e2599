"""One turned bit anywhere in the chain of acts is found, whichever it is."""

import random
from datetime import timedelta
from typing import Any

from tests.conftest import SEED, TIER
from tests.ground.access.test_chain import chained, unguarded
from youju.ground.access import audit
from youju.ground.access.models import AuditEntry, AuditSeal

__all__ = ["chained"]

FLIPS = {"test": 30, "ci": 300, "soak": 10_000}[TIER]
NUMBERS = ("by_id", "office_id", "rows")


def flipped(column: str, value: Any, dice: random.Random) -> Any:
    """The value with one bit of it turned."""
    if column in ("uid", "subject"):
        return type(value)(int=value.int ^ (1 << dice.randrange(128)))
    if column in NUMBERS:
        return value ^ (1 << dice.randrange(20))
    if column == "at":
        # A microsecond is what a store keeps of a moment.
        turned = int(value.timestamp() * 10**6) ^ (1 << dice.randrange(44))
        return value + timedelta(microseconds=turned - int(value.timestamp() * 10**6))
    place = dice.randrange(len(value))
    return value[:place] + chr(ord(value[place]) ^ (1 << dice.randrange(4))) + value[place + 1 :]


def test_each_of_many_random_flips_is_found_at_its_place(chained):
    dice = random.Random(SEED)
    entries = list(AuditEntry.objects.order_by("pk").select_related("seal"))
    columns = [field.attname for field in AuditEntry._meta.concrete_fields if field.attname != "id"]
    for turn in range(FLIPS):
        entry = dice.choice(entries)
        told = [column for column in columns if getattr(entry, column) not in (None, "")]
        column = dice.choice([*told, "hash of the seal"])
        with unguarded():
            if column == "hash of the seal":
                turned = flipped("hash", entry.seal.hash, dice)
                AuditSeal.objects.filter(pk=entry.seal.pk).update(hash=turned)
            else:
                AuditEntry.objects.filter(pk=entry.pk).update(
                    **{column: flipped(column, getattr(entry, column), dice)}
                )
            assert audit.verify().broken_at == entry.seal.number, (turn, column)
    assert audit.verify().broken_at is None
