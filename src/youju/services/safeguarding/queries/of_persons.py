"""A report names a card, and is not told to whoever asks what is held: decision 0035."""

from django.utils.translation import gettext_lazy as _

from youju.ground.people.ports import declare_place
from youju.services.safeguarding.models import HarmReport


def withheld(row: HarmReport) -> str:
    """Nothing: the row is never told."""
    return ""


declare_place(HarmReport, "person", head=_("Reports of suspected harm"), says=withheld, withheld=True)
