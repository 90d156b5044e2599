"""What a volunteer gave: times, minutes and the rows behind them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet, Sum

from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.ground.programmes.models import Programme
from youju.services.volunteers.models import Service, Volunteer


@dataclass(frozen=True)
class Given:
    """How often somebody served and how long, in minutes; `last` is the latest day."""

    times: int = 0
    minutes: int = 0
    last: date | None = None


def given(volunteer: Volunteer, period: Period, programme: Programme | None = None) -> Given:
    """What stands of the volunteer in the half-open period, of one programme where it is named."""
    rows = Service.objects.standing().within(period.start, period.end).filter(volunteer=volunteer)
    if programme is not None:
        rows = rows.filter(programme=programme)
    found = rows.aggregate(times=Count("pk"), minutes=Sum("minutes"), last=Max("happened_on"))
    return Given(found["times"], found["minutes"] or 0, found["last"])


def given_by_all(office: Office) -> dict[int, Given]:
    """The same of every named volunteer of the office, over all time, in one query."""
    return _by_volunteer(Service.objects.standing().filter(office=office, volunteer__isnull=False))


def given_by_person(keys: Collection[int]) -> list[tuple[Volunteer, Given]]:
    """As whom these cards of one person volunteer, with what they gave over all time."""
    own = list(Volunteer.objects.filter(person__in=keys).select_related("office", "person").order_by("pk"))
    made = _by_volunteer(Service.objects.standing().filter(volunteer__in=own)) if own else {}
    return [(one, made.get(one.pk, Given())) for one in own]


def rows_of(volunteer: Volunteer) -> list[Service]:
    """Every standing row of the volunteer, the latest first."""
    rows = Service.objects.standing().filter(volunteer=volunteer).select_related("site", "programme", "team")
    return list(rows.latest_first())


def _by_volunteer(rows: "QuerySet[Service]") -> dict[int, Given]:
    found = rows.order_by("volunteer").values("volunteer")
    summed = found.annotate(times=Count("pk"), total=Sum("minutes"), last=Max("happened_on"))
    return {row["volunteer"]: Given(row["times"], row["total"], row["last"]) for row in summed}
