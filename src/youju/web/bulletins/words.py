"""What the press calls its checks and editions, and how it says a day."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# In the order in which an editor looks at them: what stops a release first.
CHECKS: dict[str, Promise] = {
    "unknown": _("Figure that does not exist"),
    "margin": _("Margin number not in its sentence"),
    "small": _("Small count of people"),
    "unreported": _("Not reported"),
    "customary": _("Customary line missing"),
    "date": _("Day outside the month"),
    "alt": _("Picture without description"),
    "approximate": _("Not exact"),
}

EDITIONS: dict[str, Promise] = {
    "web": _("Web page"),
    "email": _("E-mail"),
    "wechat": _("WeChat"),
    "pdf": _("PDF"),
    "calendar": _("Calendar"),
    "json": _("Figures as JSON"),
    "csv": _("Figures as CSV"),
}

READINGS: dict[str, Promise] = {
    "flow": _("What happened in the month"),
    "stock": _("What stands at the end of the month"),
    "cumulative": _("Counted since the beginning"),
}


def day(value: date) -> str:
    """A day as the bulletin prints it: 3月17日."""
    return f"{value.month}月{value.day}日"
