"""Cases as a list: by number for those who supervise, with the name for those whom they were given."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from youju.ground.access.models import Actor, Grant, User
from youju.ground.access.permissions import CASES_SUPERVISE, CASES_WORK, PEOPLE_OPEN
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office
from youju.ground.people.models import Household, Person
from youju.ground.people.queries.cards import Card, cards, cluster, roots
from youju.services.cases.models import Case, Category, Hardship
from youju.services.cases.queries.papers import last_of, resumes
from youju.services.cases.rules import papers, rhythm


@dataclass(frozen=True)
class CaseLine:
    """One case in a list. `card` and `categories` are there only for whoever was given the case."""

    case: Case
    card: Card | None
    categories: tuple[str, ...]
    stage: papers.Stage
    condition: papers.Condition
    dues: tuple[rhythm.Due, ...]
    silent: int
    # The last day of each sort of its papers.
    last: papers.Last

    def overdue(self, *, on: date) -> tuple[rhythm.Due, ...]:
        """What is late, the latest first."""
        return tuple(one for one in self.dues if one.late(on=on))


@dataclass(frozen=True)
class Sought:
    """What a list is narrowed to."""

    words: frozenset[int] | None = None
    stage: str = ""
    condition: str = ""
    worker: UUID | None = None
    category: UUID | None = None


def case_of(standing: Standing, uid: UUID) -> Case | None:
    """The case, if it is of an office in which the actor works on cases; anybody else's is as absent as none."""
    rows = Case.objects.standing().filter(uid=uid, office__in=standing.offices_with(CASES_WORK))
    return rows.select_related("office__network", "person", "worker", "supervisor", "household", "site").first()


def granted(actor: Actor, standing: Standing, *, at: datetime) -> dict[UUID, str]:
    """What the actor may open at this moment, each with the purpose; cards of persons among them."""
    rows = Grant.objects.filter(Q(until=None) | Q(until__gt=at), actor=actor, since__lte=at)
    return dict(rows.filter(office__in=standing.offices_with(PEOPLE_OPEN)).values_list("subject", "purpose"))


def has_any(actor: Actor, standing: Standing, office: Office, *, at: datetime) -> bool:
    """Whether the actor was given any case of the office."""
    given = granted(actor, standing, at=at)
    return Case.objects.standing().filter(office=office, uid__in=given).exists()


def lines(
    office: Office, actor: Actor, standing: Standing, *, sought: Sought, at: datetime, on: date
) -> list[CaseLine]:
    """The cases of the office that the actor may know of, newest first; as many queries for one as for all."""
    given = granted(actor, standing, at=at)
    rows = Case.objects.standing().filter(office=office).select_related("worker", "supervisor", "site")
    if office.pk not in standing.offices_with(CASES_SUPERVISE):
        rows = rows.filter(uid__in=given)
    if sought.worker is not None:
        rows = rows.filter(worker__uid=sought.worker)
    if sought.words is not None:
        rows = rows.filter(uid__in=given, person__in=sought.words)
    if sought.category is not None:
        in_it = Hardship.objects.filter(category__uid=sought.category).filter(Q(until=None) | Q(until__gt=on))
        rows = rows.filter(uid__in=given, pk__in=in_it.values("case"))
    found = described(rows.order_by("-happened_on", "-pk"), given, on=on)
    return [
        line for line in found if sought.stage in ("", line.stage) and sought.condition in ("", line.condition)
    ]


def described(rows: "QuerySet[Case]", given: Collection[UUID], *, on: date) -> list[CaseLine]:
    """These cases with where they stand, and with the name where they were given."""
    found = list(rows)
    keys = [row.pk for row in found]
    lasts, rests = last_of(keys), resumes(keys)
    known = [row for row in found if row.uid in given]
    speak = roots(row.person_id for row in known if row.person_id is not None)
    shown = cards(set(speak.values()), on=on)
    sorts = categories_of([row.pk for row in known], on=on)
    made = []
    for row in found:
        last = lasts.get(row.pk, {})
        dues = rhythm.due(row.happened_on, last, resumes=rests.get(row.pk))
        opens = row.uid in given
        made.append(
            CaseLine(
                row, shown[speak[row.person_id]] if opens and row.person_id is not None else None,
                tuple(sorts.get(row.pk, ())),
                papers.stage(last), papers.condition(last), dues, rhythm.silent(row.happened_on, last, on=on),
                last,
            )
        )  # fmt: skip
    return made


def categories_of(cases: Collection[int], *, on: date) -> dict[int, list[str]]:
    """The categories that stand on the day, by case."""
    rows = Hardship.objects.filter(Q(until=None) | Q(until__gt=on), case__in=cases, since__lte=on)
    found: dict[int, list[str]] = {}
    for case, label in rows.order_by("category__position", "pk").values_list("case", "category__label"):
        found.setdefault(case, []).append(label)
    return found


def categories(office: Office, *, on: date | None = None) -> tuple[Category, ...]:
    """The office's list; with a day, those that may still be chosen on it."""
    rows = Category.objects.filter(office=office)
    if on is not None:
        rows = rows.filter(Q(until=None) | Q(until__gt=on))
    return tuple(rows)


def workers(office: Office) -> tuple[User, ...]:
    """Who works on any case of the office, for the filter of the list."""
    rows = Case.objects.standing().filter(office=office).values("worker")
    return tuple(User.objects.filter(pk__in=rows).order_by("name", "pk"))


def of_person(person: Person) -> QuerySet[Case]:
    """The cases of a person, on any of their cards."""
    return Case.objects.standing().filter(person__in=[card.pk for card in cluster(person)])


def open_cases_of(person: Person) -> list[Case]:
    """Those of the person's cases that nobody has closed."""
    rows = list(of_person(person).select_related("worker", "supervisor", "office"))
    lasts = last_of([row.pk for row in rows])
    return [row for row in rows if not papers.closed(lasts.get(row.pk, {}))]


def open_lines_of(keys: Collection[int], given: Collection[UUID], *, on: date) -> list[CaseLine]:
    """The cases of these cards, or of their family, that nobody has closed; names where they were given."""
    rows = Case.objects.standing().filter(person__in=keys).select_related("worker", "supervisor", "site")
    found = described(rows.order_by("number"), given, on=on)
    return [line for line in found if line.condition is not papers.Condition.CLOSED]


def household_of(person: Person, *, on: date) -> Household | None:
    """Where the person lives on the day."""
    own = [card.pk for card in cluster(person)]
    rows = Household.objects.filter(
        Q(living__since=None) | Q(living__since__lte=on), Q(living__until=None) | Q(living__until__gt=on),
        living__person__in=own,
    )  # fmt: skip
    return rows.order_by("-pk").first()


def category_of(standing: Standing, uid: UUID) -> Category | None:
    """The category, if it is of an office whose casework the actor supervises."""
    rows = Category.objects.filter(uid=uid, office__in=standing.offices_with(CASES_SUPERVISE))
    return rows.select_related("office").first()
