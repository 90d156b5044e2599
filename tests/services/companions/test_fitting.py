"""What stands between two is named, disappears when it is taken away, and is the same whoever asks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.services.companions.rules.fitting import SAFETY, WISHES, Child, Companion, Hurdle, common_minutes, fit
from youju.services.companions.rules.helps import Help
from youju.services.companions.rules.refusals import BY_HURDLE, SAID
from youju.services.volunteers.rules.availability import Span

CHILD = Child(person=1, helps=frozenset({"talk"}))
COMPANION = Companion(volunteer=7, person=2, helps=frozenset({"talk", "play"}))
MORNING, NOON = {5: (Span(540, 720),)}, {5: (Span(660, 780),)}

# One hurdle each: how the two have to be for it to stand.
AGAINST = {
    Hurdle.CLEARANCE: (CHILD, replace(COMPANION, cleared=False)),
    Hurdle.TRAINING: (CHILD, replace(COMPANION, trained=False)),
    Hurdle.AWAY: (CHILD, replace(COMPANION, away=True)),
    Hurdle.NO_OFFER: (CHILD, replace(COMPANION, offers=False)),
    Hurdle.FULL: (CHILD, replace(COMPANION, most=2, now=2)),
    Hurdle.CONSENT: (replace(CHILD, consented=False), COMPANION),
    Hurdle.PAIRED: (replace(CHILD, paired=True), COMPANION),
    Hurdle.SELF: (replace(CHILD, person=2), COMPANION),
    Hurdle.DECLINED: (replace(CHILD, refused=frozenset({7})), COMPANION),
    Hurdle.CONFLICT: (replace(CHILD, conflicts=frozenset({7})), COMPANION),
    Hurdle.SIBLING_APART: (replace(CHILD, apart=frozenset({3}), companions={3: 7}), COMPANION),
    Hurdle.SIBLING_TOGETHER: (replace(CHILD, together=frozenset({3}), companions={3: 8}), COMPANION),
    Hurdle.COMPANION_SEX: (replace(CHILD, companion_sex="f"), replace(COMPANION, sex="m")),
    Hurdle.CHILD_SEX: (replace(CHILD, sex="m"), replace(COMPANION, child_sex="f")),
    Hurdle.LANGUAGE: (replace(CHILD, language="粤语"), replace(COMPANION, languages=frozenset({"英语"}))),
    Hurdle.HOURS: (replace(CHILD, week=MORNING), replace(COMPANION, week={6: (Span(540, 720),)})),
}


def test_two_without_anything_against_them_fit():
    assert fit(CHILD, COMPANION).hurdles == ()
    assert fit(CHILD, COMPANION).shared == {"talk"}


@pytest.mark.parametrize("hurdle", Hurdle)
def test_each_hurdle_stands_for_its_own_reason_and_for_no_other(hurdle):
    assert fit(*AGAINST[hurdle]).hurdles == (hurdle,)


def test_every_hurdle_of_safety_has_its_refusal_and_every_hurdle_its_words():
    assert set(BY_HURDLE) == SAFETY
    assert set(SAID) == set(Hurdle) == SAFETY | WISHES


def test_siblings_who_wish_for_the_same_companion_wait_for_nobody_who_has_none_yet():
    assert fit(replace(CHILD, together=frozenset({3})), COMPANION).hurdles == ()
    assert fit(replace(CHILD, together=frozenset({3}), companions={3: 7}), COMPANION).hurdles == ()


SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b) + 1), st.integers(0, 1438), st.integers(0, 1438))
WEEKS = st.dictionaries(st.integers(0, 6), SPANS.map(lambda span: (span,)), max_size=3)


@given(one=WEEKS, other=WEEKS)
def test_time_in_common_is_alike_from_both_sides_and_never_longer_than_either(one, other):
    minutes = common_minutes(one, other)
    assert minutes == common_minutes(other, one)
    assert minutes <= min(common_minutes(one, one), common_minutes(other, other))


@given(
    helps=st.frozensets(st.sampled_from(Help.values)), week=WEEKS, cleared=st.booleans(), full=st.booleans(),
    refused=st.booleans(), language=st.sampled_from(["", "粤语"]),
)  # fmt: skip
def test_a_hurdle_goes_away_with_what_made_it_and_leaves_the_others(helps, week, cleared, full, refused, language):
    child = replace(CHILD, helps=helps, week=week, language=language, refused=frozenset({7} if refused else ()))
    companion = replace(COMPANION, cleared=cleared, now=int(full))
    before = set(fit(child, companion).hurdles)
    assert set(fit(child, replace(companion, cleared=True)).hurdles) == before - {Hurdle.CLEARANCE}
    assert set(fit(child, replace(companion, most=2)).hurdles) == before - {Hurdle.FULL}
    assert set(fit(replace(child, refused=frozenset()), companion).hurdles) == before - {Hurdle.DECLINED}
    assert set(fit(replace(child, language=""), companion).hurdles) == before - {Hurdle.LANGUAGE}


def test_common_minutes_are_those_that_both_have():
    assert common_minutes(MORNING, NOON) == 60
