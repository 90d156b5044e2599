"""What is pasted into the volunteers' group: when, where, who comes, how many are still wanted."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youju.ground.people.queries.cards import cards
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.queries.shifts import Sheet
from youju.services.volunteers.rules import may_be_minor
from youju.web.activities.board import hours, title
from youju.web.activities.telling import where


def reminder(sheet: Sheet) -> str:
    """Several lines; a volunteer under 18 is called by nickname, or by surname alone."""
    line, shift = sheet.line, sheet.line.shift
    when = f"{title(shift.day)} {hours(shift.start, shift.end)}"
    names = "、".join(_called([stand.volunteer for stand in sheet.here], sheet))
    here = names or _("nobody yet")
    words = [
        _("[Volunteer shift] {what}").format(what=shift.what), when,
        where(shift.site.name) if shift.site else "",
        _("Signed up ({taken}/{places}): {names}").format(taken=line.taken, places=shift.places, names=here),
    ]  # fmt: skip
    offers = len([stand for stand in sheet.here if stand.offer])
    if line.open:
        words.append(
            ngettext("{count} more is wanted.", "{count} more are wanted.", line.open).format(count=line.open)
        )
    if offers:
        words.append(
            ngettext(
                "{count} looks for somebody to take over.", "{count} look for somebody to take over.", offers
            ).format(count=offers)
        )
    words.append(shift.note)
    words.append(_("If you cannot come, please say so early, so that somebody can take over."))
    return "\n".join(filter(None, words))


def _called(volunteers: list[Volunteer], sheet: Sheet) -> list[str]:
    day = sheet.line.shift.day
    shown = cards({one.person_id for one in volunteers}, on=day)
    called = []
    for one in volunteers:
        nickname, name = shown[one.person_id].nickname, one.person.name
        minor = may_be_minor(one.person.birth, on=day)
        called.append(nickname or (_("{surname} (student)").format(surname=name[:1]) if minor else name))
    return called
