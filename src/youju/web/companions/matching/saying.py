"""Reasons of the engine in a social worker's words."""

from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youju.ground.assignment import (
    Barred,
    Dearer,
    Forbidden,
    HeldByLocks,
    Kept,
    KeptApart,
    LockedElsewhere,
    Reason,
    Taken,
    Tied,
    TooFewPlaces,
)
from youju.services.companions.queries.facts import Wish
from youju.services.companions.queries.matching.asking import Question
from youju.services.companions.rules.fitting import Hurdle
from youju.services.companions.rules.matching import Wanted
from youju.services.companions.rules.refusals import SAID
from youju.web.activities.board import WEEKDAYS

# What stands against the child whoever the companion is.
OF_THE_CHILD = frozenset({Hurdle.CONSENT})
SEXES: dict[str, Promise] = {"f": gettext_lazy("a woman"), "m": gettext_lazy("a man")}
# So many names are said; of more the number.
SOME = 4


def names(texts: Iterable[str]) -> str:
    """于青、于白 and how many more."""
    found = sorted(texts)
    more = len(found) - SOME
    if more <= 0:
        return "、".join(found)
    return _("%(names)s and %(more)s more") % {"names": "、".join(found[:SOME]), "more": more}


def asked_for(hurdle: Hurdle, all_together: Sequence[Wish]) -> str:
    """What somebody would have to have who is missing; for siblings who stay together, what each of them asks."""
    plain: dict[Hurdle, str] = {
        Hurdle.CLEARANCE: _("with clearance"),
        Hurdle.TRAINING: _("with training"),
        Hurdle.AWAY: _("who comes just now"),
        Hurdle.NO_OFFER: _("who offers it"),
        Hurdle.DECLINED: _("to whom the child did not say no"),
        Hurdle.CONFLICT: _("with whom it may be a pair"),
        Hurdle.SELF: _("who is not the child itself"),
        Hurdle.SIBLING_APART: _("who does not accompany its sibling"),
        Hurdle.SIBLING_TOGETHER: _("who accompanies its sibling"),
        Hurdle.CHILD_SEX: _("who accompanies girls and boys alike"),
    }
    if hurdle in plain:
        return plain[hurdle]
    children = [wish.child for wish in all_together]
    said = {
        Hurdle.COMPANION_SEX: [str(SEXES[one.companion_sex]) for one in children if one.companion_sex],
        Hurdle.LANGUAGE: [
            _("who speaks %(language)s") % {"language": one.language} for one in children if one.language
        ],
        Hurdle.HOURS: [
            _("with time on %(days)s") % {"days": "、".join(str(WEEKDAYS[day]) for day in one.week)}
            for one in children
            if one.week
        ],
    }
    return "，".join(dict.fromkeys(said[hurdle])) if hurdle in said else str(SAID[hurdle])


def wanted(one: Wanted) -> str:
    """周六有空、会粤语的女性."""
    said = [_("with time on %(days)s") % {"days": WEEKDAYS[one.weekday]}]
    if one.language:
        said.append(_("who speaks %(language)s") % {"language": one.language})
    if one.sex:
        said.append(str(SEXES.get(one.sex, one.sex)))
    return "、".join(said)


def why_without(reasons: Iterable[Reason], asked: Question, wish: Wish) -> str:
    """Why a child stays without: one sentence for each thing that keeps it so."""
    return " ".join(_without(one, asked, wish) for one in reasons)


def _without(reason: Reason, asked: Question, wish: Wish) -> str:
    match reason:
        case Barred(rules, helpers):
            return _barred(tuple(Hurdle(rule) for rule in rules), helpers, asked, wish)
        case Taken(helpers, seekers) if seekers:
            said = _(
                "%(companions)s would suit, but all places there go to %(children)s; all together fare better so."
            )
            return said % {"companions": _companions(helpers, asked), "children": _children(seekers, asked)}
        case Taken(helpers):
            return _("%(companions)s would suit, but has no place left.") % {
                "companions": _companions(helpers, asked)
            }
        case TooFewPlaces(takes):
            return _("Nobody who suits has %(places)s places for the siblings together.") % {"places": takes}
        case Forbidden(helpers):
            return _("You ruled out everybody who would suit: %(companions)s.") % {
                "companions": _companions(helpers, asked)
            }
        case KeptApart(seekers):
            return _("Whoever would suit accompanies a sibling from whom it is to be apart.")
    return _("It would cost the others more than it brings.")


def _barred(rules: tuple[Hurdle, ...], helpers: tuple[str, ...], asked: Question, wish: Wish) -> str:
    if not asked.free:
        return _("Nobody offers to accompany children yet.")
    if not OF_THE_CHILD.isdisjoint(rules):
        return _("No guardian has agreed yet: until then nobody can be proposed.")
    all_together = (wish, *asked.siblings(str(wish.card.uid)))
    conditions = "，".join(asked_for(rule, all_together) for rule in rules)
    said = _("There is nobody %(conditions)s.") % {"conditions": conditions}
    if not helpers:
        return said
    near = _("But for this, %(companions)s would do.") % {"companions": _companions(helpers, asked)}
    return f"{said}{near}"


def why_not(reason: Reason, asked: Question, wish: Wish) -> str:
    """Why a child is not proposed this companion."""
    match reason:
        case Barred(rules):
            return "、".join(str(SAID[Hurdle(rule)]) for rule in rules)
        case TooFewPlaces(takes):
            return _("The siblings together take %(places)s places; so many are not free.") % {"places": takes}
        case Forbidden():
            return _("You ruled this pair out.")
        case LockedElsewhere(helper):
            return _("You fixed the child to %(companion)s.") % {"companion": _companions((helper,), asked)}
        case HeldByLocks(seekers):
            return _("You fixed the places there to %(children)s.") % {"children": _children(seekers, asked)}
        case KeptApart(seekers):
            return _("There it would be with %(children)s, from whom it is to be apart.") % {
                "children": _children(seekers, asked)
            }
        case Taken(_helpers, seekers):
            return _("The places there go to %(children)s; all together fare better so.") % {
                "children": _children(seekers, asked)
            }
        case Kept(helper):
            return _("It has %(companion)s today; for so little more nobody is taken away.") % {
                "companion": _companions((helper,), asked)
            }
        case Tied():
            return _("It would be just as good. Fix it if you prefer it.")
        case Dearer(by):
            return _("All together it would cost %(by)s points more, also with places free.") % {"by": by}
    raise ValueError(reason)


def _companions(uids: Iterable[str], asked: Question) -> str:
    return names(str(asked.free[uid].volunteer) for uid in uids)


def _children(uids: Iterable[str], asked: Question) -> str:
    return names(asked.wishes[uid].card.name for uid in uids)
