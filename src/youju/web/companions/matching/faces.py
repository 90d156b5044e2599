"""A proposal as its pages show it: pairs with bars and words, hands that can be taken back, what they meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from youju.ground.periods import durations
from youju.services.companions.queries.facts import Free, Wish
from youju.services.companions.queries.matching.asking import Hand, Question
from youju.services.companions.queries.matching.proposing import How, Match, Moved, Other, Without
from youju.services.companions.rules.fitting import Fit
from youju.services.companions.rules.matching import MOST, Part
from youju.services.companions.rules.refusals import SAID
from youju.web.companions.faces import helps
from youju.web.companions.matching import addresses, saying


@dataclass(frozen=True)
class Bar:
    """How well one wish is met: `width` of 100, and the same in words."""

    label: str
    words: str
    width: int


def bars(wish: Wish, free: Free, fit: Fit, parts: Mapping[str, int]) -> list[Bar]:
    """One bar for each wish that there is; a full one is as good as it gets."""
    wished = wish.child.helps
    said = {
        Part.HELPS: (_("Wishes"), "、".join(helps(fit.shared)) or _("none of them")),
        Part.HOURS: (_("Time"), _hours(wish, free, fit)),
    }
    if parts[Part.LOAD]:
        said[Part.LOAD] = (
            pgettext("bar of a pair", "Places"),
            _("accompanies %(now)s already") % {"now": free.companion.now},
        )
    if parts[Part.UNMET]:
        said[Part.UNMET] = (
            pgettext("bar of a pair", "Set aside"),
            "、".join(str(SAID[one]) for one in fit.against),
        )
    if not wished:
        del said[Part.HELPS]
    return [Bar(label, words, 100 - 100 * parts[part] // MOST[part]) for part, (label, words) in said.items()]


def _hours(wish: Wish, free: Free, fit: Fit) -> str:
    if not wish.child.week or not free.companion.week:
        return _("not stated by both")
    return _("%(time)s a week in common") % {"time": durations.write(fit.minutes, "clock")}


def match_face(one: Match, question: Question, hands: Sequence[Hand]) -> dict[str, Any]:
    """A proposed pair: what it is, why, and what a hand can do about it."""
    child, number = one.wish.card.uid, one.free.volunteer.number
    office = question.office
    return {
        **_two(one.wish, one.free), "siblings": _siblings(question, one.wish),
        "new": one.how is How.NEW, "changed": one.how is How.CHANGED,
        "stands": one.how is How.STANDS, "locked": one.locked,
        "before": str(one.before.volunteer) if one.before else "",
        "before_uid": one.before.volunteer.uid if one.before else "",
        "value": f"{child}.{one.free.volunteer.uid}.{one.before.volunteer.uid if one.before else ''}",
        "bars": bars(one.wish, one.free, one.fit, one.parts),
        "better": saying.names(str(free.volunteer) for free in one.better),
        "lock": addresses.proposal_at(office, addresses.after(hands, Hand(True, child, number))) + f"#{child}",
        "ban": addresses.proposal_at(office, addresses.after(hands, Hand(False, child, number))) + f"#{child}",
        "href": addresses.child_at(office, child, hands),
    }  # fmt: skip


def without_face(one: Without, question: Question, hands: Sequence[Hand]) -> dict[str, Any]:
    return {
        "uid": one.wish.card.uid, "child": one.wish.card.name, "nickname": one.wish.card.nickname,
        "siblings": _siblings(question, one.wish), "accompanied": one.accompanied,
        "why": saying.why_without(one.reasons, question, one.wish),
        "href": addresses.child_at(question.office, one.wish.card.uid, hands),
    }  # fmt: skip


def other_face(one: Other, wish: Wish, question: Question, hands: Sequence[Hand]) -> dict[str, Any]:
    """Somebody else for the child: forbidden by rules, ruled out by hand, or to be asked about."""
    child, number = wish.card.uid, one.free.volunteer.number
    judged = question.judged[str(child), str(one.free.volunteer.uid)]
    return {
        **_two(wish, one.free), "barred": "、".join(str(SAID[hurdle]) for hurdle in judged.broken),
        "banned": one.forbidden, "bars": bars(wish, one.free, one.fit, one.parts),
        "lock": addresses.proposal_at(question.office, addresses.after(hands, Hand(True, child, number)))
        + f"#{child}",
        "ask": addresses.child_at(question.office, child, hands, ask=number),
    }  # fmt: skip


def hand_faces(hands: Sequence[Hand], question: Question) -> list[dict[str, Any]]:
    """Each decision by hand, with the address at which it is taken back."""
    return [
        {
            "locks": hand.locks, "child": question.wishes[str(hand.child)].card.name,
            "companion": str(question.free[question.numbers[hand.number]].volunteer),
            "undo": addresses.proposal_at(question.office, [one for one in hands if one != hand]),
        }
        for hand in hands
    ]  # fmt: skip


def broken_faces(question: Question) -> list[dict[str, str]]:
    """Decisions that rules stand against, with the rules; the others that cannot hold are only counted."""
    found = []
    for hand in question.dropped:
        child, companion = str(hand.child), question.numbers.get(hand.number)
        judged = question.judged.get((child, companion)) if companion else None
        if companion and judged and judged.broken:
            found.append({
                "child": question.wishes[child].card.name, "companion": str(question.free[companion].volunteer),
                "rules": "、".join(str(SAID[hurdle]) for hurdle in judged.broken),
            })  # fmt: skip
    return found


def left_face(one: Free, places: int) -> dict[str, Any]:
    """A companion who can still be dragged onto a child."""
    return {"number": one.volunteer.number, "name": str(one.volunteer), "places": places}


def moved_face(one: Moved) -> dict[str, Any]:
    return {
        "child": one.wish.card.name,
        "before": str(one.before.volunteer) if one.before else "",
        "after": str(one.after.volunteer) if one.after else "",
    }


def resting_face(one: Wish) -> dict[str, Any]:
    return {"child": one.card.name, "href": reverse("companions:child", args=[one.card.uid])}


def _siblings(question: Question, wish: Wish) -> str:
    return saying.names(one.card.name for one in question.siblings(str(wish.card.uid)))


def _two(wish: Wish, free: Free) -> dict[str, Any]:
    return {
        "uid": wish.card.uid, "child": wish.card.name, "nickname": wish.card.nickname,
        "companion": str(free.volunteer), "number": free.volunteer.number,
        "now": free.companion.now, "most": free.companion.most,
    }  # fmt: skip
