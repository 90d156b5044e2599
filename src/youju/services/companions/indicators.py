"""The figures of companions: children accompanied, pairs that stand, what pairs did and for how long."""

from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Disclosure, Distinct, Reading, Rows, Term, Total, declare
from youju.services.companions.rules.helps import CONTACT, ENDING, PAIRING, SILENCE, Way

declare(
    key="companions.children", unit="persons", counter="名",
    label=_("Children accompanied"),
    definition=_("Different children whom a companion met or called."),
    terms=(Term(CONTACT, Distinct("pairing__child", of="person")),),
)  # fmt: skip
declare(
    key="companions.pairs", unit="items", counter="对", reading=Reading.STOCK,
    label=_("Pairs that stand"),
    definition=_("Pairs of a child and a companion that had begun and not parted at the end of the period."),
    terms=(Term(PAIRING, Rows()), Term(ENDING, Total("change"))),
)  # fmt: skip
declare(
    key="companions.meetings", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Meetings of pairs"),
    definition=_("Meetings of children with their companions; calls do not count."),
    terms=(Term(CONTACT, Rows(), {"way": Way.MEETING}),),
)  # fmt: skip
declare(
    key="companions.calls", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Calls of pairs"),
    definition=_("Calls between children and their companions."),
    terms=(Term(CONTACT, Rows(), {"way": Way.CALL}),),
)  # fmt: skip
declare(
    key="companions.minutes", unit="minutes", disclosure=Disclosure.WORKERS, per=("companions.meetings",),
    label=_("Time of companions"),
    definition=_("Time that companions gave in meetings and calls; it is part of volunteer service."),
    terms=(Term(CONTACT, Total("minutes")),),
)  # fmt: skip
declare(
    key="companions.ability", unit="sessions", disclosure=Disclosure.THINGS,
    label=_("Ability-building sessions of pairs"),
    definition=_("Meetings and calls of pairs that were to build the child's abilities."),
    terms=(Term(CONTACT, Rows(), {"ability": True}),),
)  # fmt: skip
declare(
    key="companions.silent", unit="items", counter="对",
    label=_("Silent pairs at the end of the month"),
    definition=_("Pairs that were silent over their rhythm on the last day of the month; several months add up."),
    terms=(Term(SILENCE, Rows()),),
)  # fmt: skip
