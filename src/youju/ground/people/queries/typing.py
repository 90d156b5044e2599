"""Who in the office may be the person that is being typed in; what is not a whole number yet says nothing."""

from datetime import date

from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.people.models import Sealed
from youju.ground.people.models.sealed import whole
from youju.ground.people.queries.duplicates import Suggestion, suggest
from youju.ground.people.rules import births, names, numbers
from youju.ground.people.rules.duplicates import Traits


def suggest_while_typing(
    office: Office, *, name: str, birth: str = "", sex: str = "", phone: str = "", id_number: str = "",
    guardian: str = "", on: date,
) -> tuple[Suggestion, ...]:  # fmt: skip
    """The likeliest first; nobody while there is neither a name of two characters nor a whole number."""
    marks = {Sealed.Sort.PHONE: _mark(office, Sealed.Sort.PHONE, phone)}
    marks[Sealed.Sort.ID_NUMBER] = _mark(office, Sealed.Sort.ID_NUMBER, id_number)
    if len(names.normal(name)) < 2 and not any(marks.values()):
        return ()
    try:
        born = births.read(birth)
    except Refusal:
        born = None
    adult = names.normal(guardian)
    typed = Traits(
        name, born, sex, ids=marks[Sealed.Sort.ID_NUMBER], phones=marks[Sealed.Sort.PHONE],
        guardians=frozenset({adult} if adult else ()),
    )  # fmt: skip
    return suggest(office, typed, on=on)


def _mark(office: Office, sort: str, text: str) -> frozenset[str]:
    try:
        read = numbers.phone(text) if sort == Sealed.Sort.PHONE else numbers.id_number(text)
    except Refusal:
        return frozenset()
    return frozenset({whole(office, sort, read)})
