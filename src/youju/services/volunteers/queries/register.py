"""The volunteers of an office: the list, one of them with the five blocks of the record, the groups."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from youju.ground.access.permissions import PEOPLE_FIND
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office, Partner, Site
from youju.services.volunteers.models import (
    CorrectionRequest,
    Leaving,
    Paper,
    Service,
    Team,
    Volunteer,
)
from youju.services.volunteers.queries.minutes import Given, given_by_all, rows_of
from youju.services.volunteers.queries.standing import left as gone_since
from youju.services.volunteers.queries.standing import standing_papers


@dataclass(frozen=True)
class Row:
    """A line of the list. `cleared` and `trained` say what stands on the day: both are needed to meet children."""

    volunteer: Volunteer
    given: Given
    cleared: bool
    trained: bool
    left_on: date | None

    @property
    def may_meet_children(self) -> bool:
        return self.cleared and self.trained


@dataclass(frozen=True)
class Record:
    """One volunteer with the five blocks of the service record, and what was asked to be corrected."""

    row: Row
    services: tuple[Service, ...]
    trainings: tuple[Paper, ...]
    clearances: tuple[Paper, ...]
    honours: tuple[Paper, ...]
    appraisals: tuple[Paper, ...]
    requests: tuple[CorrectionRequest, ...]
    leavings: tuple[Leaving, ...]


def volunteers(office: Office, *, on: date, gone: bool = False, kind: str = "", words: str = "") -> list[Row]:
    """The volunteers of the office by number, no erased ones; those who left only where `gone` asks for them."""
    rows = Volunteer.objects.filter(office=office).exclude(person__name="").select_related("person", "team")
    if kind:
        rows = rows.filter(group_kind=kind)
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(person__name__icontains=word) | Q(team__name__icontains=word) | Q(skills__icontains=word)
        )
    made = given_by_all(office)
    standing = standing_papers(office, on)
    left = gone_since(office, on)
    found = [
        Row(
            one, made.get(one.pk, Given()), Paper.Sort.CLEARANCE in standing.get(one.pk, ()),
            Paper.Sort.TRAINING in standing.get(one.pk, ()), left.get(one.pk),
        )
        for one in rows.order_by("number")
    ]  # fmt: skip
    return [row for row in found if gone or row.left_on is None]


def find_volunteer(standing: Standing, uid: UUID) -> Volunteer | None:
    """The volunteer with this uid, if the actor may find people of the office."""
    rows = Volunteer.objects.filter(office__in=standing.offices_with(PEOPLE_FIND))
    return rows.select_related("office__network", "person", "team").filter(uid=uid).first()


def record_of(volunteer: Volunteer, *, on: date) -> Record:
    """Everything that stands of one volunteer."""
    papers = list(volunteer.papers.filter(withdrawal=None).select_related("document").order_by("-on", "-pk"))
    services = tuple(rows_of(volunteer))
    standing = [paper.sort for paper in papers if paper.stands(on=on)]
    leavings = tuple(volunteer.leavings.order_by("-on", "-pk"))
    away = next((gone.on for gone in leavings if gone.away(on=on)), None)
    given = Given(
        len(services), sum(row.minutes for row in services), services[0].happened_on if services else None
    )
    row = Row(volunteer, given, Paper.Sort.CLEARANCE in standing, Paper.Sort.TRAINING in standing, away)
    requests = volunteer.requests.select_related("answer__by", "service", "by").order_by("-at", "-pk")
    return Record(
        row, services, _of(papers, Paper.Sort.TRAINING), _of(papers, Paper.Sort.CLEARANCE),
        _of(papers, Paper.Sort.HONOUR), _of(papers, Paper.Sort.APPRAISAL), tuple(requests), leavings,
    )  # fmt: skip


def _of(papers: list[Paper], sort: str) -> tuple[Paper, ...]:
    return tuple(paper for paper in papers if paper.sort == sort)


def teams(office: Office) -> list[Team]:
    """The groups of the office, with how many registered volunteers come with each (`size`)."""
    found = Team.objects.filter(office=office).select_related("partner")
    sizes = dict(
        Volunteer.objects.filter(office=office, team__isnull=False)
        .order_by("team")
        .values_list("team")
        .annotate(size=Count("pk"))
    )
    made = list(found.order_by("name", "pk"))
    for team in made:
        team.size = sizes.get(team.pk, 0)  # type: ignore[attr-defined]
    return made


def teams_in(office: Office) -> QuerySet[Team]:
    """The groups of the office, as a form offers them."""
    return Team.objects.filter(office=office).order_by("name", "pk")


def partners_in(office: Office) -> QuerySet[Partner]:
    """The organisations that a group may belong to."""
    return office.partners.order_by("name", "pk")


def sites_in(office: Office) -> QuerySet[Site]:
    """The sites that are not closed; what was given at a closed one is entered at the desk."""
    return office.sites.filter(until=None).order_by("position", "pk")


def find_team(standing: Standing, uid: UUID) -> Team | None:
    """The group with this uid, if the actor may find people of its office."""
    rows = Team.objects.filter(office__in=standing.offices_with(PEOPLE_FIND))
    return rows.select_related("office__network", "partner").filter(uid=uid).first()


def find_paper(standing: Standing, uid: UUID) -> Paper | None:
    """The standing paper with this uid, if the actor may find people of its office."""
    rows = Paper.objects.filter(volunteer__office__in=standing.offices_with(PEOPLE_FIND), withdrawal=None)
    return rows.select_related("volunteer__office__network", "volunteer__person").filter(uid=uid).first()


def find_request(standing: Standing, uid: UUID) -> CorrectionRequest | None:
    """The request with this uid, if the actor may find people of its office."""
    rows = CorrectionRequest.objects.filter(volunteer__office__in=standing.offices_with(PEOPLE_FIND))
    return rows.select_related("volunteer__office__network", "volunteer__person").filter(uid=uid).first()
