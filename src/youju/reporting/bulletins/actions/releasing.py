"""Releasing: figures freeze, editions are made once and kept byte for byte."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence import ports
from youju.ground.evidence.actions import close_month
from youju.reporting import publishing
from youju.reporting.bulletins.models import (
    ErratumPrinted,
    Issue,
    Release,
    SmallCountConfirmed,
    StoredEdition,
)
from youju.reporting.bulletins.queries.checking import blocking
from youju.reporting.bulletins.queries.composing import compose
from youju.reporting.bulletins.queries.correcting import owed
from youju.reporting.bulletins.queries.issues import figures_of, period_of
from youju.reporting.bulletins.queries.published import CONTENT
from youju.reporting.bulletins.queries.reading import Reader
from youju.reporting.bulletins.queries.received import printed_parts
from youju.reporting.bulletins.queries.signing import answers, wait_for
from youju.reporting.bulletins.queries.suppressing import suppressed
from youju.reporting.bulletins.rules import AlreadyReleased
from youju.reporting.bulletins.rules.answering import NotSigned, StoppedByFindings
from youju.reporting.bulletins.rules.commissions import characters
from youju.reporting.figures.actions import freeze
from youju.reporting.publishing import content, email, keeping


@action
def confirm_small_count(*, issue: Issue, key: str, scope_digest: str, by: Actor, at: datetime) -> None:
    """An editor judged that nobody is recognisable from this small count; it may be printed."""
    require(by, permissions.BULLETIN_RELEASE, network=issue.network, on=localdate(at))
    SmallCountConfirmed.objects.get_or_create(
        issue=issue, key=key, scope_digest=scope_digest, defaults={"by": by, "at": at}
    )
    audit.write(
        verb="small_count.confirm", by=by, at=at, subject=issue.uid, values={"key": key, "scope": scope_digest}
    )


@action
def release(*, issue: Issue, by: Actor, at: datetime) -> Release:
    """Sends the issue out as revision 1: figures are frozen, months closed, editions stored.

    The audit chain is sealed first and its head printed. Everything happens in one transaction or not at all.
    Raises NotSigned while an office has neither signed what would be printed nor been left out, StoppedByFindings.
    """
    require(by, permissions.BULLETIN_RELEASE, network=issue.network, on=localdate(at))
    # Every issue of the network is held: two acts at once would both tell what is late.
    rows = Issue.objects.select_for_update(of=("self",)).select_related("network").filter(network=issue.network_id)
    held = next(row for row in rows.order_by("pk") if row.pk == issue.pk)
    if held.releases.exists():
        raise AlreadyReleased
    # Labels, definitions and 未报 freeze in the bulletin's language, whichever the editor reads the screens in.
    with translation.override(settings.LANGUAGE_CODE):
        return _release(held, by, at)


def _release(held: Issue, by: Actor, at: datetime) -> Release:
    stopping = blocking(held)
    if stopping:
        said = " ".join(finding.message for finding in stopping[:3])
        raise StoppedByFindings(_("This stops the release: {findings}").format(findings=said))
    parts, period = printed_parts(held), period_of(held)
    figures = figures_of(held, parts)
    # Of the very figures that freeze below, so that nothing moves between signature and print.
    waited = wait_for(answers(held, parts, Reader.of_figures(held, figures)), held.network)
    if waited:
        offices = "、".join(row.office.name for row in waited)
        raise NotSigned(_("Not signed, or changed since: {offices}.").format(offices=offices))
    gone = suppressed(held, figures)
    frozen = freeze(
        network=held.network, period=period, figures=list(figures.values()), suppressed=gone, by=by, at=at
    )
    for office in held.network.offices.all():
        close_month(office=office, start=period.start, end=period.end, by=by, at=at)
    audit.seal()
    seal = audit.head()
    head = seal.hash if seal else audit.GENESIS
    errata = owed(held)
    made = compose(held, parts, figures, gone, errata=errata, released_at=at, audit_head=head)
    released = Release.objects.create(issue=held, revision=1, at=at, by=by, freeze=frozen, audit_head=head)
    ErratumPrinted.objects.bulk_create(ErratumPrinted(erratum=erratum, release=released) for erratum in errata)
    store(released, made, by, at)
    audit.write(verb="issue.release", by=by, at=at, subject=held.uid, values={"head": head, "root": frozen.root})
    return released


def store(released: Release, made: content.Issue, by: Actor, at: datetime) -> None:
    """Makes and keeps the editions of a revision and tells whoever wants to know of them."""
    kept = content.Edition(CONTENT, "application/json", keeping.write(made))
    editions = (*publishing.editions(made), kept)
    StoredEdition.objects.bulk_create(
        StoredEdition(
            release=released, name=edition.name, media_type=edition.media_type, data=edition.data,
            sha256=hashlib.sha256(edition.data).hexdigest(),
        )
        for edition in editions
    )  # fmt: skip
    # A letter that had to be told shorter carries fewer photos.
    in_letter = email.pictures_in(next(each.data for each in editions if each.media_type == "message/rfc822"))
    offices = tuple(released.issue.network.offices.values_list("pk", flat=True))
    told = tuple(
        ports.ReleasedEdition(
            issue=released.issue.uid, revision=released.revision, title=f"{made.bulletin} {made.month}",
            channel=channel, characters=characters_of(made),
            pictures=in_letter if channel == "email" else len(made.pictures), address=made.address,
            offices=offices,
        )
        for channel in ("website", "email", "official")
    )  # fmt: skip
    ports.deliver(told, by=by, at=at)


def characters_of(made: content.Issue) -> int:
    """The characters of letter, stories and result lines, blanks not counted."""
    runs = [run for block in (*made.letter, *made.giving) for run in block.runs]
    for story in made.stories:
        runs += [content.Text(story.title), *(run for block in story.blocks for run in block.runs)]
    for results in made.results:
        runs += [run for group in results.groups for line in group.lines for run in line.sentence]
    return characters(run.shown if isinstance(run, content.Number) else run.text for run in runs)
