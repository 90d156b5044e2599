"""The figures of interns: how many were there, and how long they were supervised."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Distinct, Term, Total, declare
from youju.services.interns.rules import INTERNSHIP, SUPERVISION

declare(
    key="interns.persons", unit="persons", disclosure=Disclosure.WORKERS,
    label=_("Interns"),
    definition=_("Different interns who began in the period or were supervised in it."),
    terms=(
        Term(INTERNSHIP, Distinct("id", of="internship")),
        Term(SUPERVISION, Distinct("internship", of="internship")),
    ),
)  # fmt: skip
declare(
    key="interns.supervision", unit="minutes", disclosure=Disclosure.WORKERS,
    label=_("Supervision of interns"),
    definition=_("Time in which interns were supervised, recorded in minutes for each intern."),
    terms=(Term(SUPERVISION, Total("minutes")),),
)  # fmt: skip
