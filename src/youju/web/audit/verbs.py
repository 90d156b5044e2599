"""The verbs of the audit chain in plain words."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from youju.ground.evidence.kinds import kind_of

# What an act was about, where it was no kind of record.
_THINGS: dict[str, Promise] = {
    "account": pgettext_lazy("act", "account"),
    "activity": pgettext_lazy("act", "activity"),
    "attachment": pgettext_lazy("act", "attachment"),
    "calendar": pgettext_lazy("act", "calendar"),
    "closing_day": pgettext_lazy("act", "closing day"),
    "deputy": pgettext_lazy("act", "deputy"),
    "erratum": pgettext_lazy("act", "correction of a released figure"),
    "erratum_as_deputy": pgettext_lazy("act", "correction of a released figure, as deputy"),
    "figures": pgettext_lazy("act", "figures"),
    "group": pgettext_lazy("act", "group of results"),
    "handover": pgettext_lazy("act", "handover of a figure"),
    "issue": pgettext_lazy("act", "issue of the bulletin"),
    "lead": pgettext_lazy("act", "lead for the bulletin"),
    "ledger": pgettext_lazy("act", "what the ledger counts"),
    "letter": pgettext_lazy("act", "letter in doubt"),
    "line": pgettext_lazy("act", "line of the bulletin"),
    "mailing": pgettext_lazy("act", "mailing of the bulletin"),
    "month": pgettext_lazy("act", "month"),
    "network": pgettext_lazy("act", "network"),
    "office": pgettext_lazy("act", "office"),
    "pages": pgettext_lazy("act", "pages of an office"),
    "pages_as_deputy": pgettext_lazy("act", "pages of an office, as deputy"),
    "partner": pgettext_lazy("act", "partner"),
    "passage": pgettext_lazy("act", "passage of the bulletin"),
    "press": pgettext_lazy("act", "rules of the bulletin"),
    "password": pgettext_lazy("act", "password"),
    "programme": pgettext_lazy("act", "programme"),
    "role": pgettext_lazy("act", "role"),
    "second_factor": pgettext_lazy("act", "second factor"),
    "session": pgettext_lazy("act", "session"),
    "signature": pgettext_lazy("act", "signature"),
    "site": pgettext_lazy("act", "site"),
    "small_count": pgettext_lazy("act", "small count in print"),
    "story": pgettext_lazy("act", "story of the bulletin"),
    "subscription": pgettext_lazy("act", "subscription by mail"),
}
_DEEDS: dict[str, Promise] = {
    "add": pgettext_lazy("act", "added"),
    "address": pgettext_lazy("act", "addressed"),
    "admit": pgettext_lazy("act", "admitted"),
    "ask": pgettext_lazy("act", "asked for"),
    "attach": pgettext_lazy("act", "attached"),
    "begin": pgettext_lazy("act", "begun"),
    "bring": pgettext_lazy("act", "left for the bulletin"),
    "cancel": pgettext_lazy("act", "cancelled"),
    "change": pgettext_lazy("act", "changed"),
    "close": pgettext_lazy("act", "closed"),
    "confirm": pgettext_lazy("act", "confirmed"),
    "correct": pgettext_lazy("act", "corrected"),
    "decline": pgettext_lazy("act", "declined"),
    "define": pgettext_lazy("act", "defined"),
    "enclose": pgettext_lazy("act", "got an attachment"),
    "end": pgettext_lazy("act", "ended"),
    "enter": pgettext_lazy("act", "entered"),
    "first": pgettext_lazy("act", "read first"),
    "forget": pgettext_lazy("act", "forgotten"),
    "found": pgettext_lazy("act", "founded"),
    "freeze": pgettext_lazy("act", "frozen"),
    "give": pgettext_lazy("act", "given"),
    "hand_over": pgettext_lazy("act", "handed over"),
    "last": pgettext_lazy("act", "read last"),
    "leave": pgettext_lazy("act", "ended by its reader"),
    "leave_out": pgettext_lazy("act", "left out"),
    "let_rest": pgettext_lazy("act", "taken as arrived"),
    "mark": pgettext_lazy("act", "marked"),
    "move": pgettext_lazy("act", "moved"),
    "name": pgettext_lazy("act", "named"),
    "nil": pgettext_lazy("act", "stated as zero"),
    "note_doubts": pgettext_lazy("act", "looked over for letters in doubt"),
    "open": pgettext_lazy("act", "opened"),
    "plan": pgettext_lazy("act", "planned"),
    "plan_month": pgettext_lazy("act", "planned for a month"),
    "propose": pgettext_lazy("act", "proposed"),
    "record": pgettext_lazy("act", "recorded"),
    "record_many": pgettext_lazy("act", "recorded together"),
    "reinstate": pgettext_lazy("act", "reinstated"),
    "release": pgettext_lazy("act", "released"),
    "remind": pgettext_lazy("act", "reminded"),
    "remove": pgettext_lazy("act", "removed"),
    "renew": pgettext_lazy("act", "renewed"),
    "reopen": pgettext_lazy("act", "reopened"),
    "reset": pgettext_lazy("act", "reset"),
    "send": pgettext_lazy("act", "sent"),
    "send_again": pgettext_lazy("act", "sent again"),
    "start": pgettext_lazy("act", "started"),
    "undo": pgettext_lazy("act", "undone"),
    "unmark": pgettext_lazy("act", "unmarked"),
    "rule": pgettext_lazy("act", "ruled"),
    "second": pgettext_lazy("act", "read second"),
    "send_back": pgettext_lazy("act", "sent back"),
    "set_aside": pgettext_lazy("act", "set aside"),
    "sign": pgettext_lazy("act", "signed"),
    "state": pgettext_lazy("act", "stated"),
    "take": pgettext_lazy("act", "taken into an issue"),
    "take_in": pgettext_lazy("act", "taken in again"),
    "take_up": pgettext_lazy("act", "taken up again"),
    "withdraw": pgettext_lazy("act", "withdrawn"),
    "withdraw_import": pgettext_lazy("act", "import withdrawn"),
    "withdraw_nil": pgettext_lazy("act", "zero taken back"),
    "write": pgettext_lazy("act", "written"),
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
