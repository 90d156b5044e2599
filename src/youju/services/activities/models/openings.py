"""Public sign-up by poster: what is open for how many and until when, who signed up, who has a place, who came.

Handling: a registration names somebody who needs no card of the office: name, organisation, and the telephone,
sealed and found by a keyed hash within one opening. All of it goes when they take it back, and 30 days after the
last day; what stays is how many signed up and came. Shown to whoever runs its sign-ups, the telephone
after a look that is written down; exported for a reason, without telephone. Of the link only a hash is kept.
"""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office, Partner
from youju.ground.storage import sealing, triggers
from youju.services.activities.models.holdings import Attendance
from youju.services.activities.models.planning import Activity, Role, Session

# The stable name under which telephones of sign-ups are sealed.
PHONE = "activities.registration.phone"


class Opening(Identified):
    """A series, or one session of it, is open for public sign-up from one moment to another, half-open."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    # Stands in the address on the poster; short enough to be typed.
    code = models.CharField(max_length=12, unique=True)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    # People, those who are brought along included; without a number there is no limit.
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    waits = models.BooleanField(_("waiting list"), default=True)
    asks_organisation = models.BooleanField(_("asks for the organisation"), default=False)
    role = models.CharField(_("they come as"), max_length=16, choices=Role)
    who_may = models.CharField(_("who may sign up"), max_length=80, blank=True)
    consent = models.CharField(_("what they agree to"), max_length=200)
    # Whether whoever comes may ask for a certificate of attendance.
    certifies = models.BooleanField(_("gives certificates"), default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-opens_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="opening_closes_after_it_opens"),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gte=1), name="opening_has_places"),
            models.UniqueConstraint(fields=["activity"], condition=Q(session=None), name="a_series_is_open_once"),
            models.UniqueConstraint(
                fields=["session"], condition=Q(session__isnull=False), name="a_session_is_open_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.session or self.activity)


class Retreat(Identified):
    """Whoever signed up does not come after all: who said so and when. What named them is gone since then."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Registrations(models.QuerySet["Registration"]):
    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(retreat=None)

    def first_ones(self) -> Self:
        """Without those under a telephone that had signed up before: they take no place."""
        return self.filter(same_as=None)

    def waiting(self) -> Self:
        """Whoever waits, who came first before all others; those that only repeat another among them."""
        return self.standing().filter(placement=None).order_by("pk")


class Registration(Identified):
    """Somebody signed up, for themselves and so many others; with a place, or waiting for one.

    A second one under the same telephone stands for its owner's link only: `same_as` says which one counts.
    """

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="registrations")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=40, blank=True)
    organisation = models.CharField(_("organisation"), max_length=60, blank=True)
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    along = models.PositiveSmallIntegerField(_("people coming along"), default=0)
    phone = models.BinaryField(null=True)
    lookup = models.CharField(max_length=64, null=True)
    # Of the secret in the link that each one keeps.
    digest = models.CharField(max_length=64, unique=True, null=True)
    # Whether they want a certificate of attendance, and so agree that the name on it stays longer.
    certificate = models.BooleanField(_("wants a certificate"), default=False)
    # What they read and ticked.
    agreed = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    retreat = models.OneToOneField(Retreat, models.PROTECT, null=True, related_name="registration")

    objects = Registrations.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "lookup"], condition=Q(retreat=None, same_as=None, lookup__isnull=False),
                name="a_telephone_signs_up_once",
            ),
            models.CheckConstraint(
                condition=Q(name="", phone=None, lookup=None, organisation="")
                | (~Q(name="") & (Q(phone__isnull=False, lookup__isnull=False) | Q(same_as__isnull=False))),
                name="registration_is_whole_until_emptied",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or "—"

    @property
    def heads(self) -> int:
        """For how many people it is."""
        return 1 + self.along

    @property
    def placed(self) -> bool:
        return hasattr(self, "placement")

    def close(self, number: str) -> None:
        """Seals the telephone number, in its one form."""
        self.phone = sealing.seal(number, field=PHONE, uid=self.uid)
        self.lookup = found_by(self.opening, number)

    def number(self, look: Look) -> str:
        """The telephone, for a look that was written down for this very sign-up. Raises NotLooked, Unreadable."""
        look.covers(self.uid)
        return sealing.unseal(bytes(self.phone or b""), field=PHONE, uid=self.uid)


class Placement(Identified):
    """Whoever signed up has a place: at once, or since somebody else took theirs back."""

    registration = models.OneToOneField(Registration, models.PROTECT, related_name="placement")
    # Whether they waited for it, and so have to be told.
    waited = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Turnout(Identified):
    """They came to a session: the attendance that counts them. Taken back, the attendance is withdrawn."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="turnouts")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    attendance = models.OneToOneField(Attendance, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["session", "registration"], name="turnout_of_a_session")]


def found_by(opening: Opening, number: str) -> str:
    """What a telephone of one opening is found by; the same number of another opening is another word."""
    return sealing.lookup(number, field=PHONE, within=opening.uid.hex)


for _table in ("activities_placement", "activities_retreat", "activities_turnout"):
    triggers.append_only(_table)
for _table in ("activities_opening", "activities_registration"):
    triggers.declare(triggers.Guard(_table, "DELETE"))
