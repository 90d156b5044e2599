"""Text that nobody wrote to be read: a megabyte in two seconds, arbitrary characters, never a crash."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from youju.reporting.archive.reading import read, text_of

MEGABYTE = 1_000_000
HEAD = "月刊 2018年3月\n\n服务数据\n"
HOSTILE = [
    "1", "第", "（", "“", " ", "\n", "服务很好", "1人", "1,",
    "12 ", "12\n", "服务  12\n", "1\t", "a ", "ab 1 ", "3月5日、", "9:30-", "每周一、",
    "十", "其中5人，", "【中心】\n", "服务中心\n", "《", "x@", "010-5550 1234 ", "one hundred ", "£1 ",
    "Monday and ",
    "甲站  12  3\n", "指标\n本月\n", "5家：甲、", "活动预告\n每周一 9:00-10:00 课\n", "1小时1", "👉🏠\u200d",
]  # fmt: skip
LETTERS = "一二三十百千万年月日第周人次名:,.、；（）《》“”0123456789  \n\taAeE服务中心每至-£%"


@pytest.mark.parametrize("piece", HOSTILE, ids=range(len(HOSTILE)))
def test_a_megabyte_is_read_in_two_seconds(piece):
    given_ = HEAD + piece * (MEGABYTE // len(piece.encode()))
    begun = time.process_time()
    read(given_)
    assert time.process_time() - begun < 2


def test_a_megabyte_by_lot_is_read_in_two_seconds_and_the_unread_end_is_named():
    lot = random.Random(1)
    given_ = HEAD + "".join(lot.choice(LETTERS) for _ in range(MEGABYTE // 2))
    begun = time.process_time()
    found = read(given_)
    assert time.process_time() - begun < 2
    assert any("没有读" in row["text"] for row in found["findings"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_arbitrary_text_is_read_without_a_crash(text):
    found = read(text)
    assert set(found) >= {"title", "publisher", "period", "headlines", "figures", "schedule", "findings"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=LETTERS, max_size=600))
def test_what_looks_like_a_bulletin_is_read_without_a_crash(text):
    for row in read(HEAD + text)["figures"]:
        assert row["line"] >= 1
        assert 0 <= row["span"][0] <= row["span"][1]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/abtdrp& \n'\"=!-;x", max_size=300))
def test_a_broken_web_page_has_a_text(page):
    assert isinstance(text_of(page), str)
