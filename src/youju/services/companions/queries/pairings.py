"""Pairs as a colleague sees them: whose, since when, in touch how often, silent since when, what comes next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils.timezone import localdate

from youju.ground.access.models import Actor, Grant
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_RECORD
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office
from youju.ground.people.queries.cards import Card, cards, roots
from youju.services.companions.models import Appointment, PairContact, Pairing
from youju.services.companions.rules.helps import Way
from youju.services.companions.rules.rhythm import Rhythm
from youju.services.volunteers.models import Paper
from youju.services.volunteers.queries.standing import NEEDED, left, standing_papers


@dataclass(frozen=True)
class Row:
    """A pair with what is asked most. `lacks`: papers of the volunteer that do not stand; `gone`: left since."""

    pairing: Pairing
    card: Card
    contacts: int
    meetings: int
    minutes: int
    last: date | None
    ahead: Appointment | None
    on: date
    lacks: tuple[str, ...] = ()
    gone: date | None = None

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(self.pairing.happened_on, self.pairing.rhythm, self.last)

    @property
    def silent(self) -> int:
        """Days over the rhythm; a pair that parted is not silent."""
        return self.rhythm.silent(on=self.on) if self.pairing.stands else 0

    @property
    def child(self) -> str:
        """How the child is called among those who know it; a number where it has no nickname."""
        return self.card.nickname or f"#{self.pairing.number}"


def entrusted(actor: Actor, *, at: datetime) -> QuerySet[Grant]:
    """What the actor was given to see that stands at the moment."""
    return Grant.objects.filter(Q(until=None) | Q(until__gt=at), actor=actor, since__lte=at)


def visible(standing: Standing, actor: Actor, *, at: datetime) -> QuerySet[Pairing]:
    """Pairs of the offices in which the actor opens people's cards, and those that were given into their hands.

    Of a child that was erased there is none.
    """
    mine = entrusted(actor, at=at).filter(office__in=standing.offices_with(RECORDS_RECORD))
    return (
        Pairing.objects.standing()
        .exclude(child__name="")
        .filter(Q(office__in=standing.offices_with(PEOPLE_OPEN)) | Q(uid__in=mine.values("subject")))
    )


def find_pairing(standing: Standing, actor: Actor, uid: UUID, *, at: datetime) -> Pairing | None:
    """The pair with this uid, if it may be seen; another's is as absent as none."""
    return _with(visible(standing, actor, at=at)).filter(uid=uid).first()


def pairs(rows: QuerySet[Pairing], *, on: date) -> list[Row]:
    """These pairs by number, with cards, contacts and what comes next; as many queries for fifty as for one."""
    found = list(_with(rows).order_by("number", "pk"))
    keys = [row.pk for row in found]
    touch: dict[int, dict[str, Any]] = {
        row["pairing"]: dict(row)
        for row in PairContact.objects.standing()
        .filter(pairing__in=keys)
        .order_by("pairing")
        .values("pairing")
        .annotate(
            times=Count("pk"), met=Count("pk", filter=Q(way=Way.MEETING)), total=Sum("minutes"),
            last=Max("happened_on"),
        )
    }  # fmt: skip
    ahead = {
        row.pairing_id: row for row in Appointment.objects.filter(pairing__in=keys, gone_at=None).order_by("day")
    }
    speak = roots(row.child_id for row in found)
    shown = cards(set(speak.values()), on=on)
    lacking, gone = _papers({row.office for row in found}, on)
    made = []
    for row in found:
        seen = touch.get(row.pk, {"times": 0, "met": 0, "total": 0, "last": None})
        made.append(
            Row(
                row, shown[speak[row.child_id]], seen["times"], seen["met"], seen["total"] or 0, seen["last"],
                ahead.get(row.pk), on, _lacks(lacking.get(row.volunteer_id, set())), gone.get(row.volunteer_id),
            )
        )  # fmt: skip
    return made


def pair_row(pairing: Pairing, *, on: date) -> Row:
    """One pair with everything of its row."""
    return pairs(Pairing.objects.filter(pk=pairing.pk), on=on)[0]


def silent_pairs(rows: QuerySet[Pairing], *, on: date) -> list[Row]:
    """The pairs among these that are over their rhythm, the longest silent first."""
    found = [row for row in pairs(rows.filter(ending=None), on=on) if row.silent]
    return sorted(found, key=lambda row: (-row.silent, row.pairing.number))


def looked_after(standing: Standing, actor: Actor, *, at: datetime) -> QuerySet[Pairing]:
    """The pairs that stand and that the actor looks after."""
    return visible(standing, actor, at=at).filter(coordinator=actor.user_id, ending=None)


def contacts_of(pairing: Pairing) -> list[PairContact]:
    """Every meeting and call that stands, the latest first."""
    rows = PairContact.objects.standing().filter(pairing=pairing)
    return list(rows.select_related("by", "site", "service").order_by("-happened_on", "-pk"))


def find_contact(pairing: Pairing, uid: UUID) -> PairContact | None:
    return PairContact.objects.standing().filter(pairing=pairing, uid=uid).first()


def pairs_of_person(standing: Standing, actor: Actor, keys: Collection[int], *, at: datetime) -> list[Pairing]:
    """The pairs of a child, on any of its cards, that the actor may see, the latest first."""
    rows = _with(visible(standing, actor, at=at)).filter(child__in=keys)
    return list(rows.order_by("-happened_on", "-pk"))


def pairs_of_volunteer(office: Office, volunteer: int, *, at: datetime) -> list[Row]:
    """The pairs of a volunteer, for whoever may open the cards of the office."""
    rows = Pairing.objects.standing().filter(office=office, volunteer=volunteer).exclude(child__name="")
    return pairs(rows, on=localdate(at))


def _with(rows: QuerySet[Pairing]) -> QuerySet[Pairing]:
    return rows.select_related(
        "office__network", "site", "child", "volunteer__person", "coordinator", "ending", "by"
    )


def _papers(offices: Iterable[Office], on: date) -> tuple[dict[int, set[str]], dict[int, date]]:
    papers: dict[int, set[str]] = {}
    gone: dict[int, date] = {}
    for office in offices:
        papers |= standing_papers(office, on)
        gone |= left(office, on)
    return papers, gone


def _lacks(shown: set[str]) -> tuple[str, ...]:
    order = (Paper.Sort.CLEARANCE.value, Paper.Sort.TRAINING.value)
    return tuple(sort for sort in order if sort in NEEDED - shown)


def is_of(standing: Standing, uid: UUID) -> bool:
    """Whether a pair with this uid is of an office for which the actor records, whoever may see it."""
    return Pairing.objects.filter(office__in=standing.offices_with(RECORDS_RECORD), uid=uid).exists()
