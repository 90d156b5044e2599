"""A person is shown what the services hold of them too, row by row, and so is whoever asks for them."""

import pytest

from tests.factories import people
from tests.factories.pages import Page
from tests.factories.volunteers import SINCE
from tests.factories.world import NOW
from youju.services.activities.actions.enrolling import enrol
from youju.services.volunteers import actions as volunteers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


def test_what_services_hold_stands_under_their_own_heads(world):
    person = people.person(world, "于青", year=1995)
    activity = world.furniture[world.north.pk].activity
    enrol(activity=activity, person=person, role="volunteer", by=world.system, at=NOW)
    one = volunteers.enlist(person=person, since=SINCE, group_kind="student", by=world.system, at=NOW)
    cells = {"volunteer": str(one.uid), "n": "", "group_kind": "", "each": "90"}
    world.record("volunteers.service", **cells)
    page = Page(people.keeper(world).client().get(f"/people/{person.uid}/held/"))
    for words in ("报名参加", "放学后托管", "志愿者登记", "编号1", "志愿服务记录", "1小时30分钟"):
        assert words in page.text
