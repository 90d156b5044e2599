"""The named refusals of leads: what an office offers for the bulletin, and what is made of it."""

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

MOST_PHOTOS = 9


class TooManyPhotos(Refusal):
    message = _("At most nine photos fit to one lead. Take some out.")
    field = "photos"


class OnlyPhotos(Refusal):
    message = _("Only photos can be left with a lead, no documents.")
    field = "photos"


class WhoIsShown(Refusal):
    """Photos came without a word about the people in them."""

    message = _("Say who is on the photos, and whether they agreed.")
    field = "consent"


class PhotoNotAgreed(Refusal):
    """Somebody on a chosen photo has not agreed."""

    message = _("Who is on one of these photos has not agreed yet. Take the lead without it, or ask them first.")
    field = "photos"


class LeadIsNotTaken(Refusal):
    message = _("This lead stands in no story any more.")


class LeadIsTaken(Refusal):
    message = _("This lead stands in an issue already.")
