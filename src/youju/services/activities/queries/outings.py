"""An outing as it stands: who goes along, whose paper is there, what is missing, the counts on the way."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from youju.ground.people.models import Person
from youju.ground.people.queries.cards import Card
from youju.services.activities.models import HeadCount, Outing, Role, Session, SettingOut, Waypoint
from youju.services.activities.queries.cards import same_person
from youju.services.activities.queries.roll import Seat, roll
from youju.services.activities.rules.outings import Lack, adults_needed, lacks

# Who is counted; everybody else of the roll is an adult who helps.
CHILDREN = (Role.CHILD, Role.STUDENT)


@dataclass(frozen=True)
class Along:
    """One child of the outing, and whether a guardian signed."""

    card: Card
    paper: str

    @property
    def consented(self) -> bool:
        return bool(self.paper)


@dataclass(frozen=True)
class Point:
    """A place on the way with its counts, the last first."""

    row: Waypoint
    counts: tuple[HeadCount, ...]

    @property
    def last(self) -> HeadCount | None:
        return self.counts[0] if self.counts else None


@dataclass(frozen=True)
class Plan:
    """The outing: those signed in once the roll is called, until then those with a place; `nameless` besides."""

    outing: Outing
    along: tuple[Along, ...]
    nameless: int
    called: bool
    points: tuple[Point, ...]
    setting_out: SettingOut | None

    @property
    def heads(self) -> int:
        """How many children are along."""
        return len(self.along) + self.nameless

    @property
    def consented(self) -> int:
        return sum(child.consented for child in self.along)

    @property
    def needed(self) -> int:
        return adults_needed(self.heads, self.outing.per_adult)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        row = self.outing
        return lacks(
            children=self.heads, consented=self.consented, adults=row.adults, per_adult=row.per_adult,
            insurance=row.insurance, notice=row.notice,
        )  # fmt: skip


def outing_of(session: Session) -> Outing | None:
    """The outing that the session is, if it is one."""
    return Outing.objects.filter(session=session).select_related("session__activity", "office").first()


def plan(outing: Outing, *, on: date) -> Plan:
    """The outing as it stands now."""
    now = roll(outing.session, on=on)
    called = bool(now.came)
    seats = [seat for seat in now.seats if seat.role in CHILDREN and _goes(seat, called)]
    papers = {row.person_id: row.paper for row in outing.consents.filter(void=None).order_by("pk")}
    speak = same_person(papers)
    signed = {speak[key]: paper for key, paper in papers.items()}
    points = outing.points.prefetch_related("counts__missing__person", "counts__by")
    return Plan(
        outing,
        tuple(Along(seat.card, signed.get(seat.card.pk, "")) for seat in seats),
        sum(now.nameless.get(role, 0) for role in CHILDREN),
        called,
        tuple(Point(row, tuple(sorted(row.counts.all(), key=lambda count: -count.pk))) for row in points),
        SettingOut.objects.filter(outing=outing).select_related("by").first(),
    )


def point_of(outing: Outing, uid: UUID) -> Waypoint | None:
    """The outing's point with this uid."""
    return Waypoint.objects.filter(outing=outing, uid=uid).select_related("outing__session").first()


def people_of(found: Plan) -> list[Person]:
    """The cards of the children along, in the order of the roll."""
    rows = {row.pk: row for row in Person.objects.filter(pk__in=[child.card.pk for child in found.along])}
    return [rows[child.card.pk] for child in found.along if child.card.pk in rows]


def _goes(seat: Seat, called: bool) -> bool:
    return seat.present if called else seat.enrolled and not seat.state
