"""What is kept of a released figure, and what has happened to it since."""

import hashlib
import json
import secrets
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator, Rows
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Evidence, Tallying, Value, together
from youju.ground.periods import Period
from youju.reporting.figures.models import FrozenEvidence, FrozenFigure

# [id or None, contribution, salt or None, digest]; of a late line perhaps a fifth, see `late.GONE`
Row = list[Any]


@dataclass(frozen=True)
class Opened:
    """The evidence of a figure as one look at each term found it, and the value that these very records make.

    `terms` are (index, kind, rows): every record's id, contribution and salted digest, sorted by digest.
    """

    terms: list[tuple[int, str, list[Row]]]
    value: Value


def open_up(indicator: Indicator, scope: Scope, period: Period) -> Opened:
    """Reads the records behind a figure, each once."""
    seen: dict[int, Tallying] = {}
    found = []
    for index, records in planner.evidence(indicator, scope, period):
        term = indicator.terms[index]
        rows: list[Row] = []
        for shape, contribution, state in planner.traced(indicator, index, records, "uid", "version"):
            seen.setdefault(shape.office, Tallying()).see(indicator, shape)
            rows.append(row_of(term.kind, shape, contribution, state))
        found.append((index, term.kind, sorted(rows, key=lambda row: row[3])))
    if not seen:
        # Nothing to reduce: 未报, or the zero that somebody entered.
        return Opened(found, planner.totals([indicator], scope, period)[indicator.key])
    return Opened(found, together(tallying.value(indicator, period) for tallying in seen.values()))


def row_of(kind: str, shape: Evidence, contribution: Any, state: Iterable[Any]) -> Row:
    """A record as it is kept; `state` are its uid and version."""
    salt = secrets.token_hex(8)
    return [shape.record, contribution, salt, digest(salt, kind, [*state, shape.happened_on], contribution)]


def digest(salt: str, kind: str, state: Iterable[Any], contribution: Any) -> str:
    """Hex SHA-256 of a record's state (uid, version, date) and contribution under its salt."""
    text = "|".join([salt, kind, *map(str, state), str(contribution)])
    return hashlib.sha256(text.encode()).hexdigest()


def pack(rows: list[Row]) -> bytes:
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 9)


def unpack(blob: bytes | memoryview) -> list[Row]:
    return list(json.loads(zlib.decompress(bytes(blob))))


def leaf(figure: FrozenFigure, terms: Iterable[tuple[int, str, list[Row]]]) -> str:
    """Hex SHA-256 over everything that was printed and the digests (not the ids) of its records."""
    content = [
        figure.key, figure.label, figure.definition_digest, figure.unit, figure.reading, figure.scope_digest,
        figure.amount, figure.records, figure.approximate, figure.at_least, figure.suppressed,
        [[index, kind, [[row[1], *row[3:]] for row in rows]] for index, kind, rows in terms],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def root(leaves: Iterable[str]) -> str:
    """Hex SHA-256 over the leaves in order of the figures."""
    return hashlib.sha256("".join(leaves).encode()).hexdigest()


@dataclass(frozen=True)
class Drift:
    """What has happened to a released figure since: its value now, and the ids of records by fate."""

    frozen: int | None
    now: Value
    late: dict[str, list[int]]
    gone: dict[str, list[int]]
    changed: dict[str, list[int]]

    @property
    def difference(self) -> int:
        return (self.now.amount or 0) - (self.frozen or 0)

    def __bool__(self) -> bool:
        return self.now.amount != self.frozen or any((*self.late.values(), *self.gone.values()))


def drift(figure: FrozenFigure, indicator: Indicator, scope: Scope, period: Period) -> Drift:
    """Compares a frozen figure with its records as they are now. The frozen figure itself never changes."""
    late: dict[str, list[int]] = {}
    gone: dict[str, list[int]] = {}
    changed: dict[str, list[int]] = {}
    stored = {row.term: row for row in FrozenEvidence.objects.filter(figure=figure)}
    for index, records in planner.evidence(indicator, scope, period):
        term = indicator.terms[index]
        column = "" if isinstance(term.measure, Rows) else term.measure.column
        names = ["pk", "uid", "version", "happened_on", *([column] if column else [])]
        now = {record[0]: record for record in records.values_list(*names)}
        then = {row[0]: row for row in unpack(stored[index].blob) if row[0] is not None} if index in stored else {}
        late.setdefault(term.kind, []).extend(sorted(now.keys() - then.keys()))
        gone.setdefault(term.kind, []).extend(sorted(then.keys() - now.keys()))
        for pk in now.keys() & then.keys():
            record, row = now[pk], then[pk]
            if digest(row[2], term.kind, record[1:4], record[4] if column else 1) != row[3]:
                changed.setdefault(term.kind, []).append(pk)
    value = planner.totals([indicator], scope, period)[indicator.key]
    return Drift(figure.amount, value, late, gone, changed)


def scope_of(figure: FrozenFigure) -> Scope:
    """The scope that a frozen figure was released for."""
    ids = figure.scope
    return Scope(
        figure.scope_label, tuple(ids["offices"]), tuple(ids["sites"]), tuple(ids["programmes"]),
        tuple(ids["groups"]),
    )  # fmt: skip
