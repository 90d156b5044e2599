"""What an installation holds, counted and weighed: two that hold the same give the same stock, on any store."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Max, Min

from youju.cli.backups import tables, uploads
from youju.ground.access import audit
from youju.ground.evidence.kinds import kinds
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.organisations.models import Network
from youju.ground.periods import Period, month


@dataclass(frozen=True)
class Table:
    """Number of rows, and the hex SHA-256 over their canonical lines."""

    rows: int
    digest: str


@dataclass(frozen=True)
class Stock:
    """`figures` counts and weighs every figure of every month and office; `keys` names keys and holds none."""

    tables: dict[str, Table]
    uploads: dict[str, str | None]
    audit: dict[str, Any]
    figures: dict[str, Any]
    keys: dict[str, str] = field(default_factory=dict)

    def described(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)

    @classmethod
    def read(cls, described: dict[str, Any]) -> "Stock":
        """The stock that `described` wrote."""
        counted = {name: Table(**table) for name, table in described["tables"].items()}
        return cls(**{**described, "tables": counted})


def take_stock() -> Stock:
    """Reads everything; take it inside a snapshot where others may write."""
    return Stock(
        tables={model._meta.db_table: weigh(model) for model in tables.stored_models()},
        uploads={name: uploads.weigh(name).sha256 for name in uploads.names()},
        audit=chain(),
        figures=figures(),
        keys=keys(),
    )


def weigh(model: tables.Model) -> Table:
    digest, rows, canonical = hashlib.sha256(), 0, tables.canonical(model)
    for line in tables.lines(model):
        digest.update(canonical(line).encode() + b"\n")
        rows += 1
    return Table(rows, digest.hexdigest())


def chain() -> dict[str, Any]:
    """The verdict on the audit chain, walked from its first link."""
    return asdict(audit.verify())


def figures() -> dict[str, Any]:
    """Every value of every indicator, office and month with records, computed anew: their number and digest."""
    digest, count, months = hashlib.sha256(), 0, list(_months())
    for network in Network.objects.order_by("slug"):
        known, offices = indicators(network), list(network.offices.order_by("slug"))
        for period in months:
            found = planner.values(known.values(), of_offices(*offices), period)
            for office in offices:
                for key, value in sorted(found[(office.pk, None)].items()):
                    row = [network.slug, period.key, office.slug, key, *asdict(value).values()]
                    digest.update(json.dumps(row).encode() + b"\n")
                    count += 1
    return {"months": len(months), "values": count, "digest": digest.hexdigest()}


def _months() -> Iterator[Period]:
    days: list[date] = []
    for kind in kinds():
        ends = kind.model._base_manager.aggregate(first=Min("happened_on"), last=Max("happened_on"))
        days.extend(day for day in ends.values() if day is not None)
    if days:
        first, last = min(days), max(days)
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            yield month(number // 12, number % 12 + 1)


def keys() -> dict[str, str]:
    """A name for each key this installation works with; no key can be told from its name."""
    held = {"YOUJU_SECRET_KEY": settings.SECRET_KEY.encode(), "YOUJU_LOOKUP_KEY": settings.LOOKUP_KEY}
    held |= {f"YOUJU_SEALING_KEYS {name}": key for name, key in settings.SEALING_KEYS.items()}
    said = b"the name of this key in a backup"
    return {name: hmac.new(key, said, hashlib.sha256).hexdigest()[:16] for name, key in held.items()}


def differences(kept: Stock, found: Stock) -> list[str]:
    """What `found` holds otherwise than `kept`, one sentence each; keys may differ and are not compared."""
    said = []
    for name in sorted(set(kept.tables) | set(found.tables)):
        before, after = kept.tables.get(name), found.tables.get(name)
        if before != after:
            counts = [table.rows if table else "no" for table in (before, after)]
            said.append(f"{name}: {counts[0]} rows in the backup, {counts[1]} here, or other content.")
    for name in sorted(set(kept.uploads) | set(found.uploads)):
        if kept.uploads.get(name) != found.uploads.get(name):
            said.append(f"upload {name} differs.")
    if kept.audit != found.audit:
        said.append(f"audit chain: {kept.audit['head'][:12]}… in the backup, {found.audit['head'][:12]}… here.")
    if kept.figures != found.figures:
        totals = f"{kept.figures['values']} in the backup, {found.figures['values']} here"
        said.append(f"figures: {totals}, or other values.")
    return said
