"""The year's audit of casework as sheets: times are local, cases are numbers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from youju.services.cases.queries.auditing import CaseYear
from youju.web.people.words import purpose

Sheets = dict[str, tuple[Sequence[str], list[list[Any]]]]


def sheets(found: CaseYear) -> Sheets:
    """Four sheets: looks, grants, emergencies, what was taken along."""
    ways = {
        "case": _("works on it or supervises it"), "given": _("was given it"),
        "deputy": _("stands in for its supervisor"), "emergency": _("an emergency"),
    }  # fmt: skip
    whats = {"list": _("list of cases"), "bundle": _("bundle of a case"), "year": _("this audit")}
    return {
        _("Looks"): (
            [_("When"), _("Who"), _("Case"), _("What for")],
            [[_time(at), who, number, purpose(what)] for at, who, number, what in found.views],
        ),
        _("Grants"): (
            [_("From"), _("Until"), _("Who"), _("Case"), _("What for"), _("How")],
            [
                [_time(since), _time(until), who, number, purpose(what), ways[way]]
                for since, until, who, number, what, way in found.grants
            ],
        ),
        _("Emergencies"): (
            [_("When"), _("Who"), _("Case"), _("Taken note of"), _("By")],
            [[_time(at), who, number, _time(seen), by] for at, who, number, seen, by in found.emergencies],
        ),
        _("Taken along"): (
            [_("When"), _("Who"), _("What"), _("Case"), _("Rows"), _("What for")],
            [
                [_time(at), who, whats[what], number, rows, why]
                for at, who, what, number, rows, why in found.exports
            ],
        ),
    }


def _time(at: datetime | None) -> str:
    return localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""
