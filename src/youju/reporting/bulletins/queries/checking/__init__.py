"""What an editor should look at before release: an issue's passages and plans, checked as plain values."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from youju.reporting.bulletins.models import Dismissal, Issue, Story
from youju.reporting.bulletins.queries import afterwards
from youju.reporting.bulletins.queries.checking import announced, commissions, customs, past, register
from youju.reporting.bulletins.queries.checking.passages import passages_of
from youju.reporting.bulletins.queries.issues import (
    Parts,
    bare_parts_of,
    parts_of,
    period_of,
    previous_of,
    texts_of,
)
from youju.reporting.bulletins.queries.photos import consents
from youju.reporting.bulletins.queries.reading import Reader
from youju.reporting.bulletins.queries.received import printed_parts
from youju.reporting.bulletins.rules.checks import Finding
from youju.reporting.bulletins.rules.checks.asked import undecided
from youju.reporting.bulletins.rules.checks.basics import customary, emptied
from youju.reporting.bulletins.rules.checks.everything import Knowledge, checked
from youju.reporting.bulletins.rules.checks.pictures import unconsented_cover, undescribed_cover

__all__ = ["Finding", "Reviewed", "Seen", "blocking", "findings", "of_story", "passages_of", "review", "reviewed"]


@dataclass(frozen=True)
class Seen:
    """A finding that somebody looked at and let stand."""

    finding: Finding
    dismissal: Dismissal


@dataclass(frozen=True)
class Reviewed:
    """The findings of an issue as it is written now: what is open, and what was waved through."""

    open: tuple[Finding, ...]
    seen: tuple[Seen, ...]

    def of(self, digest: str) -> Finding | None:
        """The finding with this digest, open or not."""
        known = (*self.open, *(row.finding for row in self.seen))
        return next((finding for finding in known if finding.digest == digest), None)

    def stopping(self) -> tuple[Finding, ...]:
        """What the issue may not go out with."""
        return tuple(finding for finding in self.open if finding.stops)


def findings(issue: Issue, parts: Collection[Parts], reader: Reader) -> list[Finding]:
    """The open findings of an issue as it is written now; `reader` has read its parts."""
    return list(review(issue, parts, reader).open)


def reviewed(issue: Issue) -> Reviewed:
    """The findings of an issue, its parts read anew."""
    parts = parts_of(issue)
    return review(issue, parts, Reader.of(issue, texts_of(parts)))


def blocking(issue: Issue) -> tuple[Finding, ...]:
    """What the issue may not go out with; what nobody prints, because its office is left out, stops nothing."""
    parts = printed_parts(issue)
    return review(issue, parts, Reader.of(issue, texts_of(parts))).stopping()


def of_story(issue: Issue, story: Story) -> tuple[Finding, ...]:
    """What an editor should look at in a story that stands aside, as it would be in the issue: its own text and
    pictures, nothing of what stands around it. What the story says need not be saved."""
    office = story.office or story.section.office
    reader = Reader.of(issue, [(office, story.title), (office, story.body)])
    return tuple(_checked(issue, [Parts(story.section, (story,), ())], reader))


def _checked(issue: Issue, parts: Collection[Parts], reader: Reader) -> list[Finding]:
    period = period_of(issue)
    passages = list(passages_of(parts, reader))
    known = Knowledge(
        confirmed=set(issue.confirmations.values_list("key", "scope_digest")),
        register=register.names_of(issue.network),
        words=register.words_of(issue.network),
        courses=past.courses(passages, reader, period),
        notation=issue.network.notation,
        on=period.end - timedelta(days=1),
    )
    return checked(passages, period, known)


def review(issue: Issue, parts: Collection[Parts], reader: Reader) -> Reviewed:
    """All findings, those that somebody let stand apart; the same number of queries for any issue."""
    found = _checked(issue, parts, reader)
    previous = previous_of(issue)
    if previous is not None:
        then = bare_parts_of(previous)
        found += customary(customs.margins(then, parts, reader), customs.present(parts, reader))
        found += emptied(customs.silenced(then, parts))
    if issue.picture_id and parts:
        head = next(iter(parts)).section.uid
        found += [] if issue.alt.strip() else [undescribed_cover(head)]
        found += unconsented_cover(head, consents([issue.picture_id]).get(issue.picture_id, ""))
    found += afterwards.found(issue, parts, reader)
    found += announced.found(issue, list(reader.offices.by_slug.values()))
    found += (finding for row in commissions.asked(issue) for finding in undecided(row))
    dismissed = {row.digest: row for row in issue.dismissals.select_related("by")}
    # What was waved through while it could be does not pass any more.
    passed = [row for row in found if row.digest in dismissed and row.dismissible]
    return Reviewed(
        tuple(row for row in found if row not in passed),
        tuple(Seen(row, dismissed[row.digest]) for row in passed),
    )
