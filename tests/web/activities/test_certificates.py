"""Certificates of attendance on the screens: from the poster to the page on which a stranger checks them."""

from io import BytesIO

import pytest
from django.test import Client

from tests.factories.pages import Page
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import TODAY
from youju.services.activities.models import Attestation, Opening, Registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def clerk(world):
    """Who runs trainings of other organisations, and finds no person."""
    return world.colleague("support_clerk", world.north).client()


@pytest.fixture
def opening(world) -> Opening:
    return opened(world, on=TODAY, certifies=True, asks_organisation=True)


@pytest.fixture
def trainee(opening) -> Registration:
    return signed_up(opening, "郑好", key="mine", organisation="河西社", certificate=True, phone="13800138000")


def came(clerk, one: Registration) -> None:
    clerk.post(f"/activities/registrations/{one.uid}/came/", {"session": str(one.opening.session.uid)})


def issued(clerk, opening: Opening) -> Attestation:
    there = f"/activities/sessions/{opening.session.uid}/certificates/"
    form = next(form for form in Page(clerk.get(there)).forms if "contact" in form.fields)
    answer = clerk.post(there, {"attendance": form.fields["attendance"], "contact": "010-5550 0101"})
    assert answer.status_code == 302
    return Attestation.objects.latest("pk")


def test_the_clerk_runs_a_training_from_its_list_to_the_paper(clerk, opening, trainee):
    assert "郑好" in Page(clerk.get(f"/activities/openings/{opening.uid}/")).text
    assert "138 0013 8000" in Page(clerk.post(f"/activities/registrations/{trainee.uid}/number/")).text
    assert "郑好" in Page(clerk.get(f"/activities/sessions/{opening.session.uid}/sheet/")).text
    came(clerk, trainee)
    made = issued(clerk, opening)
    assert "NORTH-2018-T0001" in Page(clerk.get(f"/activities/certificates/{made.uid}/")).text
    for sheet in (
        f"/activities/certificates/{made.uid}/certificate.pdf",
        f"/activities/sessions/{opening.session.uid}/certificates.pdf",
    ):
        assert BytesIO(clerk.get(sheet).content).read(5) == b"%PDF-"
        assert clerk.get(sheet).content == clerk.get(sheet).content
    assert clerk.get(f"/activities/sessions/{opening.session.uid}/roll/").status_code == 403


def test_two_who_came_get_two_numbers(clerk, opening, trainee):
    other = signed_up(opening, "白小兰", organisation="河西社", certificate=True)
    came(clerk, trainee), came(clerk, other)
    there = f"/activities/sessions/{opening.session.uid}/certificates/"
    found = Registration.objects.values_list("turnouts__attendance__uid", flat=True)
    clerk.post(there, {"attendance": [str(uid) for uid in found], "contact": "北岸"})
    assert "NORTH-2018-T0002" in Page(clerk.get(there)).text


def test_each_one_fetches_their_own_behind_the_link(clerk, opening, trainee):
    visitor = Client()
    assert "您已选择要证明" in Page(visitor.get("/joined/mine/")).text
    came(clerk, trainee)
    made = issued(clerk, opening)
    assert made.number in Page(visitor.get("/joined/mine/")).text
    sheet = visitor.get(f"/joined/mine/certificates/{made.uid}.pdf")
    assert sheet.content.startswith(b"%PDF")
    signed_up(opening, "白小兰", key="other", organisation="河西社")
    assert visitor.get(f"/joined/other/certificates/{made.uid}.pdf").status_code == 404


def test_whoever_did_not_ask_asks_on_the_own_page_or_at_the_door(clerk, opening):
    one = signed_up(opening, "郑好", key="mine", organisation="河西社")
    came(clerk, one)
    there = f"/activities/sessions/{opening.session.uid}/certificates/"
    assert "没有要" in Page(clerk.get(there)).text
    Client().post("/joined/mine/certificate/", {"wants": "1"})
    assert "没有要" not in Page(clerk.get(there)).text
    clerk.post(f"/activities/registrations/{one.uid}/certificate/", {"wants": "0"})
    assert "没有要" in Page(clerk.get(there)).text


def test_a_stranger_reads_what_the_paper_says_and_that_it_was_withdrawn(clerk, opening, trainee):
    came(clerk, trainee)
    made = issued(clerk, opening)
    asked = {"number": made.number.lower(), "code": made.code.lower()}
    page = Page(Client().get("/certificates/", asked))
    for word in (made.number, "郑好", "河西社", "放学后托管", "北岸社会工作服务中心"):
        assert word in page.text
    assert "138" not in page.text
    assert Client().get("/certificates/", asked | {"code": "WRONG"}).status_code == 404
    assert clerk.post(f"/activities/certificates/{made.uid}/withdraw/", {"reason": ""}).status_code == 409
    clerk.post(f"/activities/certificates/{made.uid}/withdraw/", {"reason": "单位写错"})
    page = Page(Client().get("/certificates/", asked))
    assert "不再有效" in page.text
    assert "单位写错" not in page.text


@pytest.mark.parametrize(
    ("said", "words"),
    [({"contact": "北岸"}, "没有勾选到场的人"), ({"attendance": "x", "contact": "北岸"}, "没有勾选")],
)
def test_nobody_ticked_is_said(clerk, opening, trainee, said, words):
    came(clerk, trainee)
    answer = clerk.post(f"/activities/sessions/{opening.session.uid}/certificates/", said)
    assert answer.status_code == 422
    assert words in Page(answer).text


def test_without_a_contact_it_is_said(clerk, opening, trainee):
    came(clerk, trainee)
    attendance = trainee.turnouts.get().attendance.uid
    answer = clerk.post(
        f"/activities/sessions/{opening.session.uid}/certificates/", {"attendance": str(attendance), "contact": ""}
    )
    assert "联系方式" in Page(answer).text
    assert not Attestation.objects.exists()
