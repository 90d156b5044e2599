"""What an opening says on paper and on the public page: when, where, for whom; Chinese on paper, as ever."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from youju.reporting.publishing import placards
from youju.services.activities.models import Opening, Session
from youju.services.activities.queries.openings import Standpoint
from youju.web.activities.board import hours

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
# So many sessions of a series stand on paper; the page behind the code has all of them.
FEW = 6


def address_of(opening: Opening) -> str:
    """Where the code on the poster leads."""
    return settings.PUBLIC_ADDRESS + reverse("public:join", args=[opening.code])


def printed(found: Standpoint, at: datetime) -> placards.Placard:
    opening = found.opening
    activity, office = opening.activity, opening.office
    site = activity.site
    held = [row for row in found.sessions if not hasattr(row, "cancellation")]
    when = [_when(row) for row in held[:FEW]]
    if len(held) > FEW:
        when.append(f"……共{len(held)}场，扫码可看全部")
    where = [" ".join(filter(None, (site.name, activity.room)))] if site else []
    where += [site.address] if site and site.address else []
    return placards.Placard(
        title=activity.name, office=office.name, network=office.network.name, when=tuple(when),
        where=tuple(where), about=activity.description, who_may=opening.who_may,
        places=f"{opening.capacity}人{'，满员后可候补' if opening.waits else ''}" if opening.capacity else "",
        until=f"{_moment(opening.closes_at)}截止。", contact=" ".join(filter(None, (site.phone, site.contacts)))
        if site else "", address=address_of(opening), made_on=localdate(at),
    )  # fmt: skip


def pdf(found: Standpoint, at: datetime) -> bytes:
    """The sheet that hangs on the wall."""
    return placards.render(printed(found, at))


def _when(session: Session) -> str:
    day = session.day
    said = f"{day.year}年{day.month}月{day.day}日 {WEEKDAYS[day.weekday()]}"
    return f"{said} {hours(session.start, session.end)}".strip()


def _moment(at: datetime) -> str:
    said = localtime(at)
    return f"{said.month}月{said.day}日{said:%H:%M}"
