"""Pairing by hand: for one child every companion, for one companion every child, with the reason why not."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.organisations.models import Office
from youju.services.companions.queries.facts import Free, Wish, companions, wishes
from youju.services.companions.rules.fitting import Fit, fit


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be chosen, or why not."""

    free: Free
    wish: Wish
    fit: Fit


@dataclass(frozen=True)
class Room:
    """Children who wait and companions with a place, side by side; `others` cannot be chosen just now."""

    waiting: tuple[Wish, ...]
    refusing: tuple[Wish, ...]
    free: tuple[Free, ...]
    others: tuple[Free, ...]


def room(office: Office, *, at: datetime) -> Room:
    """Both sides of the office."""
    asked, offered = wishes(office, at=at), companions(office, on=localdate(at))
    return Room(
        tuple(one for one in asked if one.waits),
        tuple(one for one in asked if one.refuses and not one.child.paired),
        tuple(one for one in offered if one.ready),
        tuple(one for one in offered if not one.ready),
    )


def for_child(office: Office, person: UUID, *, at: datetime) -> tuple[Wish | None, list[Candidate]]:
    """The child's wish and every companion for it, the fitting ones first; nobody where nothing is wished for."""
    wish = next((one for one in wishes(office, at=at) if one.card.uid == person), None)
    if wish is None:
        return None, []
    found = [Candidate(one, wish, fit(wish.child, one.companion)) for one in companions(office, on=localdate(at))]
    return wish, sorted(found, key=lambda one: (*one.fit.better_first, one.free.volunteer.number))


def for_companion(office: Office, volunteer: UUID, *, at: datetime) -> tuple[Free | None, list[Candidate]]:
    """The volunteer's offer and every child who waits, the fitting ones first; nobody where nothing is offered."""
    free = next((one for one in companions(office, on=localdate(at)) if one.volunteer.uid == volunteer), None)
    if free is None:
        return None, []
    found = [Candidate(free, one, fit(one.child, free.companion)) for one in wishes(office, at=at) if one.waits]
    return free, sorted(found, key=lambda one: (*one.fit.better_first, one.wish.need.since, one.wish.need.pk))
