"""Pairs at the desk: what they did is entered there or by spreadsheet; pairing and parting have their screen."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.fields import Choice, Minutes, Reference, Words, YesNo
from youju.ground.evidence.kinds import Column, declare_kind
from youju.ground.organisations.models import Office
from youju.services.companions.actions.meeting import complete, put_in, rewrite
from youju.services.companions.actions.pairing import ending_turned, pairing_turned
from youju.services.companions.models import Ending, PairContact, Pairing, Silence
from youju.services.companions.queries import of_persons  # noqa: F401 - tells a person what is held of them
from youju.services.companions.rules.helps import CONTACT, ENDING, PAIRING, SILENCE, Seen, Way, WhyEnded
from youju.services.companions.rules.refusals import PairedAlready
from youju.services.volunteers.models import Service


def pairs_of(office: Office) -> QuerySet[Pairing]:
    """The pairs that an entry of the office may name, the latest first; of whoever is erased none."""
    rows = (
        Pairing.objects.standing()
        .filter(office=office)
        .exclude(child__name="")
        .exclude(volunteer__person__name="")
    )
    return rows.select_related("office", "site", "programme", "child", "volunteer__person", "volunteer__team",
                               "ending").prefetch_related("volunteer__leavings").order_by("-number")  # fmt: skip


def _contacts(ids: Any) -> list[QuerySet[Any]]:
    return [Service.objects.filter(pk__in=PairContact.objects.filter(pk__in=ids).values("service"))]


def _of_pairing(ids: Any) -> list[QuerySet[Any]]:
    contacts = PairContact.objects.filter(pairing__in=ids)
    return [
        Service.objects.filter(pk__in=contacts.values("service")), contacts,
        Silence.objects.filter(pairing__in=ids),
        Ending.objects.filter(pk__in=Pairing.objects.filter(pk__in=ids, ending__isnull=False).values("ending")),
    ]  # fmt: skip


declare_kind(
    key=PAIRING,
    model=Pairing,
    label=_("pair"),
    plural=_("pairs"),
    help=_("A volunteer accompanies a child. Pairs are made and ended on the companions' page."),
    enterable=False,
    fields=(),
    columns=("happened_on", "pair"),
    computed={"pair": Column(_("Pair"), str)},
    parts=_of_pairing,
    turned=pairing_turned,
    conflicts={"one_companion_at_a_time": PairedAlready, "companions_pairing.child_id": PairedAlready},
    prepared=lambda rows: rows.select_related("volunteer__person", "child", "ending", "coordinator"),
    example={"happened_on": "2018-03-05"},
)  # fmt: skip

declare_kind(
    key=ENDING,
    model=Ending,
    label=_("end of a pair"),
    plural=_("ends of pairs"),
    help=_("A pair parted, for a reason. It is written down on the pair's page."),
    enterable=False,
    fields=(
        Choice(name="reason", label=_("Reason"), choices=WhyEnded, required=True),
        Words(name="words", label=_("In a few words"), length=200),
    ),
    columns=("happened_on", "pair", "reason"),
    computed={"pair": Column(_("Pair"), lambda row: str(getattr(row, "pairing", "")))},
    filters=("reason",),
    dimensions={"reason": _("reason")},
    turned=ending_turned,
    prepared=lambda rows: rows.select_related("pairing__volunteer__person"),
    example={"happened_on": "2018-03-05", "reason": "goal"},
)  # fmt: skip

declare_kind(
    key=CONTACT,
    model=PairContact,
    label=_("meeting or call of a pair"),
    plural=_("meetings and calls of pairs"),
    help=_("A child and its companion met or called. The companion's minutes are recorded with it, once."),
    part_of=PAIRING,
    fields=(
        Reference(name="pairing", label=_("Pair"), rows=pairs_of, required=True, sticky=True),
        Choice(name="way", label=_("Meeting or call"), choices=Way, required=True, sticky=True),
        Choice(
            name="seen", label=_("Safe because of"), choices=Seen, sticky=True,
            help=_("For a meeting: others saw the two, or another adult was there. A call needs neither."),
        ),
        Words(name="place", label=_("Where"), length=60),
        Minutes(name="minutes", label=_("Length"), unit="分钟", required=True),
        Words(name="what", label=_("What they did"), length=80, help=_("Without the child's name.")),
        YesNo(name="ability", label=_("Built abilities"), help=_("A session that builds what the child can do.")),
        YesNo(name="approximate", label=_("Approximate")),
    ),
    columns=("happened_on", "pairing", "way", "minutes", "what"),
    filters=("way", "ability", "site"),
    search=("what", "place"),
    dimensions={"way": _("meeting or call"), "ability": _("built abilities")},
    complete=complete,
    insert=put_in,
    rewrite=rewrite,
    parts=_contacts,
    prepared=lambda rows: rows.select_related(
        "pairing__volunteer__person", "pairing__child", "pairing__site", "pairing__programme", "pairing__ending"
    ),
    example={
        "happened_on": "2018-03-10", "pairing": "1 于青", "way": "meeting", "seen": "visible", "place": "阅览角",
        "minutes": "90", "what": "一起读书、下棋",
    },
)  # fmt: skip

declare_kind(
    key=SILENCE,
    model=Silence,
    label=_("silent pair"),
    plural=_("silent pairs"),
    help=_("A pair was silent over its rhythm on the last day of a month. The product writes it down by itself."),
    enterable=False,
    part_of=PAIRING,
    fields=(),
    columns=("happened_on", "pair", "days"),
    computed={"pair": Column(_("Pair"), lambda row: str(row.pairing))},
    prepared=lambda rows: rows.select_related("pairing__volunteer__person"),
    example={"happened_on": "2018-02-28"},
)  # fmt: skip
