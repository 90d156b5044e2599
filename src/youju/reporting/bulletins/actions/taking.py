"""Leads go into an issue: as a story of their own or into one that is there, and out of it again."""

from collections.abc import Sequence
from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.refusals import NotPermitted
from youju.reporting.bulletins.actions.ending import end_version
from youju.reporting.bulletins.actions.illustrating import hang, unhang
from youju.reporting.bulletins.actions.leads import held_lead
from youju.reporting.bulletins.actions.permitting import may_arrange, may_write
from youju.reporting.bulletins.actions.writing import add_story, remove
from youju.reporting.bulletins.models import Lead, LeadPhoto, LeadPutBack, LeadSetAside, LeadTaken, Section, Story
from youju.reporting.bulletins.queries.leads import agreed
from youju.reporting.bulletins.queries.passages import MANY_STORIES
from youju.reporting.bulletins.queries.reading import refuse_unfit
from youju.reporting.bulletins.rules import DoesNotBelongThere
from youju.reporting.bulletins.rules.blocks import joined, without
from youju.reporting.bulletins.rules.leads import LeadIsNotTaken, LeadIsTaken, PhotoNotAgreed


@action
def take_lead(
    *, lead: Lead, section: Section, title: str, body: str, photos: Sequence[LeadPhoto] = (), by: Actor,
    at: datetime,
) -> Story:  # fmt: skip
    """A story of the issue in the making, made of the lead; who is on the photos was said with it and holds.

    Raises LeadIsTaken, PhotoNotAgreed, and whatever refuses a story.
    """
    held = _to_take(lead, photos)
    story = add_story(
        section=section, title=title, body=body, office=held.office, pictures=[row.picture for row in photos],
        by=by, at=at,
    )  # fmt: skip
    _taken(held, story, body, True, by, at)
    return story


@action
def put_lead_into(
    *, lead: Lead, story: Story, body: str, photos: Sequence[LeadPhoto] = (), by: Actor, at: datetime
) -> Story:
    """The lead's words behind those of a story that is there, its photos behind the story's pictures.

    Raises LeadIsTaken, PhotoNotAgreed, TooManyPictures, DoesNotBelongThere for a letter, and what refuses words.
    """
    held = _to_take(lead, photos)
    may_arrange(story.section, by, at)
    if story.section.kind not in MANY_STORIES:
        raise DoesNotBelongThere
    if story.section.issue.network_id != held.office.network_id:
        raise NotPermitted
    refuse_unfit(story.section.issue, story.office or story.section.office, body)
    row = Story.objects.select_for_update().get(pk=story.pk)
    _rewrite(row, joined(row.body, body), by, at)
    hang(row, [photo.picture for photo in photos])
    _taken(held, row, body, False, by, at)
    return row


@action
def put_lead_back(*, lead: Lead, by: Actor, at: datetime) -> None:
    """The lead is new again: what it brought is out of its story, and a story that was made of it is taken out.

    What others wrote around it stays; the version before has everything still. Raises LeadIsNotTaken.
    """
    held = held_lead(lead)
    taken = held.takings.standing().order_by("-id").first()
    story = Story.objects.select_related("section").filter(uid=taken.story).first() if taken else None
    if taken is None or story is None:
        raise LeadIsNotTaken
    may_write(story.section, by, at)
    if taken.made:
        remove(passage=story, by=by, at=at)
    else:
        row = Story.objects.select_for_update().get(pk=story.pk)
        _rewrite(row, without(row.body, taken.body), by, at)
        unhang(row, row.pictures.filter(picture__in=held.photos.values("picture")))
        LeadPutBack.objects.create(taken=taken, by=by, at=at)
    audit.write(
        verb="lead.put_back", by=by, at=at, office=held.office, subject=held.uid,
        values={"story": str(story.uid)},
    )  # fmt: skip


def _to_take(lead: Lead, photos: Sequence[LeadPhoto]) -> Lead:
    held = held_lead(lead)
    if held.taken:  # type: ignore[attr-defined]
        raise LeadIsTaken
    if any(photo.lead_id != held.pk or not agreed(photo) for photo in photos):
        raise PhotoNotAgreed
    return held


def _rewrite(row: Story, body: str, by: Actor, at: datetime) -> None:
    end_version(row, by, at)
    row.body, row.version, row.by, row.at = body, row.version + 1, by, at
    row.full_clean()
    row.save()


def _taken(lead: Lead, story: Story, body: str, made: bool, by: Actor, at: datetime) -> None:
    LeadSetAside.objects.filter(lead=lead).delete()
    LeadTaken.objects.create(
        lead=lead, issue=story.section.issue, story=story.uid, made=made, body=body.strip(), by=by, at=at
    )
    audit.write(
        verb="lead.take", by=by, at=at, office=lead.office, subject=lead.uid,
        values={"story": str(story.uid), "made": made},
    )  # fmt: skip
