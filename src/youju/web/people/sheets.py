"""An office's list of people as a table: which column is what, each row as a card or with what is wrong in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youju.ground.access.models import Actor
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.fields import Cell
from youju.ground.organisations.models import Office
from youju.ground.people.actions import Beside, Entry, Examiner
from youju.ground.people.models import Guardianship, Person
from youju.ground.people.queries.matching import Numbers
from youju.ground.people.rules import births, names, numbers
from youju.ground.people.rules.duplicates import Traits
from youju.web.intake import heads
from youju.web.intake.files import Table
from youju.web.intake.heads import HeadsProblem
from youju.web.intake.parsing import letter
from youju.web.intake.reading import Problem
from youju.web.people.forms.fields import words_of


@dataclass(frozen=True)
class Column:
    """One head; several may lead to the same detail, as offices write it."""

    name: str
    label: Promise | str
    required: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("name", pgettext_lazy("of a person", "Name"), required=True),
    Column("nickname", gettext_lazy("Nickname")), Column("sex", gettext_lazy("Sex")),
    Column("birth", gettext_lazy("Born")), Column("id_number", gettext_lazy("ID number")),
    Column("phone", gettext_lazy("Phone")), Column("address", gettext_lazy("Home address")),
    Column("school", gettext_lazy("School")), Column("form", pgettext_lazy("school", "Class")),
    Column("guardian", gettext_lazy("Guardian's name")),
    Column("relation", gettext_lazy("Who they are to the child")),
    Column("guardian_phone", gettext_lazy("Guardian's phone")), Column("allergy", gettext_lazy("Allergies")),
    Column("warning", gettext_lazy("Health warnings")), Column("languages", gettext_lazy("Languages")),
    Column("tags", gettext_lazy("Tags")), Column("site", gettext_lazy("Site")),
    Column("home", gettext_lazy("Household (the same word lives together)")),
)  # fmt: skip
# How lists that offices have already write the same.
ALSO: tuple[Column, ...] = (
    Column("birth", "出生日期"), Column("birth", "出生年月日"), Column("birth", "生日"),
    Column("id_number", "身份证号"), Column("id_number", "身份证号码"), Column("phone", "联系电话"),
    Column("phone", "手机"), Column("address", "家庭住址"), Column("address", "地址"),
    Column("guardian", "监护人"),
    Column("guardian", "家长姓名"), Column("guardian", "家长"), Column("relation", "关系"),
    Column("guardian_phone", "家长电话"), Column("guardian_phone", "监护人联系电话"), Column("site", "所属站点"),
    Column("home", "户"), Column("name", "孩子姓名"), Column("form", "年级"), Column("allergy", "过敏史"),
)  # fmt: skip
_SEXES = {"女": Person.Sex.FEMALE, "男": Person.Sex.MALE, "f": Person.Sex.FEMALE, "m": Person.Sex.MALE}


@dataclass(frozen=True)
class Row:
    """A good row: its number in the file, the card it makes, and what of it is compared."""

    number: int
    entry: Entry
    traits: Traits
    numbers: Numbers

    @property
    def same(self) -> object:
        """What two rows of one person have in common; without a birth or a number no row is taken for another."""
        known = self.traits.birth or self.numbers.ids
        return (names.normal(self.entry.name), self.traits.birth, self.numbers) if known else self.number


@dataclass
class People:
    """The rows of a table as cards. `usable` is false when the heads were not understood."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bad: int = 0
    ignored: tuple[str, ...] = ()
    usable: bool = True


def read(office: Office, table: Table, *, by: Actor, at: datetime) -> People:
    """Every row by the rules of the form; nothing is written."""
    try:
        found = heads.find((*COLUMNS, *ALSO), table)
    except HeadsProblem as problem:
        return People(problems=[Problem(problem.row, "", problem.message, problem.column)], usable=False)
    sheet, examine = People(ignored=found.ignored), Examiner(office, by, at)
    sites = {site.name: site for site in office.sites.order_by("pk")}
    labels = {column.name: str(column.label) for column in COLUMNS}
    told_before: dict[object, int] = {}
    numbered = zip(table.numbers[found.row + 1 :], table.rows[found.row + 1 :], strict=True)
    for number, cells in numbered:
        said = {name: _plain(cells[place]) if place < len(cells) else "" for name, place in found.columns.items()}
        if not any(said.values()):
            continue
        row, wrong = _row(number, said, sites, examine)
        if row is not None and (twin := told_before.setdefault(row.same, number)) != number:
            row, wrong = None, [("name", _("The same as row %(row)s.") % {"row": twin})]
        if row is not None:
            sheet.rows.append(row)
            continue
        sheet.bad += 1
        for name, message in wrong:
            place = found.columns.get(name)
            sheet.problems.append(
                Problem(number, labels.get(name, ""), message, "" if place is None else letter(place))
            )
    return sheet


