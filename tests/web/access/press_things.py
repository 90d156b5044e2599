"""The things of the press that an address or a form can name: sections, figures, signatures, findings, leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from PIL import Image

from tests.factories.world import NOW, TODAY, Colleague, World
from youju.ground.access.models import Actor
from youju.ground.access.permissions import BULLETIN_SIGN, RECORDS_RECORD
from youju.ground.access.queries import standing
from youju.ground.evidence.actions import attach
from youju.ground.organisations.models import Office
from youju.ground.periods import month
from youju.reporting.bulletins import actions as press
from youju.reporting.bulletins.models import (
    Issue,
    Lead,
    LeadPhoto,
    Line,
    Release,
    Section,
    Story,
    StoryPicture,
)
from youju.reporting.bulletins.queries import published, reviewed
from youju.reporting.bulletins.queries.signing import answer_of
from youju.reporting.bulletins.rules.checks import Finding
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.publishing.pictures import digest_of

# What an address calls the thing that does not exist.
NO_UID = UUID("00000000-0000-4000-8000-000000000000")
PAPER = b"%PDF-1.4\n%%EOF\n"
FIGURE, SECOND = "activities.service.attendances", "activities.service.sessions"
# The month that was released, and the one whose issue is being written; the records are those of March.
RELEASED, DRAFT = month(2018, 1), month(2018, 2)


@dataclass(frozen=True)
class Place:
    """Where a thing is made and by whom."""

    world: World
    office: Office
    by: Actor


@cache
def picture() -> bytes:
    """A small photo."""
    file = BytesIO()
    Image.new("RGB", (8, 6), "#b5452c").save(file, "JPEG")
    return file.getvalue()


def _section(kind: str, **of: Any) -> Callable[[Place], str]:
    def find(place: Place) -> str:
        rows = Section.objects.filter(issue__network=place.world.network, issue__start=DRAFT.start, kind=kind)
        return str((rows.filter(office=place.office) if kind == "results" else rows)[0].uid)

    return find


def _line(place: Place) -> str:
    return str(Line.objects.filter(section__uid=_section("results")(place)).order_by("pk")[0].uid)


def _story(place: Place) -> str:
    return str(Story.objects.get(section__uid=_section("headlines")(place)).uid)


def _picture_of_the_story(place: Place) -> str:
    return str(StoryPicture.objects.get(story__uid=_story(place)).uid)


def _lead_taken(place: Place) -> str:
    """A lead that went into the issue in the making as a story of its own."""
    lead = Lead.objects.get(uid=_lead(place, "用了的"))
    section = Section.objects.select_related("issue__network").get(uid=_section("practice")(place))
    stamp: dict[str, Any] = {"by": place.world.system, "at": NOW}
    press.take_lead(lead=lead, section=section, title="菜单", body="孩子们写了菜单。", **stamp)
    return str(lead.uid)


def _frozen(place: Place) -> FrozenFigure:
    release = Release.objects.get(issue__network=place.world.network)
    return next(row for row in release.freeze.figures.all() if row.scope["offices"] == [place.office.pk])


def _photo(place: Place) -> str:
    """Named by its bytes: both networks print the same one."""
    release = Release.objects.select_related("issue__network").get(issue__network=place.world.network)
    return digest_of(published.printed_content(release).headlines[0].pictures[0])


def _draft(place: Place) -> Issue:
    return Issue.objects.get(network=place.world.network, start=DRAFT.start)


def _digest(place: Place) -> str:
    """Of the pages as they are now, without a signature that answers for them already."""
    answer = answer_of(_draft(place), place.office)
    for signature in answer.standing:
        press.withdraw_signature(signature=signature.row, reason="再读一遍", by=signature.row.by, at=NOW)
    return answer.digest


def _signature(place: Place) -> str:
    by = place.world.colleague("office_editor", place.office, 8).actor
    issue = _draft(place)
    row = press.sign_off(issue=issue, office=place.office, reading="sign", digest=_digest(place), by=by, at=NOW)
    return str(row.uid)


def _proposal(place: Place) -> str:
    by = place.world.colleague("office_editor", place.office, 8).actor
    # Another one than the released figure, of which a correction can still be proposed.
    figure = [row for row in _frozen(place).freeze.figures.all() if row.scope["offices"] == [place.office.pk]][-1]
    issue = Release.objects.get(issue__network=place.world.network).issue
    row = press.propose_erratum(issue=issue, figure=figure, corrected="12人次", reason="漏了一人", by=by, at=NOW)
    return str(row.uid)


def _stand_in(place: Place) -> Colleague:
    return place.world.colleague("librarian", place.office, 8)


def _deputy_to_be(place: Place) -> str:
    """As the form names post and colleague: that of whoever may name one."""
    may = standing(place.by, on=TODAY)
    if not may.offices_with(BULLETIN_SIGN):
        return f"network_editor::{_stand_in(place).user.uid}"
    return f"office_editor:{place.office.slug}:{_stand_in(place).user.uid}"


def _deputy(place: Place) -> str:
    by = place.world.colleague("office_editor", place.office, 8).actor
    row = press.name_deputy(
        network=place.world.network, office=place.office, role="office_editor", user=_stand_in(place).user,
        since=TODAY, until=date(2018, 4, 1), by=by, at=NOW,
    )  # fmt: skip
    return str(row.uid)


def _found(place: Place) -> Finding:
    """A word to avoid in a new line of the office."""
    section = Section.objects.get(uid=_section("results")(place))
    stamp: dict[str, Any] = {"by": place.world.system, "at": NOW}
    line = press.add_line(section=section, margin="", sentence="截止到月底。", **stamp)
    return next(row for row in reviewed(section.issue).open if (row.check, row.place) == ("word", line.uid))


def _let_stand(place: Place) -> str:
    finding = _found(place)
    issue = Issue.objects.get(network=place.world.network, start=DRAFT.start)
    press.dismiss_finding(issue=issue, finding=finding, reason="照引原文", by=place.world.system, at=NOW)
    return finding.digest


def _registered_name(place: Place) -> str:
    row = press.register_name(
        network=place.world.network, kind="organisation", name=f"旧名{uuid4().hex[:6]}", by=place.world.system,
        at=NOW,
    )  # fmt: skip
    return str(row.uid)


def _lead(place: Place, said: str = "看见的") -> str:
    by = place.by if place.office.pk in standing(place.by, on=TODAY).offices_with(RECORDS_RECORD) else None
    stamp: dict[str, Any] = {"by": by or place.world.system, "at": NOW}
    photo = attach(office=place.office, name="菜单.jpg", data=picture(), **stamp)
    made = press.leave_lead(
        office=place.office, said=f"{place.by.label}{said}", photos=[photo], consent="nobody", **stamp
    )  # fmt: skip
    return str(made.uid)


def _photo_of_the_lead(place: Place) -> str:
    """The photo of `lead`, which stands before it in every address; a lead that was taken says something else."""
    photos = LeadPhoto.objects.filter(lead__said=f"{place.by.label}看见的", lead__office=place.office)
    return str(photos.order_by("-pk")[0].uid)


def _commission(place: Place, *, delivered: bool = False, taken: bool = False) -> str:
    """A story of the issue in the making that the office was asked for and has written."""
    stamp: dict[str, Any] = {"by": place.world.system, "at": NOW}
    made = press.ask_story(
        issue=_draft(place), office=place.office, title="青石路的树", wanted="孩子们怎么说", **stamp
    )
    story = Story.objects.select_related("section__issue__network", "section__office").get(uid=made.story)
    press.write_story(story=story, title="青石路的树", body="孩子们种了树。", version=story.version, **stamp)
    if delivered or taken:
        press.deliver_story(commission=made, **stamp)
    if taken:
        section = Section.objects.select_related("issue__network").get(uid=_section("practice")(place))
        press.take_commission(commission=made, section=section, **stamp)
    return str(made.uid)


def _with_late_records(place: Place) -> str:
    """The results of an office to whose released month something came since."""
    place.world.record("activities.session", place.office, happened_on="2018-01-06", n_child="9")
    return _section("results")(place)


OF_THE_PRESS: dict[str, Callable[[Place], str]] = {
    "results": _section("results"),
    "results with late records": _with_late_records,
    "headlines": _section("headlines"),
    "headlines to go to": lambda place: f"section:{_section('headlines')(place)}",
    "line": _line,
    "story": _story,
    "picture of the story": _picture_of_the_story,
    "finding": lambda place: _found(place).digest,
    "finding let stand": _let_stand,
    "registered name": _registered_name,
    "released figure": lambda place: str(_frozen(place).uid),
    "figure in print": lambda place: _frozen(place).scope_digest[:10],
    "photo in print": _photo,
    "digest of the pages": _digest,
    "signature": _signature,
    "proposed correction": _proposal,
    "deputy to be": _deputy_to_be,
    "deputy": _deputy,
    "lead": _lead,
    "lead taken": _lead_taken,
    "photo of the lead": _photo_of_the_lead,
    "commission": _commission,
    "commission delivered": partial(_commission, delivered=True),
    "commission taken": partial(_commission, taken=True),
}
