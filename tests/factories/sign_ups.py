"""Openings for public sign-up, and people who sign up."""

import zlib
from datetime import date, timedelta
from itertools import count
from typing import Any

from tests.factories.rolls import clerk, series, session
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.actions import visitor
from youju.services.activities.actions.openings import open_sign_up
from youju.services.activities.actions.registering import sign_up
from youju.services.activities.models import Opening, Registration

_keys = count(1)


def opened(world: World, *, on: date = TODAY + timedelta(days=4), whole: bool = False, **details: Any) -> Opening:
    """One session, or the whole series, open since yesterday and for four days."""
    details = {
        "opens_at": NOW - timedelta(days=1), "closes_at": NOW + timedelta(days=4), "role": "resident",
        "consent": "同意为本次活动联系我。", "code": f"k7q2mx{next(_keys)}",
    } | details  # fmt: skip
    made = None if whole else session(world, on)
    return open_sign_up(activity=series(world), session=made, by=clerk(world), at=NOW, **details)


def signed_up(opening: Opening, who: str, *, key: str = "", phone: str = "", **said: Any) -> Registration:
    """Somebody stands before the poster; without a number they have one of their own, told by their name.

    `phone` may be a number, or the name of whoever has it.
    """
    number = (
        phone if phone[:1].isascii() and phone else f"1390{zlib.crc32((phone or who)[:9].encode()) % 10**7:07}"
    )
    said = {
        "name": who, "agrees": True, "secret": key or f"secret {next(_keys)}", "computer": "192.0.2.1",
        "by": visitor(), "at": NOW,
    } | said  # fmt: skip
    return sign_up(**{"opening": opening, "phone": number} | said)
