"""The figures of volunteers: how often they came, how long they served, how many they were."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Distinct, Term, Total, declare
from youju.services.volunteers.rules import SERVICE

declare(
    key="volunteers.attendances", unit="attendances", disclosure=Disclosure.WORKERS,
    label=_("Attendances of volunteers"),
    definition=_("Times that volunteers came to serve; on one occasion a volunteer counts once."),
    terms=(Term(SERVICE, Total("n")),),
)  # fmt: skip
declare(
    key="volunteers.minutes", unit="minutes", disclosure=Disclosure.WORKERS,
    per=("volunteers.attendances",),
    label=_("Time of volunteer service"),
    definition=_("Time that volunteers served, of all of them together, recorded in minutes."),
    terms=(Term(SERVICE, Total("minutes")),),
)  # fmt: skip
declare(
    key="volunteers.persons", unit="persons", disclosure=Disclosure.WORKERS,
    label=_("Volunteers who served"),
    definition=_("Different volunteers who are registered by name and served."),
    terms=(Term(SERVICE, Distinct("volunteer", of="volunteer"), {"volunteer__isnull": False}),),
)  # fmt: skip
