"""What a reader finds behind the addresses of the press, and what the reader may do there."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from youju.ground.access.models import Actor
from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_RELEASE, BULLETIN_SEE, BULLETIN_WRITE
from youju.ground.organisations.models import Network
from youju.ground.periods import Period
from youju.reporting.bulletins.models import (
    Commission,
    Issue,
    Line,
    Release,
    Section,
    SectionKind,
    Story,
    StoryPicture,
)
from youju.reporting.bulletins.models.commissions import State
from youju.reporting.bulletins.queries import current_release, issue_of, passages, period_of
from youju.reporting.bulletins.queries.commissions import Row as Commissioned
from youju.reporting.bulletins.queries.commissions import commission_of, home_of
from youju.reporting.bulletins.queries.leads import Row, lead_of, sees
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Room:
    """An issue as its reader finds it: `writes` are the offices whose results the reader writes."""

    issue: Issue
    release: Release | None
    composes: bool
    may_release: bool
    writes: frozenset[int]
    reader: Actor
    now: datetime

    @property
    def period(self) -> Period:
        return period_of(self.issue)

    @property
    def writable(self) -> bool:
        """Whether the reader may write anything in it."""
        return self.release is None and (self.composes or bool(self.writes))

    def may_write(self, section: Section) -> bool:
        """Results are their office's; everything is the network editor's; nothing is anybody's once released."""
        if self.release is not None:
            return False
        if section.aside:
            return self._writes_aside(home_of(section))
        return self.composes or (section.kind == SectionKind.RESULTS and section.office_id in self.writes)

    def may_read(self, section: Section) -> bool:
        """Staff read what is in the issue. What stands aside is its office's, and the editor's once delivered."""
        if not section.aside:
            return True
        commission = home_of(section)
        if commission.taken or commission.office_id in self.writes:
            return True
        return self.composes and commission.handed

    def _writes_aside(self, commission: Commission) -> bool:
        if commission.state == State.TAKEN:
            return self.composes
        return commission.state == State.ASKED and commission.office_id in self.writes


def network_or_404(request: StaffRequest) -> Network:
    """The network whose bulletin the reader sees."""
    network = passages.network_of(request.standing.networks_with(BULLETIN_SEE))
    if network is None:
        raise Http404
    return network


def lead_or_404(request: StaffRequest, uid: UUID) -> Row:
    """A lead of the network. Raises PermissionDenied for one that the reader does not see."""
    row = lead_of(network_or_404(request), uid)
    if row is None:
        raise Http404
    if not sees(row.lead, request.standing, request.actor):
        raise PermissionDenied
    return row


def commission_or_404(here: Room, uid: UUID, on: date) -> Commissioned:
    """A commission of the issue. Raises PermissionDenied for one that another office was asked for."""
    row = commission_of(here.issue, uid, on=on)
    if row is None:
        raise Http404
    if not (here.composes or row.commission.office_id in here.writes):
        raise PermissionDenied
    return row


def room(request: StaffRequest, period: Period) -> Room:
    """The issue of the period. Raises Http404 where there is none."""
    network = network_or_404(request)
    issue = issue_of(network, period)
    if issue is None:
        raise Http404
    standing = request.standing
    return Room(
        issue,
        current_release(issue),
        network.pk in standing.networks_with(BULLETIN_COMPOSE),
        network.pk in standing.networks_with(BULLETIN_RELEASE),
        standing.offices_with(BULLETIN_WRITE),
        request.actor,
        request.now,
    )


def section_or_404(here: Room, uid: UUID) -> Section:
    """A section of the issue that the reader writes. Raises PermissionDenied for one of another office."""
    section = passages.section_of(here.issue, uid)
    if section is None:
        raise Http404
    return _writable(here, section)


def place_or_404(here: Room, uid: UUID) -> Section:
    """The same, also of those that stand aside."""
    section = passages.place_of_writing(here.issue, uid)
    if section is None:
        raise Http404
    return _writable(here, section)


def asked_section(here: Room, request: StaffRequest) -> Section | None:
    """The section that a passage is to go to; none where it stays."""
    name = request.POST.get("section", "")
    if not name:
        return None
    try:
        return section_or_404(here, UUID(name))
    except ValueError:
        raise Http404 from None


def line_or_404(here: Room, uid: UUID) -> Line:
    """A line of the issue that the reader writes."""
    line = passages.line_of(here.issue, uid)
    if line is None:
        raise Http404
    _writable(here, line.section)
    return line


def story_or_404(here: Room, uid: UUID) -> Story:
    """A story of the issue that the reader writes."""
    story = passages.story_of(here.issue, uid)
    if story is None:
        raise Http404
    _writable(here, story.section)
    return story


def picture_or_404(here: Room, uid: UUID) -> StoryPicture:
    """A picture of a story of the issue that the reader writes."""
    picture = passages.picture_of(here.issue, uid)
    if picture is None:
        raise Http404
    _writable(here, picture.story.section)
    return picture


def story_without(here: Room, uid: UUID) -> Story | None:
    """The story that this picture was taken out of already, if the reader writes it."""
    story = passages.story_without(here.issue, uid)
    if story is not None:
        _writable(here, story.section)
    return story


def _writable(here: Room, section: Section) -> Section:
    # A released issue says so itself, with the refusal of the action; what stands aside of it stays its office's.
    if not (here.may_write(section) if here.release is None else here.may_read(section)):
        raise PermissionDenied
    return section
