"""A word that was learned wrongly is struck; the next reading asks again."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.reporting.archive.models import PublisherWord


@action
def strike_word(*, word: PublisherWord, by: Actor, at: datetime) -> None:
    """Forgets one word of a publisher; what was judged with its help stays."""
    require(by, permissions.BULLETIN_COMPOSE, network=word.network, on=localdate(at))
    audit.write(verb="archive.strike_word", by=by, at=at, subject=word.uid, values={"printed": word.printed})
    word.delete()
