"""What visits hold of a person: on which routes they stood, when somebody came, when they were met."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from youju.ground.people.ports import declare_place
from youju.services.visits.models import Met, Stop, Visit


def on_the_route(row: Stop) -> str:
    """On which day, what for."""
    return str(row.round)


def visited(row: Visit) -> str:
    """On which day and what became of it; what was found lies sealed."""
    return _kept(row, str(row.get_outcome_display()), row.brought)


def met(row: Met) -> str:
    return _kept(row, str(row.get_whom_display()))


def _kept(row: Visit | Met, *words: str) -> str:
    gone = pgettext("record", "withdrawn") if row.withdrawal_id else ""
    return " · ".join(filter(None, (str(row.happened_on), *words, gone)))


declare_place(Stop, "person", head=_("On the route of a round of visits"), says=on_the_route, related=("round",))
declare_place(
    Visit, "person", "met__person", head=_("Visits to their home"), says=visited, empties=("findings", "needs"),
)  # fmt: skip
declare_place(Met, "person", head=_("Met at a visit"), says=met)
