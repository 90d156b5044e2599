"""Reading the chain of acts page by page, for the networks in which the reader may."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from youju.ground.access.audit import head
from youju.ground.access.models import AuditEntry, AuditSeal, Membership
from youju.ground.organisations.models import Network

PAGE = 50


@dataclass(frozen=True)
class Page:
    """Entries, newest first, and where the next page begins; `unsealed` counts the tail of the whole chain."""

    entries: tuple[AuditEntry, ...]
    older: UUID | None
    head: AuditSeal | None
    unsealed: int


def page(networks: Collection[int], *, before: UUID | None = None, verb: str = "") -> Page:
    """The latest entries, or those before the entry with the uid `before`; `verb` narrows by its beginning."""
    rows = visible(networks).select_related("by", "office", "seal").order_by("-pk")
    if verb:
        rows = rows.filter(verb__startswith=verb)
    if before is not None:
        last = visible(networks).filter(uid=before).first()
        rows = rows.filter(pk__lt=last.pk) if last is not None else rows.none()
    found = list(rows[: PAGE + 1])
    older = found[PAGE - 1].uid if len(found) > PAGE else None
    return Page(tuple(found[:PAGE]), older, head(), AuditEntry.objects.filter(seal=None).count())


def visible(networks: Collection[int]) -> QuerySet[AuditEntry]:
    """Acts in the offices of these networks, and officeless acts on the networks or by and on their people."""
    people = Membership.objects.filter(network__in=networks)
    return AuditEntry.objects.filter(
        Q(office__network__in=networks)
        | Q(office=None)
        & (
            Q(subject__in=Network.objects.filter(pk__in=networks).values("uid"))
            | Q(subject__in=people.values("user__uid"))
            | Q(by__user__in=people.values("user"))
        )
    )
