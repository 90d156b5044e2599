"""The family that publishes one bulletin: its network, offices, the places where they serve, their partners."""

import uuid
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.periods import durations


class Identified(models.Model):
    """A row whose outer name is random: sequential ids never leave the server."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


SLUG = RegexValidator(r"^[a-z][a-z0-9-]{1,30}$", _("Lower-case letters, digits and hyphens."))


class Network(Identified):
    """The family of organisations that publishes one bulletin."""

    class Notation(models.TextChoices):
        DECIMAL = "decimal", _("318.37 hours")
        CLOCK = "clock", _("318 hours 22 minutes")

    slug = models.SlugField(unique=True, validators=[SLUG])
    name = models.CharField(_("name"), max_length=60)
    bulletin = models.CharField(_("name of the bulletin"), max_length=60)
    duration_notation = models.CharField(
        _("durations in print"), max_length=8, choices=Notation, default=Notation.DECIMAL
    )
    # The rules of the press: whether a release waits for the offices' signatures, and whether three people read.
    sign_off = models.BooleanField(_("a release waits for the signature of each office"), default=True)
    readings = models.BooleanField(_("three readings in place of one signature"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(readings=False) | models.Q(sign_off=True), name="readings_are_signatures"
            )
        ]

    @property
    def notation(self) -> durations.Notation:
        """How this network prints durations."""
        return "clock" if self.duration_notation == self.Notation.CLOCK else "decimal"

    def __str__(self) -> str:
        return self.name


class Office(Identified):
    """One organisation in one city; owns its records and its staff."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="offices", verbose_name=_("network"))
    slug = models.SlugField(validators=[SLUG])
    name = models.CharField(_("name"), max_length=60)
    city = models.CharField(_("city"), max_length=30)
    closing_day = models.PositiveSmallIntegerField(
        _("closing day"), default=3, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    # The office's place in printed lists, and its quiet hue in charts.
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["network", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["network", "slug"], name="office_slug_in_network")]

    def __str__(self) -> str:
        return self.name


class Group(Identified):
    """A heading of an office's results: direct service, support platform, professional support, advocacy."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="groups", verbose_name=_("office"))
    slug = models.SlugField(validators=[SLUG])
    title = models.CharField(_("title"), max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["office", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["office", "slug"], name="group_slug_in_office")]

    def __str__(self) -> str:
        return self.title or self.slug


class Site(Identified):
    """A place where an office serves people, or a service without a place (phone and contact, no address)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="sites", verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=60)
    is_place = models.BooleanField(_("has a place"), default=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    directions = models.CharField(_("how to get there"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    contacts = models.CharField(_("contacts"), max_length=60, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    # From this day on it is closed.
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["office", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "name"], name="site_name_in_office"),
            models.CheckConstraint(
                condition=models.Q(is_place=True) | models.Q(address=""), name="service_has_no_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def closed_on(self, day: date) -> bool:
        """Whether nothing happens here any more on the day."""
        return self.until is not None and day >= self.until


class Partner(Identified):
    """Any other organisation: social organisation, company, school, authority, media."""

    class Kind(models.TextChoices):
        SOCIAL = "social", _("social organisation")
        COMPANY = "company", _("company")
        SCHOOL = "school", _("school")
        AUTHORITY = "authority", _("authority")
        MEDIA = "media", _("media")
        OTHER = "other", _("other")

    office = models.ForeignKey(Office, models.PROTECT, related_name="partners", verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SOCIAL)

    class Meta:
        ordering = ["office", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="partner_name_in_office")]

    def __str__(self) -> str:
        return self.name


class CalendarDay(Identified):
    """A day that the calendar of a network marks: off, made up, a festival or a theme day; editable."""

    class Kind(models.TextChoices):
        OFF = "off", _("day off")
        WORKDAY = "workday", _("make-up working day")
        FESTIVAL = "festival", _("festival")
        THEME = "theme", _("theme day")

    network = models.ForeignKey(Network, models.CASCADE, related_name="calendar", verbose_name=_("network"))
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=40)
    confirmed = models.BooleanField(_("confirmed"), default=True)

    class Meta:
        ordering = ["day", "kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["network", "day", "kind", "name"], name="calendar_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
