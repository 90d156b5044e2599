"""Commissions as they stand: who sees which, how long each story is, which are late."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_WRITE
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import (
    CalledOff,
    Commission,
    CommissionReminder,
    Delivery,
    GivenBack,
    Issue,
    Section,
    Story,
)
from youju.reporting.bulletins.models.commissions import Commissions, State
from youju.reporting.bulletins.queries.issues import period_of
from youju.reporting.bulletins.queries.reading import Piece, Reader, Resolved
from youju.reporting.bulletins.rules import DateToken
from youju.reporting.bulletins.rules.blocks import blocks
from youju.reporting.bulletins.rules.commissions import characters, far_from

LATE = "late"


@dataclass(frozen=True)
class Row:
    """A commission on the day `on`, with its story and how long that is; no story once it was taken out."""

    commission: Commission
    on: date
    story: Story | None
    characters: int

    @property
    def state(self) -> str:
        """A State, or that it is late."""
        return LATE if self.late else self.commission.state

    @property
    def late(self) -> int:
        """The days since the day when it was due, while it is waited for."""
        waits = self.commission.state == State.ASKED
        return max(0, (self.on - self.commission.due).days) if waits else 0

    @property
    def waits(self) -> bool:
        return self.commission.state == State.ASKED

    @property
    def far(self) -> bool:
        """Whether what was delivered is much shorter or longer than what was wanted."""
        return self.delivery is not None and far_from(self.delivery.characters, self.commission.length)

    @property
    def share(self) -> int:
        """How much of the wanted length is written, in hundredths and at most all of it."""
        return min(100, self.characters * 100 // self.commission.length)

    @property
    def delivery(self) -> Delivery | None:
        """The one that stands."""
        return next((row for row, back in self.deliveries if back is None), None)

    @property
    def deliveries(self) -> list[tuple[Delivery, GivenBack | None]]:
        """Each as it came, with the word by which it went back."""
        return [(row, getattr(row, "given_back", None)) for row in self.commission.deliveries.all()]

    @property
    def returned(self) -> GivenBack | None:
        """Why it was given back, until it is delivered again."""
        return self.deliveries[-1][1] if self.deliveries else None

    @property
    def called_off(self) -> CalledOff | None:
        return self.commission.called_off if self.commission.off else None

    @property
    def reminders(self) -> list[CommissionReminder]:
        """The last one first."""
        return list(self.commission.reminders.all())[::-1]

    @property
    def reminded_today(self) -> bool:
        return any(row.day == self.on for row in self.commission.reminders.all())

    @property
    def period(self) -> str:
        """Its issue, as addresses name it."""
        return period_of(self.commission.issue).key


def visible(issue: Issue, standing: Standing) -> Commissions:
    """Those of all offices for who composes the issue, of the own office for its editor."""
    rows = Commission.objects.filter(issue=issue)
    if issue.network_id in standing.networks_with(BULLETIN_COMPOSE):
        return rows
    return rows.filter(office__in=standing.offices_with(BULLETIN_WRITE))


def rows(found: Commissions, *, on: date, office: Office | None = None, state: str = "") -> list[Row]:
    """Those of one issue, the first to come first; see `narrowed`."""
    return narrowed(_rows(found.told(), on), office=office, state=state)


def narrowed(made: list[Row], *, office: Office | None = None, state: str = "") -> list[Row]:
    """Those of an office and of a State, or of those that are LATE."""
    return [
        row
        for row in made
        if (office is None or row.commission.office_id == office.pk) and state in {"", row.state}
    ]


def commission_of(issue: Issue, uid: UUID, *, on: date) -> Row | None:
    """The commission of the issue with this uid, whoever may see it."""
    return next(iter(_rows(Commission.objects.told().filter(issue=issue, uid=uid), on)), None)


def home_of(section: Section) -> Commission:
    """The commission for which a section stands aside."""
    return Commission.objects.told().select_related("office").get(section=section)


def standing_aside(issue: Issue, story: UUID) -> Commission | None:
    """The commission whose story this is, while it stands aside."""
    aside = Story.objects.filter(section__aside=True, uid=story).values("uid")
    return Commission.objects.filter(issue=issue, story__in=aside).first()


def delivered(commission: Commission) -> Delivery:
    """The delivery that stands."""
    return commission.deliveries.get(given_back=None)


def story_of(commission: Commission) -> Story | None:
    rows = Story.objects.select_related("section__issue__network", "section__office", "office")
    return rows.prefetch_related("pictures__picture").filter(uid=commission.story).first()


def length_of(issue: Issue, story: Story) -> int:
    """How long the text of a story is, as an editor counts."""
    return _length(story, Reader.of(issue, [_text(story)]))


def waiting(network: Network, offices: Collection[Office], *, on: date, late: bool = False) -> list[Commission]:
    """What these offices still have to deliver for issues in the making, or only what is late of it."""
    rows = Commission.objects.late(on=on) if late else Commission.objects.waited_for()
    rows = rows.filter(issue__network=network, issue__releases=None, office__in=offices)
    return list(rows.select_related("issue__network", "office").prefetch_related("reminders__by"))


@dataclass(frozen=True)
class Tally:
    """How many commissions an issue has for its reader, and how many of them wait for somebody."""

    all: int
    late: int
    delivered: int


def tally(found: Commissions, *, on: date) -> Tally:
    """In one query; what is called off does not count."""
    told = [row for row in found.told() if not row.off]
    waits = [row for row in told if row.state == State.ASKED and row.due < on]
    return Tally(len(told), len(waits), sum(row.state == State.DELIVERED for row in told))


def _rows(found: Commissions, on: date) -> list[Row]:
    held = list(
        found.select_related("issue__network", "office__network", "section__office", "by", "called_off__by")
        .prefetch_related("deliveries__by", "deliveries__given_back__by", "reminders__by")
    )  # fmt: skip
    stories = _stories(held)
    texts = [_text(story) for story in stories.values()]
    reader = Reader.of(held[0].issue, texts) if held else None
    return [
        Row(row, on, story, _length(story, reader) if story is not None and reader is not None else 0)
        for row in held
        for story in (stories.get(row.story),)
    ]


def _stories(held: Iterable[Commission]) -> Mapping[UUID, Story]:
    rows = Story.objects.filter(uid__in=[row.story for row in held])
    return {row.uid: row for row in rows.select_related("section__issue__network", "section__office", "office")}


def _text(story: Story) -> tuple[Office | None, str]:
    return story.office or story.section.office, story.body


def _length(story: Story, reader: Reader) -> int:
    office, body = _text(story)
    return characters(_shown(piece) for _kind, text in blocks(body) for piece in reader.pieces(text, office))


def _shown(piece: Piece) -> str:
    if isinstance(piece, Resolved):
        return piece.said
    if isinstance(piece, DateToken):
        return f"{piece.day.month}月{piece.day.day}日"
    return piece if isinstance(piece, str) else piece.text
