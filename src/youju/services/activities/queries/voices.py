"""How sessions were found: hands beside voices, of a session and of a series; never of a worker."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from youju.ground.access.queries import Standing
from youju.ground.evidence.queries import visible_to
from youju.services.activities.models import Activity, Face, SatisfactionTally, Session, Voice, VoiceKnock

# So many sessions of a series are listed; its sum is that of all.
LATEST = 12


@dataclass(frozen=True)
class Counts:
    """How many chose each face."""

    good: int = 0
    soso: int = 0
    bad: int = 0

    @property
    def total(self) -> int:
        return self.good + self.soso + self.bad

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.good + other.good, self.soso + other.soso, self.bad + other.bad)

    def of(self, face: str) -> int:
        """How many chose the face."""
        return int(getattr(self, face))


@dataclass(frozen=True)
class Satisfaction:
    """What a session has: the tally that stands and those before it, and the voices, the latest first."""

    tallies: tuple[SatisfactionTally, ...]
    voices: tuple[Voice, ...]

    @property
    def tally(self) -> SatisfactionTally | None:
        return next((row for row in self.tallies if row.void_id is None), None)

    @property
    def counted(self) -> Counts:
        return hands(self.tally) if self.tally else Counts()

    @property
    def voiced(self) -> Counts:
        return _counts(voice.face for voice in self.voices)

    @property
    def both(self) -> Counts:
        return self.counted + self.voiced


@dataclass(frozen=True)
class OfSession:
    """One session of a series with its answers."""

    session: Session
    counts: Counts


@dataclass(frozen=True)
class OfSeries:
    """All answers of a series, and its last sessions that have any, the latest first."""

    counts: Counts
    sessions: tuple[OfSession, ...]
    answered: int


def satisfaction(session: Session) -> Satisfaction:
    """Everything that was said of the session."""
    tallies = SatisfactionTally.objects.filter(session=session).select_related("by", "void__by").order_by("-pk")
    voices = Voice.objects.filter(session=session).select_related("hiding__by").order_by("-on", "-pk")
    return Satisfaction(tuple(tallies), tuple(voices))


def of_session(session: Session) -> Counts:
    """How many chose each face, hands and voices together."""
    return _by_session([session.pk]).get(session.pk, Counts())


def of_series(activity: Activity) -> OfSeries:
    """The answers of all sessions of the series."""
    keys = Session.objects.filter(activity=activity).values_list("pk", flat=True)
    found = _by_session(keys)
    last = Session.objects.filter(pk__in=found).order_by("-day", "-pk")[:LATEST]
    every = sum(found.values(), Counts())
    return OfSeries(every, tuple(OfSession(row, found[row.pk]) for row in last), len(found))


def voiced(session: Session) -> Counts:
    """How many chose each face by the code."""
    return _counts(Voice.objects.filter(session=session).values_list("face", flat=True))


def hands(tally: SatisfactionTally) -> Counts:
    """What was counted by hand, as the same three numbers."""
    return Counts(tally.n_good, tally.n_soso, tally.n_bad)


def find_session(uid: UUID) -> Session | None:
    """The session with this uid, for whoever holds its signed word."""
    return Session.objects.filter(uid=uid).select_related("activity", "office__network", "cancellation").first()


def find_voice(standing: Standing, uid: UUID) -> Voice | None:
    """The voice with this uid, if the actor may see its office's records."""
    rows = visible_to(Voice.objects.select_related("session", "office", "hiding"), standing)
    return rows.filter(uid=uid).first()


def spoken_before(day: date) -> bool:
    """Whether anything is still counted of computers that answered before the day."""
    return VoiceKnock.objects.filter(day__lt=day).exists()


def _by_session(keys: Iterable[int]) -> dict[int, Counts]:
    found: dict[int, Counts] = {}
    voices = Voice.objects.filter(session__in=keys).values("session", "face").annotate(n=Count("pk")).order_by()
    for row in voices:
        one = Counts(**{row["face"]: row["n"]})
        found[row["session"]] = found.get(row["session"], Counts()) + one
    for tally in SatisfactionTally.objects.standing().filter(session__in=keys).order_by("pk"):
        found[tally.session_id] = found.get(tally.session_id, Counts()) + hands(tally)
    return found


def _counts(faces: Iterable[str]) -> Counts:
    found = dict.fromkeys(Face.values, 0)
    for face in faces:
        found[face] += 1
    return Counts(**found)
