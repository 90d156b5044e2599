"""Two become a pair, change hands or rhythm, part, and stand again where parting was a slip."""

from datetime import date, datetime
from typing import cast

from django.db.models import Max
from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.colleagues import staff_of
from youju.ground.access.models import Actor, User
from youju.ground.evidence.actions import checks, withdraw
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.kinds import Stamp, kind_of
from youju.ground.organisations.models import Office, Site
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import cluster, root_of
from youju.ground.programmes.models import Programme
from youju.ground.storage import turns
from youju.services.companions.actions.granting import entrust_to, take_from_all
from youju.services.companions.actions.rights import keeps, looks_after
from youju.services.companions.models import Appointment, Decline, Ending, Need, PairContact, Pairing
from youju.services.companions.queries.facts import children, companions
from youju.services.companions.rules.fitting import fit
from youju.services.companions.rules.helps import ENDING, PAIRING, WhyEnded
from youju.services.companions.rules.refusals import (
    AnotherOffice,
    ChildDeclines,
    ContactLater,
    EndedAlready,
    ErasedAlready,
    NamesTheChild,
    NobodyLooksAfter,
    NotBeforeThePair,
    StandsAgain,
    TellInWords,
    UnfitRhythm,
    refusal_of,
)
from youju.services.companions.rules.rhythm import LONGEST, SHORTEST, USUAL
from youju.services.volunteers.models import Volunteer

# What a record gets later, if ever.
UNSET = ("withdrawal", "imported")
# With these the child waits no longer.
OVER = frozenset({WhyEnded.GOAL, WhyEnded.MOVED, WhyEnded.GROWN})


@action
def pair(
    *, child: Person, volunteer: Volunteer, coordinator: User | None = None, on: date | None = None,
    rhythm: int = USUAL, site: Site | None = None, programme: Programme | None = None, by: Actor, at: datetime,
) -> Pairing:  # fmt: skip
    """The volunteer accompanies the child from the day on (today), looked after by `coordinator` (whoever pairs).

    Wishes that are not met stand against nothing here; what safety asks for is refused by name: ClearanceMissing,
    TrainingMissing, GuardianMustAgree, ChildSaidNo, PairedAlready and the other NotPaired. Raises ChildDeclines.
    """
    root, day = root_of(child), on or localdate(at)
    office = root.office
    keeps(by, office, at)
    _belongs(office, volunteer, site, programme)
    looking = _coordinator(coordinator or by.user, office, at)
    _fits_rhythm(rhythm)
    checks.has_happened(day, on=localdate(at))
    turns.take(f"companions of {office.pk}")
    _may_be_paired(root, volunteer, day, at)
    last = Pairing.objects.filter(office=office).aggregate(last=Max("number"))["last"] or 0
    row = Pairing(
        office=office, site=site, programme=programme, happened_on=day, recorded_at=at, by=by, number=last + 1,
        child=root, volunteer=volunteer, coordinator=looking, rhythm=rhythm,
    )  # fmt: skip
    row.clean_fields(exclude=UNSET)
    checks.parts_counted_here(PAIRING, [row])
    row.save()
    entrust_to(row, at)
    audit.write(
        verb="pairing.begin", by=by, at=at, office=office, subject=row.uid,
        values={"volunteer": str(volunteer.uid), "child": str(root.uid), "on": day.isoformat()},
    )  # fmt: skip
    return row


@action
def adjust(*, pairing: Pairing, coordinator: User, rhythm: int, by: Actor, at: datetime) -> Pairing:
    """The pair is expected to be in touch in another rhythm, or goes into the hands of another colleague.

    Raises UnfitRhythm, NobodyLooksAfter, EndedAlready.
    """
    keeps(by, pairing.office, at)
    row = alone_with(pairing)
    if not row.stands:
        raise EndedAlready
    _fits_rhythm(rhythm)
    row.rhythm = rhythm
    if row.coordinator_id != coordinator.pk:
        row.coordinator = _coordinator(coordinator, row.office, at)
        take_from_all(row, at)
        entrust_to(row, at)
    row.save(update_fields=["rhythm", "coordinator"])
    audit.write(
        verb="pairing.adjust", by=by, at=at, office=row.office, subject=row.uid,
        values={"rhythm": rhythm, "coordinator": str(coordinator.uid)},
    )  # fmt: skip
    return row


@action
def end(
    *, pairing: Pairing, reason: str, words: str = "", on: date | None = None, by: Actor, at: datetime
) -> Ending:
    """The two part on the day (today). Whoever looked after them sees the child no more from this moment on.

    Raises EndedAlready, TellInWords, NotBeforeThePair, ContactLater, NamesTheChild.
    """
    looks_after(by, pairing, at)
    row, day, said = alone_with(pairing), on or localdate(at), tidy(words)[:200]
    if not row.stands:
        raise EndedAlready
    checks.has_happened(day, on=localdate(at))
    if day < row.happened_on:
        raise NotBeforeThePair(field="on")
    if PairContact.objects.standing().filter(pairing=row, happened_on__gt=day).exists():
        raise ContactLater
    if reason == WhyEnded.OTHER and not said:
        raise TellInWords
    names_nobody(row, said, field="words")
    ending = Ending(
        office=row.office, site=row.site, programme=row.programme, group=row.group, happened_on=day,
        recorded_at=at, by=by, reason=reason, words=said,
    )  # fmt: skip
    ending.clean_fields(exclude=UNSET)
    checks.parts_counted_here(ENDING, [ending])
    ending.save()
    row.ending = ending
    row.save(update_fields=["ending"])
    take_from_all(row, at)
    Appointment.objects.filter(pairing=row, gone_at=None).update(gone_at=at)
    if reason in OVER:
        Need.objects.filter(person__in=cluster(row.child), until=None, since__lte=day).update(until=day)
    audit.write(
        verb="pairing.end", by=by, at=at, office=row.office, subject=row.uid,
        values={"reason": reason, "words": said, "on": day.isoformat()},
    )  # fmt: skip
    return ending


