"""What activities give to the registers: sessions held, attendance, partners at the desk; and the agenda."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.actions import checks
from youju.ground.evidence.actions.recording import BATCH, pieces
from youju.ground.evidence.fields import Choice, Minutes, Reference, Whole, Words, YesNo
from youju.ground.evidence.kinds import Column, Kind, Stamp, Values, declare_kind
from youju.ground.evidence.models import Withdrawal
from youju.ground.evidence.ports import declare_agenda
from youju.ground.evidence.refusals import ChangedMeanwhile, RecordWithdrawn
from youju.ground.organisations.models import Office
from youju.services.activities.kinds.closed import no_strangers
from youju.services.activities.models import (
    COPIED,
    Activity,
    ActivityKind,
    Attendance,
    Holding,
    PartnerRole,
    Partnership,
    Role,
    Session,
)
from youju.services.activities.queries import agenda, of_persons  # noqa: F401 - tells what is held of a person
from youju.services.activities.rules import HeldAlready, NobodyCame, SessionCancelled

ATTENDANCE = "activities.attendance"
HEADS = {f"n_{role.value}": role for role in Role}
# Whose people may all be counted with their organisation, as attendance rows of their own.
BY_ORGANISATION = (ActivityKind.MEETING, ActivityKind.TRAINING, ActivityKind.RECEPTION)
COPIED_COLUMNS = tuple(str(getattr(Attendance._meta.get_field(name), "attname", name)) for name in COPIED)


def complete(values: Values, office: Office) -> None:
    """Place, group and programme come from the activity unless said otherwise."""
    activity: Activity = values["activity"]
    for name in ("site", "group", "programme"):
        values[name] = values.get(name) or getattr(activity, name)
    values["activity_kind"] = activity.activity_kind
    if values.get("minutes") is None:
        values["minutes"] = activity.minutes
    named = values.pop("named", 0)
    counted = any(values.get(name) is not None for name in HEADS)
    if not counted and not named and activity.activity_kind not in BY_ORGANISATION:
        raise NobodyCame


def hold(kind: Kind, rows: Sequence[Values]) -> list[Any]:
    """Makes sessions and attendance rows; a planned one, `session` or the first of its day, becomes a held one."""
    planned, holdings, heads = _planned(rows), [], []
    for values in rows:
        counts = {role: values.pop(name) for name, role in HEADS.items() if name in values}
        chosen = values.pop("session", None)
        waiting = planned.get((values["activity"].pk, values["happened_on"]), [])
        if chosen is not None and chosen not in waiting:
            raise SessionCancelled if hasattr(chosen, "cancellation") else HeldAlready
        if chosen is not None:
            waiting.remove(chosen)
        holdings.append(Holding(**values, session=chosen or (waiting.pop(0) if waiting else None)))
        heads.append(counts)
    Holding.objects.bulk_create(holdings, batch_size=BATCH)
    came = [
        holding.attendance(role=role, n=n)
        for holding, counts in zip(holdings, heads, strict=True)
        for role, n in counts.items()
        if n
    ]
    checks.parts_counted_here(ATTENDANCE, came)
    Attendance.objects.bulk_create(came, batch_size=BATCH)
    no_strangers(holdings, "activity")
    return holdings


def _planned(rows: Sequence[Values]) -> dict[tuple[int, Any], list[Session]]:
    """Planned sessions not held or cancelled yet, by activity and day."""
    found: dict[tuple[int, Any], list[Session]] = {}
    sessions = Session.objects.filter(
        activity__in={values["activity"].pk for values in rows},
        day__gte=min(values["happened_on"] for values in rows),
        day__lte=max(values["happened_on"] for values in rows),
        cancellation=None,
    ).exclude(pk__in=Holding.objects.standing().exclude(session=None).values("session"))
    for session in sessions.order_by("day", "start", "id"):
        found.setdefault((session.activity_id, session.day), []).append(session)
    return found


def rewrite(holding: Holding, values: Values, stamp: Stamp) -> None:
    """Carries corrected heads and copies to the attendance rows, and takes the place in the plan that now fits."""
    _relink(holding)
    own = holding.attendances.filter(withdrawal=None)
    own.update(**{name: getattr(holding, name) for name in COPIED})
    counted = own.filter(person=None, partner=None)
    counted.update(approximate=holding.approximate, minutes=holding.minutes)
    for name, role in HEADS.items():
        n, batches = values.get(name) or 0, list(counted.filter(role=role).order_by("pk"))
        if n == sum(batch.n for batch in batches):
            continue
        if n and batches:
            first = batches.pop(0)
            first.n, first.version = n, first.version + 1
            first.save(update_fields=["n", "version"])
        elif n:
            holding.attendance(role=role, n=n, by=stamp.by, recorded_at=stamp.at).save()
        if batches:
            gone = Withdrawal.objects.create(kind=ATTENDANCE, by=stamp.by, at=stamp.at, reason=stamp.reason[:200])
            own.filter(pk__in=[batch.pk for batch in batches]).update(withdrawal=gone)
    checks.parts_counted_here(ATTENDANCE, own)
    no_strangers([holding], "activity")


def _relink(holding: Holding) -> None:
    """A session that turns out to be another activity's, or another day's, no longer holds the planned one."""
    held = holding.session
    if held is not None and (held.activity_id, held.day) != (holding.activity_id, holding.happened_on):
        waiting = _planned([{"activity": holding.activity, "happened_on": holding.happened_on}])
        holding.session = next((fitting[0] for fitting in waiting.values()), None)
        holding.save(update_fields=["session"])


def settle_attendance(rows: Iterable[Attendance]) -> None:
    """Refuses rows whose session, as it stands now, was withdrawn or corrected while they were written."""
    for some in pieces(rows):
        holdings = Holding.objects.in_bulk({row.holding_id for row in some})
        for row in some:
            if (holding := holdings[row.holding_id]).withdrawal_id is not None:
                raise RecordWithdrawn(field="holding")
            if any(getattr(row, column) != getattr(holding, column) for column in COPIED_COLUMNS):
                raise ChangedMeanwhile(field="holding")
        no_strangers(holdings.values(), "n")


def values_of(holding: Holding) -> Values:
    """What was typed of the session; `named`, which nobody types, counts those who were signed in by name."""
    heads: dict[str, int | None] = dict.fromkeys(HEADS)
    own = [row for row in holding.attendances.all() if row.withdrawal_id == holding.withdrawal_id]
    for row in own:
        if row.person_id is None and row.partner_id is None:
            heads[f"n_{row.role}"] = (heads[f"n_{row.role}"] or 0) + row.n
    names = ("happened_on", "site", "group", "programme", "activity", "topic", "minutes", "approximate")
    named = sum(row.person_id is not None for row in own)
    return {name: getattr(holding, name) for name in names} | heads | {"named": named}


def heads_of(holding: Holding) -> str:
    """How many came, by role, organisations included: 儿童 11、志愿者 2."""
    heads: dict[str, int] = {}
    for row in holding.attendances.all():
        if row.withdrawal_id == holding.withdrawal_id:
            heads[row.role] = heads.get(row.role, 0) + row.n
    return "、".join(f"{role.label} {heads[role.value]}" for role in Role if role.value in heads)


def copy_session(values: Values, office: Office) -> None:
    """A row of attendance takes place and date from its session."""
    holding: Holding = values["holding"]
    values.update({name: getattr(holding, name) for name in COPIED if name != "office"})
    if values.get("minutes") is None:
        values["minutes"] = holding.minutes


SESSION = declare_kind(
    key="activities.session",
    model=Holding,
    label=_("session held"),
    plural=_("sessions held"),
    help=_("One session that took place, with how many came in each role."),
    fields=(
        Reference(
            name="activity", label=_("Activity"), required=True, sticky=True,
            rows=lambda office: Activity.objects.filter(office=office),
        ),
        Words(name="topic", label=_("Topic"), length=80),
        *(Whole(name=name, label=role.label, unit="人次", most=100_000) for name, role in HEADS.items()),
        Minutes(name="minutes", label=_("Length"), unit="分钟"),
        YesNo(name="approximate", label=_("Approximate"), help=_("“about 80” is 80, marked.")),
    ),
    columns=("activity", "heads", "topic", "site"),
    computed={"heads": Column(_("How many came"), heads_of)},
    filters=("activity", "site", "activity_kind"),
    search=("activity", "topic"),
    dimensions={"activity_kind": _("kind"), "activity__name": _("activity")},
    complete=complete,
    insert=hold,
    rewrite=rewrite,
    values=values_of,
    parts=lambda ids: [Attendance.objects.filter(holding__in=ids)],
    conflicts={"session_held_once": HeldAlready, "activities_holding.session_id": HeldAlready},
    prepared=lambda rows: rows.select_related("activity").prefetch_related("attendances"),
    example={"happened_on": "2018-03-05", "activity": "放学后托管", "n_child": "11", "minutes": "210"},
)  # fmt: skip

declare_kind(
    key=ATTENDANCE,
    model=Attendance,
    label=_("attendance"),
    plural=_("attendances"),
    help=_("People of one organisation, or one more batch, at a session that is recorded already."),
    header=(), part_of="activities.session",
    fields=(
        Reference(
            name="holding", label=_("Session held"), required=True, sticky=True,
            rows=lambda office: (
                Holding.objects.standing().filter(office=office).select_related("activity").latest_first()
            ),
        ),
        Choice(name="role", label=_("Role"), choices=Role, required=True, sticky=True),
        Reference(name="partner", label=_("Organisation"), rows=lambda office: office.partners.all()),
        Whole(name="n", label=_("Number"), unit="人次", required=True, least=1, most=100_000),
        Minutes(name="minutes", label=_("Length"), unit="分钟"),
        YesNo(name="approximate", label=_("Approximate")),
    ),
    columns=("happened_on", "holding", "role", "partner", "n"),
    filters=("role",),
    dimensions={"role": _("role"), "activity_kind": _("kind"), "holding__activity__name": _("activity")},
    complete=copy_session,
    settle=settle_attendance,
    prepared=lambda rows: rows.select_related("holding__activity", "partner"),
    example={"holding": "放学后托管 2018-03-05", "role": "visitor", "n": "2"},
)  # fmt: skip

declare_kind(
    key="activities.partnership",
    model=Partnership,
    label=_("partnership"),
    plural=_("partnerships"),
    help=_("An organisation did something together with the office, in a role."),
    fields=(
        Reference(
            name="activity", label=_("Activity"), required=True, sticky=True,
            rows=lambda office: Activity.objects.filter(office=office),
        ),
        Reference(
            name="partner", label=_("Organisation"), required=True, rows=lambda office: office.partners.all()
        ),
        Choice(name="role", label=_("Role"), choices=PartnerRole, required=True, sticky=True),
    ),
    columns=("activity", "partner", "role"),
    filters=("role",),
    dimensions={"role": _("role")},
    prepared=lambda rows: rows.select_related("activity", "partner"),
    example={"happened_on": "2018-03-17", "activity": "放学后托管", "partner": "青石社区服务社", "role": "host"},
)  # fmt: skip

declare_agenda("activities", agenda)
