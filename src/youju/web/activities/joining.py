"""Who may join a series, in one line of words."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from youju.services.activities.models import Activity


def rule_words(activity: Activity) -> str:
    """What the series asks for; empty where it is open to everybody."""
    asked = [_ages(activity.age_from, activity.age_to)]
    if activity.own_site:
        asked.append(_("registered at the site"))
    if activity.own_programme:
        asked.append(_("of the programme"))
    if activity.needs_guardian:
        asked.append(_("minors with a guardian"))
    if activity.needs_consent:
        asked.append(_("with consent on paper"))
    return pgettext("between doubts", "; ").join(filter(None, asked))


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        return _("{youngest} to {oldest} years").format(youngest=youngest, oldest=oldest)
    if youngest is not None:
        return _("{youngest} years and older").format(youngest=youngest)
    return _("up to {oldest} years").format(oldest=oldest) if oldest is not None else ""
