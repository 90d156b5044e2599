"""A list costs the same number of queries for one row and for twenty, whatever stands in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.world import NOW, SINCE, World
from tests.web.access.press_things import picture
from youju.ground.access import actions as access
from youju.ground.access.models import Grant
from youju.ground.evidence import actions as evidence
from youju.ground.evidence.kinds import Kind, kind_of, kinds
from youju.ground.measures.indicators import indicators
from youju.ground.people import actions as people
from youju.ground.people.models import Person
from youju.ground.people.rules.births import Birth
from youju.ground.periods import month
from youju.ground.programmes.actions import open_programme
from youju.reporting.archive import actions as archive
from youju.reporting.bulletins import actions as press
from youju.reporting.bulletins.models import Issue, Line, Story
from youju.services.activities.actions import plan_activity, plan_month
from youju.services.ledger.actions import Counted, define_kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
ROWS = 20
Grow = Callable[[World, int], None]


@dataclass(frozen=True)
class Listing:
    """A page that lists what `grow` adds, for a reader who may see it."""

    url: str
    grow: Grow
    role: str = "office_director"


def stamp(world: World) -> dict[str, Any]:
    return {"by": world.system, "at": NOW}


def record(key: str) -> Grow:
    def grow(world: World, number: int) -> None:
        cells: dict[str, Any] = {}
        if key == "activities.attendance":
            cells["holding"] = str(world.record("activities.session", world.north).uid)
        author = world.colleague("social_worker", world.north, number % 3 + 1)
        made = world.record(key, world.north, by=author.actor, **cells)
        if number % 4 == 1:
            evidence.withdraw(kind=kind_of(key), record=made, reason="错", **stamp(world))

    return grow


def own_record(world: World, number: int) -> None:
    director = world.colleague("office_director", world.north)
    world.record("communications.material", world.north, by=director.actor, title=f"材料{number}")


def premises(world: World, number: int) -> None:
    for office in (world.north, world.south):
        access.open_site(office=office, name=f"点{number}", **stamp(world))
        access.enter_partner(office=office, name=f"单位{number}", kind="school", **stamp(world))
        open_programme(office=office, name=f"项目{number}", funder="某", since=SINCE, **stamp(world))


def account(world: World, number: int) -> None:
    colleague = world.colleague("librarian", world.south, number + 20)
    world.give(colleague, "support_clerk", world.north)


def office(world: World, number: int) -> None:
    place = {"slug": f"office{number}", "name": f"机构{number}", "city": "城", "position": number + 2}
    access.open_office(network=world.network, **place, **stamp(world))


def marked_day(world: World, number: int) -> None:
    days = [(SINCE + timedelta(days=number), "theme", f"日{number}", True)]
    access.mark_days(network=world.network, days=days, **stamp(world))


def brought(world: World, number: int) -> None:
    kind = kind_of("communications.material")
    values = {f.name: f.read(kind.example.get(f.name), world.north) for f in kind.entry}
    source = evidence.Source(f"{number}.xlsx", f"{number:064}")
    author = world.colleague("social_worker", world.north, number % 3 + 1)
    evidence.record_many(kind=kind, office=world.north, rows=[values], source=source, by=author.actor, at=NOW)


def counted(world: World, number: int) -> None:
    measures = [Counted("items", f"物{number}", "口径", disclosure="things")]
    for owner in (None, world.north):
        key = f"thing{number}{'own' if owner else ''}"
        define_kind(network=world.network, office=owner, key=key, label=key, measures=measures, **stamp(world))


def series(world: World, number: int) -> None:
    activity = plan_activity(
        office=world.north, name=f"活动{number}", activity_kind="class", since=SINCE, schedule="每周二15:00-16:00",
        site=world.furniture[world.north.pk].site, **stamp(world),
    )  # fmt: skip
    plan_month(activity=activity, period=month(2018, 3), **stamp(world))


def issue(world: World, number: int) -> None:
    press.start_issue(network=world.network, period=month(2016 + number // 12, number % 12 + 1), **stamp(world))


def line(world: World, number: int) -> None:
    standing = Issue.objects.filter(network=world.network).first()
    standing = standing or press.start_issue(network=world.network, period=month(2018, 3), **stamp(world))
    section = standing.sections.select_related("issue__network", "office").get(kind="results", office=world.north)
    margin = "{activities.service.attendances}"
    press.add_line(section=section, margin=margin, sentence="本月的服务活动。", **stamp(world))


def taken_out(world: World, number: int) -> None:
    line(world, number)
    editor = world.colleague("network_editor", None, number % 3 + 1).actor
    gone = Line.objects.select_related("section__issue__network", "section__office").latest("pk")
    press.remove(passage=gone, by=editor, at=NOW)


def lead(world: World, number: int) -> None:
    if not Issue.objects.filter(network=world.network).exists():
        issue(world, 0)
    author = world.colleague("social_worker", world.north, number % 3 + 1).actor
    photo = evidence.attach(office=world.north, name="照.jpg", data=picture(), by=author, at=NOW)
    kind, held = kind_of("activities.session"), world.record("activities.session", world.north)
    left = press.leave_lead(
        office=world.north, said=f"话{number}", photos=[photo], consent="nobody", about=(kind, held), by=author,
        at=NOW,
    )  # fmt: skip
    if number % 2 == 0:
        section = (
            Issue.objects.filter(network=world.network)[0].sections.select_related("issue").get(kind="headlines")
        )
        told = {"title": "事", "body": "写菜单。", "photos": [left.photos.get()]}
        press.take_lead(lead=left, section=section, **told, **stamp(world))


def asked_story(world: World, number: int) -> None:
    """One that is written, reminded of and delivered; every second one given back or taken in."""
    line(world, number)
    held = Issue.objects.get(network=world.network, start="2018-03-01")
    asked = press.ask_story(issue=held, office=world.north, title="树", **stamp(world))
    press.remind_of_story(commission=asked, **stamp(world))
    rows = Story.objects.select_related("section__issue__network", "section__office")
    press.write_story(story=rows.get(uid=asked.story), title="树", body="种树。", version=1, **stamp(world))
    press.deliver_story(commission=asked, **stamp(world))
    if number % 3 == 0:
        press.give_story_back(commission=asked, reason="再写写", **stamp(world))
    elif number % 3 == 1:
        section = held.sections.select_related("issue").get(kind="headlines")
        press.take_commission(commission=asked, section=section, **stamp(world))


def somebody(world: World, number: int) -> None:
    """Two cards that are alike, with names and tags; a third one was merged."""
    told: dict[str, Any] = {"aliases": (("nickname", f"小{number}"),), "tags": (f"标签{number % 3}",)}
    born = {"birth": Birth.in_year(2009)}
    entries = [people.Entry(f"林{number}", born, **told), *(people.Entry(f"林{number}", born) for _n in range(2))]
    one, _alike, other = people.enter(office=world.north, entries=entries, **stamp(world))
    people.merge(person=other, into=one, **stamp(world))


def said_of_somebody(world: World, number: int) -> None:
    """One more of everything on the card whose author is the director."""
    office, director = world.north, world.colleague("office_director", world.north).actor
    who = Person.objects.filter(name="林小舟").first() or people.register(
        office=office, name="林小舟", by=director, at=NOW
    )
    Person.objects.filter(pk=who.pk).update(uid=CARD)
    Grant.objects.filter(actor=director).update(subject=CARD)
    who.refresh_from_db()
    adult, mate, twin = (
        people.register(office=office, name=f"{word}{number}", **stamp(world)) for word in ("伯", "邻", "林小洲")
    )
    said: dict[str, Any] = stamp(world)
    tie = people.appoint_guardian(child=who, adult=adult, relation="relative", **said)
    people.allow_pickup(child=who, adult=adult, relation="relative", **said)
    people.live_together(person=mate, other=who, **said)
    people.call(person=who, sort="former", text=f"旧名{number}", **said)
    people.confide(person=who, sort="address", text=f"{number}号", **said)
    people.tag(person=who, name=f"签{number}", **said)
    people.speak(person=who, language=f"话{number}", **said)
    people.consent(person=who, purpose="photo", channel="web", guardian=tie, own=True, paper="柜", **said)
    people.change(person=who, known_since=SINCE + timedelta(days=number), **said)
    people.merge(person=twin, into=who, **said)


CARD = UUID("5e1fc0de-0000-4000-8000-000000000001")


def printed_issue(world: World, number: int) -> None:
    text, when = f"北岸月讯 2014年3月 之{number}\n本月开展活动12场。\n", month(2014, 3)
    made = archive.read_in(network=world.network, text=text, publisher=f"{number}社", period=when, **stamp(world))
    said = archive.Said(indicators(world.network)["activities.service.sessions"], world.north, when)
    row = made.figures.filter(value=12).order_by("position")[0]
    archive.confirm(figure=row, said=said, **stamp(world))


LISTS: dict[str, Listing] = {
    **{
        f"records, {kind.key}": Listing(f"/desk/{kind.slug}/?month=all&withdrawn=1", record(kind.key))
        for kind in kinds()
        if kind.enterable
    },
    "people": Listing("/people/", somebody),
    "people who are found": Listing("/people/?q=林&age=child", somebody),
    "cards that are alike": Listing("/people/pairs/", somebody),
    "a card": Listing(f"/people/{CARD}/", said_of_somebody),
    "what happened to a card": Listing(f"/people/{CARD}/past/", said_of_somebody),
    "everything held of somebody": Listing(f"/people/{CARD}/held/", said_of_somebody),
    "the desk": Listing("/", own_record),
    "sites, partners, programmes": Listing("/structure/", premises),
    "accounts": Listing("/structure/accounts/", account, "administrator"),
    "offices": Listing("/structure/network/", office, "administrator"),
    "the calendar": Listing("/structure/calendar/?year=2018", marked_day),
    "acts": Listing("/audit/", premises, "auditor"),
    "imports": Listing("/intake/", brought),
    "what is counted": Listing("/ledger/kinds/", counted),
    "what the network counts": Listing("/ledger/network/", counted, "administrator"),
    "the month grid": Listing("/ledger/month/", counted),
    "figures of a month": Listing("/figures/2018-03/", counted),
    "a figure's records": Listing("/figures/2018-03/communications.pieces/", record("communications.publication")),
    "planned sessions": Listing("/activities/2018-03/", series),
    "printed issues": Listing("/archive/", printed_issue, "network_editor"),
    "words of publishers": Listing("/archive/words/", printed_issue, "network_editor"),
    "issues": Listing("/bulletin/", issue, "network_editor"),
    "leads": Listing("/bulletin/leads/?state=all", lead, "network_editor"),
    "asked stories": Listing("/bulletin/2018-03/commissions/", asked_story, "network_editor"),
    "an issue": Listing("/bulletin/2018-03/", line, "network_editor"),
    "what was taken out": Listing("/bulletin/2018-03/history/", taken_out, "network_editor"),
}


def queries(world: World, listing: Listing) -> int:
    """How many queries the page costs now, after a first look that fills what is remembered."""
    whole = listing.role in {"administrator", "auditor", "network_editor"}
    client = world.colleague(listing.role, None if whole else world.north).client()
    client.get(listing.url)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        answer = client.get(listing.url)
    assert answer.status_code == 200, listing.url
    return len(caught)


def cost(world: World, listing: Listing) -> tuple[int, int]:
    """The queries for one row, and those for twenty."""
    listing.grow(world, 0)
    one = queries(world, listing)
    for number in range(1, ROWS):
        listing.grow(world, number)
    return one, queries(world, listing)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_one_row_and_for_twenty(world: World, name: str):
    one, twenty = cost(world, LISTS[name])
    assert one == twenty, f"{LISTS[name].url}: {one} queries for one row, {twenty} for {ROWS}"


def test_a_list_that_asks_for_each_row_would_be_seen(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Kind, "records", lambda kind: kind.model.objects.all())
    one, twenty = cost(world, LISTS["records, activities.partnership"])
    assert twenty >= one + ROWS // 2
