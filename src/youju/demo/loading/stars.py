"""Stars that children earned in the last sessions of the month: a few each, so that the board is not empty."""

from collections.abc import Sequence
from uuid import uuid5

from youju.demo.loading.sources import evening
from youju.ground.access.models import Actor
from youju.services.activities.actions.stars import give_stars
from youju.services.activities.models import Session, StarWord
from youju.services.activities.queries.caring import person_of
from youju.services.activities.queries.stars import here

DAYS, A_DAY = 2, 6


def earn(sessions: Sequence[Session], *, by: Actor) -> None:
    """In the evening of each session some of those who came have a star."""
    for day, session in enumerate(sessions[-DAYS:]):
        there = here(session, on=session.day)
        for number, child in enumerate(there[:A_DAY]):
            person = person_of(session.office, child.seat.card.uid)
            if person is None:
                continue
            give_stars(
                session=session, person=person, word=StarWord.values[(number + day) % len(StarWord.values)],
                n=1 + (number + day) % 2, key=uuid5(session.uid, f"star {number}"), by=by, at=evening(session.day),
            )  # fmt: skip
