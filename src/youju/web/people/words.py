"""Likeness, reasons and what happened to a card, in plain words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youju.ground.people.queries.histories import Event
from youju.ground.people.rules.duplicates import Level, Likeness, Reason
from youju.ground.people.rules.purposes import EMERGENCY, REGISTRATION, Purpose

LEVELS: dict[Level, tuple[Promise, str]] = {
    Level.CERTAIN: (pgettext_lazy("likeness", "certain"), "bad"),
    Level.LIKELY: (pgettext_lazy("likeness", "likely"), "warn"),
    Level.POSSIBLE: (pgettext_lazy("likeness", "possible"), ""),
}
REASONS: dict[Reason, Promise] = {
    Reason.SAME_ID: gettext_lazy("same ID number"),
    Reason.SAME_PHONE: gettext_lazy("same phone"),
    Reason.SAME_NAME: gettext_lazy("same name"),
    Reason.SAME_FORMER_NAME: gettext_lazy("former name is the same"),
    Reason.SAME_READING: gettext_lazy("name sounds the same"),
    Reason.SAME_BIRTH: gettext_lazy("born on the same day"),
    Reason.CLOSE_BIRTH: gettext_lazy("years of birth may be the same"),
    Reason.SAME_HOUSEHOLD: gettext_lazy("same household"),
    Reason.SAME_GUARDIAN: gettext_lazy("same guardian"),
    Reason.OTHER_ID: gettext_lazy("other ID number"),
    Reason.OTHER_BIRTH: gettext_lazy("born years apart"),
    Reason.OTHER_SEX: gettext_lazy("other sex"),
}
AGAINST = frozenset({Reason.OTHER_ID, Reason.OTHER_BIRTH, Reason.OTHER_SEX})
_ACTS: dict[str, Promise] = {
    "person.register": gettext_lazy("Registered"),
    "person.merge": gettext_lazy("Merged with another card"),
    "person.unmerge": gettext_lazy("Separated again from a card it was merged with"),
    "person.keep_apart": gettext_lazy("Found to be somebody else than a card like this one"),
    "person.reconsider": gettext_lazy("Open again whether a card like this one is the same person"),
    "person.call_no_more": gettext_lazy("A name ended"),
    "person.export": gettext_lazy("Everything held was handed out"),
    "person.erase": gettext_lazy("Erased on request"),
    "person.forget": gettext_lazy("Deleted what was kept as proof, its time being over"),
    "person.ask": gettext_lazy("Opened for a purpose that was said"),
    "person.alias.end": gettext_lazy("A name ended"),
    "person.living.end": gettext_lazy("Moved out of a household"),
    "person.guardianship.end": gettext_lazy("A guardianship ended"),
    "person.pickup.end": gettext_lazy("Somebody may no longer pick up"),
    "person.schooling.end": gettext_lazy("A school ended"),
    "person.speaking.end": gettext_lazy("A language was taken off"),
    "person.tagging.end": gettext_lazy("A tag was taken off"),
    "person.sealed.end": gettext_lazy("A confidential particular ended"),
    "person.consent.end": gettext_lazy("A consent ended"),
}
_ENDED = gettext_lazy("Something ended")


def likeness(like: Likeness) -> dict[str, object]:
    """Level with its colour, score, and the reasons for and against."""
    label, state = LEVELS[like.level] if like.level else ("", "")
    return {
        "level": label, "state": state, "score": like.score,
        "reasons": [(REASONS[reason], reason in AGAINST) for reason in like.reasons],
    }  # fmt: skip


def purpose(key: str) -> str:
    """What somebody looked for."""
    if key == EMERGENCY:
        return _("an emergency")
    return _("registration") if key == REGISTRATION else str(dict(Purpose.choices).get(key, key))


def told(event: Event) -> str:
    """One event as a sentence; of what lies sealed its sort alone."""
    row, table = event.row, event.table
    if row is None:
        return str(_ACTS.get(event.verb, _ENDED))
    if table == "change":
        before = row.before
        if row.detail == "sex":
            before = str(dict(type(row.person).Sex.choices).get(before, before))
        was = {"detail": row.get_detail_display(), "before": before or _("empty")}
        return _("Changed: %(detail)s, so far “%(before)s”") % was
    said: dict[str, str] = {
        "alias": "{0}: {1}", "guardianship": "{0}: {1}", "pickup": "{0}: {1}", "schooling": "{0}: {1}",
        "speaking": "{0}: {1}", "tagging": "{0}: {1}", "sealed": "{0}: {1}",
    }  # fmt: skip
    heads = {
        "guardianship": _("Guardian entered"), "pickup": _("May pick up"), "schooling": _("School entered"),
        "speaking": _("Language entered"), "tagging": _("Tag given"), "sealed": _("Sealed particular entered"),
    }  # fmt: skip
    if table == "living":
        return _("Moved into a household")
    if table in {"consent", "consentwithdrawal"}:
        what = {"purpose": row.get_purpose_display(), "channel": row.get_channel_display()}
        given = _("Consent given: %(purpose)s, %(channel)s") if table == "consent" else ""
        return (given or _("Consent withdrawn: %(purpose)s, %(channel)s")) % what
    head = str(row.get_sort_display()) if table == "alias" else heads[table]
    return said[table].format(head, _value(row, table))


def _value(row: object, table: str) -> str:
    found: dict[str, str] = {"alias": "text", "schooling": "school", "speaking": "language"}
    if table in found:
        text = str(getattr(row, found[table]))
        return f"{text} {row.form}".strip() if table == "schooling" else text  # type: ignore[attr-defined]
    if table == "tagging":
        return str(row.tag.name)  # type: ignore[attr-defined]
    if table == "sealed":
        return str(row.get_sort_display())  # type: ignore[attr-defined]
    return f"{row} ({row.get_relation_display()})"  # type: ignore[attr-defined]
