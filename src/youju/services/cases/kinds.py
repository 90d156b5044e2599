"""What casework gives to the registers: records by which cases are counted, none of which says whose they are.

They come from the pages of a case, not from the desk or a spreadsheet: there a case would have no look at it.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.evidence.fields import Choice, Minutes, Whole, YesNo
from youju.ground.evidence.kinds import declare_kind
from youju.services.cases.models import (
    PAPERS,
    Assessment,
    Case,
    CasePlan,
    Closure,
    Contact,
    FollowUp,
    GoalOutcome,
    PaperOnly,
    Reopening,
    Supervision,
)
from youju.services.cases.queries import of_persons  # noqa: F401 - tells a person what is held of them

FROM_A_CASE = _("It is written on the page of a case. Here it is counted, without saying whose it is.")


def papers_of(ids: Any) -> list[QuerySet[Any]]:
    """Everything that goes with a case that was opened by mistake."""
    return [model.objects.filter(case__in=ids) for model in (*PAPERS.values(), PaperOnly, GoalOutcome)]  # type: ignore[attr-defined]


def _declare(key: str, **declared: Any) -> None:
    declare_kind(
        key=f"cases.{key}", enterable=False, nil=key == "contact", help=FROM_A_CASE,
        fields=declared.pop("fields", ()), example={"happened_on": "2018-03-05", **declared.pop("example", {})},
        columns=("happened_on", *declared.pop("columns", ()), "site"), **declared,
    )  # fmt: skip


_declare(
    "case", model=Case, label=_("case opened"), plural=_("cases opened"), parts=papers_of,
)  # fmt: skip
_declare("closure", model=Closure, label=_("case closed"), plural=_("cases closed"),
    fields=(Choice(name="reason", label=_("Why it ended"), choices=Closure.Reason, required=True),),
    columns=("reason",), filters=("reason",), dimensions={"reason": _("why it ended")},
    example={"reason": "reached"},
)  # fmt: skip
_declare("reopening", model=Reopening, label=_("case re-opened"), plural=_("cases re-opened"))
_declare("contact", model=Contact, label=_("contact in a case"), plural=_("contacts in cases"),
    fields=(
        Choice(name="way", label=_("Kind of contact"), choices=Contact.Way, required=True),
        Minutes(name="direct", label=_("Direct minutes"), unit="分钟"),
        Minutes(name="indirect", label=_("Indirect minutes"), unit="分钟"),
    ),
    columns=("way", "direct", "indirect"), filters=("way",), dimensions={"way": _("kind of contact")},
    example={"way": "visit", "direct": "40", "indirect": "20"},
)  # fmt: skip
_declare("assessment", model=Assessment, label=_("assessment in a case"), plural=_("assessments in cases"))
_declare("plan", model=CasePlan, label=_("plan in a case"), plural=_("plans in cases"),
    fields=(Whole(name="days", label=_("Days from opening to plan"), unit="天"),), columns=("days",),
    example={"days": "12"},
)  # fmt: skip
_declare("goal", model=GoalOutcome, label=_("outcome of a goal"), plural=_("outcomes of goals"),
    fields=(
        Choice(name="outcome", label=pgettext_lazy("goal", "Outcome"), choices=GoalOutcome.Outcome, required=True),
    ),
    columns=("outcome",), filters=("outcome",), dimensions={"outcome": pgettext_lazy("goal", "outcome")},
    example={"outcome": "reached"},
)  # fmt: skip
_declare("supervision", model=Supervision, label=_("supervision of a case"), plural=_("supervision of cases"),
    fields=(Minutes(name="minutes", label=_("Minutes"), unit="分钟"),), columns=("minutes",),
    example={"minutes": "30"},
)  # fmt: skip
_declare("follow_up", model=FollowUp, label=_("follow-up of a case"), plural=_("follow-ups of cases"),
    fields=(YesNo(name="well", label=_("It goes on well")),), columns=("well",), example={},
)  # fmt: skip
