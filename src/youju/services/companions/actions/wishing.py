"""A child's need and a volunteer's offer are stated; what was said before ends and stays as history."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Site
from youju.ground.people.models import Dated, Person
from youju.ground.people.queries.cards import cluster, root_of
from youju.ground.storage import turns
from youju.services.companions.actions.rights import keeps
from youju.services.companions.models import (
    CompanionOffer,
    Need,
    NeedHelp,
    NeedHours,
    NotWith,
    OfferHelp,
    SiblingWish,
)
from youju.services.companions.models.wishes import MOST_CHILDREN
from youju.services.companions.rules.helps import Help
from youju.services.companions.rules.refusals import (
    AnotherOffice,
    EndedAlready,
    ErasedAlready,
    HowManyChildren,
    NoHelp,
    TwoDifferent,
)
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.rules.availability import Span


@action
def state_need(
    *, person: Person, helps: Sequence[str], language: str = "", companion_sex: str = "", site: Site | None = None,
    hours: Mapping[int, Iterable[Span]] | None = None, by: Actor, at: datetime,
) -> Need:  # fmt: skip
    """The child wishes for a companion, for this; what was written before ends. Raises NoHelp, ErasedAlready."""
    root = _child(person, by, at)
    wanted = _helps(helps)
    if site is not None and site.office_id != root.office_id:
        raise AnotherOffice(field="site")
    turns.take(f"companions of {root.office_id}")
    today = localdate(at)
    _end(Need.objects.filter(person__in=cluster(root), until=None), at)
    row = Need(
        office=root.office, person=root, site=site, language=tidy(language)[:30], companion_sex=companion_sex,
        since=today, by=by, at=at,
    )  # fmt: skip
    row.clean_fields()
    row.save()
    NeedHelp.objects.bulk_create(NeedHelp(need=row, help=one) for one in wanted)
    NeedHours.objects.bulk_create(
        NeedHours(need=row, weekday=day, begins=span.begins, ends=span.ends)
        for day, spans in (hours or {}).items()
        for span in spans
    )
    audit.write(verb="companion_need.state", by=by, at=at, office=root.office, subject=root.uid, rows=len(wanted))
    return row


@action
def end_need(*, need: Need, by: Actor, at: datetime) -> Need:
    """The child does not wait any more. Raises EndedAlready."""
    keeps(by, need.office, at)
    turns.take(f"companions of {need.office_id}")
    if not _end(Need.objects.filter(pk=need.pk, until=None), at):
        raise EndedAlready
    audit.write(verb="companion_need.end", by=by, at=at, office=need.office, subject=need.person.uid)
    need.refresh_from_db()
    return need


@action
def offer(
    *, volunteer: Volunteer, helps: Sequence[str], most: int = 1, languages: str = "", child_sex: str = "",
    by: Actor, at: datetime,
) -> CompanionOffer:  # fmt: skip
    """The volunteer accompanies children, so many at a time. Raises NoHelp, HowManyChildren."""
    keeps(by, volunteer.office, at)
    wanted = _helps(helps)
    if not 1 <= most <= MOST_CHILDREN:
        raise HowManyChildren
    if hasattr(volunteer.person, "erasure"):
        raise ErasedAlready
    turns.take(f"companions of {volunteer.office_id}")
    _end(CompanionOffer.objects.filter(volunteer=volunteer, until=None), at)
    row = CompanionOffer(
        office=volunteer.office, volunteer=volunteer, most=most, languages=tidy(languages)[:80],
        child_sex=child_sex, since=localdate(at), by=by, at=at,
    )  # fmt: skip
    row.clean_fields()
    row.save()
    OfferHelp.objects.bulk_create(OfferHelp(offer=row, help=one) for one in wanted)
    audit.write(
        verb="companion_offer.state", by=by, at=at, office=volunteer.office, subject=volunteer.uid,
        values={"most": most, "helps": list(wanted)},
    )  # fmt: skip
    return row


@action
def end_offer(*, offer: CompanionOffer, by: Actor, at: datetime) -> CompanionOffer:
    """The volunteer accompanies nobody more; pairs that stand go on. Raises EndedAlready."""
    keeps(by, offer.office, at)
    turns.take(f"companions of {offer.office_id}")
    if not _end(CompanionOffer.objects.filter(pk=offer.pk, until=None), at):
        raise EndedAlready
    audit.write(verb="companion_offer.end", by=by, at=at, office=offer.office, subject=offer.volunteer.uid)
    offer.refresh_from_db()
    return offer


@action
def wish_of_siblings(*, one: Person, other: Person, sort: str, by: Actor, at: datetime) -> SiblingWish:
    """Two children wish for the same companion, or for one each; the wish before ends. Raises TwoDifferent."""
    first, second = sorted((_child(one, by, at), root_of(other)), key=lambda person: person.pk)
    if first.pk == second.pk:
        raise TwoDifferent
    if first.office_id != second.office_id:
        raise AnotherOffice(field="other")
    turns.take(f"companions of {first.office_id}")
    _end(SiblingWish.objects.filter(person=first, other=second, until=None), at)
    row = SiblingWish(person=first, other=second, sort=sort, since=localdate(at), by=by, at=at)
    row.clean_fields()
    row.save()
    audit.write(verb="sibling_wish.state", by=by, at=at, office=first.office, subject=first.uid)
    return row


@action
def keep_from(*, person: Person, volunteer: Volunteer, by: Actor, at: datetime) -> NotWith:
    """These two must not be a pair; why is not written here."""
    root = _child(person, by, at)
    if volunteer.office_id != root.office_id:
        raise AnotherOffice(field="volunteer")
    turns.take(f"companions of {root.office_id}")
    row, _made = NotWith.objects.get_or_create(
        person=root, volunteer=volunteer, until=None, defaults={"since": localdate(at), "by": by, "at": at}
    )
    audit.write(verb="not_with.state", by=by, at=at, office=root.office, subject=root.uid)
    return row


@action
def end_wish(*, row: SiblingWish | NotWith, by: Actor, at: datetime) -> None:
    """A wish of siblings, or a conflict, holds no longer. Raises EndedAlready."""
    keeps(by, row.person.office, at)
    if not _end(type(row)._default_manager.filter(pk=row.pk, until=None), at):
        raise EndedAlready
    audit.write(
        verb=f"{'sibling_wish' if isinstance(row, SiblingWish) else 'not_with'}.end", by=by, at=at,
        office=row.person.office, subject=row.person.uid,
    )  # fmt: skip


def _child(person: Person, by: Actor, at: datetime) -> Person:
    root = root_of(person)
    keeps(by, root.office, at)
    if hasattr(root, "erasure"):
        raise ErasedAlready
    return root


def _helps(given: Sequence[str]) -> tuple[str, ...]:
    wanted = tuple(one for one in Help.values if one in given)
    if not wanted:
        raise NoHelp
    return wanted


def _end(rows: Iterable[Dated], at: datetime) -> int:
    """Ends these rows today; how many there were."""
    found = list(rows)
    for row in found:
        row.until = max(localdate(at), row.since or localdate(at))
        row.save(update_fields=["until"])
    return len(found)
