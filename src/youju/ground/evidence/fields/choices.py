"""Choices from a closed list, and references to rows of the same office."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from youju.ground.evidence.fields.base import SHORT, Cell, Field, plain
from youju.ground.organisations.models import Office, Site

_TRUE = {"1", "true", "yes", "y", "是", "对", "√", "约"}
_FALSE = {"0", "false", "no", "n", "否", "不", "×"}


@dataclass(frozen=True, kw_only=True)
class YesNo(Field):
    """Yes or no; empty is no."""

    widget: ClassVar[str] = "yesno"

    def empty(self) -> bool:
        return False

    def read_filled(self, cell: Cell, office: Office) -> bool:
        text = plain(cell).lower()
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
        raise self.refuse(_("“{text}” is neither yes nor no.").format(text=str(cell)[:SHORT]))

    def write(self, value: Any) -> str:
        return "是" if value else ""


@cache
def _names(choices: type[models.TextChoices]) -> Mapping[str, str]:
    """Keys by themselves and by their printed labels in every language of the product."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for choice in choices:
                found.setdefault(plain(str(choice.label)), choice.value)
    return {**found, **{choice.value: choice.value for choice in choices}}


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a closed list, by its key or by its printed label in any language of the product."""

    choices: type[models.TextChoices]
    widget: ClassVar[str] = "choice"

    def read_filled(self, cell: Cell, office: Office) -> str:
        known = _names(self.choices).get(plain(cell))
        if known is not None:
            return known
        offered = "、".join(str(choice.label) for choice in self.choices)
        raise self.refuse(_("“{text}” is none of: {offered}.").format(text=str(cell)[:SHORT], offered=offered))

    def write(self, value: Any) -> str:
        return str(self.choices(value).label) if value else ""

    def options(self, office: Office) -> list[tuple[str, str]]:
        return [(choice.value, str(choice.label)) for choice in self.choices]


@dataclass(frozen=True)
class Several:
    """A name that several rows share; `names` tell them apart."""

    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Reference(Field):
    """A row that the office owns or may use, by its uid (forms) or by its printed name (spreadsheets).

    `rows` gives the queryset for an office: nothing outside it can be chosen, seen or guessed.
    """

    rows: Callable[[Office], models.QuerySet[Any]]
    widget: ClassVar[str] = "reference"

    def read_filled(self, cell: Cell, office: Office) -> Any:
        text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip()
        found = self.lookup(office).get(text)
        if found is None:
            raise self.refuse(_("This office has no “{text}”.").format(text=text[:60]))
        if isinstance(found, Several):
            raise self.refuse(
                _("There are {count} “{text}”. Write which one: {names}.").format(
                    count=len(found.names), text=text[:60], names="、".join(found.names[:5])
                )
            )
        return found

    def lookup(self, office: Office) -> Mapping[str, Any]:
        """Every way to name a row of the office: uid and printed name. Read once per office and request.

        Rows that share a name are told apart by a number after it; the bare name answers Several.
        """
        known: dict[tuple[int, str], Mapping[str, Any]] = office.__dict__.setdefault("_choices", {})
        key = (id(self.rows), self.name)
        if key not in known:
            rows = list(self.rows(office))
            named: dict[str, list[Any]] = {}
            for row in rows:
                named.setdefault(str(row), []).append(row)
            table: dict[str, Any] = {}
            for name, sharing in named.items():
                # In the order of entry, so that a number once printed goes on meaning the same row.
                sharing.sort(key=lambda row: row.pk)
                told_apart = [f"{name} ({number})" for number in range(1, len(sharing) + 1)]
                table.update(
                    zip(told_apart, sharing, strict=True) if len(sharing) > 1 else {name: sharing[0]}.items()
                )
                if len(sharing) > 1:
                    table[name] = Several(tuple(told_apart))
            table.update((str(row.uid), row) for row in rows)
            known[key] = table
        return known[key]

    def write(self, value: Any) -> str:
        return "" if value is None else str(value)

    def options(self, office: Office) -> list[tuple[str, str]]:
        table = self.lookup(office)
        return [
            (str(row.uid), name)
            for name, row in table.items()
            if not isinstance(row, Several) and name != str(row.uid)
        ]

    def parted(self, office: Office, on: date) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The options apart: those that stand on the day, and the sites that are closed by then."""
        table = self.lookup(office)
        closed = [
            (uid, name)
            for uid, name in self.options(office)
            if isinstance(row := table[uid], Site) and row.closed_on(on)
        ]
        return [option for option in self.options(office) if option not in closed], closed


@dataclass(frozen=True, kw_only=True)
class References(Reference):
    """Several rows of the office, names separated by 、 or ; in a spreadsheet, a list of uids from a form."""

    widget: ClassVar[str] = "references"

    def empty(self) -> list[Any]:
        return []

    def read_filled(self, cell: Any, office: Office) -> list[Any]:
        parts = cell if isinstance(cell, list | tuple) else re.split("[、;;\n]", str(cell))
        return [super(References, self).read_filled(part, office) for part in parts if str(part).strip()]

    def write(self, value: Any) -> str:
        return "、".join(str(row) for row in value or [])
