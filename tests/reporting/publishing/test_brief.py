"""Words told short: the message for chat groups, and the summary of an article."""

from dataclasses import replace

import pytest

from tests.reporting.publishing.reading import filled_with
from tests.reporting.publishing.sample import CARE, DRAFT, ISSUE, a_full_month
from youju.reporting.publishing import brief
from youju.reporting.publishing.content import Group, Issue, Line, Results


def told(issue: Issue) -> str:
    return brief.chat(issue).decode()


def test_a_chat_reads_title_numbers_dates_and_address():
    assert told(ISSUE).splitlines() == [
        "同行月刊2026年3月",
        "更正：2026年2月月刊，服务成效·临江同行：原印“接听咨询电话920个”，应为“902个”。",
        "· 临江同行：托管服务1,284人次",
        "· 南浦同行：图书外借870册",
        "· 临江同行：走访困境儿童家庭至少27户",
        "2026年4月活动预告：",
        "· 4月23日19:30 世界读书日故事会（南浦图书角）",
        "· 4月24日18:00-19:30 家长见面会（临江童缘）",
        "· 4月29日 图书角盘点，闭馆一天（南浦图书角）",
        "全文：https://bulletin.example.org/2026-03/",
    ]


def test_a_draft_says_so_first():
    assert told(DRAFT).startswith("【草稿】")


@pytest.mark.parametrize("length", [1, 7, 20, 60, 150, 400, 5_000])
def test_it_never_passes_300_characters_and_breaks_no_line(length: int):
    said = told(filled_with(ISSUE, "好" * length))
    assert len(said) <= 300
    whole = {line for line in told(ISSUE).splitlines() if line.startswith("·")}
    longer = told(replace(ISSUE, bulletin="好" * length))
    assert {line for line in longer.splitlines() if line.startswith("·")} <= whole
    assert len(longer) <= 300
    assert len(told(a_full_month())) <= 300


def test_a_month_without_corrections_says_nothing_of_them():
    assert "更正" not in told(replace(ISSUE, notices=()))


@pytest.mark.parametrize("n", [1, 2, 3, 40])
@pytest.mark.parametrize("length", [1, 60, 300, 5_000])
def test_that_something_is_corrected_is_said_in_one_line_however_much_it_is(n: int, length: int):
    [notice] = ISSUE.notices
    long = replace(notice, corrected="正" * length)
    for full in (ISSUE, replace(a_full_month(), bulletin="好" * 200, address=f"https://a.example/{'h' * 130}/")):
        said = told(replace(full, notices=(long,) * n))
        assert len(said) <= 300
        [line] = [line for line in said.splitlines() if line.startswith("更正")]
        if n > 1 or length > 60:
            assert line == f"更正：2026年2月月刊{n}处，见全文"
        assert said.splitlines()[-1].startswith("全文：")
    assert told(replace(ISSUE, notices=(long,) * n, address="")).count("见全文") == 0


def test_a_hidden_or_missing_number_is_nobody_s_strongest():
    hidden = replace(CARE, amount=None, text="1–7", suppressed=True)
    lines = tuple(Line(each, ()) for each in (hidden, replace(CARE, amount=None, text="未报"), CARE))
    said = told(replace(ISSUE, results=(Results("临江同行", (Group("", lines),)),)))
    assert "1–7" not in said
    assert "未报" not in said
    assert "1,284人次" in said


def test_a_cancelled_day_is_not_announced():
    preview = ISSUE.preview[1]
    place = preview.places[0]
    entry = place.entries[0]
    off = replace(entry, occurrences=tuple(replace(each, cancelled=True) for each in entry.occurrences))
    changed = replace(ISSUE, preview=(replace(preview, places=(replace(place, entries=(off,)),)),))
    assert "故事会" not in told(changed)


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("春天来了。花开了。", 20, "春天来了。花开了。"),
        ("春天来了。花开了。", 6, "春天来了。"),
        ("他说：“来吧。”大家都笑了。", 9, "他说：“来吧。”"),
        ("春天来了；花也开了；人们出门去了。", 11, "春天来了；花也开了……"),
        ("春。夏天来了；秋天也来了；冬天还没有来，谁知道呢。", 15, "春。夏天来了；秋天也来了……"),
        ("没有一个句号可以停下来歇一歇", 6, "没有一个句…"),
    ],
)
def test_words_are_cut_where_a_sentence_ends(text: str, limit: int, kept: str):
    assert brief.shortened(text, limit) == kept


def test_a_summary_leaves_the_greeting_out():
    assert brief.summary(ISSUE, 120).startswith("三月的江边")
    assert brief.summary(replace(ISSUE, letter=()), 120).startswith(ISSUE.headlines[0].title)
