"""A release writes its own publications: once for each channel, counted as nothing that anybody pushed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.factories.world import NOW
from youju.ground.access.models import Actor, AuditEntry
from youju.ground.evidence.actions import withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.ports import ReleasedEdition, deliver
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.figures.queries import figures

pytestmark = pytest.mark.django_db
CARE, PUBLICATION = "activities.care.children", "communications.publication"
RELEASED = datetime(2018, 4, 3, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LATER = RELEASED + timedelta(days=5)


@pytest.fixture
def editor(world):
    return world.colleague("network_editor").actor


@pytest.fixture
def issue(world, editor):
    world.record("activities.session", happened_on="2018-03-05", n_child="25")
    made = actions.start_issue(network=world.network, period=month(2018, 3), by=editor, at=NOW)
    section = made.sections.filter(office=world.north).first()
    actions.add_line(section=section, margin=f"{{{CARE}}}", sentence=f"托管儿童{{{CARE}}}。", by=editor, at=NOW)
    return made


def publications():
    return list(kind_of(PUBLICATION).model.objects.order_by("id"))


def counted(world, key: str) -> int | None:
    scope = of_offices(world.north, world.south)
    known = indicators(world.network)
    return figures([(known[key], scope)], month(2018, 4))[(key, scope.digest())].value.amount


def test_a_release_is_published_on_the_web_by_mail_and_for_wechat(world, issue, editor):
    actions.release(issue=issue, by=editor, at=RELEASED)
    rows = publications()
    assert [row.channel for row in rows] == ["website", "email", "official"]
    for row in rows:
        assert (row.form, row.happened_on, row.issue) == ("edition", RELEASED.date(), issue.uid)
        assert row.characters == len("托管儿童25人次。")
        assert row.title == f"{world.network.bulletin} 2018年3月"
        assert row.link.endswith("/issues/2018-03/")


def test_the_first_office_carries_them_written_by_the_system_for_who_released(world, issue, editor):
    actions.release(issue=issue, by=editor, at=RELEASED)
    first = world.network.offices.first()
    assert {(row.office_id, row.by.kind) for row in publications()} == {(first.pk, Actor.Kind.SYSTEM)}
    entry = AuditEntry.objects.get(verb="communications.editions")
    assert (entry.by_id, entry.subject) == (editor.pk, issue.uid)


def test_they_are_editions_and_neither_messages_nor_articles_nor_pushed_issues(world, issue, editor):
    before = {key: counted(world, key) for key in indicators(world.network) if key.startswith("communications.")}
    actions.release(issue=issue, by=editor, at=RELEASED)
    after = {key: counted(world, key) for key in before}
    changed = {key: value for key, value in after.items() if (value or 0) != (before[key] or 0)}
    assert changed == {"communications.editions": 3}


def test_a_correction_s_revision_is_no_further_publication(issue, editor):
    actions.release(issue=issue, by=editor, at=RELEASED)
    actions.correct_release(
        issue=issue, figure=FrozenFigure.objects.get(), corrected="26人次", reason="漏抄一人", by=editor, at=LATER
    )
    assert len(publications()) == 3


def test_the_same_release_told_twice_is_written_once_even_after_a_withdrawal(world, issue, editor):
    actions.release(issue=issue, by=editor, at=RELEASED)
    boss = world.colleague("office_director", world.network.offices.first()).actor
    kind = kind_of(PUBLICATION)
    withdraw(kind=kind, record=publications()[2], reason="这期没有发公众号", by=boss, at=LATER)
    told = tuple(
        ReleasedEdition(issue.uid, 1, "月刊", channel, 9, 0, "https://example.org/", (world.north.pk,))
        for channel in ("website", "email", "official")
    )
    deliver(told, by=editor, at=LATER)
    assert len(publications()) == 3
    assert publications()[2].withdrawal_id is not None
