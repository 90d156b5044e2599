"""What is pasted about a notice: one text for the group without names, one for each family by nickname only."""

from dataclasses import dataclass
from datetime import date, time
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from youju.services.activities.models import News, Notice, Role
from youju.services.activities.queries.notices import Family, Line, SignedUp, Told
from youju.web.activities.board import hours, title


@dataclass(frozen=True)
class Pasted:
    """Words for one family or one guest; `number` tells the fields of the page apart.

    They also open in the apps of whoever tells. Whom they go to is chosen there: no number, no address is shown.
    """

    number: int
    words: str

    @property
    def sms(self) -> str:
        """As apps for text messages understand it on both kinds of phones (RFC 5724; iOS wants the &)."""
        return f"sms:?&body={quote(self.words)}"

    @property
    def mail(self) -> str:
        """As a program for mail understands it (RFC 6068), lines ended as mail ends them."""
        lines = self.words.replace("\n", "\r\n")
        return f"mailto:?subject={quote(_('About the activity'))}&body={quote(lines)}"


@dataclass(frozen=True)
class Text(Pasted):
    """A family with the words that are pasted for it."""

    family: Family

    @property
    def names(self) -> str:
        """Who it is, for the colleague who ticks; nothing of it is pasted."""
        return "、".join(card.name for _row, card in self.family.people)


@dataclass(frozen=True)
class Link:
    """A notice in a list: what it tells of which session, how many were told, and where it is."""

    name: str
    what: str
    when: str
    told: int
    total: int
    href: str

    @property
    def colour(self) -> str:
        return "good" if self.told >= self.total else "warn"


def link(line: Line) -> Link:
    """The line as a way to its page."""
    notice = line.notice
    return Link(
        str(notice.session.activity), notice.get_sort_display(), _when(notice.day, notice.start, notice.end),
        line.count.told, line.count.total, reverse("activities:notice", args=[notice.uid]),
    )  # fmt: skip


def for_the_group(told: Told) -> str:
    """Names nobody."""
    return "\n".join([_head(told.notice), *_body(told), _("Please reply when you have read this.")])


def for_families(told: Told) -> list[Text]:
    """One text a family: it is called by the children's nicknames, and without one by no name at all."""
    return [
        Text(number, "\n".join([_greeting(family), _head(told.notice), *_body(told), *_turn(family)]), family)
        for number, family in enumerate(told.families, start=1)
    ]


@dataclass(frozen=True)
class OfGuest(Pasted):
    """Somebody who signed up by a poster, with the words that are pasted for them alone."""

    guest: SignedUp

    @property
    def name(self) -> str:
        """Who it is, as long as they are not forgotten."""
        row = self.guest.row.registration
        return row.name if row is not None else ""


def for_guests(told: Told) -> list[OfGuest]:
    """One text each: it is their own name that they wrote."""
    found = []
    for number, guest in enumerate(told.guests, start=1):
        row = guest.row.registration
        called = _("Dear {names},").format(names=row.name) if row and row.name else _good_day()
        turn = [_("You are on the waiting list: we write when a place is free.")] if guest.row.waits else []
        found.append(OfGuest(number, "\n".join([called, _head(told.notice), *_body(told), *turn]), guest))
    return found


def _good_day() -> str:
    return pgettext("to one family", "Good day,")


def _greeting(family: Family) -> str:
    called = "、".join(card.nickname for _row, card in family.people if card.nickname)
    roles = {row.enrolment.role for row, _card in family.people if row.enrolment}
    minor = bool(roles & {Role.CHILD, Role.STUDENT})
    if minor:
        return _("Dear parents of {names},").format(names=called) if called else _("Dear parents,")
    return _("Dear {names},").format(names=called) if called else _good_day()


def _head(notice: Notice) -> str:
    heads = {
        News.CANCELLED: _("[Cancelled] {activity}"),
        News.MOVED: _("[Another time] {activity}"),
        News.MADE_UP: _("[Made up] {activity}"),
        News.PLACE: _("[Another place] {activity}"),
        News.REMINDER: _("[Reminder] {activity}"),
    }
    return heads[News(notice.sort)].format(activity=notice.session.activity)


def _body(told: Told) -> list[str]:
    notice = told.notice
    now = _when(notice.day, notice.start, notice.end)
    before = _when(notice.day_before, notice.start_before, None) if notice.day_before else ""
    lines = {
        News.CANCELLED: [_("{when} does not take place. Please do not come.").format(when=now)],
        News.MOVED: [_("Planned for: {when}").format(when=before), _("Now: {when}").format(when=now)],
        News.MADE_UP: [
            _("Instead of {before}, which did not take place.").format(before=before),
            _("Made up on: {when}").format(when=now),
        ],
        News.PLACE: [now, _("This time at: {place}").format(place=told.place)],
        News.REMINDER: [now],
    }[News(notice.sort)]
    if notice.sort not in (News.CANCELLED, News.PLACE) and told.place:
        lines = [*lines, where(told.place)]
    return [*lines, *filter(None, [notice.word])]


def where(place: str) -> str:
    """The line of a pasted text that says where one meets."""
    return _("Place: {place}").format(place=place)


def _turn(family: Family) -> list[str]:
    return [_("You are on the waiting list: we write when a place is free.")] if family.waits else []


def _when(day: date, start: time | None, end: time | None) -> str:
    return f"{title(day)} {hours(start, end)}".strip()
