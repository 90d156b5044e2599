"""Everything that is held of a person, as sentences under heads: for the screen, for paper and for a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from youju.ground.people.models import Person
from youju.ground.people.queries.held import Held
from youju.web.people.words import purpose

# In the order of the page; what finds a name repeats it and is counted.
HEADS: dict[str, Promise] = {
    "person": gettext_lazy("Card"), "alias": gettext_lazy("Names"),
    "sealed": gettext_lazy("Health, phones, addresses, numbers"), "guardianship": gettext_lazy("Guardians"),
    "pickup": gettext_lazy("Who may pick up"), "living": gettext_lazy("Households"),
    "schooling": gettext_lazy("Schools"), "speaking": gettext_lazy("Languages"), "tagging": gettext_lazy("Tags"),
    "consent": gettext_lazy("Consents"), "consentwithdrawal": gettext_lazy("Withdrawals of consent"),
    "change": gettext_lazy("What the card said before"), "merge": gettext_lazy("Merged cards"),
    "apart": gettext_lazy("Found to be somebody else"), "erasure": gettext_lazy("Erased"),
    "grant": gettext_lazy("Who may open the card"),
    "view": gettext_lazy("Who looked at the card"), "key": gettext_lazy("By what the name is found"),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One row in words: what it says, for which days, who wrote it and when."""

    text: str
    days: str
    by: str
    at: str


@dataclass(frozen=True)
class Group:
    head: str
    lines: tuple[Line, ...]


def groups(held: Iterable[Held], person: Person) -> tuple[Group, ...]:
    """The rows under their heads; an unknown table would be shown under its own name."""
    found: dict[str, list[Line]] = {}
    heads: dict[str, str | Promise] = dict(HEADS)
    for one in held:
        table = one.row._meta.label_lower if one.place else one.table
        if one.place is not None:
            heads.setdefault(table, one.place.head)
        found.setdefault(table, []).append(_line(one, person))
    if "key" in found:
        # One line for all: each repeats a name, or a beginning of how it is read.
        found["key"] = [Line("、".join(line.text for line in found["key"]), "", "", "")]
    order = [*HEADS, *sorted(found.keys() - HEADS.keys())]
    return tuple(Group(str(heads.get(table, table)), tuple(found[table])) for table in order if table in found)


def _line(one: Held, person: Person) -> Line:
    row: Any = one.row
    by = getattr(row, "by", None) or getattr(row, "actor", None) or getattr(row, "registered_by", None)
    at = getattr(row, "at", None) or getattr(row, "registered_at", None) or getattr(row, "recorded_at", None)
    return Line(
        _text(one, row, person), _days(row), by.label if by else "",
        localtime(at).strftime("%Y-%m-%d %H:%M") if at else "",
    )  # fmt: skip


def _text(one: Held, row: Any, person: Person) -> str:
    if one.place is not None:
        return one.place.says(row)
    if one.table == "sealed":
        text = one.text if one.text is not None else _("cannot be opened: its key is missing")
        return _pair(row.get_sort_display(), text, row.whose)
    if one.table == "person":
        born = row.birth.text() if row.birth else ""
        site = row.site.name if row.site else ""
        return "，".join(filter(None, (row.name, born, str(row.get_sex_display()), site)))
    if one.table == "alias":
        return _pair(row.get_sort_display(), row.text)
    if one.table in {"guardianship", "pickup"}:
        return _pair(row.get_relation_display(), str(row), "" if row.child_id == person.pk else row.child.name)
    if one.table in {"consent", "consentwithdrawal"}:
        giver = "" if one.table == "consentwithdrawal" else str(row.guardian or "")
        return _pair(row.get_purpose_display(), row.get_channel_display(), giver)
    if one.table == "change":
        return _pair(row.get_detail_display(), row.before or _("empty"))
    if one.table in {"view", "grant"}:
        return purpose(row.purpose) + (
            f"：{row.basis}" if one.table == "grant" and row.basis != row.purpose else ""
        )
    found = {
        "living": lambda: _("lives in a household"), "schooling": lambda: f"{row.school} {row.form}".strip(),
        "speaking": lambda: row.language, "tagging": lambda: row.tag.name, "key": lambda: row.text,
        "merge": lambda: _("%(one)s into %(other)s") % {"one": row.person.name, "other": row.into.name},
        "apart": lambda: _("%(one)s and %(other)s") % {"one": row.first.name, "other": row.second.name},
    }  # fmt: skip
    return str(found[one.table]()) if one.table in found else str(row)


def _pair(head: Any, text: Any, more: str = "") -> str:
    said = f"{head}：{text}"
    return f"{said}（{more}）" if more else said


def _days(row: Any) -> str:
    since, until = getattr(row, "since", None), getattr(row, "until", None)
    first, last = (_day(value) for value in (since, until))
    if first and last:
        return f"{first} – {last}"
    if last:
        return pgettext("days", "until %(day)s") % {"day": last}
    return pgettext("days", "since %(day)s") % {"day": first} if first else ""


def _day(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if type(value) is date else localtime(value).strftime("%Y-%m-%d %H:%M")
