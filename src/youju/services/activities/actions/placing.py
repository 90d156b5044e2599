"""Places of a public sign-up go to whoever waits longest among those for whom they are enough."""

from datetime import datetime

from youju.ground.access.models import Actor
from youju.services.activities.models import Opening, Placement, Registration
from youju.services.activities.queries.openings import seats


def alone_with(opening: Opening) -> Opening:
    """The opening as it stands, alone: of two who want the last place the second one sees the first."""
    rows = Opening.objects.select_for_update(of=("self",)).select_related("office", "activity", "session")
    return rows.get(pk=opening.pk)


def give_places(opening: Opening, *, by: Actor, at: datetime) -> int:
    """Gives what is free to the waiting list and says to how many; called by acts that hold the opening.

    A family of four does not hold up whoever comes alone while one place is free.
    """
    free, given = seats(opening).free, 0
    for row in Registration.objects.waiting().filter(opening=opening):
        if free is not None and row.heads > free:
            continue
        Placement.objects.create(registration=row, waited=True, by=by, at=at)
        # Whoever signed up twice under one telephone takes no place.
        if row.same_as_id is None:
            given += 1
            free = None if free is None else free - row.heads
    return given
