"""What the press calls its checks and editions, and how it says a day."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.reporting.bulletins.rules.checks import Severity

# What is gravest comes first; within it the order of the checks.
SEVERITIES: dict[Severity, Promise] = {
    Severity.STOPS: _("Stops the release"),
    Severity.LOOK: _("Should be looked at"),
    Severity.HINT: _("Hints"),
}

CHECKS: dict[str, Promise] = {
    "unknown": _("Figure that does not exist"),
    "consent": _("Picture without consent"),
    "pseudonym": _("Pseudonym that is a nickname"),
    "margin": _("Margin number not in its sentence"),
    "naked": _("Number typed by hand"),
    "sum": _("Parts that do not add up"),
    "part": _("Margin that is only a part"),
    "unit": _("Other measure word than the figure's"),
    "reading": _("Month and total confused"),
    "mixed": _("Total beside numbers of the month"),
    "outlier": _("Unusual number"),
    "scopes": _("One name for different things"),
    "notation": _("Several notations of hours"),
    "small": _("Small count of people"),
    "unreported": _("Not reported"),
    "customary": _("Customary line missing"),
    "date": _("Wrong or cut date"),
    "cut": _("Text breaks off"),
    "brackets": _("Bracket or quotation mark alone"),
    "alt": _("Picture without description"),
    "link": _("Broken link"),
    "outdated": _("Outdated name"),
    "title": _("Title not held"),
    "fundraising": _("Fund-raising without a platform"),
    "holiday": _("On a day off"),
    "clash": _("Two at once"),
    "cancelled": _("Cancelled and still announced"),
    "contact": _("No contact"),
    "undated": _("Date left out"),
    "commission": _("Asked for and not decided"),
    "late": _("Late records not told"),
    "approximate": _("Not exact"),
    "short": _("Short form first"),
    "word": _("Word to avoid"),
    "nolink": _("Headline without link"),
    "schoolday": _("School day made up"),
    "areacode": _("Phone without area code"),
    "noplan": _("Office announces nothing"),
}

EDITIONS: dict[str, Promise] = {
    "web": _("Web page"),
    "email": _("E-mail"),
    "wechat": _("WeChat"),
    "wechat-files": _("WeChat: pictures, cover and summary"),
    "pictures": _("Long pictures"),
    "chat": _("Chat message"),
    "pdf": _("PDF"),
    "docx": _("Word, for marking up"),
    "calendar": _("Calendar"),
    "atom": _("Atom feed"),
    "json": _("Figures as JSON"),
    "csv": _("Figures as CSV"),
}

READINGS: dict[str, Promise] = {
    "flow": _("What happened in the month"),
    "stock": _("What stands at the end of the month"),
    "cumulative": _("Counted since the beginning"),
    "late": _("What came to an earlier month after its release"),
}


def day(value: date) -> str:
    """A day as the bulletin prints it: 3月17日."""
    return f"{value.month}月{value.day}日"
