"""When somebody has time is read as people write it; spans are half-open and joined where they touch."""

import pytest

from youju.services.volunteers.rules.availability import NoHours, Span, has_time, read, written


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9:00-12:00", [(540, 720)]),
        ("9-12、14:00至17:30", [(540, 720), (840, 1050)]),
        ("上午，下午", [(480, 720), (840, 1080)]),
        ("9点半到11点", [(570, 660)]),
        ("９：００—１０：００", [(540, 600)]),
        ("14-16, 15-18", [(840, 1080)]),
        ("晚上 全天", [(0, 1440)]),
        ("", []),
    ],
)
def test_hours_are_read_as_people_write_them(text, spans):
    assert [tuple(span) for span in read(text)] == spans
    assert read(written(read(text))) == read(text)


@pytest.mark.parametrize(
    "text", ["12-9", "9", "25:00-26:00", "9:70-10:00", "有空", "9-9", "1-2" * 60, "9:00半-11"]
)
def test_what_names_no_hours_is_refused_by_name(text):
    with pytest.raises(NoHours):
        read(text)


def test_a_span_that_ends_where_another_begins_does_not_meet_it():
    morning = Span(540, 720)
    assert not morning.meets(Span(720, 780))
    assert morning.meets(Span(719, 780))
    assert has_time([morning], Span(540, 720))
    assert not has_time([morning], Span(540, 721))
