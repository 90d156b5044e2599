"""Which clearance and training stand of the volunteers of an office, and who is away, on a day."""

from datetime import date

from django.db.models import Q

from youju.ground.organisations.models import Office
from youju.services.volunteers.models import Leaving, Paper

NEEDED = frozenset({Paper.Sort.CLEARANCE.value, Paper.Sort.TRAINING.value})


def standing_papers(office: Office, on: date) -> dict[int, set[str]]:
    """By volunteer, which of the papers that meeting children needs stand on the day."""
    papers = Paper.objects.filter(
        Q(until=None) | Q(until__gt=on), volunteer__office=office, on__lte=on, withdrawal=None, sort__in=NEEDED
    )
    found: dict[int, set[str]] = {}
    for volunteer, sort in papers.order_by("pk").values_list("volunteer", "sort"):
        found.setdefault(volunteer, set()).add(sort)
    return found


def left(office: Office, on: date) -> dict[int, date]:
    """By volunteer, since when they are gone, of those who are gone on the day."""
    away = Leaving.objects.filter(Q(back_on=None) | Q(back_on__gt=on), volunteer__office=office, on__lte=on)
    return dict(away.order_by("pk").values_list("volunteer", "on"))
