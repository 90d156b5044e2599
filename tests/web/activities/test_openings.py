"""Public sign-up on the office's screens: opened with its poster, the list, who came, the telephone, the file."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.pages import Page
from tests.factories.rolls import session
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import TODAY
from youju.ground.access.actions import enter_partner
from youju.ground.access.models import View
from youju.services.activities.models import Attendance, Opening, Registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
TYPED = {
    "opens_at": "2018-03-20T09:00", "closes_at": "2018-03-24T09:00", "capacity": "30", "waits": "on",
    "role": "resident", "who_may": "社区居民", "consent": "同意为本次活动联系我。",
}  # fmt: skip


@pytest.fixture
def clerk(world):
    return world.colleague("supervisor", world.north).client()


def test_a_session_is_opened_and_its_poster_is_one_sheet(world, clerk):
    held = session(world)
    form = Page(clerk.get(f"/activities/sessions/{held.uid}/open/"))
    assert "活动结束30天后删除" in form.text
    there = clerk.post(f"/activities/sessions/{held.uid}/open/", TYPED)["Location"]
    opening = Opening.objects.get()
    assert there == f"/activities/openings/{opening.uid}/"
    assert opening.code in clerk.get(there).content.decode()
    assert "还没有人报名" in Page(clerk.get(there)).text
    sheet = clerk.get(f"{there}poster.pdf")
    assert sheet.content.startswith(b"%PDF")
    assert sheet.content.count(b"/Type /Page\n") <= 1
    assert clerk.get(f"/activities/sessions/{held.uid}/open/")["Location"] == there
    assert "放学后托管" in Page(clerk.get("/activities/openings/")).text
    assert "没有符合" in Page(clerk.get("/activities/openings/?q=舞蹈")).text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"closes_at": "2018-03-19T09:00"}, "截止时间早于开始时间"), ({"capacity": "0"}, "1"),
        ({"capacity": "99999"}, "2000"), ({"consent": ""}, "还没有填"), ({"role": "king"}, "king"),
        ({"opens_at": "昨天"}, "时间"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_and_kept(world, clerk, said, words):
    answer = clerk.post(f"/activities/sessions/{session(world).uid}/open/", TYPED | said)
    assert answer.status_code == 422
    assert words in Page(answer).text
    assert "社区居民" in answer.content.decode()
    assert not Opening.objects.exists()


def test_the_list_is_searched_filtered_and_ticked(world, clerk):
    opening = opened(world, on=TODAY, capacity=3)
    mine, other = signed_up(opening, "郑好", along=1), signed_up(opening, "白小兰", along=2)
    there = f"/activities/openings/{opening.uid}/"
    assert "候补中" in Page(clerk.get(there)).text
    found = Page(clerk.get(f"{there}?q=郑")).text
    assert "郑好" in found
    assert "白小兰" not in found
    assert "白小兰" in Page(clerk.get(f"{there}?state=waiting")).text
    assert clerk.get(f"{there}?state=king").status_code == 404
    body = {"session": str(opening.session.uid), "heads": "1"}
    clerk.post(f"/activities/registrations/{mine.uid}/came/", body)
    assert "到了1人" in Page(clerk.get(there)).text
    assert [row.n for row in Attendance.objects.standing()] == [1]
    clerk.post(f"/activities/registrations/{mine.uid}/not-come/", body)
    assert not Attendance.objects.standing().exists()
    clerk.post(f"/activities/registrations/{mine.uid}/take-off/")
    other.refresh_from_db()
    assert Registration.objects.get(pk=other.pk).placed
    assert "已递补，请告知" in Page(clerk.get(there)).text
    assert clerk.get(f"/activities/registrations/{mine.uid}/").status_code == 404


def test_the_telephone_is_shown_after_a_look_that_is_written_down(world, clerk):
    mine = signed_up(opened(world), "郑好", phone="13800138000")
    page = clerk.get(f"/activities/registrations/{mine.uid}/")
    assert "138" not in Page(page).text
    assert "138 0013 8000" in Page(clerk.post(f"/activities/registrations/{mine.uid}/number/")).text
    assert View.objects.filter(subject=mine.uid).count() == 1


def test_an_organisation_is_named_as_the_office_knows_it(world, clerk):
    opening = opened(world, asks_organisation=True)
    mine = signed_up(opening, "郑好", organisation="河西社会组织")
    partner = enter_partner(office=world.north, name="河西社", kind="social", by=world.system, at=opening.at)
    there = f"/activities/registrations/{mine.uid}/organisation/"
    assert clerk.post(there, {"partner": "nonsense"}).status_code == 422
    clerk.post(there, {"partner": str(partner.uid)})
    assert "河西社" in Page(clerk.get(f"/activities/openings/{opening.uid}/")).text


def test_the_list_leaves_for_a_reason_and_no_cell_runs(world):
    opening = opened(world)
    signed_up(opening, "=cmd()", phone="13800138000")
    director = world.colleague("office_director", world.north).client()
    there = f"/activities/openings/{opening.uid}/export/"
    assert director.post(there, {"reason": "", "file": "csv"}).status_code == 422
    text = b"".join(director.post(there, {"reason": "签到用", "file": "csv"})).decode()
    assert "'=cmd()" in text
    assert "138" not in text
    assert director.post(there, {"reason": "签到用", "file": "xlsx"}).status_code == 200


def test_the_sheet_to_sign_has_them(world, clerk):
    opening = opened(world)
    signed_up(opening, "郑好", along=1, organisation="河西社")
    assert "郑好 +1 河西社" in Page(clerk.get(f"/activities/sessions/{opening.session.uid}/sheet/")).text


def test_closed_it_takes_nobody_and_changed_it_does_again(world, clerk):
    opening = opened(world)
    there = f"/activities/openings/{opening.uid}/"
    clerk.post(f"{there}close/")
    assert "已截止" in Page(clerk.get(there)).text
    clerk.post(f"{there}change/", TYPED)
    assert "报名中" in Page(clerk.get(there)).text


def test_another_offices_sign_up_is_not_there(world, clerk):
    stranger = world.colleague("supervisor", world.south).client()
    opening = opened(world)
    mine = signed_up(opening, "郑好")
    for address in (f"/activities/openings/{opening.uid}/", f"/activities/registrations/{mine.uid}/"):
        assert (clerk.get(address).status_code, stranger.get(address).status_code) == (200, 404)


@pytest.mark.parametrize("address", ["/activities/openings/", "/activities/openings/{uid}/"])
def test_a_list_costs_the_same_for_one_row_and_for_twenty(world, clerk, address):
    opening = opened(world)
    costs = []
    for number in range(20):
        signed_up(opening, f"郑{number}")
        signed_up(opened(world, on=TODAY + timedelta(days=5 + number)), "白小兰")
        if number in (1, 19):
            clerk.get(address.format(uid=opening.uid))
            with CaptureQueriesContext(connection) as caught:
                clerk.get(address.format(uid=opening.uid))
            costs.append(len(caught))
    assert costs[0] == costs[1]


def test_the_clerk_writes_down_somebody_at_the_door_after_closing(world):
    clerk = world.colleague("support_clerk", world.north).client()
    opening = opened(world, on=TODAY, certifies=True)
    clerk.post(f"/activities/openings/{opening.uid}/close/")
    page = clerk.get(f"/activities/openings/{opening.uid}/").content.decode()
    there = f"/activities/openings/{opening.uid}/walk-in/?session={session(world).uid}"
    assert there in page
    assert "参加证明" in Page(clerk.get(there)).text
    wrong = clerk.post(there, {"name": "于青", "phone": "12"})
    assert (wrong.status_code, Registration.objects.count()) == (422, 0)
    said = {"name": "于青", "phone": "13900000042", "along": "", "agrees": "on", "certificate": "on"}
    back = clerk.post(there, said)["Location"]
    assert "于青" in Page(clerk.get(back)).text
    assert (Registration.objects.get().certificate, Attendance.objects.get().n) == (True, 1)
    for session_of in ("", "x", str(session(world, TODAY + timedelta(days=1)).uid)):
        assert clerk.get(f"/activities/openings/{opening.uid}/walk-in/?session={session_of}").status_code == 404
