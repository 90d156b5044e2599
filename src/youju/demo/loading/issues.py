"""The February issue, signed by its offices and released, and the March issue, ready and not released."""

from datetime import UTC, datetime
from typing import Any

from youju.demo.loading.sources import source
from youju.demo.loading.structure import World
from youju.ground.access.models import Actor
from youju.ground.periods import parse
from youju.reporting.bulletins.actions import add_line, add_story, release, sign_off, start_issue
from youju.reporting.bulletins.models import Issue, Section, SectionKind
from youju.reporting.bulletins.queries.signing import answers

_KINDS = {
    "headline": SectionKind.HEADLINES,
    "crowdfunding": SectionKind.CROWDFUNDING,
    "practice": SectionKind.PRACTICE,
}
# Written on the last evening of the closing days, released the morning after.
_AT = {"2018-02": datetime(2018, 3, 5, 2, tzinfo=UTC), "2018-03": datetime(2018, 4, 5, 2, tzinfo=UTC)}


def load(world: World) -> None:
    editor = next(
        user.actor for user in world.users.values() if user.memberships.filter(role="network_editor").exists()
    )
    for row in sorted(source("bulletin")["issue"], key=lambda row: str(row["month"])):
        issue = _write(world, row, editor, _AT[row["month"]])
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
    for kind, body in ((SectionKind.LETTER, row["letter"]), (SectionKind.GIVING, row["giving"])):
        add_story(section=sections[(kind, None, None)], title="", body=body, by=by, at=at)
    for story in row.get("story", ()):
        add_story(
            section=sections[(_KINDS[story["kind"]], None, None)], title=story["title"],
            link=story.get("link", ""), office=world.offices.get(story.get("office", "")), by=by, at=at,
            body=story["body"],
        )  # fmt: skip
    for line in row.get("line", ()):
        add_line(
            section=_section(world, sections, line), margin=line.get("margin", ""), sentence=line["sentence"],
            by=world.hands[line["office"]], at=at,
        )  # fmt: skip
    return issue


def _section(world: World, sections: dict[Any, Section], line: dict[str, Any]) -> Section:
    office = world.offices[line["office"]]
    group = world.groups.get((line["office"], line.get("group", "")))
    return sections[(SectionKind.RESULTS, office.pk, group.pk if group else None)]
