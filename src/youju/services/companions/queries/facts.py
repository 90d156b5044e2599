"""What the rules need to know of children who wait and volunteers who offer: a few questions for an office."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import Card, cards, roots
from youju.ground.people.queries.consents import agreeing
from youju.ground.people.rules.consents import Giver
from youju.ground.people.rules.purposes import Agreed, Channel
from youju.services.companions.models import CompanionOffer, Decline, Need, NotWith, Pairing, SiblingWish
from youju.services.companions.rules.fitting import Child, Companion
from youju.services.volunteers.models import Availability, Paper, Volunteer
from youju.services.volunteers.queries.standing import left, standing_papers
from youju.services.volunteers.rules.availability import Span, joined

SEPARATORS = "、,，;；/"


@dataclass(frozen=True)
class Wish:
    """A standing need with the child's index card and what the rules know; `refuses` says no to any companion."""

    need: Need
    card: Card
    child: Child
    refuses: bool

    @property
    def waits(self) -> bool:
        return not self.child.paired and not self.refuses


@dataclass(frozen=True)
class Free:
    """A volunteer with what the rules know; `offer` is missing where they offered nothing."""

    volunteer: Volunteer
    offer: CompanionOffer | None
    companion: Companion

    @property
    def places(self) -> int:
        """How many children more they could accompany."""
        return max(0, self.companion.most - self.companion.now) if self.companion.offers else 0

    @property
    def ready(self) -> bool:
        """Whether nothing of their own stands against a pair."""
        mine = self.companion
        return self.places > 0 and mine.cleared and mine.trained and not mine.away


def wishes(office: Office, *, at: datetime) -> list[Wish]:
    """Every need of the office that stands, the longest first, with what the rules know of the child."""
    on = localdate(at)
    needs = list(
        Need.objects.filter(office=office, until=None)
        .exclude(person__name="")
        .select_related("person", "site")
        .prefetch_related("helps", "hours")
        .order_by("since", "pk")
    )
    speak = roots(need.person_id for need in needs)
    shown = cards(set(speak.values()), on=on)
    known = children({need.pk: need for need in needs}, speak, at=at)
    refusing = _speaking(Decline.objects.standing(on=on).filter(person__office=office, volunteer=None))
    return [
        Wish(need, shown[speak[need.person_id]], known[need.pk], speak[need.person_id] in refusing)
        for need in needs
        if shown[speak[need.person_id]].name
    ]


def children(needs: dict[int, Need], speak: dict[int, int], *, at: datetime) -> dict[int, Child]:
    """By need, what the rules know of the child; as many queries for forty as for one."""
    on, keys = localdate(at), set(speak.values())
    sexes = dict(Person.objects.filter(pk__in=keys).values_list("pk", "sex"))
    agreed = agreeing(keys, Agreed.COMPANY, Channel.INTERNAL, at=at, must=Giver.GUARDIAN)
    offices = {need.office_id for need in needs.values()}
    accompanied = companions_of(offices)
    refused, conflicts = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for table, found in ((Decline, refused), (NotWith, conflicts)):
        rows = table.objects.standing(on=on).filter(person__office__in=offices, volunteer__isnull=False)
        pairs = list(rows.order_by("pk").values_list("person_id", "volunteer_id"))
        speaking = roots(person for person, _volunteer in pairs)
        for person, volunteer in pairs:
            found[speaking[person]].add(volunteer)
    together, apart = _siblings(offices, on)
    return {
        key: Child(
            person=(me := speak[need.person_id]),
            helps=frozenset(row.help for row in need.helps.all()), language=need.language,
            companion_sex=need.companion_sex, sex=sexes.get(me, ""),
            week=_week((row.weekday, row.begins, row.ends) for row in need.hours.all()),
            consented=me in agreed, paired=me in accompanied, together=frozenset(together[me]),
            apart=frozenset(apart[me]), companions=accompanied, refused=frozenset(refused[me]),
            conflicts=frozenset(conflicts[me]),
        )
        for key, need in needs.items()
    }  # fmt: skip


