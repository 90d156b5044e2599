"""How far a public sign-up is, in a word and a colour."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from youju.services.activities.rules.openings import Phase

_SAID: dict[Phase, tuple[Promise, str]] = {
    Phase.EARLY: (pgettext_lazy("sign-up", "not open yet"), ""),
    Phase.OPEN: (pgettext_lazy("sign-up", "open"), "good"),
    Phase.WAITING: (pgettext_lazy("sign-up", "full, with a waiting list"), "warn"),
    Phase.FULL: (pgettext_lazy("sign-up", "full"), "warn"),
    Phase.CLOSED: (pgettext_lazy("sign-up", "closed"), ""),
    Phase.CANCELLED: (pgettext_lazy("sign-up", "cancelled"), "bad"),
}


def told(phase: Phase) -> dict[str, Promise | str]:
    label, colour = _SAID[phase]
    return {"label": label, "colour": colour}
