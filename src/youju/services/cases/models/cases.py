"""A case: casework with one person or one family; and why, since when, somebody counts as a child in hardship.

Handling: that a person has a case is known to whoever was given it, and to those who supervise the office's cases
by its number alone. Categories are dated words of a closed list so that they can be counted; their basis is
sealed. Kept until the retention rules empty it or the person is erased; the row stays for the counts. Never
exported with the name but by whoever may open it, with a reason.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from youju.ground.access.models import Actor, User
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Household, Person
from youju.ground.storage import triggers
from youju.services.cases.models.sealed import SealedText


class Case(Record):
    """Opened on `happened_on`; `number` is what colleagues call it who may not know whose it is.

    `step` is what opening it adds to the number of open cases: a closure takes it away again.
    """

    # A family's case names the person through whom it is reached, too.
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, verbose_name=_("person"))
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("family")
    )
    number = models.PositiveIntegerField(_("number"))
    worker = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("worker"))
    supervisor = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("supervisor"))
    step = models.SmallIntegerField(default=1)
    # The day on which the retention rules emptied its papers; what is left are counts.
    emptied_on = models.DateField(null=True)

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(worker=F("supervisor")), name="case_has_two_pairs_of_eyes"),
            models.CheckConstraint(condition=Q(step=1), name="case_opens_one"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(emptied_on__isnull=False, household=None),
                name="case_is_of_somebody_until_it_is_emptied",
            ),
            models.UniqueConstraint(fields=["office", "number"], name="case_number_once"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["office", "worker"], name="case_of_worker")]

    @property
    def client(self) -> Person:
        """Whose case it is; of one whose time is over nobody's."""
        assert self.person is not None, "The papers of this case were emptied."
        return self.person

    def __str__(self) -> str:
        return pgettext("case", "No. %(number)s") % {"number": self.number}


class Category(Identified):
    """One category of hardship in the words of an office, with the document that it rests on."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    label = models.CharField(_("category"), max_length=60)
    basis = models.CharField(_("resting on"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    # From this day on it is not chosen any more; who has it keeps it.
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["office", "label"], name="category_once")]

    def __str__(self) -> str:
        return self.label


class Hardship(SealedText):
    """The child of this case is in a category from one day until another; `words` say by which document."""

    SEALED = ("basis",)

    case = models.ForeignKey(Case, models.PROTECT, related_name="hardships")
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="hardship_ends_after"),
            models.UniqueConstraint(
                fields=["case", "category"], condition=Q(until=None), name="hardship_once_at_a_time"
            ),
        ]


triggers.declare(triggers.Guard("cases_hardship", "DELETE"), triggers.Guard("cases_category", "DELETE"))