@action
def stand_again(*, pairing: Pairing, reason: str = "", by: Actor, at: datetime) -> Pairing:
    """Parting was a slip: the pair goes on as if nothing had been.

    Its author undoes it within a day, later whoever corrects records, with a reason. Raises StandsAgain.
    """
    looks_after(by, pairing, at)
    row = alone_with(pairing)
    if row.ending is None:
        raise StandsAgain
    withdraw(kind=kind_of(ENDING), record=row.ending, reason=reason, by=by, at=at)
    audit.write(verb="pairing.stand_again", by=by, at=at, office=row.office, subject=row.uid)
    return alone_with(pairing)


def ending_turned(ending: Ending, stamp: Stamp) -> None:
    """An ending was withdrawn: its pair stands again, and so does the need it ended. One back again is refused."""
    row = cast("Pairing | None", getattr(ending, "pairing", None))
    if ending.withdrawal_id is None or row is None:
        raise StandsAgain
    turns.take(f"companions of {row.office_id}")
    if Pairing.together().filter(child__in=cluster(row.child)).exists():
        raise StandsAgain
    row.ending = None
    row.save(update_fields=["ending"])
    every = cluster(row.child)
    if ending.reason == WhyEnded.CHILD:
        declined = Decline.objects.filter(person__in=every, volunteer=row.volunteer, until=None)
        declined.update(until=localdate(stamp.at))
    waiting = Need.objects.filter(person__in=every)
    if not waiting.filter(until=None).exists():
        last = waiting.filter(until=ending.happened_on).order_by("-pk").first()
        if last is not None:
            Need.objects.filter(pk=last.pk).update(until=None)
    entrust_to(row, stamp.at)


def pairing_turned(pairing: Pairing, stamp: Stamp) -> None:
    """A pairing was withdrawn, or stands again: whoever looks after it sees the child no more, or again."""
    take_from_all(pairing, stamp.at)
    if pairing.withdrawal_id is not None:
        Appointment.objects.filter(pairing=pairing, gone_at=None).update(gone_at=stamp.at)
    elif pairing.ending_id is None:
        if Pairing.together().filter(child__in=cluster(pairing.child)).exclude(pk=pairing.pk).exists():
            raise StandsAgain
        entrust_to(pairing, stamp.at)


def alone_with(pairing: Pairing) -> Pairing:
    """The pair as it stands, after whoever else is writing in this room of the office."""
    turns.take(f"companions of {pairing.office_id}")
    rows = Pairing.objects.select_for_update(of=("self",))
    return rows.select_related(
        "office", "site", "programme", "group", "child", "volunteer__person", "coordinator", "ending"
    ).get(pk=pairing.pk)


def names_nobody(pairing: Pairing, *texts: str, field: str) -> None:
    """What stands among the records of the office does not hold the child's name. Raises NamesTheChild."""
    names = [card.name for card in cluster(pairing.child) if len(card.name) > 1]
    if any(name in text for text in texts for name in names):
        raise NamesTheChild(field=field)


def _belongs(office: Office, volunteer: Volunteer, site: Site | None, programme: Programme | None) -> None:
    for name, row in (("volunteer", volunteer), ("site", site), ("programme", programme)):
        if row is not None and row.office_id != office.pk:
            raise AnotherOffice(field=name)


def _coordinator(user: User | None, office: Office, at: datetime) -> User:
    if user is None or user not in staff_of(office, on=localdate(at)):
        raise NobodyLooksAfter
    return user


def _fits_rhythm(days: int) -> None:
    if not SHORTEST <= days <= LONGEST:
        raise UnfitRhythm


def _may_be_paired(root: Person, volunteer: Volunteer, on: date, at: datetime) -> None:
    """What nobody overrules, asked of the day on which the pair begins and of today. Raises NotPaired."""
    if hasattr(root, "erasure"):
        raise ErasedAlready(field="child")
    every = cluster(root)
    if Decline.objects.filter(person__in=every, volunteer=None, until=None).exists():
        raise ChildDeclines
    need = Need.objects.filter(person__in=every, until=None).prefetch_related("helps", "hours").first()
    # A pair may be made without a written need; what stands between the two is asked all the same.
    asked = need or Need(office=root.office, person=root, pk=0)
    known = children({asked.pk: asked}, {asked.person_id: root.pk}, at=at)[asked.pk]
    for day in dict.fromkeys((on, localdate(at))):
        everybody = companions(root.office, on=day, everybody=True)
        free = next((one for one in everybody if one.volunteer.pk == volunteer.pk), None)
        if free is None:
            raise ErasedAlready(field="volunteer")
        for hurdle in fit(known, free.companion).barred:
            raise refusal_of(hurdle)
