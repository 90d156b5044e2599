"""Changes in nets of ties at the desk: written by themselves with a tie, by hand only what stands on paper."""

from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.fields import Choice, Whole, YesNo
from youju.ground.evidence.kinds import Values, declare_kind
from youju.ground.organisations.models import Office
from youju.services.ties.models import Change
from youju.services.ties.queries import of_persons  # noqa: F401 - tells a person what is held of them
from youju.services.ties.rules import CHANGE, Sphere, Turn


def complete(values: Values, office: Office) -> None:
    """The sign follows from what happened."""
    n = values.get("n") or 1
    values["n"] = n
    values["balance"] = -n if values["turn"] == Turn.ENDED else n


declare_kind(
    key=CHANGE,
    model=Change,
    label=_("change in nets of ties"),
    plural=_("changes in nets of ties"),
    help=_("Written by itself when a tie is recorded on a page of somebody; by hand only what is on paper alone."),
    fields=(
        Choice(name="sphere", label=_("Sphere of life"), choices=Sphere, required=True, sticky=True),
        Choice(name="turn", label=_("What happened"), choices=Turn, required=True, sticky=True),
        Whole(name="n", label=_("Ties"), unit="条", least=1, most=10_000),
        YesNo(name="approximate", label=_("Approximate")),
    ),
    columns=("sphere", "turn", "n"),
    filters=("sphere", "turn"),
    dimensions={"sphere": _("sphere of life"), "turn": _("what happened")},
    complete=complete,
    example={"happened_on": "2018-03-05", "sphere": "neighbours", "turn": "begun", "n": "1"},
)  # fmt: skip
