"""The figures of visits: homes, children and others who were met, how often and for how long."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Distinct, Rows, Term, Total, declare
from youju.services.visits.models import Outcome, Whom
from youju.services.visits.rules import MET, VISIT

COUNTS = {"outcome": Outcome.MET}

declare(
    key="visits.families", unit="households",
    label=_("Families visited"),
    definition=_(
        "Different households in which somebody was met at a visit; where nobody was at home, or the visit was "
        "not wanted, it does not count."
    ),
    terms=(Term(VISIT, Distinct("household", of="household"), {**COUNTS, "household__isnull": False}),),
)  # fmt: skip
declare(
    key="visits.children", unit="persons", counter="名",
    label=_("Children visited"),
    definition=_("Different persons under 18 on the day who were met at a visit."),
    terms=(Term(MET, Distinct("person", of="person"), {"whom": Whom.CHILD, "person__isnull": False}),),
)  # fmt: skip
declare(
    key="visits.elders", unit="persons", counter="位",
    label=_("Elders visited"),
    definition=_("Different persons of 60 or more on the day who were met at a visit."),
    terms=(Term(MET, Distinct("person", of="person"), {"whom": Whom.ELDER, "person__isnull": False}),),
)  # fmt: skip
declare(
    key="visits.persons", unit="persons",
    label=_("Persons visited"),
    definition=_("Different persons of any age who were met at a visit."),
    terms=(Term(MET, Distinct("person", of="person"), {"person__isnull": False}),),
)  # fmt: skip
declare(
    key="visits.visits", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Visits to homes"),
    definition=_("Visits at which somebody was met, in rounds and single ones."),
    terms=(Term(VISIT, Rows(), COUNTS),),
)  # fmt: skip
declare(
    key="visits.minutes", unit="minutes", disclosure=Disclosure.WORKERS, per=("visits.visits",),
    label=_("Time in homes"),
    definition=_(
        "Time that visitors spent in homes, by the visit, the way not included. Volunteers' time is a figure of "
        "its own: it is written once, when a round is counted."
    ),
    terms=(Term(VISIT, Total("minutes"), COUNTS),),
)  # fmt: skip
