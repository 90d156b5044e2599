"""A month for the wall: the sessions of a site as paper shows them, in Chinese whatever the reader's language."""

from collections.abc import Sequence
from datetime import date

from youju.ground.organisations.models import Office, Site
from youju.ground.periods import Period
from youju.reporting.publishing import wall
from youju.web.activities.board import CANCELLED, Day, Line


def sheet(
    office: Office, site: Site | None, period: Period, weeks: Sequence[Sequence[Day]], on: date
) -> wall.Wall:
    """The month of the site, or of the whole office with its sites named; whoever leads or comes is not in it."""
    asks = [site.address, site.phone] if site else []
    return wall.Wall(
        month=period.label_zh, place=str(site or office), office=office.name if site else office.network.name,
        about=" · ".join(filter(None, asks)), printed_on=on,
        weeks=tuple(tuple(_square(day, site is None) for day in week) for week in weeks),
    )  # fmt: skip


def _square(day: Day, sites: bool) -> wall.Square:
    sign = "休" if day.off else "班" if day.workday else ""
    return wall.Square(
        day.date.day, tuple(_line(line, sites) for line in day.lines), sign,
        "、".join(day.notes), free=day.off or (day.weekend and not day.workday), outside=day.outside,
    )  # fmt: skip


def _line(line: Line, sites: bool) -> wall.Line:
    gone = line.state == CANCELLED
    mark = "取消" if gone else "改期" if line.moved_from else ""
    return wall.Line(line.hours, line.name, line.place if sites else line.room, mark, gone)
