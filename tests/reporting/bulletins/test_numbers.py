"""Naked numbers are found in one walk through the text, however long a run of numerals or digits is."""

from time import thread_time

import pytest

from youju.reporting.bulletins.rules import naked_numbers

HOSTILE = ["一二三", "9,9,9", "多多多", "万元", "第一", "一起", "十余", "三百家", "零"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来了三百二十多人", ("三百二十多",)),
        ("捐款三万元", ("三万",)),
        ("一千二百零三人次，1,203人次", ("一千二百零三", "1,203")),
        ("两百余户、十几家", ("两百余", "十几")),
        ("一起种树，第二十三期，周一，统一安排", ()),
        ("百千万亿", ()),
        ("一二三，一二三人", ("一二三",)),
    ],
)
def test_a_numeral_is_found_as_a_whole(text, found):
    assert naked_numbers(text) == found


def walk(piece: str, size: int) -> float:
    """Seconds of this thread for a run of that many characters, the best of five."""
    text = piece * (size // len(piece)) + "。"

    def once() -> float:
        start = thread_time()
        naked_numbers(text)
        return thread_time() - start

    return min(once() for _ in range(5))


@pytest.mark.parametrize("piece", HOSTILE)
def test_eight_times_the_text_costs_about_eight_times_the_work(piece):
    # A walk that begins anew at each character would cost 64 times as much.
    assert walk(piece, 16_000) < 24 * max(walk(piece, 2_000), 2e-5)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_is_read_to_its_end(piece):
    text = piece * (1_000_000 // len(piece)) + "，五人。"
    assert naked_numbers(text)[-1] == "五"
