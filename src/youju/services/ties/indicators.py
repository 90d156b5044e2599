"""The growth of the nets around the people of an office: ties as they stand, new ones, ended ones."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Reading, Term, Total, declare
from youju.services.ties.rules import CHANGE, Sphere, Turn

declare(
    key="ties.standing", unit="items", counter="条", disclosure=Disclosure.SERVED, reading=Reading.STOCK,
    label=_("Ties around the people served"),
    definition=_("Ties of persons and households to family, school, neighbours and organisations that stand at "
                 "the end of the period, as far as they are written down."),
    terms=(Term(CHANGE, Total("balance")),),
)  # fmt: skip
declare(
    key="ties.begun", unit="items", counter="条", disclosure=Disclosure.SERVED,
    label=_("New ties"),
    definition=_("Ties that began in the period; what stood before the office knew the person is left out."),
    terms=(Term(CHANGE, Total("n"), {"turn": Turn.BEGUN.value}),),
)  # fmt: skip
declare(
    key="ties.ended", unit="items", counter="条", disclosure=Disclosure.SERVED,
    label=_("Ties that ended"),
    definition=_("Ties that ended in the period."),
    terms=(Term(CHANGE, Total("n"), {"turn": Turn.ENDED.value}),),
)  # fmt: skip
for _sphere, _label in (
    (Sphere.FAMILY, _("Ties to family")), (Sphere.SCHOOL, _("Ties to school")),
    (Sphere.NEIGHBOURS, _("Ties to neighbours and friends")), (Sphere.ORGANISATIONS, _("Ties to organisations")),
):  # fmt: skip
    declare(
        key=f"ties.{_sphere.value}", unit="items", counter="条", disclosure=Disclosure.SERVED,
        reading=Reading.STOCK, label=_label,
        definition=_("Ties of this sphere of life that stand at the end of the period, as far as they are written "
                     "down."),
        terms=(Term(CHANGE, Total("balance"), {"sphere": _sphere.value}),),
    )  # fmt: skip
