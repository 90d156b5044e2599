"""What is announced for the next month: days off, school days, two at once, who can be asked, where it is."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from youju.ground.schedules import Slot, Taken, at_once, on_days_off, on_school_mornings, open_house, shut_out
from youju.reporting.bulletins.rules.checks.findings import Finding

_PHONE = re.compile(
    r"(?:\+?86[- ]?)?"
    r"(?:1\d{10}|0\d{2,3}[- ]?\d{3,4}[- ]?\d{4}(?:[-转]\d+)?|[48]00[- ]?\d{3,4}[- ]?\d{3,4}|1\d{2,4})"
)
_MONTH_ALONE = re.compile(r"\d{1,2}月")


@dataclass(frozen=True)
class Plan:
    """An announced activity. `kept`: somebody decided that it takes place on days off; `pupils`: children come."""

    uid: UUID
    office: int
    site: UUID | None
    title: str
    when: str
    slots: tuple[Slot, ...] = ()
    kept: bool = False
    pupils: bool = False
    room: str = ""

    def shares_room(self, other: "Plan") -> bool:
        """Whether both were given the same room by name."""
        return bool(self.room) and self.room == other.room

    @property
    def open_house(self) -> bool:
        """Whether it is there on most days: a service of the house, beside which others take place."""
        return open_house(self.slots)


@dataclass(frozen=True)
class Spot:
    """A site or service as the preview prints it."""

    uid: UUID
    office: int
    name: str
    is_place: bool
    address: str
    phone: str
    contacts: str


def holidays(plan: Plan, off: Mapping[date, str], made_up: Mapping[date, str]) -> Iterator[Finding]:
    """Sessions on days off that nobody meant to keep, and mornings when children are at school instead."""
    free = [] if plan.kept else on_days_off(plan.slots, off, plan.title)
    if free:
        message = _("“{title}” falls on a day off: {days}. Keep it on purpose, or cancel it.").format(
            title=plan.title, days=_days(free, off)
        )
        yield _about(plan, "holiday", message, _days(free, off))
    mornings = on_school_mornings(plan.slots, made_up) if plan.pupils else []
    if mornings:
        message = _("“{title}”: children are at school that morning, {days}.").format(
            title=plan.title, days=_days(mornings, made_up)
        )
        yield _about(plan, "schoolday", message, _days(mornings, made_up))


def clashes(
    plans: Sequence[Plan], usual: Collection[frozenset[str]], sites: Mapping[UUID, Spot]
) -> Iterator[Finding]:
    """Two at once at one place, or in one room where rooms are named.

    `usual` are pairs of titles that went side by side the month before; in one room nothing is usual.
    """
    found: dict[UUID, list[tuple[Plan, Slot]]] = {}
    for one, other, slot in overlapping(plans):
        if one.site is None or not sites[one.site].is_place:
            continue
        side_by_side = frozenset({one.title, other.title}) in usual or one.open_house or other.open_house
        if side_by_side and not one.shares_room(other):
            continue
        rarer, steady = (one, other) if len(one.slots) <= len(other.slots) else (other, one)
        found.setdefault(rarer.uid, []).append((steady, slot))
    for plan in plans:
        if plan.uid in found:
            with_whom = "、".join(
                _("“{word}”").format(word=steady.title) + f"（{slot.day.month}月{slot.day.day}日）"
                for steady, slot in found[plan.uid]
            )
            site = " · ".join(filter(None, (sites[plan.site].name if plan.site else "", plan.room)))
            message = _("“{title}” at {site} runs at the same time as {others}. Is there room for both?").format(
                title=plan.title, site=site, others=with_whom
            )
            yield _about(plan, "clash", message, with_whom)


def overlapping(plans: Sequence[Plan]) -> Iterator[tuple[Plan, Plan, Slot]]:
    """Each pair at one place that overlaps and is not in two rooms, with the first session that does."""
    taken = [
        Taken(place, plan.site, slot)
        for place, plan in enumerate(plans)
        if plan.site is not None
        for slot in plan.slots
    ]
    first: dict[tuple[int, int], Slot] = {}
    for one, other in at_once(taken):
        earlier, later = sorted((one, other), key=lambda each: each.by)
        if not shut_out(plans[earlier.by].room, plans[later.by].room):
            first.setdefault((earlier.by, later.by), later.slot)
    for (one_, other_), slot in sorted(first.items(), key=lambda found: found[0]):
        yield plans[one_], plans[other_], slot


def cancelled(plan: Plan) -> Iterator[Finding]:
    """Sessions that will not be held and are still announced."""
    gone = [slot.day for slot in plan.slots if slot.cancelled]
    if gone:
        days = _days(gone, {})
        message = (
            _("“{title}” is still announced ({when}), all its sessions are cancelled.")
            if len(gone) == len(plan.slots)
            else _("“{title}” is announced as {when}, but cancelled on {days}. Say so in its note.")
        ).format(title=plan.title, when=plan.when, days=days)
        yield _about(plan, "cancelled", message, days)


def undated(plan: Plan) -> Iterator[Finding]:
    """“4月” alone, where the days are known."""
    days = [slot.day for slot in plan.slots if not slot.cancelled]
    if days and (not plan.when.strip() or _MONTH_ALONE.fullmatch(plan.when.strip())):
        message = _("“{title}” is announced for “{when}” only, but its days are known: {days}.").format(
            title=plan.title, when=plan.when, days=_days(days, {})
        )
        yield _about(plan, "undated", message, plan.when)


def contacts(
    spots: Iterable[Spot], plans: Sequence[Plan], offices: Mapping[int, tuple[UUID, str]]
) -> Iterator[Finding]:
    """A place without address, phone or contact, and entries that belong to no place at all."""
    used = {plan.site for plan in plans}
    for spot in spots:
        if spot.uid not in used:
            continue
        lacking = [
            label
            for label, value in (
                (_("address"), spot.address if spot.is_place else "-"), (_("phone"), spot.phone),
                (_("contacts"), spot.contacts),
            )
            if not value.strip()
        ]  # fmt: skip
        if lacking:
            message = _("“{site}” is announced without {lacking}.").format(
                site=spot.name, lacking="、".join(lacking)
            )
            yield Finding(
                "contact", spot.uid, message, quote=spot.name, office=spot.office, state=",".join(lacking)
            )
    homeless: dict[int, list[str]] = {}
    for plan in plans:
        if plan.site is None:
            homeless.setdefault(plan.office, []).append(plan.title)
    for office, names in homeless.items():
        uid, name = offices[office]
        message = _("{office}: {titles} belong to no site or service, so no phone is printed with them.").format(
            office=name, titles="".join(_("“{word}”").format(word=title) for title in names)
        )
        yield Finding("contact", uid, message, quote="、".join(names), office=office)


def area_codes(spots: Iterable[Spot], plans: Sequence[Plan]) -> Iterator[Finding]:
    """A phone number that only neighbours can call."""
    used = {plan.site for plan in plans}
    for spot in spots:
        for number in re.split(r"[、，,;；/]", spot.phone) if spot.uid in used else ():
            if number.strip() and not _PHONE.fullmatch(number.strip().replace("（", "").replace("）", "-")):
                message = _("“{site}”: {number} has no area code, or is no phone number.").format(
                    site=spot.name, number=number.strip()
                )
                yield Finding("areacode", spot.uid, message, quote=number.strip(), office=spot.office)


def silent_offices(plans: Sequence[Plan], offices: Mapping[int, tuple[UUID, str]]) -> Iterator[Finding]:
    """An office that announces nothing while others do."""
    speaking = {plan.office for plan in plans}
    for office, (uid, name) in offices.items():
        if speaking and office not in speaking:
            message = _("{office} announces nothing for the next month.").format(office=name)
            yield Finding("noplan", uid, message, quote=name, office=office)


def _about(plan: Plan, check: str, message: str, quote: str) -> Finding:
    return Finding(check, plan.uid, message, quote=f"{plan.title} {quote}", office=plan.office, state=plan.when)


def _days(days: Iterable[date], names: Mapping[date, str]) -> str:
    said = [
        f"{day.month}月{day.day}日{f'（{names[day]}）' if names.get(day) else ''}" for day in sorted(set(days))
    ]
    return "、".join(said[:6]) + (f"等{len(said)}天" if len(said) > 6 else "")
