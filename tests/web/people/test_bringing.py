"""An office's own list comes in as cards: understood by its heads, wrong rows named, who is there shown."""

from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.people import ID_NUMBER, PHONE, keeper, person
from tests.factories.world import TODAY
from youju.ground.access.models import Grant
from youju.ground.people.models import Guardianship, Household, Living, PeopleList, Person, Sealed
from youju.ground.people.queries.finding import find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening", "_uploads")]
HEADS = [
    "姓名",
    "性别",
    "出生日期",
    "身份证号",
    "家长姓名",
    "关系",
    "家长电话",
    "学校",
    "年级",
    "标签",
    "户",
    "备注",
]
SMALL = [
    "林小舟",
    "男",
    "2009-05-01",
    "",
    "林晚晴",
    "妈妈",
    PHONE,
    "青石小学",
    "三年级",
    "流动儿童、低保",
    "甲",
    "?",
]
SISTER = ["林小溪", "", "2011", "", "林晚晴", "母亲", PHONE, "", "", "", "甲", ""]
TOLD = ["何平", "", "", ID_NUMBER]
# The second row of the file holds the heads, the third the first person.
FIRST = 3


@pytest.fixture
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def author(world):
    return keeper(world).client()


def file(*rows):
    raw = BytesIO()
    book = xlsxwriter.Workbook(raw)
    sheet = book.add_worksheet()
    for place, cells in enumerate([["2018年春季名单"], HEADS, *rows]):
        sheet.write_row(place, 0, cells)
    book.close()
    return SimpleUploadedFile("名单.xlsx", raw.getvalue())


def bring(client, *rows):
    answer = client.post("/people/bring/?office=north", {"file": file(*rows)})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def text(answer):
    return answer.content.decode()


def test_a_list_is_looked_at_and_becomes_cards(world, author):
    way = bring(author, SMALL, SISTER, TOLD)
    page = author.get(way)
    assert page.context["good"] == 3
    assert "L 备注" in text(page), "a column that is not read is named"
    assert not Person.objects.exists()
    assert author.post(f"{way}confirm/").status_code == 302
    child, sister, told = Person.objects.order_by("pk")
    assert (child.birth.text(), child.sex) == ("2009-05-01", "m")
    # The ID number tells the day of birth.
    assert told.birth.text() == f"{ID_NUMBER[6:10]}-{ID_NUMBER[10:12]}-{ID_NUMBER[12:14]}"
    assert {row.person for row in Living.objects.filter(household=Household.objects.get())} == {child, sister}
    assert [one.relation for one in Guardianship.objects.order_by("pk")] == ["mother", "mother"]
    assert Sealed.objects.filter(sort="phone").count() == 2
    assert [card.name for card in find(world.north, "0142", on=TODAY).cards] == ["林小舟", "林小溪"]
    assert not Grant.objects.exists(), "a whole list opens nobody's card"
    assert author.get(way).status_code == 404, "what was read is gone"


@pytest.mark.parametrize(
    ("cells", "column", "word"),
    [
        (["", "男"], "A · 姓名", "姓名"), (["何平", "?"], "B · 性别", "女"),
        (["何平", "", "昨天"], "C · 出生", "2009"),
        (["何平", "", "2999-01-01"], "C · 出生", "今天之后"),
        (["何平", "", "", "1" * 18], "D · 身份证号", "校验位"),
        (["何平", "", "", "", "林晚晴", "", "12345"], "G · 监护人电话", "电话"),
        (["何平", "", "", "", "林晚晴", "路人"], "F · 与孩子的关系", "母亲"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_with_its_column_and_reason(author, cells, column, word):
    way = bring(author, SISTER, cells)
    page = author.get(way)
    assert column in text(page)
    assert word in text(page)
    assert {problem.row for problem in page.context["problems"]} == {FIRST + 1}
    assert author.post(f"{way}confirm/").status_code == 422
    assert not Person.objects.exists()
    assert author.post(f"{way}confirm/", {"only": "good"}).status_code == 302
    assert [one.name for one in Person.objects.all()] == ["林小溪"]


def test_the_same_row_twice_is_one_person(author):
    page = author.get(bring(author, SMALL, SMALL))
    assert (page.context["good"], page.context["people"].bad) == (1, 1)
    assert f"与第{FIRST}行相同" in text(page)


def test_who_is_there_already_is_left_out_unless_somebody_says_new(world, author):
    person(world, "林小舟", year=2009, phone=PHONE)
    way = bring(author, SMALL, SISTER)
    page = author.get(way)
    assert (page.context["there"], page.context["good"]) == (1, 2)
    assert "姓名相同" in text(page)
    assert author.post(f"{way}confirm/").status_code == 302
    assert Person.objects.filter(name="林小舟").count() == 1
    again = bring(author, [*SMALL[:-1], "!"])
    assert author.post(f"{again}confirm/").status_code == 422, "everybody is there already"
    assert author.post(f"{again}confirm/", {"new": str(FIRST)}).status_code == 302
    assert Person.objects.filter(name="林小舟").count() == 2


def test_the_very_same_file_is_recognised(author):
    given = file(SMALL)
    for _time in range(2):
        given.seek(0)
        way = author.post("/people/bring/?office=north", {"file": given}).headers["Location"]
        page = author.get(way)
        answer = author.post(f"{way}confirm/", {"new": str(FIRST)})
    assert "这份文件已经读过" in text(page)
    assert answer.status_code == 409
    assert PeopleList.objects.count() == 1
    assert Person.objects.count() == 1


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04broken", b"\x00" * 40])
def test_what_is_no_list_is_refused_and_says_why(author, raw):
    answer = author.post("/people/bring/?office=north", {"file": SimpleUploadedFile("名单.xlsx", raw)})
    assert answer.status_code == 422
    assert author.post("/people/bring/?office=north").status_code == 422


def test_the_empty_sheet_can_be_filled_in(author):
    answer = author.get("/people/bring/template.xlsx?office=north")
    given = SimpleUploadedFile("空表.xlsx", b"".join(answer.streaming_content))
    way = author.post("/people/bring/?office=north", {"file": given}).headers["Location"]
    assert author.get(way).context["people"].usable
    assert author.post(f"{way}confirm/").status_code == 422


def test_a_list_costs_as_many_questions_for_many_rows_as_for_few(world, author, django_assert_max_num_queries):
    person(world, "林小舟", year=2009)
    way = bring(author, *([f"林小{n}", "", "2009"] for n in range(60)))
    author.get(way)
    with django_assert_max_num_queries(30):
        author.get(way)
