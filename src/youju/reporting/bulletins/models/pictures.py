"""A picture with its words and the part of it that is printed; the whole picture is always kept."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Attachment
from youju.reporting.bulletins.rules.crops import WHOLE, Crop


class Pictured(models.Model):
    """What may carry a picture: `left` to `bottom` are thousandths of its width and height."""

    picture = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    alt = models.CharField(_("what the picture shows"), max_length=120, blank=True)
    left = models.PositiveSmallIntegerField(default=WHOLE.left)
    top = models.PositiveSmallIntegerField(default=WHOLE.top)
    right = models.PositiveSmallIntegerField(default=WHOLE.right)
    bottom = models.PositiveSmallIntegerField(default=WHOLE.bottom)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(left__lt=F("right"), top__lt=F("bottom"), right__lte=1000, bottom__lte=1000),
                name="%(class)s_crop_within_the_picture",
            )
        ]

    @property
    def crop(self) -> Crop:
        return Crop(self.left, self.top, self.right, self.bottom)

    @crop.setter
    def crop(self, crop: Crop) -> None:
        self.left, self.top, self.right, self.bottom = crop.left, crop.top, crop.right, crop.bottom
