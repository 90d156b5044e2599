"""One field on the screen: its control, what was typed into it, what is wrong with it."""

from dataclasses import dataclass
from dataclasses import field as fresh
from datetime import date, time
from typing import Any

from youju.ground.evidence.fields import Choice, Field, Reference, References, YesNo
from youju.ground.organisations.models import Office

# A longer list is found by typing.
SHORT = 20


@dataclass
class Control:
    """A field as a form draws it. `typed` is a text, or a list of texts where several may be chosen.

    `now` is what stands in the record meanwhile, where somebody else changed it.
    """

    field: Field
    typed: Any = ""
    label: str = ""
    options: list[tuple[str, str]] = fresh(default_factory=list)
    errors: list[str] = fresh(default_factory=list)
    now: str = ""
    hidden: bool = False
    # Its choice decides which other fields make sense.
    refits: bool = False
    focus: bool = False

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def id(self) -> str:
        return f"in-{self.field.name}"

    @property
    def described(self) -> str:
        """Ids of what explains the control to a screen reader."""
        parts = [f"{self.id}_error"] if self.errors else []
        return " ".join([*parts, f"{self.id}_helptext"] if self.field.help else parts)

    @property
    def widget(self) -> str:
        """The template that draws it: text, number, date, time, prose, yesno, select, several, seek."""
        widget = self.field.widget
        if widget in {"choice", "reference"}:
            return "seek" if self.seeks else "select"
        return {"references": "several", "number": "number"}.get(widget, widget)

    @property
    def seeks(self) -> bool:
        """Whether the list is so long that one types to find: then the printed name is what is typed."""
        return len(self.options) > SHORT

    @property
    def input_type(self) -> str:
        """A date or time picker, unless it would swallow what was typed."""
        readable = {"date": date.fromisoformat, "time": time.fromisoformat}.get(self.widget)
        if readable is None:
            return "text"
        try:
            readable(self.typed or ("2018-03-05" if self.widget == "date" else "15:00"))
        except ValueError:
            return "text"
        return self.widget

    @property
    def offered(self) -> list[tuple[str, str]]:
        """The first names of a long list."""
        return self.options[:SHORT]

    @property
    def ticked(self) -> bool:
        return self.typed in {"1", "on", True}


def empty_control(known: Field, office: Office, label: str = "") -> Control:
    """An empty control for a field, with the choices of the office."""
    made = Control(known, label=label or str(known.label))
    if isinstance(known, Choice | Reference):
        made.options = known.options(office)
        made.typed = [] if isinstance(known, References) else ""
    return made


def typed(data: Any, known: Field) -> Any:
    """What a form sent for the field."""
    if isinstance(known, References):
        return data.getlist(known.name)
    return data.get(known.name, "")


def shown(known: Field, value: Any) -> Any:
    """A value as the control of the field holds it: keys and uids for choices, text for the rest."""
    if isinstance(known, References):
        return [str(row.uid) for row in value or []]
    if isinstance(known, Reference):
        return "" if value is None else str(value.uid)
    if isinstance(known, YesNo):
        return "1" if value else ""
    if isinstance(known, Choice):
        return value or ""
    return known.write(value)


def named(options: list[tuple[str, str]], chosen: str) -> str:
    """The printed name of a chosen key; a name stays as it is."""
    return dict(options).get(chosen, chosen)
