"""The verbs of the audit chain in plain words."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _

from youju.ground.evidence.kinds import kind_of

# What an act was about, where it was no kind of record.
_THINGS: dict[str, Promise] = {
    "account": _("act", "account"),
    "activity": _("act", "activity"),
    "attachment": _("act", "attachment"),
    "calendar": _("act", "calendar"),
    "figures": _("act", "figures"),
    "group": _("act", "group of results"),
    "issue": _("act", "issue of the bulletin"),
    "ledger": _("act", "what the ledger counts"),
    "line": _("act", "line of the bulletin"),
    "month": _("act", "month"),
    "network": _("act", "network"),
    "office": _("act", "office"),
    "partner": _("act", "partner"),
    "passage": _("act", "passage of the bulletin"),
    "password": _("act", "password"),
    "programme": _("act", "programme"),
    "role": _("act", "role"),
    "session": _("act", "session"),
    "site": _("act", "site"),
    "small_count": _("act", "small count in print"),
    "story": _("act", "story of the bulletin"),
}
_DEEDS: dict[str, Promise] = {
    "add": _("act", "added"),
    "admit": _("act", "admitted"),
    "attach": _("act", "attached"),
    "cancel": _("act", "cancelled"),
    "change": _("act", "changed"),
    "close": _("act", "closed"),
    "confirm": _("act", "confirmed"),
    "correct": _("act", "corrected"),
    "define": _("act", "defined"),
    "enclose": _("act", "got an attachment"),
    "end": _("act", "ended"),
    "enter": _("act", "entered"),
    "found": _("act", "founded"),
    "freeze": _("act", "frozen"),
    "give": _("act", "given"),
    "mark": _("act", "marked"),
    "move": _("act", "moved"),
    "name": _("act", "named"),
    "nil": _("act", "stated as zero"),
    "open": _("act", "opened"),
    "plan": _("act", "planned"),
    "plan_month": _("act", "planned for a month"),
    "record": _("act", "recorded"),
    "record_many": _("act", "recorded together"),
    "reinstate": _("act", "reinstated"),
    "release": _("act", "released"),
    "remove": _("act", "removed"),
    "renew": _("act", "renewed"),
    "start": _("act", "started"),
    "withdraw": _("act", "withdrawn"),
    "withdraw_import": _("act", "import withdrawn"),
    "write": _("act", "written"),
}


def thing(verb: str) -> str:
    """What `activities.session.correct` was about: the kind's label, or the word for the thing; else the key."""
    key = verb.rpartition(".")[0]
    try:
        return str(kind_of(key).label)
    except KeyError:
        return str(_THINGS.get(key, key))


def deed(verb: str) -> str:
    """What was done; a deed without a word of its own stands as it is written."""
    last = verb.rpartition(".")[2]
    return str(_DEEDS.get(last, last))
