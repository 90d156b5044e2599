"""Two worlds that differ only in what the observers in the north may not see.

The visible part is made by the same steps in both, with the same identifiers. Hidden rows are written before,
between and after it, so that no key of the database, no order and no count of one world is that of the other.
"""

import hashlib
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from tests.factories import remembered
from tests.factories.world import NOW, World
from tests.web.access.press_things import DRAFT, PAPER, Place, picture
from tests.web.access.realm import ELSEWHERE, Realm
from tests.web.access.things import furnish
from youju.ground.access import actions as access
from youju.ground.evidence import actions as evidence
from youju.ground.evidence.kinds import kind_of
from youju.ground.organisations.models import Office
from youju.ground.people import actions as people
from youju.ground.periods import month
from youju.ground.programmes.actions import open_programme
from youju.reporting.bulletins import actions as press
from youju.reporting.bulletins.models import Issue, Story
from youju.reporting.bulletins.models.drafts import Typed
from youju.services.activities.actions import plan_activity
from youju.services.ledger.actions import Counted, define_kind

# What hidden texts say; no visible text has these characters.
SECRET = "隐秘"


@contextmanager
def drawn_from(stream: str) -> Iterator[None]:
    """Identifiers come from this stream, the same in every run, instead of chance."""
    numbers = _streams.setdefault(stream, itertools.count())

    def draw(size: int) -> bytes:
        return hashlib.shake_256(f"{stream} {next(numbers)}".encode()).digest(size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "urandom", draw)
        patch.setattr(remembered, "KEEPS", False)
        yield


_streams: dict[str, Iterator[int]] = {}
# What is hidden, and at which of its moments: 0 before the visible part, 1 amid it, 2 after it.
Hidden = Callable[[Realm, int], None]


def build(hidden: Hidden, words: str = "公开") -> Realm:
    """A realm in which the south wrote `words`, with what is hidden woven into it."""
    _streams.clear()
    with drawn_from("visible"):
        home = World.found()
        realm = Realm(home, World.found(*ELSEWHERE))
    with drawn_from("hidden"):
        hidden(realm, 0)
    with drawn_from("visible"):
        furnish(home)
        _write(Place(home, home.south, home.colleague("office_editor", home.south).actor), words)
    with drawn_from("hidden"):
        hidden(realm, 1)
    with drawn_from("visible"):
        _write(Place(home, home.north, home.colleague("social_worker", home.north).actor), "公开")
        furnish(realm.far)
    with drawn_from("hidden"):
        hidden(realm, 2)
    return realm


def _write(place: Place, words: str) -> None:
    """A record of every kind, with texts of one length, which the figures do not count."""
    world, office, by = place.world, place.office, place.by

    def record(key: str, **cells: Any) -> Any:
        return world.record(key, office, by=by, **cells)

    held = record("activities.session", topic=words)
    record("activities.attendance", holding=str(held.uid), n="9")
    record("activities.partnership")
    record("communications.publication", title=words, text=words * 9, topics=words, link=f"https://{words}.cn/")
    record("communications.material", title=words)
    record("ledger.tally", note=words)


def nothing(realm: Realm, moment: int) -> None:
    """The plain world."""


def another_network(realm: Realm, moment: int) -> None:
    """More of everything elsewhere, and a whole third network."""
    far, stamp = realm.far, {"by": realm.home.system, "at": NOW}
    if moment == 0:
        third = World.found("third", "第三协作", (("south", f"{SECRET}南", "南"), ("third", f"{SECRET}三", "三")))
        _busy(third, third.north)
        access.open_office(network=far.network, slug="east", name=f"{SECRET}东", city="东", **stamp)
        access.mark_days(network=far.network, days=[(date(2018, 3, 9), "off", SECRET, True)], **stamp)
    for office in (far.north, far.south):
        _busy(far, office, moment)
    counted = [Counted("items", SECRET, SECRET, disclosure="things")]
    define_kind(network=far.network, office=None, key=f"hidden-{moment}", label=SECRET, measures=counted, **stamp)
    issue = press.start_issue(network=far.network, period=month(2017, 10 + moment), **stamp)
    if moment == 1:
        press.release(issue=issue, **stamp)


def another_office(realm: Realm, moment: int) -> None:
    """What the south has beside its figures: accounts, places, partners, papers, imports, corrections."""
    _busy(realm.home, realm.home.south, moment, counted=False)


