"""Passages of an issue as plain values, for checks that read nothing else."""

from typing import Any
from uuid import UUID, uuid4

from youju.reporting.bulletins.rules import DateToken, Quoted
from youju.reporting.bulletins.rules.checks import Finding, Passage, Said

NORTH, SOUTH, WEST, EAST = 1, 2, 3, 4
# Printed unit, key in the count grammar and the other words that print it.
_UNITS = {
    "人次": ("attendances", ("人次",)), "人": ("persons", ("人", "名", "位")), "户": ("households", ("户", "个")),
    "家": ("organisations", ("家", "个", "单位")), "次": ("sessions", ("次", "场", "个")),
    "小时": ("minutes", ("小时",)), "件": ("items", ("件", "份", "个")), "本": ("copies", ("本", "册")),
    "条": ("pieces", ("条", "篇", "期", "次")), "字": ("characters", ("字",)),
}  # fmt: skip


def said(amount: int | None, unit: str = "人次", key: str = "", office: int = NORTH, **more: Any) -> Said:
    """A figure of one office; `key` names its indicator, `more` overrides fields. Hours are given in minutes."""
    measure, counters = _UNITS[unit]
    number = "未报" if amount is None else str(amount)
    if unit == "小时" and amount is not None:
        number = f"{amount / 60:.2f}".rstrip("0").rstrip(".")
    form = more.pop("form", "unit")
    offices = more.pop("offices", (office,))
    plain = Said(
        (key or measure, str(offices)), number if form == "number" else number + unit, number, unit,
        key or measure, "北岸", offices, amount, measure, counters, form=form, distinct=unit in {"人", "户", "家"},
    )  # fmt: skip
    return Said(**{**plain.__dict__, **more})


def line(*pieces: str | Said | DateToken | Quoted, margin: Said | None = None, **more: Any) -> Passage:
    return Passage(
        more.pop("place", None) or uuid4(), margin, pieces, **{"office": NORTH, "kind": "results"} | more
    )


def story(*pieces: str | Said | DateToken | Quoted, title: str = "植树", **more: Any) -> Passage:
    return Passage(uuid4(), None, pieces, (title,), **{"kind": "headlines", "story": True} | more)


def keys(found: Any) -> list[str]:
    """The checks of findings; each must quote its place in its sentence or name what is missing there."""
    rows: list[Finding] = list(found)
    assert all(row.message and isinstance(row.place, UUID) for row in rows)
    return [row.check for row in rows]
