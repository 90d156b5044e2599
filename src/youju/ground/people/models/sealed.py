"""What lies sealed: health, telephone numbers, addresses, ID numbers. It opens for whoever was seen looking.

Handling: sensitive personal data, sealed with AES-GCM and bound to its row, numbers found by a keyed hash within
one office; every opening is written down before. Kept until ended and erased, never exported, never in a search
index, in the chain of acts or in a job.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.looking import Look
from youju.ground.organisations.models import Office
from youju.ground.people.models.dated import Dated
from youju.ground.people.models.persons import Person
from youju.ground.people.rules import numbers
from youju.ground.storage import sealing


class Sealed(Dated):
    """One confidential particular of a person; `whose` says in a word which telephone or address it is."""

    class Sort(models.TextChoices):
        PHONE = "phone", _("phone")
        ADDRESS = "address", _("address")
        ID_NUMBER = "id_number", _("ID number")
        ALLERGY = "allergy", _("allergy")
        WARNING = "warning", _("health warning")

    # Numbers are looked up; of the others nothing but the sealed text exists.
    FOUND = (Sort.PHONE, Sort.ID_NUMBER)

    person = models.ForeignKey(Person, models.PROTECT, related_name="sealed")
    sort = models.CharField(_("sort"), max_length=9, choices=Sort)
    whose = models.CharField(_("whose"), max_length=20, blank=True)
    content = models.BinaryField()
    # Equal for equal numbers of one office and sort, and for nothing else.
    lookup = models.CharField(max_length=64, null=True, db_index=True)
    tail = models.CharField(max_length=64, null=True, db_index=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(sort__in=("phone", "id_number"), lookup__isnull=False, tail__isnull=False)
                | Q(sort__in=("address", "allergy", "warning"), lookup=None, tail=None),
                name="sealed_numbers_are_found",
            ),
        ]

    def close(self, text: str) -> None:
        """Seals the text for this row, with its hashes where it is a number."""
        self.content = sealing.seal(text, field=field_of(self.sort), uid=self.uid)
        if self.sort in self.FOUND:
            self.lookup = whole(self.person.office, self.sort, text)
            self.tail = ending(self.person.office, self.sort, numbers.tail(text))

    def open(self, look: Look) -> str:
        """The text, for a look that was written down for this person. Raises NotLooked, Unreadable."""
        look.covers(self.person.uid)
        return sealing.unseal(bytes(self.content), field=field_of(self.sort), uid=self.uid)


def whole(office: Office, sort: str, number: str) -> str:
    """What a number in its one form is found by."""
    return sealing.lookup(number, field=field_of(sort), within=office.uid.hex)


def ending(office: Office, sort: str, last: str) -> str:
    """What the last four characters of a number are found by."""
    return sealing.lookup(last, field=f"{field_of(sort)}.tail", within=office.uid.hex)


def field_of(sort: str) -> str:
    """The stable name under which this sort lies sealed."""
    return f"people.sealed.{sort}"
