"""What people, sheets and attackers put into a field: understood as meant, or refused with the field's name."""

import time as clock
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation

from youju.ground.evidence.fields import (
    Bytes,
    Choice,
    Clock,
    Day,
    Field,
    Minutes,
    Money,
    Prose,
    Topics,
    Unreadable,
    Whole,
    Words,
    YesNo,
)
from youju.ground.evidence.kinds import kinds
from youju.services.communications.models import Channel

NAMED = {"name": "x", "label": "数"}
WHOLE, MONEY, BYTES = Whole(**NAMED, unit="人次"), Money(**NAMED), Bytes(**NAMED)
MINUTES, PLAIN_MINUTES = Minutes(**NAMED, unit="分钟"), Minutes(**NAMED)
DAY, CLOCK, WORDS, PROSE, TOPICS = Day(**NAMED), Clock(**NAMED), Words(**NAMED), Prose(**NAMED), Topics(**NAMED)
YES, CHANNEL = YesNo(**NAMED), Choice(**NAMED, choices=Channel)
FIELDS = (WHOLE, MONEY, BYTES, MINUTES, PLAIN_MINUTES, DAY, CLOCK, WORDS, PROSE, TOPICS, YES, CHANNEL)
NAN, INFINITE = float("nan"), float("inf")


def read(field: Field, cell: object, office: object = None) -> object:
    # No field but a reference looks at the office.
    return field.read(cell, office)  # type: ignore[arg-type]


