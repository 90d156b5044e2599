"""Who may write a section, asked beneath every screen; a released issue is written by nobody."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import permissions
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Commission, Issue, Section
from youju.reporting.bulletins.rules import AlreadyReleased, DoesNotBelongThere
from youju.reporting.bulletins.rules.commissions import AlreadyDelivered, CommissionIsOff


def may_write(section: Section, by: Actor, at: datetime, speaks: Office | None = None) -> None:
    """An office's editor writes the office's results; who composes the issue writes everything that is in it.

    `speaks` is the office that a story is written for: one of the network. What stands aside is written by the
    office that was asked for it, until it delivers: raises AlreadyDelivered, CommissionIsOff.
    """
    # Locked, so that a release has either not begun or is over: what it printed is what stands.
    issue = Issue.objects.select_for_update(of=("self",)).select_related("network").get(pk=section.issue_id)
    if speaks is not None and speaks.network_id != issue.network_id:
        raise NotPermitted
    if issue.releases.exists():
        raise AlreadyReleased
    if section.aside:
        _may_write_aside(section, by, at, speaks)
        return
    try:
        require(by, permissions.BULLETIN_COMPOSE, network=issue.network, on=localdate(at))
    except NotPermitted:
        if section.office is None:
            raise
        require(by, permissions.BULLETIN_WRITE, office=section.office, on=localdate(at))


def may_arrange(section: Section, by: Actor, at: datetime, speaks: Office | None = None) -> None:
    """The same for who adds a passage, moves it or takes it out: an asked story stands alone where it is written.

    Raises DoesNotBelongThere.
    """
    may_write(section, by, at, speaks)
    if section.aside:
        raise DoesNotBelongThere


def _may_write_aside(section: Section, by: Actor, at: datetime, speaks: Office | None) -> None:
    commission = Commission.objects.told().select_related("office", "issue__network").get(section=section)
    if commission.taken:
        # What the story said before belongs to the issue along with it.
        require(by, permissions.BULLETIN_COMPOSE, network=commission.issue.network, on=localdate(at))
        return
    require(by, permissions.BULLETIN_WRITE, office=commission.office, on=localdate(at))
    if speaks is not None and speaks.pk != commission.office_id:
        raise NotPermitted
    if commission.off:
        raise CommissionIsOff
    if commission.handed:
        raise AlreadyDelivered


def may_compose(issue: Issue, by: Actor, at: datetime) -> Issue:
    """The issue itself, locked, for who composes it: not for offices, and not once it is released."""
    held = Issue.objects.select_for_update(of=("self",)).select_related("network").get(pk=issue.pk)
    if held.releases.exists():
        raise AlreadyReleased
    require(by, permissions.BULLETIN_COMPOSE, network=held.network, on=localdate(at))
    return held
