"""A 接龙 is read as forty hands write it: numbers, emoji, remarks, guardians and companions, no name invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.services.activities.rules.chains import LONGEST_NAME, MOST_LINES, read


def names(text: str) -> list[str]:
    return [entry.name for entry in read(text).entries]


def only(text: str):
    [entry] = read(text).entries
    return entry


MESSAGE = """#接龙
周六亲子阅读 3月24日 9:30，地点图书角
请家长写孩子姓名

1. 陈小豆
2、白小兰妈妈🌸
3️⃣ 丁一鸣 +1
④林晚晴（晚到10分钟）
(5) 何小满 加二
6.王小雨  请假
7 阿卜杜勒·艾尼
"""


def test_a_message_gives_its_people_in_order_without_title_and_rules():
    assert names(MESSAGE) == ["陈小豆", "白小兰", "丁一鸣", "林晚晴", "何小满", "王小雨", "阿卜杜勒·艾尼"]


def test_who_comes_along_who_speaks_and_who_does_not_come_is_kept():
    found = {entry.name: entry for entry in read(MESSAGE).entries}
    assert (found["丁一鸣"].more, found["何小满"].more) == (1, 2)
    assert found["白小兰"].guardian
    assert found["王小雨"].declined
    assert found["林晚晴"].remark == "晚到10分钟"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1.陈小豆", "陈小豆"), ("１、陈小豆", "陈小豆"), ("①陈小豆", "陈小豆"),
        ("【3】陈小豆", "陈小豆"),
        ("一、陈小豆", "陈小豆"), ("12 陈小豆 爸爸", "陈小豆"), ("陈小豆爸爸", "陈小豆"),
        ("陈小豆的奶奶", "陈小豆"),
        ("🎉🎉陈小豆🎉", "陈小豆"), ("- 陈小豆：带画笔", "陈小豆"), ("陈小豆 参加", "陈小豆"),
        ("报名 陈小豆", "陈小豆"),
        ("2. Tom Smith +1", "Tom Smith"), ("王妈", "王妈"), ("3. 李小雨+1人", "李小雨"),
    ],
)  # fmt: skip
def test_the_name_is_what_is_left(line: str, name: str):
    assert only(line).name == name


def test_a_plain_list_may_stand_in_one_line():
    assert names("陈小豆、白小兰，丁一鸣 林晚晴") == ["陈小豆", "白小兰", "丁一鸣", "林晚晴"]
    assert names("陈小豆\n白小兰\n\n丁一鸣\n") == ["陈小豆", "白小兰", "丁一鸣"]


def test_lines_without_a_name_are_told_and_not_guessed():
    found = read("1. 陈小豆\n2. +1\n3. 🌸\n大家快报名\n4. 白小兰")
    assert [entry.name for entry in found.entries] == ["陈小豆", "白小兰"]
    assert found.unread == ("+1", "大家快报名")


def test_what_is_beyond_the_longest_list_is_counted():
    found = read("\n".join(f"{n}. 孩子" for n in range(1, MOST_LINES + 8)))
    assert (len(found.entries), found.cut) == (MOST_LINES, 7)


@given(st.text(max_size=2000))
def test_any_text_is_read_and_gives_names_of_letters(text: str):
    for entry in read(text).entries:
        assert 1 <= len(entry.name) <= LONGEST_NAME
        assert any(character.isalpha() for character in entry.name)
        assert entry.more >= 0


@given(st.text(alphabet="0123456789.、+（(【】)） 妈爸加一二十报名参加#接龙\n小豆🌸", max_size=400))
def test_text_of_the_signs_of_a_chain_is_read(text: str):
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "）",
        "+1",
        "+",
        "加",
        "一、",
        "1. ",
        "\n",
        "🌸",
        "妈妈",
        "报名",
        "陈",
        "\u0301",
        "\ufdfa",
        "1.(+1\n",
        "a b ",
    ],
)
def test_a_megabyte_of_hostile_text_takes_no_longer_than_its_length(piece: str):
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 1.0
