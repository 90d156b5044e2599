"""The code on the wall and the link of a sign-up; and where what is open for sign-up is found beforehand."""

import re
from datetime import time, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.factories.devices import trusted
from tests.factories.pages import Page
from tests.factories.press import Press
from tests.factories.rolls import clerk, session
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import NOW, TODAY
from youju.services.activities.actions import cancel_session
from youju.services.activities.actions.kiosks import open_kiosk
from youju.services.activities.models import Attendance
from youju.web.activities import codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def wall(world) -> str:
    held = session(world)
    held.start, held.end = time(17), time(18, 10)
    held.save()
    return codes.address(open_kiosk(session=held, device=trusted(world), by=clerk(world), at=NOW), at=NOW)


def path(address: str) -> str:
    return address.removeprefix("http://localhost:8000")


def test_the_own_link_signs_in_and_any_other_answers_alike(world, wall):
    signed_up(opened(world, on=TODAY), "郑好", key="a-secret-of-her-own", along=1)
    answers = []
    for links in (
        "http://localhost:8000/joined/a-secret-of-nobody/",
        "joined/x",
        "joined/a-secret-of-her-own/ 你好",
    ):
        visitor = Client()
        ticket = re.search(r'name="ticket" value="([^"]+)"', visitor.get(path(wall)).content.decode())
        assert ticket is not None
        answer = visitor.post(path(wall), {"ticket": ticket.group(1), "links": links})
        answers.append((answer.status_code, answer["Location"]))
    assert set(answers) == {(302, "/activities/here/")}
    assert [row.n for row in Attendance.objects.standing()] == [2]


def test_without_a_sign_up_nobody_is_asked_for_a_link(wall):
    assert 'name="links"' not in Client().get(path(wall)).content.decode()


def test_the_calendar_leads_to_what_is_open_and_to_nothing_else(world, client):
    opening = opened(world, on=TODAY + timedelta(days=2))
    link = f"/join/{opening.code}/"
    site = opening.activity.site
    for address in ("/calendar/", f"/about/north/{site.uid}/"):
        assert link in client.get(address).content.decode()
    assert "X-Robots-Tag" not in client.get(link)
    cancel_session(session=opening.session, reason="台风", by=world.system, at=NOW)
    assert link not in client.get("/calendar/").content.decode()
    assert client.get(link)["X-Robots-Tag"] == "noindex"


def test_the_map_of_pages_names_what_is_open_and_the_registration_of_volunteers(world, client):
    Press.of(world).release()
    opening, shut = opened(world), opened(world, on=TODAY + timedelta(days=6), opens_at=NOW + timedelta(days=1))
    names = {row.text for row in ElementTree.fromstring(client.get("/sitemap.xml").content).iter()}
    assert f"http://localhost:8000/join/{opening.code}/" in names
    assert f"http://localhost:8000/join/{shut.code}/" not in names
    assert "http://localhost:8000/about/north/volunteer/" in names


def test_who_signed_up_stands_on_the_notice_with_a_text_of_their_own(world):
    opening = opened(world, on=TODAY + timedelta(days=4))
    signed_up(opening, "郑好")
    reader = world.colleague("support_clerk", world.north).client()
    answer = reader.post(
        f"/activities/sessions/{opening.session.uid}/cancel/", {"cancel-reason": "台风", "reason": "台风"}
    )
    there = answer["Location"]
    page = Page(reader.get(there))
    assert "郑好，您好" in page.text
    reader.post(there, {"channel": "group"})
    assert "1 / 1" in Page(reader.get(there)).text
