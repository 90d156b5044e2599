"""The enrolled are told: the act itself makes the notice, and whoever was told is ticked, once per channel."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.services.activities.models import (
    Addressee,
    Cancellation,
    Channel,
    Enrolment,
    News,
    Notice,
    Session,
    Telling,
    Void,
)
from youju.services.activities.queries.guests import signed_up_for
from youju.services.activities.queries.notices import addressed
from youju.services.activities.rules import SessionCancelled
from youju.services.activities.rules.notices import (
    NoChannel,
    NotAddressed,
    NotAnnounced,
    NotToldYet,
    PlaceOfNotice,
    SessionOver,
    WordNamesSomebody,
    concerns,
    last_day,
    names_somebody,
)

# What somebody may tell by itself; the others follow from an act.
BY_ITSELF = (News.REMINDER, News.PLACE)


@action
def announce(*, session: Session, sort: str, place: str = "", word: str = "", by: Actor, at: datetime) -> Notice:
    """Reminds the enrolled of a session to come, or tells where it is this once.

    Raises NotAnnounced, PlaceOfNotice, SessionCancelled, SessionOver, WordNamesSomebody.
    """
    _may(by, session.office, at)
    if sort not in BY_ITSELF:
        raise NotAnnounced
    held = Session.objects.select_for_update().get(pk=session.pk)
    if Cancellation.objects.filter(session=held).exists():
        raise SessionCancelled
    if held.day < localdate(at):
        raise SessionOver
    where = tidy(place)[:80] if sort == News.PLACE else ""
    if sort == News.PLACE and not where:
        raise PlaceOfNotice
    made = draw_up(session=held, sort=News(sort), enrolled=addressed(held), place=where, word=word, by=by, at=at)
    assert made is not None, "a session to come has a notice"
    return made


@action
def draw_up(
    *, session: Session, sort: News, enrolled: Iterable[Enrolment], off: Session | None = None,
    before: tuple[date, time | None] | None = None, place: str = "", word: str = "", by: Actor, at: datetime,
) -> Notice | None:  # fmt: skip
    """Writes the notice with its addressees, in the act that it tells of. None once its days are over.

    Whoever signed up by a poster is found here; `off` is the session instead of which this one is held.

    Raises WordNamesSomebody.
    """
    require(by, permissions.RECORDS_RECORD, office=session.office, on=localdate(at))
    day_before, start_before = before or (None, None)
    last = last_day(session.day, day_before)
    if last < localdate(at):
        audit.write(verb="notice.draw_up", by=by, at=at, office=session.office, subject=session.uid, rows=0)
        return None
    change = sort is not News.REMINDER
    people: dict[int, Enrolment] = {}
    for row in enrolled:
        waits = not hasattr(row, "admission")
        if concerns(waits=waits, change=change, this_session=row.session_id is not None):
            people.setdefault(row.person_id, row)
    guests = [
        row
        for row in signed_up_for([session, *([off] if off else [])])
        if concerns(waits=not row.placed, change=change, this_session=row.opening.session_id is not None)
    ]
    said, known = tidy(word)[:200], [row.person.name for row in people.values()]
    if said and names_somebody(said, [*known, *(row.name for row in guests)]):
        raise WordNamesSomebody
    made = Notice.objects.create(
        session=session, office_id=session.office_id, sort=sort, day=session.day, start=session.start,
        end=session.end, day_before=day_before, start_before=start_before, last=last, place=place, word=said,
        by=by, at=at,
    )  # fmt: skip
    Addressee.objects.bulk_create(
        Addressee(
            notice=made, enrolment=row, person_id=key, waits=not hasattr(row, "admission"), by=by, at=at
        )
        for key, row in people.items()
    )  # fmt: skip
    Addressee.objects.bulk_create(
        Addressee(notice=made, registration=row, waits=not row.placed, by=by, at=at) for row in guests
    )
    audit.write(
        verb="notice.draw_up", by=by, at=at, office=session.office, subject=made.uid,
        rows=len(people) + len(guests),
        values={"sort": str(sort), "session": str(session.uid), "place": place, "word": said},
    )  # fmt: skip
    return made


@action
def tell(
    *, notice: Notice, people: Collection[UUID] | None = None, channel: str, by: Actor, at: datetime
) -> list[Telling]:
    """These addressees were told by the channel; without `people` everybody whom nobody has told yet.

    Whoever does not find people of the office ticks those who signed up by a poster. Twice is once.
    Raises NoChannel, NotAddressed.
    """
    _may(by, notice.office, at)
    if channel not in Channel.values:
        raise NoChannel
    held = Notice.objects.select_for_update().get(pk=notice.pk)
    told = Telling.objects.standing().filter(addressee__notice=held)
    rows = _reached(held, by, at)
    if people is None:
        rows = rows.exclude(pk__in=told.values("addressee"))
    else:
        rows = _these(rows, people).exclude(pk__in=told.filter(channel=channel).values("addressee"))
    made = [Telling(addressee=row, channel=channel, by=by, at=at) for row in rows.order_by("pk")]
    Telling.objects.bulk_create(made)
    audit.write(
        verb="notice.tell", by=by, at=at, office=notice.office, subject=notice.uid, rows=len(made),
        values={"channel": channel, "told": [str(row.addressee.uid) for row in made]},
    )  # fmt: skip
    return made


@action
def untell(*, notice: Notice, people: Collection[UUID], by: Actor, at: datetime) -> int:
    """The ticks of these addressees were slips; they are kept as taken back. Raises NotAddressed, NotToldYet."""
    _may(by, notice.office, at)
    held = Notice.objects.select_for_update().get(pk=notice.pk)
    rows = _these(_reached(held, by, at), people)
    told = Telling.objects.standing().filter(addressee__in=rows.values("pk"))
    keys = list(told.order_by("pk").values_list("pk", flat=True))
    if not keys:
        raise NotToldYet
    gone = Void.objects.create(by=by, at=at)
    Telling.objects.filter(pk__in=keys).update(void=gone)
    audit.write(verb="notice.untell", by=by, at=at, office=notice.office, subject=notice.uid, rows=len(keys))
    return len(keys)


def _these(rows: QuerySet[Addressee], people: Collection[UUID]) -> QuerySet[Addressee]:
    found = rows.filter(uid__in=set(people))
    if not people or found.count() != len(set(people)):
        raise NotAddressed
    return found


def _reached(notice: Notice, by: Actor, at: datetime) -> QuerySet[Addressee]:
    rows = Addressee.objects.standing().filter(notice=notice)
    try:
        require(by, permissions.PEOPLE_FIND, office=notice.office, on=localdate(at))
    except NotPermitted:
        return rows.filter(person=None)
    return rows


def _may(by: Actor, office: Office, at: datetime) -> None:
    """Whoever tells records for the office and runs its sign-ups; who finds its people tells the enrolled too."""
    for needed in (permissions.RECORDS_RECORD, permissions.SIGN_UPS_RUN):
        require(by, needed, office=office, on=localdate(at))
