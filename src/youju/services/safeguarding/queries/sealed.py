"""Where reports of harm keep sealed words, for following a new key."""

from youju.ground.access.resealing import SealedIn
from youju.services.safeguarding.models import FollowUp, HarmReport, ReportClosing, Telling

SEALED_IN = tuple(
    SealedIn(model, model.SEALED, model.sealed_under) for model in (HarmReport, Telling, FollowUp, ReportClosing)
)
