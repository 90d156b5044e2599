"""The stage of a case follows from its dated papers, and from nothing else."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from youju.services.cases.rules.papers import (
    Condition,
    PaperSort,
    Stage,
    closed,
    condition,
    last_days,
    reached,
    stage,
)
from youju.services.cases.rules.rhythm import due, silent

DAY = date(2018, 1, 8)
DAYS = some.dates(DAY, DAY + timedelta(days=400))
PAPERS = some.lists(some.tuples(some.sampled_from(PaperSort), DAYS), max_size=30)
ORDER = list(Stage)
HALTS = {PaperSort.CLOSURE, PaperSort.REOPENING, PaperSort.PAUSE, PaperSort.LOST}


def day(n: int) -> date:
    return DAY + timedelta(days=n)


@given(PAPERS, some.randoms())
def test_in_which_order_papers_are_entered_changes_nothing(papers, dice):
    mixed = list(papers)
    dice.shuffle(mixed)
    assert last_days(papers) == last_days(mixed)
    assert stage(last_days(papers)) is stage(last_days(mixed))


@given(PAPERS, some.sampled_from([PaperSort.INTAKE, PaperSort.CONSENT, PaperSort.SUPERVISION]), DAYS)
def test_papers_that_move_nothing_move_nothing(papers, sort, when):
    assert stage(last_days([*papers, (sort, when)])) is stage(last_days(papers))


@given(PAPERS)
def test_a_closure_on_the_last_day_closes_whatever_was_written_before(papers):
    last = max((day for _sort, day in papers), default=DAY)
    ended = last_days([*papers, (PaperSort.CLOSURE, last)])
    assert stage(ended) is Stage.CLOSING
    assert closed(ended)
    assert condition(ended) is Condition.CLOSED


@given(PAPERS)
def test_opened_again_a_case_begins_anew(papers):
    last = max((day for _sort, day in papers), default=DAY)
    again = last_days([*papers, (PaperSort.CLOSURE, last), (PaperSort.REOPENING, last + timedelta(days=1))])
    assert stage(again) is Stage.INTAKE
    assert condition(again) is Condition.OPEN
    assert set(reached(again)) == {Stage.INTAKE}


@given(PAPERS)
def test_a_stage_is_reached_by_a_paper_of_its_own(papers):
    last = last_days(papers)
    assert stage(last) is Stage.INTAKE or stage(last) in reached(last)


@given(some.lists(some.tuples(some.sampled_from(sorted(set(PaperSort) - HALTS)), DAYS), max_size=20), DAYS)
def test_without_reviews_a_later_paper_never_puts_a_case_back_but_a_new_plan_may(papers, when):
    plain = [one for one in papers if one[0] is not PaperSort.REVIEW]
    later = max((day for _sort, day in plain), default=when) + timedelta(days=1)
    for sort in (PaperSort.ASSESSMENT, PaperSort.CONTACT):
        after = stage(last_days([*plain, (sort, later)]))
        assert ORDER.index(after) >= ORDER.index(stage(last_days(plain)))


def test_a_case_walks_through_the_six_stages_of_the_standard():
    papers: list[tuple[PaperSort, date]] = []
    walked = [stage(last_days(papers))]
    for n, sort in enumerate(
        (PaperSort.ASSESSMENT, PaperSort.PLAN, PaperSort.CONTACT, PaperSort.REVIEW, PaperSort.CLOSURE)
    ):
        papers.append((sort, day(n)))
        walked.append(stage(last_days(papers)))
    assert walked == ORDER


def test_a_contact_before_there_is_a_plan_is_no_intervention():
    assert stage({PaperSort.CONTACT: day(1), PaperSort.ASSESSMENT: day(2)}) is Stage.ASSESSMENT
    assert stage({PaperSort.CONTACT: day(1), PaperSort.PLAN: day(2)}) is Stage.PLANNING


def test_after_a_review_work_that_goes_on_is_intervention_again():
    last = {PaperSort.PLAN: day(1), PaperSort.REVIEW: day(9), PaperSort.CONTACT: day(10)}
    assert stage(last) is Stage.INTERVENTION
    assert stage({**last, PaperSort.REVIEW: day(10)}) is Stage.EVALUATION


def test_a_pause_or_a_lost_contact_ends_with_the_next_contact():
    assert condition({PaperSort.PAUSE: day(3)}) is Condition.PAUSED
    assert condition({PaperSort.PAUSE: day(3), PaperSort.LOST: day(4)}) is Condition.LOST
    assert condition({PaperSort.LOST: day(4), PaperSort.CONTACT: day(5)}) is Condition.OPEN


class TestRhythm:
    def test_first_papers_are_due_by_their_days_and_no_more_once_they_are_there(self):
        first = {one.sort: one.day for one in due(DAY, {})}
        assert first[PaperSort.CONSENT] == day(7)
        assert first[PaperSort.ASSESSMENT] == day(14)
        assert first[PaperSort.PLAN] == day(30)
        later = {one.sort: one.day for one in due(DAY, {PaperSort.ASSESSMENT: day(10)})}
        assert later[PaperSort.ASSESSMENT] == day(190)

    def test_whoever_was_not_met_for_longer_than_the_rhythm_is_silent(self):
        last = {PaperSort.PLAN: day(10), PaperSort.CONTACT: day(20)}
        assert silent(DAY, last, on=day(50)) == 0
        assert silent(DAY, last, on=day(53)) == 3
        assert silent(DAY, {**last, PaperSort.PAUSE: day(21)}, on=day(90)) == 0

    def test_a_resting_case_is_left_alone_until_the_day_it_resumes(self):
        last = {PaperSort.PAUSE: day(3)}
        assert due(DAY, last) == ()
        [one] = due(DAY, last, resumes=day(40))
        assert (one.day, one.sort) == (day(40), PaperSort.CONTACT)

    def test_after_the_end_one_follow_up_is_due(self):
        last = {PaperSort.CLOSURE: day(100)}
        [one] = due(DAY, last)
        assert (one.day, one.sort) == (day(190), PaperSort.FOLLOW_UP)
        assert due(DAY, {**last, PaperSort.FOLLOW_UP: day(150)}) == ()

    @given(PAPERS)
    def test_what_is_due_comes_in_the_order_of_its_days(self, papers):
        days = [one.day for one in due(DAY, last_days(papers))]
        assert days == sorted(days)