def asked_stories(realm: Realm, moment: int) -> None:
    """What the south is asked for, and what it writes aside of the issue."""
    if moment == 0:
        return
    world, south = realm.home, realm.home.south
    writer = world.colleague("office_editor", south, 30).actor
    editor: dict[str, Any] = {"by": world.system, "at": NOW}
    issue = Issue.objects.get(network=world.network, start=DRAFT.start)
    asked = press.ask_story(issue=issue, office=south, title=SECRET, wanted=SECRET, **editor)
    story = Story.objects.select_related("section__issue__network", "section__office").get(uid=asked.story)
    stamp: dict[str, Any] = {"by": writer, "at": NOW}
    press.write_story(story=story, title=SECRET, body=SECRET, version=1, **stamp)
    press.illustrate(story=story, files=[("照.jpg", picture())], **stamp)
    typed = Typed(title=SECRET, body=f"{SECRET}{moment}")
    press.keep_draft(section=asked.section, passage=story, base=1, typed=typed, **stamp)
    press.remind_of_story(commission=asked, **editor)
    if moment == 2:
        press.deliver_story(commission=asked, **stamp)


def _busy(world: World, office: Office, moment: int = 0, *, counted: bool = True) -> None:
    """Everything that an office can have; of what figures count only what is withdrawn, unless `counted`."""
    stamp: dict[str, Any] = {"by": world.system, "at": NOW}
    name = f"{SECRET}{moment}"
    access.open_site(office=office, name=name, address=name, phone=name, contacts=name, **stamp)
    access.enter_partner(office=office, name=name, kind="school", **stamp)
    open_programme(office=office, name=name, funder=name, since=date(2018, 1, 1), **stamp)
    plan_activity(
        office=office, name=name, activity_kind="class", since=date(2017, 1, 1), until=date(2017, 2, 1), **stamp
    )
    clerk = world.colleague("support_clerk", office, 30 + moment)
    evidence.attach(office=office, name=f"{name}.pdf", data=PAPER, by=clerk.actor, at=NOW)
    shown = evidence.attach(office=office, name=f"{name}.jpg", data=picture(), by=clerk.actor, at=NOW)
    press.leave_lead(office=office, said=name, photos=[shown], consent="nobody", by=clerk.actor, at=NOW)
    for key in ("communications.publication", "communications.material", "ledger.tally", "activities.session"):
        text = {"ledger.tally": "note", "activities.session": "topic"}.get(key, "title")
        gone = world.record(key, office, by=clerk.actor, **{text: name})
        paper = evidence.attach(office=office, name=f"{name}.jpg", data=picture(), by=clerk.actor, at=NOW)
        evidence.enclose(kind=kind_of(key), record=gone, attachments=[paper], by=clerk.actor, at=NOW)
        if not counted:
            evidence.withdraw(kind=kind_of(key), record=gone, reason=name, by=clerk.actor, at=NOW)
    nil = evidence.state_nil(
        kind=kind_of("activities.session"), office=office, start=date(2017, 1 + moment, 1),
        end=date(2017, 2 + moment, 1), by=clerk.actor, at=NOW,
    )  # fmt: skip
    if moment:
        evidence.withdraw_nil(nil=nil, reason=name, by=clerk.actor, at=NOW)
    _people(office, name, stamp)
    _import(office, name, stamp, withdrawn=not counted)
    if moment == 2:
        _mend(office, stamp)


def _people(office: Office, name: str, stamp: dict[str, Any]) -> None:
    """Somebody with the names and the number of somebody in the north, and another card just like it."""
    said = (("nickname", f"小{name}"),)
    alike = [
        people.Entry(who, aliases=aliases, sealed=(("phone", "010-5550 0142", ""),), tags=(name,), home=name)
        for who, aliases in (("林小舟", said), ("林小舟", ()), (name, ()))
    ]
    one, other, third = people.enter(office=office, entries=alike, **stamp)
    people.keep_apart(one=one, other=third, **stamp)
    people.merge(person=third, into=other, **stamp)
    agreed = {"purpose": "photo", "channel": "web", "own": True, "paper": name}
    people.consent(person=one, **agreed, **stamp)


def _import(office: Office, name: str, stamp: dict[str, Any], *, withdrawn: bool) -> None:
    kind = kind_of("communications.material")
    values = {f.name: f.read({**kind.example, "title": name}.get(f.name), office) for f in kind.entry}
    source = evidence.Source(f"{name}.xlsx", hashlib.sha256(f"{office.slug} {name}".encode()).hexdigest())
    row = evidence.record_many(kind=kind, office=office, rows=[values], source=source, **stamp)[0]
    if withdrawn:
        evidence.withdraw_import(batch=row.imported, kind=kind, reason=name, **stamp)


def _mend(office: Office, stamp: dict[str, Any]) -> None:
    """A correction of words alone."""
    kind = kind_of("communications.material")
    record = kind.model.objects.standing().filter(office=office).order_by("pk")[0]
    values = {**kind.read_values(record), "title": SECRET}
    evidence.correct(kind=kind, record=record, values=values, version=record.version, reason=SECRET, **stamp)
