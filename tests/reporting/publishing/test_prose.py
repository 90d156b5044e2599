"""The wording that all editions share."""

from dataclasses import replace
from datetime import date

import pytest

from tests.reporting.publishing.sample import CARE, CASES, HOURS, ISSUE, PATROL, PREVIEW, TRAINED, VISITS
from youju.reporting.publishing import addresses, prose
from youju.reporting.publishing.content import Entry, Figure, Occurrence
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.markup import Markup, element


@pytest.mark.parametrize(
    ("figure", "parts", "spoken"),
    [
        (CARE, ("", "1,284", "人次"), "1,284人次"),
        (VISITS, ("至少", "27", "户"), "至少27户"),
        (TRAINED, ("", "80", "余名"), "80余名"),
        (HOURS, ("", "318.22", "小时"), "318.22小时"),
        (CASES, ("", "1–7", "人"), "1–7人"),
        (PATROL, ("未报", "", ""), "未报"),
        (replace(CARE, text="—"), ("—", "", ""), "—"),
        (replace(CARE, text="约 80"), ("约", "80", "人次"), "约80人次"),
        (replace(HOURS, text="318小时22分钟", unit=""), ("", "318", "小时22分钟"), "318小时22分钟"),
    ],
)
def test_a_number_is_taken_apart_for_the_margin_and_spoken_without_gaps(
    figure: Figure, parts: tuple[str, str, str], spoken: str
):
    assert prose.parts(figure) == parts
    assert prose.number(figure) == spoken


def test_cancelled_days_are_named_once_and_in_order():
    days = [date(2026, 4, 13), date(2026, 4, 6), date(2026, 4, 6), date(2026, 5, 4)]
    occurrences = tuple(Occurrence(str(place), 0, day, None, None, True) for place, day in enumerate(days))
    assert prose.cancelled_days(Entry("托管", "每周一", (), occurrences)) == "4月6日、13日、5月4日取消"
    assert prose.cancelled_days(PREVIEW[1].places[0].entries[0]) == ""


def test_a_month_that_reads_otherwise_stands_as_it_is():
    assert prose.cover_month(ISSUE) == ("2026年", "3月")
    assert prose.cover_month(replace(ISSUE, month="春季号")) == ("", "春季号")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "\\\\evil.example",
        "http://",
        "http://[",
        "https:evil",
        "ftp://a.example/",
        'https://a.example/"onload="x',
        "",
    ],
)
def test_an_address_that_may_harm_is_no_link(address: str):
    assert addresses.safe(address) == ""
    assert addresses.absolute("https://bulletin.example.org/2026-03/", address) == ""


def test_relative_addresses_start_at_the_issue():
    assert addresses.absolute("https://b.example/2026-03", "figures/a/") == "https://b.example/2026-03/figures/a/"
    assert addresses.absolute("https://b.example/2026-03/", "https://c.example/x") == "https://c.example/x"
    assert addresses.absolute("", "figures/a/") == ""


@pytest.mark.parametrize("base", ["", "nonsense", "http://[", "https://例子.example/", "https://a_b.example/"])
def test_an_issue_without_a_usable_host_signs_with_one_that_cannot_exist(base: str):
    assert addresses.host(base) == addresses.NOWHERE


def test_characters_no_edition_can_carry_are_gone_everywhere():
    clean = printable(replace(ISSUE, bulletin="甲\r\n乙\x00丙", links={"p\ndf": "a\u202eb"}))
    assert clean.bulletin == "甲 乙 丙"
    assert clean.links == {"p df": "ab"}
    assert clean.cover == ISSUE.cover


def test_an_element_escapes_everything_but_elements():
    assert element("p", "<b>", element("b", "&"), title='"') == '<p title="&quot;">&lt;b&gt;<b>&amp;</b></p>'
    assert element("br", class_="x", hidden=True, id=None) == '<br class="x" hidden>'
    assert isinstance(element("p"), Markup)
