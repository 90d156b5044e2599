"""A comparison tells both texts back; two changes of one text come together without losing a word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.reporting.bulletins.rules.differences import GONE, NEW, SAME, Merged, Stretch, difference, merged, words

PIECES = st.lists(
    st.sampled_from(
        ["甲", "乙", "丙", "。", "，", "{a.b}", "{quote:两次}", "\n\n", "[这里](https://x.cn/a)", "ab ", "{", "["]
    ),
    max_size=14,
).map("".join)


@given(PIECES, PIECES)
def test_what_is_gone_and_what_is_new_give_both_texts_back(old, new):
    found = difference(old, new)
    assert "".join(row.text for row in found if row.kind != NEW) == old
    assert "".join(row.text for row in found if row.kind != GONE) == new
    assert all(row.text for row in found)


@given(PIECES, PIECES)
def test_one_change_alone_is_taken_as_it_is(base, changed):
    assert merged(base, changed, base) == Merged(changed, ())
    assert merged(base, base, changed) == Merged(changed, ())
    assert merged(base, changed, changed) == Merged(changed, ())


@given(PIECES, PIECES, PIECES)
def test_where_both_changed_the_same_words_both_stand_in_the_text(base, mine, theirs):
    found = merged(base, mine, theirs)
    assert all(own + other in found.text for own, other in found.clashes)


def test_tokens_and_links_are_single_words():
    assert words("来了{a.b@north}，见[这里](https://x.cn)") == (
        "来",
        "了",
        "{a.b@north}",
        "，",
        "见",
        "[这里](https://x.cn)",
    )
    assert difference("来了{a.b}人", "来了{a.c}人") == (
        Stretch(SAME, "来了"), Stretch(GONE, "{a.b}"), Stretch(NEW, "{a.c}"), Stretch(SAME, "人"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "text", "clashes"),
    [
        ("甲乙。丙丁。", "甲甲乙。丙丁。", "甲乙。丙丁戊。", "甲甲乙。丙丁戊。", 0),
        (
            "第一段。\n\n第二段。",
            "第一段改。\n\n第二段。",
            "第一段。\n\n第二段也改。",
            "第一段改。\n\n第二段也改。",
            0,
        ),
        ("孩子来了。", "大人来了。", "老人来了。", "大人老人来了。", 1),
    ],
)
def test_changes_in_different_places_come_together(base, mine, theirs, text, clashes):
    found = merged(base, mine, theirs)
    assert (found.text, len(found.clashes)) == (text, clashes)


@pytest.mark.parametrize("text", ["。" * 20_000, "甲" * 20_000, "甲。" * 10_000, "{" * 20_000, "[(" * 10_000])
def test_a_hostile_text_takes_no_longer_than_a_long_one(text):
    began = time.process_time()
    merged(text, text[::-1] + "乙", "乙" + text)
    assert time.process_time() - began < 3
