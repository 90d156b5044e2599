"""Sessions whose voices wait to become a record."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from youju.services.activities.models import Answers, Session, Voice
from youju.services.activities.rules.voices import OPEN_AFTER


def not_added_up(on: date) -> QuerySet[Session]:
    """Sessions that took place and somebody spoke of, whose code takes nothing more."""
    spoken = Voice.objects.filter(session=OuterRef("pk"))
    added = Answers.objects.filter(session=OuterRef("pk"), by_code=True)
    waiting = Session.objects.filter(Exists(spoken), ~Exists(added), day__lt=on - OPEN_AFTER, cancellation=None)
    return waiting.select_related("activity__site", "activity__group", "activity__programme").order_by("pk")
