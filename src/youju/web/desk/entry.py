"""The form of a kind: drawn from its fields, read by them, with nothing that was typed ever lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from youju.ground.access.refusals import Refusal
from youju.ground.evidence.fields import Choice, Reference, References
from youju.ground.evidence.kinds import Kind, Values
from youju.ground.organisations.models import Office
from youju.web.desk.controls import Control, empty_control, named, shown, typed


@dataclass(frozen=True)
class Problem:
    """One line of the summary on top: what is wrong, and the control it leads to."""

    message: str
    href: str = ""


@dataclass
class Entry:
    """What a person typed for one record of `kind` in `office`, and what the fields say to it.

    `kept` are values that stand already: a control that was not touched keeps its value, even one that could
    no longer be chosen today.
    """

    kind: Kind
    office: Office
    kept: Values = field(default_factory=dict)
    general: list[str] = field(default_factory=list)
    reason_errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.controls = [empty_control(known, self.office) for known in self.kind.entry]
        for c in self.controls:
            c.refits = c.field in self.kind.fields and isinstance(c.field, Reference) and bool(self.kind.fitting)
            # What nobody types stands in the record too, and has no control.
            if c.name in self.kept:
                self._offer(c, self.kept[c.name])

    def control(self, name: str) -> Control:
        return next(c for c in self.controls if c.name == name)

    def fill(self, texts: Mapping[str, Any]) -> "Entry":
        """Puts texts into the controls, as they were typed or remembered."""
        for c in self.controls:
            if c.name in texts:
                c.typed = texts[c.name]
                if c.seeks and isinstance(c.typed, str):
                    c.typed = named(c.options, c.typed)
        self._leave_out_closed()
        self._fit()
        return self

    def fill_from(self, data: Any) -> "Entry":
        """Takes over what a form sent."""
        return self.fill({known.name: typed(data, known) for known in self.kind.entry})

    def fill_with(self, values: Values) -> "Entry":
        """Shows the values of a record."""
        return self.fill({known.name: shown(known, values.get(known.name)) for known in self.kind.entry})

    def read(self) -> Values | None:
        """The values, or None while something is wrong; then the controls say what."""
        values: Values = {}
        for c in self.controls:
            try:
                values[c.name] = self._value(c)
            except Refusal as refusal:
                self.refuse(refusal, c.name)
        return None if self.problems else values

    def refuse(self, refusal: Refusal, name: str = "") -> None:
        """Puts a refusal at the field that it names, or on top."""
        place = refusal.field or name
        if place == "reason":
            self.reason_errors.append(str(refusal.message))
            return
        for c in self.controls:
            if c.name == place and not c.hidden:
                c.errors.append(str(refusal.message))
                return
        self.general.append(str(refusal.message))

    @property
    def problems(self) -> list[Problem]:
        at_fields = [
            Problem(_("{label}: {message}").format(label=c.label, message=message), f"#{c.id}")
            for c in self.controls
            for message in c.errors
        ]
        why = [Problem(message, "#reason") for message in self.reason_errors]
        return [*(Problem(message) for message in self.general), *at_fields, *why]

    @property
    def narrowed(self) -> bool:
        """Whether some fields are hidden because they do not fit."""
        return any(c.hidden for c in self.controls)

    def compare(self, values: Values) -> None:
        """Says beside each control what stands now, where that is not what was typed."""
        for c in self.controls:
            if c.typed != self._as_control(c, values.get(c.name)):
                c.now = c.field.write(values.get(c.name)) or "—"

    def focus_first(self) -> "Entry":
        """The cursor waits where something has to be typed."""
        empty = [c for c in self.controls if not c.hidden and not c.typed and c.widget != "yesno"]
        wanting = next((c for c in empty if c.field.required), None)
        wanting = wanting or next((c for c in empty if not c.field.sticky), None)
        if wanting is not None and not self.problems:
            wanting.focus = True
        return self

    def sticky(self) -> dict[str, Any]:
        """The texts that the next form begins with."""
        return {c.name: c.typed for c in self.controls if c.field.sticky}

    def _value(self, c: Control) -> Any:
        if c.name in self.kept and c.typed == self._as_control(c, self.kept[c.name]):
            return self.kept[c.name]
        return c.field.read(c.typed, self.office)

    def _as_control(self, c: Control, value: Any) -> Any:
        text = shown(c.field, value)
        return named(c.options, text) if c.seeks and isinstance(text, str) else text

    def _offer(self, c: Control, value: Any) -> None:
        """A choice that stands stays choosable, also where it has been replaced meanwhile."""
        if isinstance(c.field, Reference) and not isinstance(c.field, References) and value is not None:
            option = (str(value.uid), str(value))
            if option[0] not in dict(c.options):
                c.options.insert(0, option)

    def _leave_out_closed(self) -> None:
        """Sites that are closed on the day of the form are not offered; a day that is changed offers anew."""
        by_name = {c.name: c for c in self.controls}
        day, place = by_name.get("happened_on"), by_name.get("site")
        if day is None or place is None or not isinstance(place.field, Reference):
            return
        rows = place.field.lookup(self.office)
        day.refits = any(rows[uid].until for uid, _name in place.options if uid in rows)
        try:
            on = self._value(day) if day.refits else None
        except Refusal:
            # A day that cannot be read yet closes nothing; reading the whole form will say so.
            return
        kept = shown(place.field, self.kept.get("site"))
        if on is not None:
            place.options = [
                (uid, name)
                for uid, name in place.options
                if uid == kept or uid not in rows or not rows[uid].closed_on(on)
            ]

    def _fit(self) -> None:
        """Hides what makes no sense beside the choices made so far, and names the rest by them."""
        if self.kind.fitting is None:
            return
        chosen: Values = {}
        for c in self.controls:
            if isinstance(c.field, Reference | Choice):
                try:
                    chosen[c.name] = self._value(c)
                except Refusal:
                    # What cannot be read yet chooses nothing; reading the whole form will say so.
                    chosen[c.name] = None
        for name, label in self.kind.fitting(chosen).items():
            c = self.control(name)
            c.hidden, c.label = label is None, label or c.label
