"""A story that stands aside, checked while it is written and before it is taken in."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.refusals import Refusal
from youju.reporting.bulletins.models import Section, Story
from youju.reporting.bulletins.queries.checking import Finding, of_story
from youju.reporting.bulletins.queries.commissions import home_of, story_of
from youju.reporting.bulletins.queries.reading import Reader, refuse_unfit
from youju.reporting.bulletins.rules.checks import Severity
from youju.web.bulletins.drawings import Remark
from youju.web.bulletins.faces import Painter
from youju.web.bulletins.rooms import Room
from youju.web.bulletins.sending import words_of
from youju.web.shell.needs import StaffRequest


def checks(here: Room, story: Story) -> list[Finding]:
    """The findings of its text and pictures, the gravest first."""
    order = list(Severity)
    return sorted(of_story(here.issue, story), key=lambda row: order.index(row.severity))


def remarks(here: Room, story: Story, found: list[Finding]) -> tuple[Remark, ...]:
    """As they stand at the story. A small count is confirmed in the issue, where it would be printed."""
    painter = Painter.of(here, Reader.of(here.issue, []), found)
    return tuple(replace(row, confirm=False) for row in painter.remarks(story.uid))


def proof(request: StaffRequest, here: Room, section: Section) -> HttpResponse:
    """What the checks say of the story as it is typed now, or why it could not be saved; nothing is written."""
    story = story_of(home_of(section))
    if story is None:
        return render(request, "commissions/checked.html", {"remarks": (), "refusal": ""})
    sent = words_of(request)
    story.title, story.body = sent.get("title", "")[:200], sent.get("body", "")[:20_000]
    try:
        refuse_unfit(here.issue, story.office or section.office, story.title, story.body)
    except Refusal as refusal:
        return render(request, "commissions/checked.html", {"remarks": (), "refusal": str(refusal)})
    found = remarks(here, story, checks(here, story))
    return render(request, "commissions/checked.html", {"remarks": found, "refusal": ""})
