"""Papers as they are read: plain values and texts under the labels of their forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from youju.services.cases.models import Case, PaperOnly
from youju.services.cases.queries.timeline import Opened
from youju.services.cases.rules.assessing import Domain, Step
from youju.services.cases.rules.papers import PaperSort
from youju.web.cases.forms import FORMS, PaperOnlyForm

# What is told elsewhere on the sheet.
_ASIDE = {"happened_on", "of", "scan", "about", "goal", "partner"}


@dataclass(frozen=True)
class Sheet:
    """One paper: its head, short facts, and texts, each with its label."""

    opened: Opened
    title: str | Promise
    facts: tuple[tuple[Any, str], ...]
    texts: tuple[tuple[Any, str], ...]
    href: str
    verdict: tuple[str, str] | None


def sheet(case: Case, one: Opened) -> Sheet:
    """A paper with the labels under which it was typed."""
    form = PaperOnlyForm if one.on_paper else FORMS[one.sort]
    facts, texts = [], []
    for name, field in form.base_fields.items():
        if name in one.words:
            if one.words[name].strip():
                texts.append((field.label, one.words[name]))
        elif name not in _ASIDE and (said := _said(one.row, name)):
            facts.append((field.label, said))
    row = one.row
    if one.sort is PaperSort.CONTACT and not one.on_paper and row.next_on:
        facts = [fact for fact in facts if fact[0] != form.base_fields["next_on"].label]
        facts.append((form.base_fields["next_on"].label, str(row.next_on)))
    if one.sort is PaperSort.ASSESSMENT and not one.on_paper and row.gained is not None:
        facts.append((_("Since the last one"), _changed(row.gained, row.eased or 0)))
    return Sheet(
        one, one.sort.label, tuple(facts), tuple(texts), reverse("cases:paper", args=[case.uid, row.uid]),
        _verdict(one),
    )  # fmt: skip


def steps_of(one: Opened) -> list[dict[str, Any]]:
    """The marks of an assessment in words."""
    return [
        {
            "domain": mark.row.get_domain_display(), "need": mark.row.need, "strength": mark.row.strength,
            "need_said": Step(mark.row.need).label, "strength_said": Step(mark.row.strength).label,
            "seen": mark.seen,
        }
        for mark in one.marks
    ]  # fmt: skip


def said_before(row: Any, said: Mapping[str, Any]) -> list[tuple[Any, str]]:
    """What a paper said before it was changed, under the labels of its form; marks and goals a line each."""
    fields = (PaperOnlyForm if isinstance(row, PaperOnly) else FORMS[row.sort]).base_fields
    plain = [
        (fields[name].label if name in fields else name, _said_plain(value))
        for name, value in said.items()
        if name not in ("marks", "goals")
    ]
    marks = [
        (
            Domain(domain).label,
            _("need %(need)d, strength %(strength)d. %(seen)s")
            % {"need": need, "strength": strength, "seen": seen},
        )
        for domain, need, strength, seen in said.get("marks", ())
    ]
    goals = [
        (_("Goal"), "\n".join([_joined(text, shown, due), *(_joined(*step) for step in steps)]))
        for text, shown, due, steps in said.get("goals", ())
    ]
    return [*plain, *marks, *goals]


def _said_plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)


def _joined(*parts: Any) -> str:
    return " | ".join(str(part) for part in parts if part)


def _said(row: Any, name: str) -> str:
    if hasattr(row, f"get_{name}_display"):
        return str(getattr(row, f"get_{name}_display")())
    value = getattr(row, name, None)
    if value is True:
        return _("yes")
    if value in (None, False, "", 0):
        return ""
    return str(value)


def _changed(gained: int, eased: int) -> str:
    return _("strength %(gained)+d, need %(eased)+d") % {"gained": gained, "eased": -eased}


def _verdict(one: Opened) -> tuple[str, str] | None:
    """The chip of a plan or a closure: what its supervisor decided, or that it waits."""
    if one.on_paper or one.sort not in (PaperSort.PLAN, PaperSort.CLOSURE):
        return None
    return {
        "approved": ("good", _("approved")), "back": ("warn", _("sent back")),
    }.get(one.verdict, ("", _("waits for the supervisor")))  # fmt: skip