def tried(field: Field, cell: object, office: object = None) -> object:
    """What the field makes of the cell: a value, or the refusal of it."""
    try:
        return read(field, cell, office)
    except Unreadable as refusal:
        return refusal


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (WHOLE, "１２", 12), (WHOLE, "1,609", 1609), (WHOLE, " 25人次 ", 25), (WHOLE, "-0", 0), (WHOLE, 12.0, 12),
        (WHOLE, "12.0", 12), (WHOLE, "+3", 3), (WHOLE, "１，６０９", 1609),
        (MONEY, "1.5万元", 1_500_000), (MONEY, "0.005", 1), (MONEY, 12, 1200), (MONEY, "１２．３４元", 1234),
        (BYTES, "5 g", 5 * 10**9), (BYTES, "512MB", 512 * 10**6), (BYTES, 0.5, 5 * 10**8),
        (MINUTES, "90", 90), (MINUTES, "９０", 90), (MINUTES, "1.5小时", 90), (MINUTES, time(1, 30), 90),
        (MINUTES, timedelta(hours=30), 1800), (MINUTES, 90.0, 90), (MINUTES, "318小时22分钟", 19102),
        (DAY, "2018-03-05", date(2018, 3, 5)), (DAY, "２０１８年３月５日", date(2018, 3, 5)),
        (DAY, 20180305.0, date(2018, 3, 5)), (DAY, "2018-03-05 00:00:00", date(2018, 3, 5)),
        (DAY, date(2018, 3, 5), date(2018, 3, 5)),
        (DAY, datetime(2018, 3, 5, 23, 59, tzinfo=UTC), date(2018, 3, 5)),
        (CLOCK, "15：30", time(15, 30)), (CLOCK, time(15, 30, 59), time(15, 30)), (CLOCK, "15时", time(15, 0)),
        (WORDS, 2018.0, "2018"), (WORDS, "a\x00b\u202ec\ud800d\ufeff", "abcd"), (WORDS, " 两\r\n行  ", "两 行"),
        (PROSE, "一\r\n\r\n二\r三\x07", "一\n\n二\n三"), (TOPICS, "#陪伴##图书角#", "#陪伴 #图书角"),
        (TOPICS, "陪伴,陪伴 陪伴", "#陪伴"), (YES, True, True), (YES, 1.0, True), (YES, 0.0, False),
        (YES, "是", True), (CHANNEL, "weibo", "weibo"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_was_meant(field, cell, value):
    assert read(field, cell) == value


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        *((field, cell) for field in (WHOLE, MONEY, BYTES, MINUTES, PLAIN_MINUTES, DAY, CLOCK) for cell in (
            NAN, INFINITE, -INFINITE, True, False, "1e9", "1E9", "NaN", "inf", "-1", "0x10", "1_000", "٣٤x", "½",
            10**30, str(10**30), -5, 1e300, "三十", "12a", "\x00", "=1+1", "1;2", "--1", "1.2.3", "人次",
            "²", "5²", "①", "9" * 5000, "0" * 60 + "7", "7" + " " * 60 + "8",
        )),
        (WHOLE, "3,5"), (WHOLE, "1,60"), (WHOLE, "12.5"), (WHOLE, 12.5), (WHOLE, "25人"), (WHOLE, 100_000_001),
        (WHOLE, "12." + "0" * 50 + "1"),
        (MONEY, "3,5"), (BYTES, "10000000G"), (MONEY, "100000000000000元"), (BYTES, "5T"),
        (PLAIN_MINUTES, "318.22"), (PLAIN_MINUTES, "90"), (MINUTES, "99999999999小时"), (MINUTES, timedelta(-1)),
        (MINUTES, 10**9), (MINUTES, "1小时70分钟"),
        *((DAY, cell) for cell in (
            "0000-01-01", "9999-12-31", "2018-02-30", "2018-13-01", "43164", 43164, "1989-12-31", "2101-01-01",
            date(1900, 1, 1), date.max, date.min, time(1, 2), "5.3.2018", "2018-03-05" + " " * 40 + "或6日",
            "2018-3-5 14:00", "明天",
        )),
        *((CLOCK, cell) for cell in ("24:00", "15:60", "25点", "15:30" + " " * 20 + "或16:00", "下午3点")),
        *((YES, cell) for cell in ("也许", 2, NAN, "\x00")),
        *((CHANNEL, cell) for cell in ("微", "weibo,qzone", 1, True, "WEIBO\x00", "Channel.WEIBO")),
        (WORDS, "字" * 101), (PROSE, "字" * 20_001), (TOPICS, " ".join(map(str, range(99)))),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_at_its_field(field, cell):
    with pytest.raises(Unreadable) as refused:
        read(field, cell)
    assert refused.value.field == "x"
    assert len(str(refused.value)) < 300, "the refusal does not repeat a flood"


@pytest.mark.parametrize("blank", ["", "   ", "\u3000", None, "\t\n"])
def test_blank_is_empty_and_a_required_field_says_that_it_is_missing(blank):
    for field in FIELDS:
        assert read(field, blank) == field.empty()
        with pytest.raises(Unreadable):
            read(type(field)(**{**field.__dict__, "required": True}), blank)


@pytest.mark.parametrize("unseen", ["\x00", "\u202e", "\ufeff\u200b", "\x07\x1b"])
def test_characters_that_nobody_sees_do_not_fill_a_required_text(unseen):
    for kind in (Words, Prose):
        with pytest.raises(Unreadable):
            read(kind(**NAMED, required=True), unseen)


@pytest.mark.parametrize(
    "flood",
    [
        "9" * 2**20, "\ufdfa" * 2**20, " " * 2**20 + "1", "1," * 2**19, "#" * 2**20, "a #" * 2**18, "一" * 2**20,
        "\u202e" * 2**20, "小时" * 2**19, "-" * 2**20, "1:" * 2**19, "2018-" * 2**17,
    ],
    ids=lambda flood: f"{flood[0]!r}",
)  # fmt: skip
def test_a_megabyte_in_any_field_is_answered_at_once(flood):
    began = clock.process_time()
    for field in FIELDS:
        assert len(str(tried(field, flood))) < 20_300
    assert clock.process_time() - began < 2, "a quadratic reader would take minutes"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_every_field_of_every_kind_refuses_or_reads_whatever_a_sheet_may_hold(world, kind):
    cells = [
        True, NAN, INFINITE, 10**30, -1, 0.1, "\x00", "'; DROP TABLE x; --", "<script>", "🙂", "\ud83d", date.max,
        datetime.max.replace(tzinfo=UTC), time.max, timedelta.max, timedelta.min, "{x}", "%s", "=cmd|'/C calc'!A0",
    ]  # fmt: skip
    for field in kind.entry:
        for cell in cells:
            found = tried(field, cell, world.north)
            assert not isinstance(found, Unreadable) or found.field == field.name
            # What may be stored on both stores: no NUL, no half of a character.
            assert isinstance(found, Unreadable) or "\x00" not in str(found).encode().decode()


def test_a_choice_is_understood_in_every_language_of_the_product():
    """A sheet that was written in English is read by somebody who works in Chinese, and the other way round."""
    written = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            written[language] = [str(channel.label) for channel in Channel]
    assert written["en"] != written["zh-hans"]
    for language in ("zh-hans", "en"):
        with translation.override(language):
            for labels in written.values():
                assert [read(CHANNEL, label) for label in labels] == Channel.values