def companions_of(offices: Iterable[int]) -> dict[int, int]:
    """By speaking card of a child, the volunteer who accompanies it just now."""
    rows = Pairing.together().filter(office__in=offices).order_by("pk")
    pairs = list(rows.values_list("child_id", "volunteer_id"))
    speak = roots(child for child, _volunteer in pairs)
    return {speak[child]: volunteer for child, volunteer in pairs}


def companions(office: Office, *, on: date, everybody: bool = False) -> list[Free]:
    """Who offers to accompany children, by number; with `everybody` all volunteers of the office."""
    offers = {
        row.volunteer_id: row
        for row in CompanionOffer.objects.filter(office=office, until=None)
        .prefetch_related("helps")
        .order_by("pk")
    }
    rows = Volunteer.objects.filter(office=office).exclude(person__name="").select_related("person", "team")
    rows = rows if everybody else rows.filter(pk__in=list(offers))
    papers, gone = standing_papers(office, on), left(office, on)
    now: dict[int, int] = defaultdict(int)
    for volunteer in companions_of([office.pk]).values():
        now[volunteer] += 1
    hours: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    times = Availability.objects.filter(volunteer__office=office).order_by("weekday", "begins", "pk")
    for volunteer, *span in times.values_list("volunteer_id", "weekday", "begins", "ends"):
        hours[volunteer].append((span[0], span[1], span[2]))
    found = list(rows.order_by("number"))
    speak = roots(one.person_id for one in found)
    return [
        Free(one, offers.get(one.pk), _companion(one, offers.get(one.pk), speak[one.person_id], papers, gone, now,
                                                 hours, on))
        for one in found
    ]  # fmt: skip


def _companion(
    one: Volunteer, offer: CompanionOffer | None, person: int, papers: dict[int, set[str]], gone: dict[int, date],
    now: dict[int, int], hours: dict[int, list[tuple[int, int, int]]], on: date,
) -> Companion:  # fmt: skip
    shown = papers.get(one.pk, set())
    return Companion(
        volunteer=one.pk, person=person, sex=one.person.sex, week=_week(hours.get(one.pk, ())),
        helps=frozenset(row.help for row in offer.helps.all()) if offer else frozenset(),
        languages=read_languages(offer.languages) if offer else frozenset(),
        child_sex=offer.child_sex if offer else "", offers=offer is not None, most=offer.most if offer else 1,
        now=now.get(one.pk, 0), cleared=Paper.Sort.CLEARANCE in shown, trained=Paper.Sort.TRAINING in shown,
        away=one.pk in gone or one.since > on,
    )  # fmt: skip


def read_languages(text: str) -> frozenset[str]:
    """The languages that a line names: 粤语、英语."""
    for mark in SEPARATORS:
        text = text.replace(mark, " ")
    return frozenset(text.split())


def _week(rows: Iterable[tuple[int, int, int]]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for weekday, begins, ends in rows:
        found[weekday].append(Span(begins, ends))
    return {weekday: joined(spans) for weekday, spans in sorted(found.items())}


def _speaking(rows: "Iterable[Decline]") -> set[int]:
    return set(roots(row.person_id for row in rows).values())


def _siblings(offices: Iterable[int], on: date) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """By speaking card, with whom one companion is wished for, and from whom another one."""
    together, apart = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    rows = SiblingWish.objects.standing(on=on).filter(person__office__in=offices).order_by("pk")
    wished = list(rows.values_list("person_id", "other_id", "sort"))
    speak = roots(key for one, other, _sort in wished for key in (one, other))
    for one, other, sort in wished:
        found = together if sort == SiblingWish.Sort.TOGETHER else apart
        found[speak[one]].add(speak[other])
        found[speak[other]].add(speak[one])
    return together, apart
