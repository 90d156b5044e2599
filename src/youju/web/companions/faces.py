"""Pairs as a page shows them: called by name or by nickname, their weeks as a strip, what stands against two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from youju.services.companions.models import PairContact
from youju.services.companions.queries.choosing import Candidate
from youju.services.companions.queries.facts import Free, Wish
from youju.services.companions.queries.pairings import Row
from youju.services.companions.rules.fitting import Hurdle, Week
from youju.services.companions.rules.helps import Help, Way
from youju.services.companions.rules.refusals import SAID
from youju.services.companions.rules.rhythm import label
from youju.web.activities.board import WEEKDAYS, hours

# So many weeks stand on the strip; a cell is 10 wide, its place 14.
WEEKS, STEP = 12, 14


@dataclass(frozen=True)
class Mark:
    """One week of the strip: `look` is met, call, silent or none."""

    x: int
    look: str
    label: str


def called(row: Row, *, named: bool) -> str:
    """How the child is called: by name where the reader opens cards, else by nickname or number."""
    return (row.card.name if named else "") or row.child


def strip(row: Row, contacts: Iterable[PairContact]) -> list[Mark]:
    """The last twelve weeks of the pair, the oldest first: met, called, or silent over the rhythm."""
    pairing = row.pairing
    last = pairing.ending.happened_on if pairing.ending else row.on
    monday = last - timedelta(days=last.weekday())
    touched = {Way.MEETING: set[date](), Way.CALL: set[date]()}
    days = sorted(one.happened_on for one in contacts)
    for one in contacts:
        touched[Way(one.way)].add(one.happened_on - timedelta(days=one.happened_on.weekday()))
    found: list[Mark] = []
    for place in range(WEEKS):
        week = monday - timedelta(weeks=WEEKS - 1 - place)
        look = "none"
        if week + timedelta(days=6) < pairing.happened_on:
            continue
        if week in touched[Way.MEETING]:
            look = "met"
        elif week in touched[Way.CALL]:
            look = "call"
        else:
            end = min(week + timedelta(days=6), last)
            known = [day for day in days if day <= end]
            since = max([pairing.happened_on, *known[-1:]])
            look = "silent" if (end - since).days > pairing.rhythm else "none"
        found.append(Mark(len(found) * STEP, look, f"{week:%m-%d}"))
    return found


def in_words(marks: Iterable[Mark]) -> str:
    """The strip for whoever does not see it."""
    marks = list(marks)
    touched = sum(mark.look in ("met", "call") for mark in marks)
    return _("in touch in %(touched)s of %(lived)s weeks") % {"touched": touched, "lived": len(marks)}


def width(marks: Iterable[Mark]) -> int:
    """How wide the strip is drawn."""
    return max(STEP, len(list(marks)) * STEP)


def pair_line(row: Row, *, named: bool) -> dict[str, Any]:
    """A pair as a row of a list."""
    ahead = row.ahead
    return {
        "number": row.pairing.number, "href": reverse("companions:pair", args=[row.pairing.uid]),
        "child": called(row, named=named), "nickname": row.card.nickname if named else "",
        "volunteer": str(row.pairing.volunteer), "since": row.pairing.happened_on,
        "rhythm": label(row.pairing.rhythm), "last": row.last, "contacts": row.contacts, "minutes": row.minutes,
        "silent": row.silent, "parted": row.pairing.ending.happened_on if row.pairing.ending else None,
        "why": str(row.pairing.ending.get_reason_display()) if row.pairing.ending else "",
        "ahead": f"{ahead.day:%m-%d} {hours(ahead.start, None)}".strip() if ahead else "",
        "coordinator": row.pairing.coordinator.name, "lacks": row.lacks, "gone": row.gone,
        "record": reverse("companions:record", args=[row.pairing.uid]),
    }  # fmt: skip


def helps(keys: Iterable[str]) -> list[str]:
    """What is wished for or offered, in the order of the closed list."""
    wanted = set(keys)
    return [str(one.label) for one in Help if one.value in wanted]


def week(spans: Week | Mapping[int, Any]) -> str:
    """When somebody has time: 周三 15:00–18:00、周六 9:00–12:00."""
    return "、".join(f"{WEEKDAYS[day]} {' '.join(map(str, some))}" for day, some in spans.items())


def waiting_face(wish: Wish) -> dict[str, Any]:
    """A child who waits, as the side-by-side page shows it."""
    need = wish.need
    return {
        "uid": wish.card.uid, "name": wish.card.name, "nickname": wish.card.nickname,
        "age": wish.card.age.text if wish.card.age else "", "since": need.since, "helps": helps(wish.child.helps),
        "language": need.language, "companion_sex": need.get_companion_sex_display(),
        "hours": week(wish.child.week), "site": need.site.name if need.site else wish.card.site,
        "consented": wish.child.consented, "href": reverse("companions:for_child", args=[wish.card.uid]),
        "need": reverse("companions:need", args=[wish.card.uid]),
    }  # fmt: skip


def free_face(free: Free) -> dict[str, Any]:
    """A volunteer who offers to accompany, with what keeps them from it just now."""
    mine, offer = free.companion, free.offer
    against = {
        Hurdle.CLEARANCE: not mine.cleared, Hurdle.TRAINING: not mine.trained, Hurdle.AWAY: mine.away,
        Hurdle.FULL: mine.offers and mine.now >= mine.most,
    }  # fmt: skip
    return {
        "uid": free.volunteer.uid, "number": free.volunteer.number, "name": str(free.volunteer),
        "team": free.volunteer.team.name if free.volunteer.team else "", "helps": helps(mine.helps),
        "languages": offer.languages if offer else "", "child_sex": offer.get_child_sex_display() if offer else "",
        "hours": week(mine.week), "places": free.places, "now": mine.now, "most": mine.most,
        "against": [str(SAID[hurdle]) for hurdle, stands in against.items() if stands],
        "href": reverse("companions:for_companion", args=[free.volunteer.uid]),
        "offer": reverse("companions:offer", args=[free.volunteer.uid]),
    }  # fmt: skip


def candidate_face(one: Candidate) -> dict[str, Any]:
    """Somebody to choose: what speaks for it, what against it, what forbids it."""
    return {
        "wish": waiting_face(one.wish), "free": free_face(one.free), "shared": helps(one.fit.shared),
        "minutes": one.fit.minutes, "barred": [str(SAID[hurdle]) for hurdle in one.fit.barred],
        "against": [str(SAID[hurdle]) for hurdle in one.fit.against],
    }  # fmt: skip
