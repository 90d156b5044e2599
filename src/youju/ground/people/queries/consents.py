"""The one door to consent: whoever wants to use a photo, a name or a story asks here, every time."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.people.models import Consent, ConsentWithdrawal, Guardianship, Person
from youju.ground.people.queries.cards import cluster
from youju.ground.people.rules.births import grown
from youju.ground.people.rules.consents import Given, Giver, giver, stands


def standing(
    person: Person, purpose: str, channel: str, *, at: datetime, on: date | None = None, whoever: bool = False
) -> bool:
    """Whether consent to the purpose in the channel stands at the moment, for the day (of the moment by default).

    A person is all cards that were merged into one: a withdrawal on any of them ends the consent on all. With
    `whoever` it is not asked whether whoever gave it is whose consent the day needs.
    """
    every, day = cluster(person), on or localdate(at)
    must = Giver.EITHER if whoever else needed(every, on=day)
    return _stands(every, purpose, channel, at, day, must)


def agreeing(
    keys: Collection[int], purpose: str, channel: str, *, at: datetime, must: Giver | None = None
) -> frozenset[int]:
    """For whom of these speaking cards consent stands at the moment; as many queries for forty as for one.

    `must` says whose consent it has to be where the day does not decide. Of whoever is erased nothing is used any
    more, though the paper is kept.
    """
    day, into = localdate(at), _merged(keys)
    asked = {"person__in": list(into), "purpose": purpose, "channel": channel}
    given, withdrawn = defaultdict[int, list[Given]](list), defaultdict[int, list[datetime]](list)
    for row in Consent.objects.filter(**asked).order_by("pk"):
        given[into[row.person_id]].append(_given(row))
    for person, moment in ConsentWithdrawal.objects.filter(**asked).order_by("pk").values_list("person_id", "at"):
        withdrawn[into[person]].append(moment)
    wards = Guardianship.objects.standing(on=day).filter(child__in=list(into)).values_list("child_id", flat=True)
    guarded = {into[child] for child in wards}
    return frozenset(
        row.pk
        for row in Person.objects.filter(pk__in=list(given)).exclude(name="").order_by("pk")
        if stands(
            given[row.pk], withdrawn[row.pk], at=at, on=day,
            must=must or giver(row.birth, ward=row.birth is None and row.pk in guarded, on=day),
        )
    )  # fmt: skip


def _merged(keys: Collection[int]) -> dict[int, int]:
    """These cards and all that were merged into them, each with the one that speaks."""
    found, newest = {key: key for key in keys}, set(keys)
    while newest:
        rows = Person.objects.filter(canonical__in=newest).values_list("pk", "canonical_id").order_by("pk")
        step = {pk: found[end] for pk, end in rows if end is not None and pk not in found}
        found |= step
        newest = set(step)
    return found


def by_guardian(person: Person, purpose: str, channel: str, *, at: datetime) -> bool:
    """Whether a guardian's consent stands, whatever the age: what a guardian decides until the child is of age."""
    return _stands(cluster(person), purpose, channel, at, localdate(at), Giver.GUARDIAN)


def _stands(cards: Sequence[Person], purpose: str, channel: str, at: datetime, on: date, must: Giver) -> bool:
    asked = {"person__in": [each.pk for each in cards], "purpose": purpose, "channel": channel}
    given = Consent.objects.filter(**asked).order_by("pk")
    withdrawn = ConsentWithdrawal.objects.filter(**asked).order_by("pk").values_list("at", flat=True)
    return stands([_given(row) for row in given], list(withdrawn), at=at, on=on, must=must)


def needed(cards: Sequence[Person], *, on: date) -> Giver:
    """Whose consent counts for the person of these cards on the day; the speaking card comes first."""
    birth = cards[0].birth
    ward = birth is None and Guardianship.objects.standing(on=on).filter(child__in=cards).exists()
    return giver(birth, ward=ward, on=on)


@dataclass(frozen=True)
class Agreement:
    """A consent as it was given, and whether it (still) stands; `withdrawn_at` ended it before its time.

    `lacks` says whose consent is missing where it would stand but for that; `grown_on` is the day on which a
    guardian's consent no longer suffices.
    """

    consent: Consent
    stands: bool
    withdrawn_at: datetime | None
    lacks: Giver | None = None
    grown_on: date | None = None


def agreements(persons: Sequence[Person], *, at: datetime) -> tuple[Agreement, ...]:
    """Every consent on these cards of one person, the latest first; the speaking card comes first."""
    withdrawals = list(ConsentWithdrawal.objects.filter(person__in=persons).order_by("at", "pk"))
    rows = list(
        Consent.objects.filter(person__in=persons)
        .select_related("guardian__adult", "document", "by")
        .order_by("-at", "-pk")
    )
    must = needed(persons, on=localdate(at)) if rows else Giver.EITHER
    birth = persons[0].birth
    return tuple(_agreement(row, withdrawals, at, must, grown(birth) if birth else None) for row in rows)


def _agreement(
    row: Consent, withdrawals: list[ConsentWithdrawal], at: datetime, must: Giver, grown_on: date | None
) -> Agreement:
    ends = [
        each.at
        for each in withdrawals
        if (each.purpose, each.channel) == (row.purpose, row.channel) and row.at <= each.at <= at
    ]
    given, on = _given(row), localdate(at)
    runs = stands([given], ends, at=at, on=on)
    return Agreement(
        row, runs and given.by(must), ends[0] if ends else None,
        lacks=must if runs and not given.by(must) else None,
        grown_on=None if row.own else grown_on,
    )  # fmt: skip


def _given(row: Consent) -> Given:
    return Given(row.at, row.since or date.min, row.until, guardian=row.guardian_id is not None, own=row.own)
