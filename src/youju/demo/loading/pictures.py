"""The pictures of the demo's issues, and the leads that colleagues leave after a session: all are drawings."""

from datetime import datetime
from typing import Any

from youju.demo.loading.drawings import drawn
from youju.demo.loading.sources import evening, source
from youju.demo.loading.structure import World
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import attach
from youju.ground.evidence.kinds import kind_of
from youju.reporting.bulletins.actions import (
    illustrate,
    leave_lead,
    set_cover,
    state_cover,
    state_picture,
    write_cover,
    write_picture,
)
from youju.reporting.bulletins.models import Issue, PictureStatement, Story
from youju.reporting.bulletins.rules.crops import WHOLE
from youju.services.activities.models import Holding

NOBODY = PictureStatement.Consent.NOBODY


def cover(world: World, issue: Issue, row: dict[str, Any], by: Actor, at: datetime) -> None:
    """The cover drawing with its words; nobody is in it, and that is said."""
    office, name = world.offices[row["office"]], row["drawing"]
    held = set_cover(issue=issue, office=office, name=f"{name}.jpg", data=drawn(name), by=by, at=at)
    held = write_cover(issue=held, alt=row["alt"], crop=WHOLE, by=by, at=at)
    state_cover(issue=held, consent=NOBODY, by=by, at=at)


def picture(story: Story, row: dict[str, Any], by: Actor, at: datetime) -> None:
    """A drawing in a story of an office."""
    name = row["drawing"]
    for made in illustrate(story=story, files=[(f"{name}.jpg", drawn(name))], by=by, at=at):
        told = write_picture(picture=made, alt=row["alt"], crop=WHOLE, version=made.version, by=by, at=at)
        state_picture(picture=told, consent=NOBODY, by=by, at=at)


def leads(world: World) -> None:
    """What was left in the evening after a session, by the hand of the office."""
    for row in source("leads")["lead"]:
        office, at = world.offices[row["office"]], evening(row["day"])
        by = world.hands[row["office"]]
        held = Holding.objects.filter(office=office, happened_on=row["day"]).order_by("pk").first()
        photos = [
            attach(office=office, name=f"{name}.jpg", data=drawn(name), by=by, at=at)
            for name in row.get("drawings", ())
        ]
        leave_lead(
            office=office, said=row["said"], worth=row["worth"], photos=photos, consent=row.get("consent", ""),
            about=(kind_of("activities.session"), held) if held else None, by=by, at=at,
        )  # fmt: skip
