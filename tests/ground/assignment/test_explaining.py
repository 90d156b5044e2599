"""Every reason names what binds, and where that is relaxed, the reason is gone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.ground.assignment.worlds import World, worlds
from youju.ground.assignment import (
    CHANGE,
    UNJUDGED,
    Barred,
    Dearer,
    Forbidden,
    HeldByLocks,
    Helper,
    Kept,
    KeptApart,
    LockedElsewhere,
    Pair,
    Plan,
    Reason,
    Seeker,
    Taken,
    Tied,
    TooFewPlaces,
    Why,
    WhyNot,
    pose,
    propose,
    why,
    why_not,
    why_without,
)


def _relaxed(world: World, plan: Plan, reason: Reason, seeker: str, helper: str = "") -> World:
    """The world in which what the reason names is otherwise; a price is one that everything else costs more."""
    unit = plan.problem.table.units[plan.problem.unit(seeker)]
    match reason:
        case Barred(rules, helpers):
            pairs = {(p.seeker, p.helper): p for p in world.pairs}
            for uid in unit:
                for helper in helpers:
                    mine = pairs.get((uid, helper), Pair(uid, helper, broken=(UNJUDGED,)))
                    pairs[uid, helper] = replace(mine, broken=tuple(r for r in mine.broken if r not in rules))
            return replace(world, pairs=tuple(pairs.values()))
        case TooFewPlaces(_, helpers) | Taken(helpers, _):
            return world.roomy(*helpers)
        case Forbidden(helpers):
            return replace(
                world, forbids=tuple(f for f in world.forbids if f[0] not in unit or f[1] not in helpers)
            )
        case LockedElsewhere():
            return replace(world, locks={uid: at for uid, at in world.locks.items() if uid not in unit})
        case HeldByLocks(seekers):
            return replace(world, locks={uid: at for uid, at in world.locks.items() if uid not in seekers})
        case KeptApart():
            rest = tuple(tuple(uid for uid in group if uid not in unit) for group in world.apart)
            return replace(world, apart=tuple(group for group in rest if group))
        case Kept():
            return replace(world, present={u: at for u, at in world.present.items() if u not in unit})
        case Tied() | Dearer():
            more = 1 + (reason.by if isinstance(reason, Dearer) else 0)
            for pair in world.pairs:
                if pair.seeker == seeker and pair.helper != helper:
                    world = world.repriced(pair.seeker, pair.helper, more) if helper else world
            dearer = [replace(s, without=s.without + more) if s.uid == seeker else s for s in world.seekers]
            return replace(world, seekers=tuple(dearer))


@given(worlds(), st.data())
def test_a_why_not_is_gone_when_what_it_names_is_relaxed(world: World, data: st.DataObject):
    plan = propose(world.pose())
    seeker = data.draw(st.sampled_from([s.uid for s in world.seekers]))
    helper = data.draw(st.sampled_from([h.uid for h in world.helpers]))
    answer = why_not(plan, seeker, helper)
    assert (answer is None) == (plan.helpers.get(seeker) == helper)
    if answer is None:
        return
    with_pair = [world.cost(each) for each in world.plans() if each.get(seeker) == helper]
    assert (answer.extra is None) == (not with_pair)
    if answer.extra is None:
        for reason in answer.reasons:
            after = why_not(propose(_relaxed(world, plan, reason, seeker).pose()), seeker, helper)
            assert after is None or type(reason) not in {type(each) for each in after.reasons}
        return
    assert answer.extra == min(with_pair) - world.least()
    for reason in answer.reasons:
        assert propose(_relaxed(world, plan, reason, seeker, helper).pose()).helpers.get(seeker) == helper, reason


@given(worlds())
def test_why_somebody_stays_without_is_gone_when_all_it_names_is_relaxed(world: World):
    plan = propose(world.pose())
    for seeker in plan.without:
        reasons, relaxed = why_without(plan, seeker), world
        for reason in reasons:
            relaxed = _relaxed(relaxed, plan, reason, seeker)
        other = propose(relaxed.pose())
        if isinstance(reasons[0], Taken | KeptApart | Dearer):
            assert seeker in other.helpers, reasons
        else:
            assert seeker in other.helpers or type(reasons[0]) is not type(why_without(other, seeker)[0])


@given(worlds(groups=False, hands=False))
def test_the_better_helpers_of_a_why_are_those_the_seeker_would_have_if_it_were_alone(world: World):
    plan = propose(world.pose())
    for seeker in plan.helpers:
        answer = why(plan, seeker)
        alone = replace(world, seekers=tuple(replace(s, without=1000) for s in world.seekers if s.uid == seeker))
        alone = replace(alone, pairs=tuple(p for p in world.pairs if p.seeker == seeker))
        present = {u: at for u, at in world.present.items() if u == seeker}
        best = propose(replace(alone, present=present).pose()).helpers[seeker]
        assert sum(answer.parts.values()) == plan.cost_of(seeker)
        takes = int(plan.problem.table.takes[plan.problem.unit(seeker)])
        roomy = {h.uid for h in world.helpers if h.places >= takes}
        assert (best in answer.better) or not roomy.intersection(answer.better)


def _one(*broken: tuple[str, ...]) -> Plan:
    helpers = [Helper(f"h{n}") for n in range(len(broken))]
    pairs = [Pair("s", helper.uid, {}, rules) for helper, rules in zip(helpers, broken, strict=True)]
    return propose(pose([Seeker("s")], helpers, pairs))


def test_the_fewest_rules_that_exclude_everybody_are_named_and_who_would_be_there_but_for_them():
    plan = _one(("saturday",), ("cleared", "language"), ("saturday", "far"), ("cleared", "saturday"))
    assert why_without(plan, "s") == (Barred(("cleared", "saturday"), ("h0", "h3")),)


def test_one_rule_is_enough_where_everybody_breaks_it_and_somebody_nothing_else():
    plan = _one(("cleared",), ("cleared", "far"), ("cleared", "far"))
    assert why_without(plan, "s") == (Barred(("cleared",), ("h0",)),)


def test_whom_nobody_judged_is_said_to_be_unjudged():
    plan = propose(pose([Seeker("s")], [Helper("h")], []))
    assert why_without(plan, "s") == (Barred((UNJUDGED,), ("h",)),)
    assert why_not(plan, "s", "h") == WhyNot((Barred((UNJUDGED,), ("h",)),))


def test_without_anybody_who_helps_there_is_no_rule_to_name():
    plan = propose(pose([Seeker("s")], [], []))
    assert why_without(plan, "s") == (Barred((), ()),)


def test_a_full_helper_is_named_with_those_who_have_the_places_and_what_the_change_would_mean():
    pairs = [Pair("s1", "h1", {"far": 1}), Pair("s2", "h1", {"far": 2}), Pair("s2", "h2", {"far": 6})]
    plan = propose(pose([Seeker("s1"), Seeker("s2")], [Helper("h1"), Helper("h2")], pairs))
    answer = why_not(plan, "s2", "h1")
    assert answer is not None
    assert answer.reasons == (Taken(("h1",), ("s1",)),)
    assert [move.seeker for move in answer.effect] == ["s1", "s2"]
    assert why(plan, "s2") == Why("h2", {"far": 6}, ("h1",), False)


def test_the_parts_of_a_cost_are_kept_apart_and_the_price_of_change_is_one_of_them():
    pairs = [
        Pair("s", "old", {}, ("moved",)),
        Pair("s", "new", {"far": 3, "age": 2}),
        Pair("s", "kept", {"far": 99}),
    ]
    problem = pose(
        [Seeker("s")], [Helper(uid) for uid in ("old", "new", "kept")], pairs, present={"s": "kept"}, change=7
    )
    assert why(propose(problem), "s").parts == {"far": 3, "age": 2, CHANGE: 7}
