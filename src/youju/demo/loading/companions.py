"""The demo's companions: wishes, offers and pairs of one office, in the weeks before the demo is loaded.

Nothing lies in the four months of the figures: their minutes are the days in volunteers.toml, and stay.
"""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from itertools import cycle
from typing import Any

from django.utils.timezone import localdate

from youju.demo.loading.people import AGO
from youju.demo.loading.sources import source
from youju.demo.loading.structure import World
from youju.ground.access.models import Actor
from youju.ground.people import actions as people
from youju.ground.people.models import Person
from youju.ground.people.queries.persons import guardians_of
from youju.ground.people.rules.births import Birth
from youju.services.companions import actions
from youju.services.companions.models import Pairing
from youju.services.volunteers import actions as volunteers
from youju.services.volunteers.models import Team, Volunteer
from youju.services.volunteers.queries.register import teams_in
from youju.services.volunteers.queries.register import volunteers as registered
from youju.services.volunteers.rules.availability import Span, read

Row = Mapping[str, Any]
# Who looks after the pairs, in turn, and on which paper guardians agreed.
KEEPERS = ("bj-worker1", "bj-worker2")
PAPER = "陪伴同意书资料夹"


def load(world: World) -> None:
    data = source("companions")
    office = world.offices[data["office"]]
    by: dict[str, Any] = {"by": world.hands[data["office"]], "at": world.at - AGO}
    teams = {team.name: team for team in teams_in(office)}
    known = {str(row.volunteer): row.volunteer for row in registered(office, on=localdate(world.at))}
    slugs = {row["slug"]: teams[row["name"]] for row in source("volunteers")["team"] if row["name"] in teams}
    for row in data["volunteer"]:
        known[row["name"]] = _volunteer(world, row, slugs)
    for row in [*data["volunteer"], *data["offer"]]:
        actions.offer(
            volunteer=known[row["name"]], helps=row["helps"], most=row.get("most", 1),
            languages=row.get("languages", ""), **by,
        )  # fmt: skip
    children = {person.name: person for person in Person.objects.filter(office=office, canonical=None)}
    # The list of people holds some twice, to be found and merged: those that come to the office are meant.
    children |= {child.name: child for child in world.children[data["office"]]}
    for number, row in enumerate(data["child"], 1):
        _wish(world, children[row["name"]], row, number)
    for row in data["sibling"]:
        actions.wish_of_siblings(one=children[row["one"]], other=children[row["other"]], sort=row["sort"], **by)
    for row, login in zip(data["pair"], cycle(KEEPERS), strict=False):
        _pair(world, children[row["child"]], known[row["volunteer"]], row, login)
    for row in data["decline"]:
        refused = known[row["volunteer"]] if "volunteer" in row else None
        actions.decline(child=children[row["child"]], volunteer=refused, **{**by, "at": world.at})


def _volunteer(world: World, row: Row, teams: Mapping[str, Team]) -> Volunteer:
    """Registered a year ago, with papers that stand."""
    data = source("companions")
    year = timedelta(days=365)
    stamp: dict[str, Any] = {"by": world.hands[data["office"]], "at": world.at - year}
    since = localdate(world.at - year)
    person = people.register(
        office=world.offices[data["office"]], name=row["name"], birth=Birth.in_year(row["born"]), sex=row["sex"],
        **stamp,
    )  # fmt: skip
    made = volunteers.enlist(
        person=person, since=since, group_kind=row["group_kind"], team=teams[row["team"]], skills=row["skills"],
        **stamp,
    )  # fmt: skip
    volunteers.add_paper(
        volunteer=made, sort="clearance", title="入职查询", on=since, until=since + 3 * year, **stamp
    )
    if not row.get("untrained"):
        volunteers.add_paper(
            volunteer=made, sort="training", title="儿童保护与陪伴", minutes=240, on=since, **stamp
        )
    volunteers.state_availability(volunteer=made, spans=_hours(row), **stamp)
    return made


def _wish(world: World, child: Person, row: Row, number: int) -> None:
    """What the child wishes for, in the week in which its card was written; most guardians agreed."""
    data = source("companions")
    stamp: dict[str, Any] = {"by": world.hands[data["office"]], "at": world.at - AGO}
    guardian = next(iter(guardians_of(child)), None)
    if row.get("agreed", True) and guardian is not None:
        own = row["name"] == "周以安"
        people.agree(
            person=child, purpose="company", channels=["internal"], guardian=guardian, own=own,
            paper=f"{PAPER}第{number}份", **stamp,
        )  # fmt: skip
    actions.state_need(
        person=child, helps=row["helps"], language=row.get("language", ""), hours=_hours(row),
        companion_sex=row.get("companion_sex", ""), site=world.sites[data["site"]], **stamp,
    )  # fmt: skip


def _pair(world: World, child: Person, volunteer: Volunteer, row: Row, login: str) -> None:
    keeper = world.users[login]
    data, begun = source("companions"), world.at - timedelta(days=row["begun"])
    pair = actions.pair(
        child=child, volunteer=volunteer, coordinator=keeper, rhythm=row["every"],
        site=world.sites[data["site"]], by=keeper.actor, at=begun,
    )  # fmt: skip
    by = keeper.actor
    if row.get("own"):
        link = volunteers.open_own_link(
            volunteer=volunteer, secret=secrets.token_urlsafe(), by=keeper.actor, at=begun
        )
        assert link.volunteer.actor is not None
        by = link.volunteer.actor
    for contact in row["contacts"]:
        _contact(world, pair, contact, by)
    if "next" in row:
        day = localdate(world.at) + timedelta(days=row["next"])
        actions.appoint(pairing=pair, day=day, place=row["place"], by=keeper.actor, at=world.at)
    if "ended" in row:
        at = world.at - timedelta(days=row["ended"])
        actions.end(pairing=pair, reason=row["reason"], by=keeper.actor, at=at)


def _contact(world: World, pair: Pairing, row: Row, by: Actor) -> None:
    at = world.at - timedelta(days=row["ago"])
    call = row.get("call", False)
    actions.record_contact(
        pairing=pair, way="call" if call else "meeting", happened_on=localdate(at), minutes=row["minutes"],
        seen="" if call else "visible", what=row["what"], ability=row.get("ability", False), by=by, at=at,
    )  # fmt: skip


def _hours(row: Row) -> dict[int, tuple[Span, ...]]:
    return {int(day): read(said) for day, said in row.get("hours", {}).items()}
