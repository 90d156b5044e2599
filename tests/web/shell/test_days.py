"""A day is asked for in one way, and a year that nobody means is refused where it was typed."""

from datetime import date

import pytest
from django import forms

from tests.architecture.house import ROOT
from youju.web.shell.days import EARLIEST, LATEST, DayField


@pytest.mark.parametrize(
    "typed", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "2018-02-30", "heute", "\0"]
)
def test_a_day_that_nobody_means_is_refused_in_words(typed):
    with pytest.raises(forms.ValidationError):
        DayField().clean(typed)


@pytest.mark.parametrize("day", [EARLIEST, date(2018, 2, 28), LATEST])
def test_a_day_that_somebody_means_is_taken(day):
    assert DayField().clean(day.isoformat()) == day


def test_no_form_asks_for_a_day_in_another_way():
    """A plain field takes the last day there is, and a page that looks one week further fails."""
    others = [
        path.name
        for path in (ROOT / "src/youju/web").rglob("*.py")
        if "forms.DateField(" in path.read_text() and path.name != "days.py"
    ]
    assert not others
