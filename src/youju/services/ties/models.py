"""Who is tied to whom: persons of the office, and named outsiders who have no card.

Handling: a tie between two cards is personal data of the office; names of outsiders and notes are sealed, bound to
their row, and open for a look at a person in whose net they stand. Kept as long as the cards, since the picture of
then is compared with that of now; when a person is erased, notes and the names of outsiders written on their page
go. Changes are counted without a name. Never exported by themselves.
"""

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Household, Person
from youju.ground.storage import sealing, triggers
from youju.services.ties.rules import Flow, How, NameUnreadable, Sort, Sphere, Strength, Turn, When

# The stable names under which names and notes are sealed.
NAME, NOTE = "ties.outsider.name", "ties.tie.note"


class Change(Record):
    """Ties that stood already, began or ended on a day: a number without a name, for figures.

    `balance` is `n` with its sign; the stock of ties is the sum of balances.
    """

    sphere = models.CharField(_("sphere of life"), max_length=13, choices=Sphere)
    turn = models.CharField(_("what happened"), max_length=5, choices=Turn)
    n = models.PositiveIntegerField(_("ties"), default=1)
    balance = models.IntegerField(editable=False)

    class Meta(Record.Meta):
        indexes = [
            *Record.Meta.indexes,
            models.Index(
                fields=["happened_on", "office", "site", "approximate", "sphere", "turn", "n", "balance", "group",
                        "programme", "withdrawal"],
                condition=Q(withdrawal=None), name="tie_change_count",
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(turn=Turn.ENDED, balance=-F("n")) | ~Q(turn=Turn.ENDED) & Q(balance=F("n")),
                name="tie_change_balance",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_turn_display()} {self.happened_on}"


class Outsider(Identified):
    """Somebody or something without a card, by a sealed name; `anchor` is the person on whose page it was written.

    Of an `unknown` nothing is known but that there is one: the father of a child, for instance.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    anchor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.BinaryField(blank=True)
    sex = models.CharField(max_length=1, choices=Person.Sex, blank=True)
    born = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    died = models.PositiveSmallIntegerField(_("year of death"), null=True, blank=True)
    dead = models.BooleanField(_("deceased"), default=False)
    unknown = models.BooleanField(_("nothing is known"), default=False)
    # Somebody without a card may live in the household of the one on whose page they stand.
    at_home = models.BooleanField(_("lives with them"), default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    def close(self, name: str) -> None:
        self.name = sealing.seal(name, field=NAME, uid=self.uid)

    def open(self, look: Look, seen_from: UUID) -> str:
        """The name, for a look at the person in whose net it stands. Raises NotLooked, NameUnreadable."""
        look.covers(seen_from)
        return _opened(bytes(self.name), NAME, self.uid)


class Ties(models.QuerySet["Tie"]):
    def told(self) -> Self:
        """With everything that a tie is told by; what was written by mistake is left out."""
        return (
            self.exclude(end__how=How.MISTAKE)
            .select_related(
                "person", "outsider", "other_person", "other_outsider", "household", "end", "by", "office"
            )
            .order_by("pk")
        )


class Tie(Identified):
    """The other one is `sort` to this one, from a day on; each end is a card or an outsider.

    A tie of a `household` holds for all who live in it. What becomes different ends and begins anew.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    outsider = models.ForeignKey(Outsider, models.PROTECT, null=True, blank=True, related_name="+")
    other_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    other_outsider = models.ForeignKey(Outsider, models.PROTECT, null=True, blank=True, related_name="+")
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="+")
    sort = models.CharField(_("sort"), max_length=12, choices=Sort)
    strength = models.PositiveSmallIntegerField(_("strength"), choices=Strength, default=Strength.ORDINARY)
    stressful = models.BooleanField(_("under strain"), default=False)
    flow = models.CharField(_("where help goes"), max_length=4, choices=Flow, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    since_exact = models.BooleanField(default=True)
    note = models.BinaryField(blank=True)
    # What figures count of its beginning; a tie that became different is the same one and counts once.
    counted = models.ForeignKey(Change, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    objects = Ties.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(outsider=None), name="tie_begins_at_one"
            ),
            models.CheckConstraint(
                condition=Q(other_person=None) ^ Q(other_outsider=None), name="tie_ends_at_one"
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(other_person=None) | ~Q(person=F("other_person")),
                name="tie_to_somebody_else",
            ),
        ]  # fmt: skip

    @property
    def begins(self) -> When | None:
        return None if self.since is None else When(self.since, self.since_exact)

    def close(self, note: str) -> None:
        self.note = sealing.seal(note, field=NOTE, uid=self.uid) if note else b""

    def open(self, look: Look, seen_from: UUID) -> str:
        """The note, for a look at one of its ends. Raises NotLooked, NameUnreadable."""
        look.covers(seen_from)
        return _opened(bytes(self.note), NOTE, self.uid)


class TieEnd(Identified):
    """A tie does not hold any more; `on` may be unknown. A mistake never held."""

    tie = models.OneToOneField(Tie, models.PROTECT, related_name="end")
    how = models.CharField(_("how"), max_length=10, choices=How)
    on = models.DateField(_("date"), null=True, blank=True)
    on_exact = models.BooleanField(default=True)
    counted = models.ForeignKey(Change, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    @property
    def ends(self) -> When | None:
        return None if self.on is None else When(self.on, self.on_exact)


class TieCorrection(Identified):
    """What a tie said before it was corrected; nothing sealed stands here."""

    tie = models.ForeignKey(Tie, models.PROTECT, related_name="corrections")
    before = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


def _opened(data: bytes, field: str, uid: UUID) -> str:
    """The text; empty where it was erased or nothing was written."""
    try:
        return sealing.unseal(data, field=field, uid=uid) if data else ""
    except sealing.Unreadable as wrong:
        raise NameUnreadable from wrong


for _table in ("ties_tieend", "ties_tiecorrection"):
    triggers.append_only(_table)
triggers.declare(triggers.Guard("ties_tie", "DELETE"), triggers.Guard("ties_outsider", "DELETE"))
