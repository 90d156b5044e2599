"""The five blocks of an office's service records (order 67): who, what they gave, learnt, earned, how judged."""

from dataclasses import dataclass

from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.services.volunteers.models import Paper, Service, Team, Volunteer

BLOCKS = (Paper.Sort.TRAINING, Paper.Sort.HONOUR, Paper.Sort.APPRAISAL)


@dataclass(frozen=True)
class Blocks:
    """`services` and `papers` lie in the period; the volunteers are all who had begun before its end."""

    volunteers: tuple[Volunteer, ...]
    services: tuple[Service, ...]
    papers: tuple[Paper, ...]

    def of(self, sort: str) -> list[Paper]:
        """The papers of one block."""
        return [paper for paper in self.papers if paper.sort == sort]


def blocks(office: Office, period: Period, team: Team | None = None) -> Blocks:
    """What stands of the named volunteers, of one group where it is named; of whoever was erased nothing."""
    people = Volunteer.objects.filter(office=office, since__lt=period.end, person__erasure=None)
    if team is not None:
        people = people.filter(team=team)
    services = Service.objects.standing().within(period.start, period.end).filter(volunteer__in=people)
    papers = Paper.objects.filter(
        volunteer__in=people, sort__in=BLOCKS, on__gte=period.start, on__lt=period.end, withdrawal=None
    )
    return Blocks(
        tuple(people.select_related("person", "team").order_by("number")),
        tuple(
            services.select_related("volunteer__person", "site", "programme")
            .order_by("volunteer__number", "happened_on", "pk")
        ),
        tuple(papers.select_related("volunteer__person").order_by("volunteer__number", "on", "pk")),
    )  # fmt: skip
