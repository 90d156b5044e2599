"""What every form of a paper has: its day, its texts, its plain values, and the act that writes it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.services.cases import actions
from youju.services.cases.models import Case
from youju.services.cases.queries.timeline import Opened
from youju.services.cases.rules.papers import PaperSort
from youju.web.shell.days import DayField


@dataclass(frozen=True)
class Setting:
    """In which case a form stands, for whom, and when."""

    case: Case
    look: Look
    by: Actor
    at: datetime
    today: date


def text(label: Any, rows: int = 3, most: int = 4000, *, needed: bool = False, **more: Any) -> forms.CharField:
    """A text that will lie sealed."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=widget, required=needed, **more)


def day(label: Any, *, needed: bool = False, **more: Any) -> forms.DateField:
    return DayField(label=label, required=needed, **more)


class PaperForm(forms.Form):
    """One paper. Texts are named in `TEXTS`; every other field beside the day is a plain value."""

    SORT: ClassVar[PaperSort]
    TEXTS: ClassVar[tuple[str, ...]] = ()

    happened_on = day(_("Date"), needed=True)

    def __init__(self, data: Any = None, *, setting: Setting, initial: Any = None, row: Any = None) -> None:
        super().__init__(data, initial={"happened_on": setting.today, **(initial or {})})
        self.setting, self.row = setting, row
        self.prepare()

    def prepare(self) -> None:
        """Where a form fills its choices from the case."""

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.TEXTS}

    def plain(self) -> dict[str, Any]:
        """What is no text: columns of the row."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in self.TEXTS and name != "happened_on"
        }

    def write(self) -> Any:
        """Calls the one act that writes the paper."""
        setting = self.setting
        return actions.write_paper(
            case=setting.case, sort=self.SORT, happened_on=self.cleaned_data["happened_on"], words=self.words(),
            by=setting.by, at=setting.at, **self.plain(),
        )  # fmt: skip

    def change(self, version: int) -> Any:
        """Calls the act that changes the paper of this form."""
        setting = self.setting
        return actions.amend(
            paper=self.row, look=setting.look, version=version, happened_on=self.cleaned_data["happened_on"],
            words=self.words(), by=setting.by, at=setting.at, **self.plain(),
        )  # fmt: skip

    def lines(self) -> list[Any]:
        """The fields in the order of the page; a form with a grid leaves that to its own part."""
        return list(self)

    @classmethod
    def shown(cls, row: Any, words: Any) -> dict[str, Any]:
        """What the form begins with for a paper that stands."""
        plain = {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}
        return {**plain, **words}

    @classmethod
    def parts(cls, one: Opened) -> dict[str, Any]:
        """The same for what stands beside the paper: marks, goals."""
        return {}
