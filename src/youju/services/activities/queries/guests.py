"""Who signed up for what is open to the public, as the office sees them: with a place, waiting, come."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from youju.ground.organisations.models import Office, Partner
from youju.services.activities.models import Opening, Registration, Session, Turnout

# More sign-ups than this are narrowed down first.
MOST_LISTED = 2_000


@dataclass(frozen=True)
class Guest:
    """One sign-up as the office sees it; `came` by session."""

    registration: Registration
    came: dict[int, Turnout]
    twice: int

    @property
    def state(self) -> str:
        if self.came:
            return "came"
        return "placed" if self.registration.placed else "waiting"

    @property
    def moved_up(self) -> bool:
        """Waited and has a place now: somebody may want to tell them."""
        return self.registration.placed and self.registration.placement.waited


@dataclass(frozen=True)
class Guests:
    """Everybody who signed up and did not take it back; of the others only how many."""

    guests: tuple[Guest, ...]
    retreated: int

    def count(self, state: str) -> int:
        return sum(guest.state == state for guest in self.guests)


def guests(opening: Opening, *, words: str = "", state: str = "") -> Guests:
    """Sign-ups with a place first, then those who wait, each in their order."""
    rows = Registration.objects.filter(opening=opening, same_as=None)
    shown = rows.standing().select_related("placement", "partner")
    for word in words.split():
        shown = shown.filter(Q(name__icontains=word) | Q(organisation__icontains=word))
    kept = list(shown.order_by("pk")[:MOST_LISTED])
    came = _came(kept)
    twice = list(Registration.objects.standing().filter(same_as__in=kept).values_list("same_as", flat=True))
    found = [Guest(row, came.get(row.pk, {}), twice.count(row.pk)) for row in kept]
    found = [guest for guest in found if not state or guest.state == state]
    found.sort(key=lambda guest: (not guest.registration.placed, guest.registration.pk))
    return Guests(tuple(found), rows.exclude(retreat=None).count())


def _came(rows: Iterable[Registration]) -> dict[int, dict[int, Turnout]]:
    found: dict[int, dict[int, Turnout]] = {}
    turnouts = Turnout.objects.filter(registration__in=list(rows), attendance__withdrawal=None)
    for turnout in turnouts.select_related("attendance"):
        found.setdefault(turnout.registration_id, {})[turnout.session_id] = turnout
    return found


def expected(session: Session) -> list[Registration]:
    """Who has a place in the session by public sign-up, for the sheet that everybody signs."""
    rows = Registration.objects.standing().first_ones().filter(placement__isnull=False).exclude(name="")
    own = Q(opening__session=session) | Q(opening__session=None, opening__activity=session.activity_id)
    return list(rows.filter(own).select_related("partner").order_by("pk"))


def signed_up_for(sessions: Collection[Session]) -> list[Registration]:
    """Who signed up for one of them, or for its whole series, with a place or waiting; nobody who took it back."""
    rows = Registration.objects.standing().first_ones().exclude(name="")
    series = {session.activity_id for session in sessions}
    alone, whole = Q(opening__session__in=[row.pk for row in sessions]), Q(opening__activity__in=series)
    own = alone | whole & Q(opening__session=None)
    return list(rows.filter(own).select_related("opening", "placement").order_by("pk"))


def guest_of(registration: Registration) -> Guest:
    """One sign-up with the sessions to which they came."""
    twice = Registration.objects.standing().filter(same_as=registration).count()
    return Guest(registration, _came([registration]).get(registration.pk, {}), twice)


def partner_named(office: Office, name: str) -> Partner | None:
    """The organisation of the office with exactly this name."""
    return Partner.objects.filter(office=office, name=name).first() if name else None