def _row(
    number: int, said: Mapping[str, str], sites: Mapping[str, Any], examine: Examiner
) -> tuple[Row | None, list[tuple[str, str]]]:
    wrong: list[tuple[str, str]] = []

    def told(name: str, reading: Callable[[str], Any]) -> Any:
        text = said.get(name, "")
        try:
            return reading(text) if text else None
        except Refusal as refusal:
            wrong.append((name, str(refusal.message)))
            return None

    identity = told("id_number", numbers.id_number)
    phones = [told("phone", numbers.phone), told("guardian_phone", numbers.phone)]
    birth = told("birth", births.read)
    sex = told("sex", lambda text: _one_of(text, _SEXES, _("Write 女 or 男.")))
    site = told("site", lambda text: _one_of(text, sites, _("Your office has no site of this name.")))
    relation = told("relation", _relation)
    if said.get("guardian_phone") and not said.get("guardian"):
        wrong.append(("guardian", _("Say who the guardian is.")))
    if identity:
        birth = birth or births.read(identity[6:14])
        sex = sex or (Person.Sex.MALE if int(identity[16]) % 2 else Person.Sex.FEMALE)
    if not wrong:
        entry = _entry(said, {"birth": birth, "sex": sex or "", "site": site}, relation)
        try:
            examine(entry)
        except Refusal as refusal:
            wrong.append((_WHERE.get(refusal.field, refusal.field), str(refusal.message)))
        except ValidationError as unfit:
            by_field = unfit.message_dict if hasattr(unfit, "error_dict") else {"": unfit.messages}
            wrong += [(_WHERE.get(name, name), text) for name, texts in by_field.items() for text in texts]
    if wrong:
        return None, wrong
    adult = names.normal(said.get("guardian", ""))
    traits = Traits(entry.name, birth, sex or "", guardians=frozenset({adult} if adult else ()))
    given = Numbers(tuple(filter(None, phones)), (identity,) if identity else ())
    return Row(number, entry, traits, given), []


_SEALED = ("phone", "address", "id_number", "allergy", "warning")
# Where the form of a part says another word than the list does.
_WHERE = {"text": "nickname", "language": "languages"}


def _entry(said: Mapping[str, str], details: Mapping[str, Any], relation: str | None) -> Entry:
    adults: tuple[Beside, ...] = ()
    relation = relation or Guardianship.Relation.OTHER.value
    if said.get("guardian"):
        adults = (Beside(relation, said["guardian"]),)
    sealed = [(sort, said[sort], "") for sort in _SEALED if said.get(sort)]
    if said.get("guardian_phone"):
        sealed.append(("phone", said["guardian_phone"], str(Guardianship.Relation(relation).label)))
    return Entry(
        said.get("name", ""), details, (("nickname", said["nickname"]),) if said.get("nickname") else (),
        tuple(sealed), said.get("school", ""), said.get("form", ""), words_of(said.get("languages", "")),
        words_of(said.get("tags", "")), adults, adults, said.get("home") or None,
    )  # fmt: skip


def _relation(text: str) -> str:
    known = {str(label): key for key, label in Guardianship.Relation.choices}
    known |= {"妈妈": "mother", "爸爸": "father", "爷爷": "grandparent", "奶奶": "grandparent"}
    known |= {"外公": "grandparent", "外婆": "grandparent"}
    return str(_one_of(text, known, _("Choose one of: %(words)s.") % {"words": "、".join(known)}))


def _one_of(text: str, known: Mapping[str, Any], otherwise: str) -> Any:
    if text not in known:
        raise Refusal(otherwise)
    return known[text]


def _plain(cell: Cell) -> str:
    """A cell as one would type it: whole numbers without their point, days as days."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    text = str(cell).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def chosen(rows: Sequence[Row], leave: set[int]) -> list[Entry]:
    """The cards of the rows that are not left out."""
    return [row.entry for row in rows if row.number not in leave]
