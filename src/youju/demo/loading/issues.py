"""The February issue, signed by its offices and released; the March issue, ready, with what was asked for it."""

from datetime import UTC, datetime
from typing import Any

from youju.demo.loading import pictures
from youju.demo.loading.sources import source
from youju.demo.loading.structure import World
from youju.ground.access.models import Actor
from youju.ground.periods import parse
from youju.reporting.bulletins.actions import (
    add_line,
    add_story,
    ask_story,
    call_off,
    deliver_story,
    release,
    sign_off,
    start_issue,
    write_story,
)
from youju.reporting.bulletins.models import Issue, Section, SectionKind, Story
from youju.reporting.bulletins.queries.signing import answers

_KINDS = {
    "headline": SectionKind.HEADLINES,
    "crowdfunding": SectionKind.CROWDFUNDING,
    "practice": SectionKind.PRACTICE,
}
# Written on the last evening of the closing days, released the morning after.
_AT = {"2018-02": datetime(2018, 3, 5, 2, tzinfo=UTC), "2018-03": datetime(2018, 4, 5, 2, tzinfo=UTC)}


def load(world: World) -> None:
    pictures.leads(world)
    editor = next(
        user.actor for user in world.users.values() if user.memberships.filter(role="network_editor").exists()
    )
    for row in sorted(source("bulletin")["issue"], key=lambda row: str(row["month"])):
        issue = _write(world, row, editor, _AT[row["month"]])
        for asked in row.get("commission", ()):
            _ask(world, issue, asked, editor, _AT[row["month"]])
        if row["released"]:
            for answer in answers(issue):
                sign_off(
                    issue=issue, office=answer.office, reading=answer.next, digest=answer.digest,
                    by=world.hands[answer.office.slug], at=_AT[row["month"]],
                )  # fmt: skip
            release(issue=issue, by=editor, at=_AT[row["month"]])


def _write(world: World, row: dict[str, Any], by: Actor, at: datetime) -> Issue:
    issue = start_issue(network=world.network, period=parse(row["month"]), by=by, at=at)
    sections = {
        (section.kind, section.office_id, section.group_id): section
        for section in issue.sections.select_related("issue__network", "office", "group")
    }
    pictures.cover(world, issue, row["cover"], by, at)
    for kind, body in ((SectionKind.LETTER, row["letter"]), (SectionKind.GIVING, row["giving"])):
        add_story(section=sections[(kind, None, None)], title="", body=body, by=by, at=at)
    for story in row.get("story", ()):
        written = add_story(
            section=sections[(_KINDS[story["kind"]], None, None)], title=story["title"],
            link=story.get("link", ""), office=world.offices.get(story.get("office", "")), by=by, at=at,
            body=story["body"],
        )  # fmt: skip
        for picture in story.get("picture", ()):
            pictures.picture(written, picture, by, at)
    for line in row.get("line", ()):
        add_line(
            section=_section(world, sections, line), margin=line.get("margin", ""), sentence=line["sentence"],
            by=world.hands[line["office"]], at=at,
        )  # fmt: skip
    return issue


def _ask(world: World, issue: Issue, row: dict[str, Any], editor: Actor, at: datetime) -> None:
    """Asks the office, which delivers what it has written; or nothing comes, or it is called off."""
    commission = ask_story(
        issue=issue, office=world.offices[row["office"]], title=row["title"], wanted=row["wanted"],
        length=row["length"], due=row["due"], by=editor, at=at,
    )  # fmt: skip
    if "body" in row:
        hand = world.hands[row["office"]]
        story = Story.objects.select_related("section__office", "section__issue__network").get(
            uid=commission.story
        )
        write_story(story=story, title=row["title"], body=row["body"], version=story.version, by=hand, at=at)
        deliver_story(commission=commission, by=hand, at=at)
    if "off" in row:
        call_off(commission=commission, reason=row["off"], by=editor, at=at)


def _section(world: World, sections: dict[Any, Section], line: dict[str, Any]) -> Section:
    office = world.offices[line["office"]]
    group = world.groups.get((line["office"], line.get("group", "")))
    return sections[(SectionKind.RESULTS, office.pk, group.pk if group else None)]
