"""A certificate is issued, printed, checked by a stranger and taken back; what does not fit is not there."""

from io import BytesIO

import pytest
from django.test import Client

from tests.factories.pages import Page
from tests.factories.volunteers import enlisted, served
from youju.services.volunteers.models import Certificate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
FIRST = {"first": "2018-03-01", "last": "2018-03-31", "contact": "010-5550 0101", "programme": ""}


@pytest.fixture
def volunteer(world):
    one = enlisted(world)
    served(world, one, "150")
    return one


@pytest.fixture
def director(world):
    return world.colleague("supervisor", world.north).client()


def issued(director, volunteer) -> Certificate:
    answer = director.post(f"/volunteers/{volunteer.uid}/certify/", FIRST)
    assert answer.status_code == 302
    return Certificate.objects.get(volunteer=volunteer)


def test_what_is_issued_is_printed_with_number_minutes_and_code(director, volunteer):
    made = issued(director, volunteer)
    page = Page(director.get(f"/volunteers/certificates/{made.uid}/"))
    assert "NORTH-2018-0001" in page.text
    assert "2.5小时" in page.text
    sheet = director.get(f"/volunteers/certificates/{made.uid}/certificate.pdf")
    assert sheet["Content-Type"] == "application/pdf"
    assert BytesIO(sheet.content).read(5) == b"%PDF-"
    assert sheet.content == director.get(f"/volunteers/certificates/{made.uid}/certificate.pdf").content


def test_a_stranger_reads_what_the_paper_says_and_no_more(director, volunteer):
    made = issued(director, volunteer)
    answer = Client().get("/volunteers/check/", {"number": made.number.lower(), "code": made.code.lower()})
    page = Page(answer)
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    for word in (made.number, "于青", "2.5小时", "1次", "北岸社会工作服务中心"):
        assert word in page.text
    assert "1995" not in page.text
    assert "大学生" not in page.text


@pytest.mark.parametrize(
    "asked", [{"number": "NORTH-2018-0001", "code": "WRONGWRONG"}, {"number": "N", "code": "é" * 500}]
)
def test_a_wrong_number_and_a_wrong_code_have_one_answer(director, volunteer, asked):
    issued(director, volunteer)
    answer = Client().get("/volunteers/check/", asked)
    assert answer.status_code == 404
    assert "于青" not in answer.content.decode()
    assert "没有编号和查验码都相符的证明" in Page(answer).text


def test_revoked_is_told_to_whoever_checks(director, volunteer):
    made = issued(director, volunteer)
    assert director.post(f"/volunteers/certificates/{made.uid}/revoke/", {"reason": ""}).status_code == 409
    director.post(f"/volunteers/certificates/{made.uid}/revoke/", {"reason": "时间记重了"})
    page = Page(Client().get("/volunteers/check/", {"number": made.number, "code": made.code}))
    assert "不再有效" in page.text
    assert "时间记重了" not in page.text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"last": "2018-02-01"}, "结束早于开始"),
        ({"first": "2018-04-01", "last": "2018-04-30"}, "没有这名志愿者的服务记录"),
        ({"first": "三月"}, "日期"),
        ({"contact": ""}, "还没有填"),
        ({"contact": "长" * 81}, "80"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(director, volunteer, changed, said):
    answer = director.post(f"/volunteers/{volunteer.uid}/certify/", {**FIRST, **changed})
    page = Page(answer)
    assert answer.status_code == 422
    assert said in page.text
    assert (
        next(form.fields["first"] for form in page.forms if "first" in form.fields)
        == {**FIRST, **changed}["first"]
    )
    assert not Certificate.objects.exists()
