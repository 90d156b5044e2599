"""The issue of March 2018, entered as it was printed, raises each of its known faults and hardly anything else."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories.printed_march import KINDS, facts, printed
from youju.reporting.bulletins.models import Line, Story
from youju.reporting.bulletins.queries import Reader, findings, parts_of
from youju.reporting.bulletins.queries.issues import texts_of

# Check, what the place says, and what of it the finding quotes.
KNOWN = [
    ("margin", "儿童个案", "47"),
    ("part", "转发长消息", "12"),
    ("outlier", "25|提供志愿服务", "318.22"),
    ("notation", "clock", "182小时5分钟"),
    ("scopes", "三地自助图书馆", "借阅"),
    ("scopes", "日常图书借阅", "借阅"),
    ("scopes", "借阅图书数量为", "借阅图书"),
    ("mixed", "活动信息总量", "596"),
    ("mixed", "总资源量", "2352"),
    ("mixed", "贫困农民工家庭", "90"),
    ("date", "截止到", "2018年3"),
    ("cut", "创建", "创建"),
    ("word", "截止到", "截止到"),
    ("unit", "家长", "1次"),
    ("approximate", "新规解读", "80"),
    ("small", "儿童个案", "1"),
    ("small", "家长", "1"),
]
# Right, and expected beside them: the months and the year that were typed by hand.
TRUE_TOO = {"naked", "nolink"}


@pytest.fixture(scope="module")
def march(django_db_setup, django_db_blocker):
    """Entered once for all tests of the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield printed()
        transaction.set_rollback(True)


@pytest.fixture
def issue(march):
    """What a test changes in it is taken back."""
    with transaction.atomic():
        yield march
        transaction.set_rollback(True)


def found(issue):
    parts = parts_of(issue)
    return findings(issue, parts, Reader.of(issue, texts_of(parts)))


def words_of(place):
    line = Line.objects.filter(uid=place).first()
    return line.sentence if line else Story.objects.get(uid=place).body


def is_known(row, known):
    check, where, quote = known
    return (row.check, quote in row.quote) == (check, True) and where.split("|")[-1] in words_of(row.place)


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: f"{known[0]} {known[2]}")
def test_each_known_fault_is_raised_and_quotes_its_place(issue, known):
    rows = [row for row in found(issue) if is_known(row, known)]
    assert rows, [(row.check, row.quote) for row in found(issue)]
    assert all(row.quote in row.message for row in rows)


def test_hardly_anything_else_is_raised(issue):
    rows = [row for row in found(issue) if row.check not in TRUE_TOO]
    false = [row for row in rows if not any(is_known(row, known) for known in KNOWN)]
    said = "\n".join(f"{row.check}: {row.message}" for row in false)
    assert len(false) * 10 <= len(rows), f"{len(false)} false alarms of {len(rows)}:\n{said}"


def test_its_numbers_are_the_printed_ones():
    typed = {
        float(value)
        for numbers in KINDS.values()
        for unit, _label, _word, reading, values in numbers
        if reading == "flow" and unit not in {"minutes", "copies"} and len(values) == 1
        for value in values.values()
    }
    assert typed <= facts()


def test_the_whole_list_costs_the_same_number_of_queries_for_one_line_and_for_all(issue):
    def queries():
        parts = parts_of(issue)
        reader = Reader.of(issue, texts_of(parts))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            findings(issue, parts, reader)
        return len(seen)

    many = queries()
    Line.objects.exclude(sentence__contains="儿童个案").delete()
    assert queries() >= many - 6, "only the kinds that are looked at decide, of which one is left"
    assert many <= 40
