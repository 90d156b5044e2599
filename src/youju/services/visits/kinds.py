"""What visits give to the registers: visits at the desk, and who was met.

Rounds are on no agenda: what stands there is printed in the preview.
"""

from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.actions import checks
from youju.ground.evidence.fields import Choice, Minutes, Words
from youju.ground.evidence.kinds import Column, Stamp, Values, declare_kind
from youju.ground.evidence.models import Withdrawal
from youju.ground.organisations.models import Office
from youju.services.visits.models import COPIED, Met, Outcome, Visit, Whom
from youju.services.visits.queries import of_persons  # noqa: F401 - tells a person what is held of them
from youju.services.visits.rules import MET, MOST_MINUTES, VISIT, AnotherVisitStands, TooManyMinutes


def complete(values: Values, office: Office) -> None:
    """No time counts where nobody was met."""
    if values["outcome"] != Outcome.MET:
        values["minutes"] = None
    elif (values.get("minutes") or 0) > MOST_MINUTES:
        raise TooManyMinutes


def rewrite(visit: Visit, values: Values, stamp: Stamp) -> None:
    """Carries a corrected day and place to whom was met; where nobody was met after all, nobody counts."""
    own = visit.met.filter(withdrawal=None)
    if visit.outcome != Outcome.MET:
        gone = Withdrawal.objects.create(kind=MET, by=stamp.by, at=stamp.at, reason=stamp.reason[:200])
        own.update(withdrawal=gone)
        return
    own.update(**{name: getattr(visit, name) for name in COPIED})
    checks.parts_counted_here(MET, own)


def people(visit: Visit) -> str:
    """How many were met, by whom: 儿童 2、成人 1."""
    heads: dict[str, int] = {}
    for row in visit.met.all():
        if row.withdrawal_id == visit.withdrawal_id:
            heads[row.whom] = heads.get(row.whom, 0) + 1
    return "、".join(f"{whom.label} {heads[whom.value]}" for whom in Whom if whom.value in heads)


declare_kind(
    key=VISIT,
    model=Visit,
    label=_("visit to a home"),
    plural=_("visits to homes"),
    help=_("A visit that nobody wrote down by name. With names, plan a round or record the visit under Visits."),
    fields=(
        Choice(name="outcome", label=_("Outcome"), choices=Outcome, required=True, sticky=True),
        Minutes(name="minutes", label=_("Time in the home"), unit="分钟"),
        Words(name="brought", label=_("Brought"), length=120),
    ),
    columns=("outcome", "people", "minutes", "brought"),
    computed={"people": Column(_("Who was met"), people)},
    filters=("outcome",),
    dimensions={"outcome": _("outcome"), "round__purpose": _("round")},
    complete=complete,
    rewrite=rewrite,
    parts=lambda ids: [Met.objects.filter(visit__in=ids)],
    conflicts={"a_stop_is_visited_once": AnotherVisitStands, "visits_visit.stop_id": AnotherVisitStands},
    prepared=lambda rows: rows.prefetch_related("met"),
    example={"happened_on": "2018-03-05", "outcome": "met", "minutes": "40", "brought": "米和油"},
)  # fmt: skip

declare_kind(
    key=MET,
    model=Met,
    label=_("person met"),
    plural=_("persons met"),
    help=_("Who was met at a visit; it comes with the visit."),
    header=(), part_of=VISIT, enterable=False,
    fields=(Choice(name="whom", label=_("Whom"), choices=Whom, required=True),),
    columns=("happened_on", "visit", "whom"),
    computed={"visit": Column(_("Visit"), lambda row: str(row.visit.get_outcome_display()))},
    filters=("whom",),
    dimensions={"whom": _("whom")},
    prepared=lambda rows: rows.select_related("visit"),
    example={"whom": "child"},
)  # fmt: skip
