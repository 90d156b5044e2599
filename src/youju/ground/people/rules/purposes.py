"""What personal data may be opened for: a closed list, so that the log of looks can be read and counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What somebody may state who opens a card outside a context."""

    SERVICE = "service", _("prepare or give a service")
    CONTACT = "contact", _("reach the person or a guardian")
    SAFETY = "safety", _("health and safety")
    UPKEEP = "upkeep", _("check and correct the data")
    REQUEST = "request", _("the person or a guardian asked for it")
    SUPERVISION = "supervision", _("supervise the work")
    REPORTING = "reporting", _("report suspected harm")


# Written by the act itself; nobody states it.
REGISTRATION = "registration"
# Break-glass: the case opened for whoever had no other right to it.
EMERGENCY = "emergency"
# So long whoever registered a person goes on with the card unasked.
REGISTRATION_DAYS = 7
SHORTEST_SENTENCE = 4


class Agreed(models.TextChoices):
    """What a person or a guardian consents to."""

    DATA = "data", _("keep and use the data for the service")
    PHOTO = "photo", _("photos and videos")
    STORY = "story", _("the person's story")
    NAME = "name", _("the real name")
    SHARING = "sharing", _("pass the data on")
    VOLUNTEERING = "helping", _("serve as a volunteer")
    ALONE = "alone", _("go home alone after care")
    BOARD = "board", _("stand on the star board by nickname")
    COMPANY = "company", _("be accompanied by a volunteer")


class Channel(models.TextChoices):
    """Where it may be used."""

    INTERNAL = "internal", _("inside the office")
    BULLETIN = "bulletin", _("the bulletin")
    WEB = "web", _("website and social media")
    PRINT = "print", _("printed matter and exhibitions")
    FUNDERS = "funders", _("funders and authorities")
    PARTNERS = "partners", _("partners and schools")
