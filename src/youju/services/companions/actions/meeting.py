"""What a pair did is recorded once, by a colleague or by the companion; the minutes go where minutes belong."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, cast

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import correct
from youju.ground.evidence.actions.recording import insert_plain, put_down
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.kinds import Kind, Stamp, Values, kind_of
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Office
from youju.services.companions.actions.pairing import alone_with, names_nobody
from youju.services.companions.actions.rights import of_the_pair
from youju.services.companions.models import Appointment, PairContact, Pairing
from youju.services.companions.rules.helps import CONTACT, Way
from youju.services.companions.rules.refusals import (
    ClearanceMissing,
    DayIsOver,
    EndedAlready,
    HowLong,
    NotAfterThePair,
    NotBeforeThePair,
    SeenByNobody,
    TrainingMissing,
)
from youju.services.volunteers.actions.serving import serve_beside
from youju.services.volunteers.models import Paper, Served, Service
from youju.services.volunteers.queries.standing import standing_papers
from youju.services.volunteers.rules import SERVICE


@action
def record_contact(
    *, pairing: Pairing, way: str, happened_on: date, minutes: int | None, seen: str = "", place: str = "",
    what: str = "", ability: bool = False, by: Actor, at: datetime,
) -> PairContact:  # fmt: skip
    """A meeting or a call of the pair, by whoever looks after it or by the companion on the own page.

    Raises SeenByNobody, HowLong, NamesTheChild, NotBeforeThePair, NotAfterThePair.
    """
    of_the_pair(by, pairing, at)
    values: Values = {
        "happened_on": happened_on, "site": pairing.site, "group": None, "programme": pairing.programme,
        "pairing": pairing, "way": way, "seen": seen, "place": tidy(place)[:60], "what": tidy(what)[:80],
        "minutes": minutes, "ability": ability, "approximate": False,
    }  # fmt: skip
    made = cast(PairContact, put_down(kind_of(CONTACT), pairing.office, values, by, at))
    if way == Way.MEETING:
        Appointment.objects.filter(pairing=pairing, gone_at=None, day__lte=happened_on).update(gone_at=at)
    audit.write(verb="pairing.contact", by=by, at=at, office=pairing.office, subject=pairing.uid)
    return made


@action
def appoint(
    *, pairing: Pairing, day: date, start: time | None = None, place: str = "", by: Actor, at: datetime
) -> Appointment:
    """The two meet next on this day; what was agreed before is replaced.

    Raises DayIsOver, EndedAlready, and on a day without papers ClearanceMissing or TrainingMissing.
    """
    of_the_pair(by, pairing, at)
    row = alone_with(pairing)
    if not row.stands:
        raise EndedAlready
    if day < localdate(at):
        raise DayIsOver
    shown = standing_papers(row.office, day).get(row.volunteer_id, set())
    for sort, missing in ((Paper.Sort.CLEARANCE, ClearanceMissing), (Paper.Sort.TRAINING, TrainingMissing)):
        if sort not in shown:
            raise missing(field="day")
    where = tidy(place)[:60]
    names_nobody(row, where, field="place")
    Appointment.objects.filter(pairing=row, gone_at=None).update(gone_at=at)
    made = Appointment.objects.create(
        pairing=row, office=row.office, day=day, start=start, place=where, by=by, at=at
    )
    audit.write(
        verb="pairing.appoint", by=by, at=at, office=row.office, subject=row.uid, values={"day": day.isoformat()}
    )
    return made


@action
def call_off(*, pairing: Pairing, by: Actor, at: datetime) -> None:
    """The next meeting does not take place; nothing where none was agreed."""
    of_the_pair(by, pairing, at)
    count = Appointment.objects.filter(pairing=pairing, gone_at=None).update(gone_at=at)
    audit.write(verb="pairing.call_off", by=by, at=at, office=pairing.office, subject=pairing.uid, rows=count)


def complete(values: Values, office: Office) -> None:
    """What a contact has to be, whoever records it and wherever. Raises the refusals of `record_contact`."""
    pairing: Pairing = values["pairing"]
    day: date = values["happened_on"]
    if day < pairing.happened_on:
        raise NotBeforeThePair
    if pairing.ending is not None and day > pairing.ending.happened_on:
        raise NotAfterThePair
    if values["way"] == Way.CALL:
        values["seen"], values["place"] = "", ""
    elif not values.get("seen"):
        raise SeenByNobody
    if not values.get("minutes"):
        raise HowLong
    values["site"] = values.get("site") or pairing.site
    values["programme"] = values.get("programme") or pairing.programme
    for name in ("what", "place"):
        names_nobody(pairing, values.get(name) or "", field=name)


def put_in(kind: Kind, rows: Sequence[Values]) -> list[Record]:
    """Writes contacts, each with the minutes of its companion."""
    given = serve_beside(
        office=rows[0]["office"], rows=[_minutes(row) for row in rows], by=rows[0]["by"], at=rows[0]["recorded_at"]
    )
    return insert_plain(kind, [{**row, "service": one} for row, one in zip(rows, given, strict=True)])


def rewrite(contact: PairContact, values: Values, stamp: Stamp) -> None:
    """A corrected contact takes its minutes along; minutes that were withdrawn by themselves stay so."""
    service = Service.objects.select_related("office").get(pk=contact.service_id)
    if service.withdrawal_id is not None:
        return
    kind = kind_of(SERVICE)
    now = {**kind.read_values(service), **_minutes(values)}
    correct(
        kind=kind, record=service, values=now, version=service.version, reason=stamp.reason, by=stamp.by,
        at=stamp.at,
    )  # fmt: skip


def _minutes(row: Values) -> dict[str, Any]:
    """The companion's service, as an entry of volunteers' minutes."""
    pairing: Pairing = row["pairing"]
    return {
        "happened_on": row["happened_on"], "site": row.get("site"), "group": row.get("group"),
        "programme": row.get("programme"), "volunteer": pairing.volunteer, "team": None, "group_kind": "",
        "served": Served.COMPANIONSHIP, "what": "", "n": None, "each": row["minutes"], "minutes": None,
        "approximate": False,
    }  # fmt: skip
