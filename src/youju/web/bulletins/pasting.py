"""Words for a chat group: what an office is reminded of, ready to be copied."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.reporting.bulletins.queries.commissions import Row
from youju.reporting.bulletins.queries.signing import due
from youju.web.desk import months
from youju.web.shell.templatetags.late import long_late


def closing(office: Office, period: Period, today: date, address: str) -> str:
    """The office, the month, the closing day, how late it is, and where to sign."""
    closes = due(period.end, office, today)
    named = {
        "office": office.name, "bulletin": office.network.bulletin, "label": months.label(period),
        "month": closes.day.month, "day": closes.day.day, "address": address, "n": closes.late,
        "date": date_format(closes.day),
    }  # fmt: skip
    if long_late(closes.late):
        return _("{office}: {bulletin} {label} closed on {date} already. Please sign: {address}").format(**named)
    if closes.late:
        return ngettext(
            "{office}: {bulletin} {label} closed on {month}/{day}, {n} day ago. Please sign: {address}",
            "{office}: {bulletin} {label} closed on {month}/{day}, {n} days ago. Please sign: {address}",
            closes.late,
        ).format(**named)
    if closes.day == today:
        return _("{office}: {bulletin} {label} closes today. Please read and sign it: {address}").format(**named)
    return _("{office}: {bulletin} {label} closes on {month}/{day}. Please read and sign it: {address}").format(
        **named
    )


def story(row: Row, period: Period, address: str) -> str:
    """The office, the story, its length, its day, how late it is, and where to write it."""
    commission = row.commission
    office = commission.office
    named = {
        "office": office.name, "bulletin": office.network.bulletin, "label": months.label(period),
        "title": commission.title, "length": commission.length, "month": commission.due.month,
        "day": commission.due.day, "address": address, "n": row.late, "date": date_format(commission.due),
    }  # fmt: skip
    if long_late(row.late):
        return _(
            "{office}: the story “{title}” for {bulletin} {label} was due on {date} already."
            " About {length} characters: {address}"
        ).format(**named)
    if row.late:
        return ngettext(
            "{office}: the story “{title}” for {bulletin} {label} was due on {month}/{day}, {n} day ago."
            " About {length} characters: {address}",
            "{office}: the story “{title}” for {bulletin} {label} was due on {month}/{day}, {n} days ago."
            " About {length} characters: {address}",
            row.late,
        ).format(**named)
    return _(
        "{office}: the story “{title}” for {bulletin} {label} is due on {month}/{day}."
        " About {length} characters: {address}"
    ).format(**named)
