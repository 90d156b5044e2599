"""Visits received (来访接待), as they are written down at the door: organisation, people, purpose, host."""

from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.fields import Minutes, Reference, Whole, Words
from youju.ground.evidence.kinds import declare_kind
from youju.services.activities.models import Reception

RECEPTION = declare_kind(
    key="activities.reception",
    model=Reception,
    label=_("visit received"),
    plural=_("visits received"),
    help=_("An organisation or people came to visit. Not for a visit that stands in the plan: that one is held."),
    fields=(
        Reference(name="partner", label=_("Organisation"), rows=lambda office: office.partners.all()),
        Whole(name="n", label=_("Visitors"), unit="人次", required=True, least=1, most=10_000),
        Words(name="purpose", label=_("Purpose"), required=True, length=80),
        Words(name="host", label=_("Received by"), length=40),
        Minutes(name="minutes", label=_("Length"), unit="分钟"),
    ),
    columns=("happened_on", "partner", "n", "purpose", "host"),
    filters=("partner",),
    search=("purpose", "host"),
    dimensions={"partner__name": _("organisation")},
    prepared=lambda rows: rows.select_related("partner"),
    example={
        "happened_on": "2018-03-14", "partner": "青石社区服务社", "n": "6", "purpose": "参观儿童服务站",
        "host": "林晚", "minutes": "90",
    },
)  # fmt: skip
