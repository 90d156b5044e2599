"""Words for a chat group: what an office is reminded of, ready to be copied."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.reporting.bulletins.queries.signing import due
from youju.web.desk import months


def closing(office: Office, period: Period, today: date, address: str) -> str:
    """The office, the month, the closing day, how late it is, and where to sign."""
    closes = due(period.end, office, today)
    named = {
        "office": office.name, "bulletin": office.network.bulletin, "label": months.label(period),
        "month": closes.day.month, "day": closes.day.day, "address": address, "n": closes.late,
    }  # fmt: skip
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
