"""What this room holds of a person: ties, the outsiders written on their page, and what was corrected."""

from django.utils.translation import gettext_lazy as _

from youju.ground.people.ports import declare_place
from youju.services.ties.models import Outsider, Tie, TieCorrection, TieEnd


def tied(row: Tie) -> str:
    """What the two are to each other, without the name of an outsider."""
    named = [str(end) for end in (row.person, row.other_person) if end is not None]
    since = str(row.begins or "")
    return " · ".join(filter(None, ("、".join(named), str(row.get_sort_display()), since)))


declare_place(
    Tie, "person", "other_person", head=_("Ties"), says=tied, related=("person", "other_person"), empties=("note",)
)
declare_place(
    TieEnd, "tie__person", "tie__other_person", head=_("Ties that ended"),
    says=lambda row: " · ".join(filter(None, (str(row.get_how_display()), str(row.ends or "")))),
)  # fmt: skip
declare_place(
    TieCorrection, "tie__person", "tie__other_person", head=_("Ties that were corrected"),
    says=lambda row: "、".join(f"{key} {value}" for key, value in row.before.items()),
)  # fmt: skip
declare_place(
    Outsider, "anchor", head=_("Others around the person, by sealed name"),
    says=lambda row: " · ".join(filter(None, (str(row.get_sex_display()), str(row.born or "")))) or "—",
    empties=("name",),
)  # fmt: skip
