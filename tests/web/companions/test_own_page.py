"""A companion's own page: a nickname, the next meeting, the minutes; and a meeting recorded right after it."""

from datetime import date

import pytest
from django.test import Client

from tests.factories import companions as some
from tests.factories.world import NOW, World
from youju.ground.people import actions as people
from youju.services.companions import actions
from youju.services.companions.models import PairContact, Pairing
from youju.services.volunteers.actions import open_own_link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
SECRET = "a-secret-that-nobody-guesses"
OWN = f"/companions/own/{SECRET}/"
MET = {"way": "meeting", "happened_on": "2018-03-18", "minutes": "60", "seen": "two", "what": "一起做饭"}


@pytest.fixture
def pair(world: World) -> Pairing:
    made = some.pair(world)
    people.call(person=made.child, sort="nickname", text="小鹿", by=world.system, at=NOW)
    open_own_link(volunteer=made.volunteer, secret=SECRET, by=world.system, at=NOW)
    return made


def test_it_shows_the_nickname_and_never_the_name(world: World, pair: Pairing, client: Client):
    actions.appoint(pairing=pair, day=date(2018, 3, 24), place="阅览角", by=world.system, at=NOW)
    shown = client.get(OWN).content.decode()
    assert "小鹿" in shown
    assert "2018-03-24" in shown
    for hidden in ("林小舟", "林女士", "2010", str(pair.child.uid)):
        assert hidden not in shown
    assert "林小舟" not in client.get(f"{OWN}{pair.uid}/record/").content.decode()


def test_the_tab_is_there_for_whoever_accompanies(world: World, pair: Pairing, client: Client):
    assert OWN in client.get(f"/volunteers/own/{SECRET}/").content.decode()
    actions.end(pairing=pair, reason="goal", by=world.system, at=NOW)
    assert OWN not in client.get(f"/volunteers/own/{SECRET}/").content.decode()


def test_harm_is_reported_from_where_a_companion_sees_the_child(world: World, pair: Pairing, client: Client):
    way = f'class="button quiet harm" href="/safeguarding/own/{SECRET}/"'
    assert way in client.get(OWN).content.decode()


def test_a_meeting_is_recorded_with_its_minutes(world: World, pair: Pairing, client: Client):
    assert client.post(f"{OWN}{pair.uid}/record/", MET).headers["Location"] == OWN
    made = PairContact.objects.get()
    assert (made.minutes, made.service.volunteer, made.by) == (60, pair.volunteer, pair.volunteer.actor or made.by)
    assert "1小时" in client.get(OWN).content.decode()
    answer = client.post(f"{OWN}{pair.uid}/record/", {**MET, "seen": ""})
    assert answer.status_code == 422
    assert "一起做饭" in answer.content.decode()


def test_another_pair_and_a_wrong_secret_lead_nowhere(world: World, pair: Pairing, client: Client):
    other = some.pair(world, some.wishing(world, "陈小雨"), some.companion(world, "于白"))
    assert client.get(f"{OWN}{other.uid}/record/").status_code == 404
    assert client.get("/companions/own/wrong/").status_code == 404
    assert client.post(f"/companions/own/wrong/{pair.uid}/record/", MET).status_code == 404


def test_the_next_meeting_is_agreed_there(world: World, pair: Pairing, client: Client):
    client.post(f"{OWN}{pair.uid}/next/", {"day": "2018-03-25", "start": "15:00", "place": "服务站"})
    assert [row.day for row in pair.appointments.filter(gone_at=None)] == [date(2018, 3, 25)]
