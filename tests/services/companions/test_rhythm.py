"""A pair is silent from the day after its rhythm ran out, and a contact ends the silence."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from youju.services.companions.rules.rhythm import Rhythm

BEGUN = date(2018, 3, 1)


def test_a_pair_has_its_whole_rhythm_before_it_is_silent():
    weekly = Rhythm(BEGUN, 7)
    assert weekly.due == date(2018, 3, 8)
    assert weekly.silent(on=date(2018, 3, 8)) == 0
    assert weekly.silent(on=date(2018, 3, 9)) == 1


def test_a_contact_ends_the_silence():
    assert Rhythm(BEGUN, 7, last=date(2018, 3, 9)).silent(on=date(2018, 3, 16)) == 0


@given(days=st.integers(1, 92), after=st.integers(0, 400), later=st.integers(0, 400))
def test_silence_never_falls_while_nothing_happens(days, after, later):
    rhythm = Rhythm(BEGUN, days)
    then = BEGUN + timedelta(days=after)
    assert rhythm.silent(on=then) <= rhythm.silent(on=then + timedelta(days=later))
