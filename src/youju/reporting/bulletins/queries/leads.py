"""Leads as an editor goes through them: newest first, with the state of each and who is on its photos."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from PIL import Image

from youju.ground.access.models import Actor
from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_WRITE, RECORDS_RECORD
from youju.ground.access.queries import Standing
from youju.ground.evidence.kinds import kinds
from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import Issue, Lead, LeadPhoto, LeadTaken, PictureStatement, Section, Story
from youju.reporting.bulletins.models.leads import Leads
from youju.reporting.bulletins.queries.issues import period_of
from youju.reporting.bulletins.queries.passages import MANY_STORIES
from youju.reporting.bulletins.queries.photos import consents
from youju.reporting.bulletins.rules.checks.pictures import CONSENTS

NEW, TAKEN, ASIDE = "new", "taken", "aside"
STATES = (NEW, TAKEN, ASIDE)
PAGE = 30
# Twice the width that a list shows.
THUMBNAIL = 480
# So long somebody may still be pressing the same button, or a phone be sending the same form again.
TWICE = timedelta(minutes=2)


@dataclass(frozen=True)
class Photo:
    """A photo with what was said last of who is on it."""

    row: LeadPhoto
    consent: str

    @property
    def label(self) -> str | Promise:
        return PictureStatement.Consent(self.consent).label if self.consent else ""

    @property
    def fit(self) -> bool:
        """Whether it may go out."""
        return CONSENTS.get(self.consent, False)


@dataclass(frozen=True)
class Row:
    """A lead with its photos and where it went."""

    lead: Lead
    photos: tuple[Photo, ...]
    taken: LeadTaken | None
    story: Story | None

    @property
    def state(self) -> str:
        return TAKEN if self.story else ASIDE if self.lead.aside else NEW  # type: ignore[attr-defined]

    @property
    def fit(self) -> bool:
        """Whether every photo may go out."""
        return all(photo.fit for photo in self.photos)

    @property
    def consents(self) -> list[str | Promise]:
        """What was said of the photos, each word once."""
        return list({photo.consent: photo.label for photo in self.photos}.values())

    @property
    def about(self) -> str | Promise:
        """After what it was left."""
        return next((kind.label for kind in kinds() if kind.key == self.lead.kind), "")

    @property
    def period(self) -> str:
        """The issue that it went into, as addresses name it."""
        return period_of(self.taken.issue).key if self.taken else ""


@dataclass(frozen=True)
class Page:
    rows: tuple[Row, ...]
    older: str


def visible(network: Network, standing: Standing, actor: Actor) -> Leads:
    """Those of all offices for who composes the bulletin, of the own office for its editor, and one's own."""
    rows = Lead.objects.filter(office__network=network)
    if network.pk in standing.networks_with(BULLETIN_COMPOSE):
        return rows
    own = Q(by=actor, office__in=standing.offices_with(RECORDS_RECORD))
    return rows.filter(own | Q(office__in=standing.offices_with(BULLETIN_WRITE)))


def sees(lead: Lead, standing: Standing, actor: Actor) -> bool:
    """The same of one lead that is at hand, with its office."""
    if lead.office.network_id in standing.networks_with(BULLETIN_COMPOSE):
        return True
    own = lead.by_id == actor.pk and lead.office_id in standing.offices_with(RECORDS_RECORD)
    return own or lead.office_id in standing.offices_with(BULLETIN_WRITE)


def just_left(office: Office, by: Actor, said: str, photos: Sequence[Attachment], at: datetime) -> bool:
    """Whether the same sentence was left with the same photos by the same hand a moment ago: a button that was
    pressed twice."""
    rows = Lead.objects.filter(office=office, by=by, said=said, at__gt=at - TWICE, at__lte=at)
    now = [photo.sha256 for photo in photos]
    return any(
        [photo.picture.sha256 for photo in lead.photos.all()] == now
        for lead in rows.prefetch_related("photos__picture")
    )


def leads(rows: Leads, *, office: Office | None, state: str, after: str) -> Page:
    """A page of them, newest first; `after` is the uid of the last one of the page before."""
    rows = rows.told().select_related("office__network", "by").prefetch_related("photos__picture")
    if office is not None:
        rows = rows.filter(office=office)
    if state in STATES:
        rows = rows.filter(taken=state == TAKEN)  # type: ignore[misc]
        rows = rows if state == TAKEN else rows.filter(aside=state == ASIDE)  # type: ignore[misc]
    last = rows.filter(uid=after).first() if _is_uid(after) else None
    if last is not None:
        rows = rows.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    return Page(tuple(_rows(shown)), str(shown[-1].uid) if len(found) > PAGE else "")


def lead_of(network: Network, uid: UUID) -> Row | None:
    """The lead of the network with this uid, whoever may see it."""
    rows = Lead.objects.told().select_related("office__network", "by").prefetch_related("photos__picture")
    found = rows.filter(office__network=network, uid=uid).first()
    return next(iter(_rows([found])), None) if found is not None else None


def gone_into(issue: Issue) -> list[Row]:
    """The leads that stories of the issue have, the latest first."""
    ids = LeadTaken.objects.standing().filter(issue=issue).order_by("-id").values_list("lead", flat=True)
    rows = Lead.objects.told().select_related("office__network", "by").prefetch_related("photos__picture")
    found = {row.lead.pk: row for row in _rows(rows.filter(pk__in=list(ids)))}
    return [found[pk] for pk in dict.fromkeys(ids) if pk in found]


def sections_for(issue: Issue) -> list[Section]:
    """Where a story may stand that speaks for an office, with the stories that are there."""
    rows = issue.sections.select_related("issue__network", "office")
    rows = rows.prefetch_related("stories__section__issue__network", "stories__office")
    return [row for row in rows if row.kind in MANY_STORIES]


def agreed(photo: LeadPhoto) -> bool:
    """Whether everybody on it agreed, by the last word about it."""
    return CONSENTS.get(consents([photo.picture_id]).get(photo.picture_id, ""), False)


def thumbnail(photo: LeadPhoto) -> bytes:
    """The photo as a list shows it."""
    with photo.picture.file.open("rb") as file:
        return _small(file.read())


@lru_cache(maxsize=32)
def _small(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as whole:
        whole.thumbnail((THUMBNAIL, THUMBNAIL))
        out = io.BytesIO()
        whole.convert("RGB").save(out, "JPEG", quality=80)
        return out.getvalue()


def _rows(found: Iterable[Lead]) -> Iterable[Row]:
    found = list(found)
    said = consents(photo.picture_id for lead in found for photo in lead.photos.all())
    takings = LeadTaken.objects.filter(lead__in=found, put_back=None).select_related("issue__network")
    taken = {row.lead_id: row for row in takings.order_by("id")}
    stories = {
        row.uid: row
        for row in Story.objects.filter(uid__in=[row.story for row in taken.values()]).select_related("section")
    }
    for lead in found:
        photos = tuple(Photo(photo, said.get(photo.picture_id, "")) for photo in lead.photos.all())
        went = taken.get(lead.pk)
        yield Row(lead, photos, went, stories.get(went.story) if went else None)


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
