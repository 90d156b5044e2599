"""How far a mailing is: counted from its letters, so that it is true after any accident."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from youju.ground.storage import presence
from youju.services.communications.models.mailings import Letter, Mailing

State = Letter.State


@dataclass(frozen=True)
class Progress:
    """Letters by state. `claimed` without a living sender are in doubt, whether a sender has noticed or not."""

    waiting: int
    claimed: int
    sent: int
    later: int
    refused: int
    doubtful: int
    dropped: int
    sending: bool

    @property
    def total(self) -> int:
        return self.waiting + self.claimed + self.settled + self.later

    @property
    def settled(self) -> int:
        return self.sent + self.refused + self.doubtful + self.dropped

    @property
    def done(self) -> bool:
        return not (self.waiting or self.claimed or self.later)


def mailing_of(issue: UUID, revision: int) -> Mailing | None:
    return Mailing.objects.select_related("network", "by").filter(issue=issue, revision=revision).first()


def mailing(uid: UUID) -> Mailing | None:
    return Mailing.objects.select_related("network", "by").filter(uid=uid).first()


def letter_of(mailing: Mailing, uid: UUID) -> Letter | None:
    return mailing.letters.select_related("mailing__network").filter(uid=uid).first()


def progress(mailing: Mailing) -> Progress:
    counted = dict.fromkeys(State.values, 0)
    rows = mailing.letters.values_list("state").annotate(n=Count("pk")).order_by("state")
    counted.update(dict(rows))
    alive = presence.mark(name_of(mailing)) in presence.living()
    if not alive:
        counted[State.DOUBTFUL] += counted[State.CLAIMED]
        counted[State.CLAIMED] = 0
    return Progress(**counted, sending=alive)


def doubtful(mailing: Mailing) -> list[Letter]:
    """Letters of which nobody knows whether they arrived: at most one for each connection of a killed sender."""
    states = [State.DOUBTFUL]
    if presence.mark(name_of(mailing)) not in presence.living():
        states.append(State.CLAIMED)
    return list(mailing.letters.filter(state__in=states).order_by("pk"))


def unfinished(at: datetime) -> list[Mailing]:
    """Mailings with a letter to send at this moment, or one to call in doubt, that nobody is sending."""
    due = Q(letters__state__in=(State.WAITING, State.CLAIMED)) | Q(
        letters__state=State.LATER, letters__not_before__lte=at
    )
    rows = Mailing.objects.filter(Q(addressed_at=None) | due).distinct().order_by("pk")
    living = presence.living()
    return [row for row in rows if presence.mark(name_of(row)) not in living]


def name_of(mailing: Mailing) -> str:
    """The name that its sender holds while it lives: one mailing has one sender at a time."""
    return f"mailing-{mailing.uid}"
