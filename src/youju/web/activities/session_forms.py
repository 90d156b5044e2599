"""What is typed about one session: why it is off, when it is instead, who leads it, what the families are told."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import User
from youju.services.activities.models import News, Session
from youju.web.shell.days import DayField


class Clock(forms.TimeInput):
    """The browser's own time picker."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def word() -> forms.CharField:
    """What the families read of it; the house's own reason stays in the house."""
    return forms.CharField(
        label=_("A word to the families"), max_length=200, required=False,
        help_text=_("Stands in the texts to paste. Write no names: the whole group reads it."),
    )  # fmt: skip


class Cancelling(forms.Form):
    """A session does not take place."""

    prefix = "cancel"
    reason = forms.CharField(
        label=_("Why"), max_length=200, help_text=_("Whoever subscribed to the calendar reads it as cancelled.")
    )
    word = word()


class Moving(forms.Form):
    """A session takes place at another time."""

    prefix = "move"
    day = DayField(label=_("New day"))
    start = forms.TimeField(label=_("From"), widget=Clock(), required=False)
    end = forms.TimeField(label=_("Until"), widget=Clock(), required=False)
    reason = forms.CharField(label=_("Why"), max_length=200, required=False)
    word = word()

    @classmethod
    def of(cls, session: Session) -> "Moving":
        return cls(initial={"day": session.day, "start": session.start, "end": session.end})


class MakingUp(forms.Form):
    """A cancelled session is held on another day after all."""

    prefix = "makeup"
    day = DayField(label=_("New day"))
    start = forms.TimeField(label=_("From"), widget=Clock(), required=False)
    end = forms.TimeField(label=_("Until"), widget=Clock(), required=False)
    word = word()

    @classmethod
    def of(cls, session: Session) -> "MakingUp":
        return cls(initial={"start": session.start, "end": session.end})


class Announcing(forms.Form):
    """The enrolled are reminded, or told that it is at another place this once."""

    prefix = "tell"
    sort = forms.ChoiceField(
        label=_("What"), choices=[(str(News.REMINDER), News.REMINDER.label), (str(News.PLACE), News.PLACE.label)],
        initial=News.REMINDER,
    )  # fmt: skip
    place = forms.CharField(
        label=_("Where, this time"), max_length=80, required=False,
        help_text=_("Only for another place; a reminder says where it is anyway."),
    )  # fmt: skip
    word = word()


class StandingIn(forms.Form):
    """Who leads one session in place of the leader of the series."""

    prefix = "stand"
    colleague = forms.ChoiceField(
        label=_("Led this time by"), required=False, help_text=_("Empty: whoever leads the series.")
    )

    def __init__(self, data: Any = None, *, staff: Sequence[User], now: User | None) -> None:
        super().__init__(data, initial={"colleague": str(now.uid) if now else ""})
        self.staff = with_now(staff, now)
        self.fields["colleague"].choices = named(self.staff)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> User | None:
        """Whom the valid form names."""
        return colleague(self.staff, self.cleaned_data["colleague"])


def with_now(staff: Sequence[User], now: User | None) -> list[User]:
    """The colleagues to choose from, with the one who stands there already, gone or not."""
    return [*staff, *([now] if now is not None and now not in staff else [])]


def named(staff: Iterable[User]) -> list[tuple[str, str]]:
    """The choices of a field that names a colleague."""
    return [("", "—"), *((str(user.uid), str(user)) for user in staff)]


def colleague(staff: Iterable[User], uid: str) -> User | None:
    """Whom a valid choice names."""
    return next((user for user in staff if str(user.uid) == uid), None)
