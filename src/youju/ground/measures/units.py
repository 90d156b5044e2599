"""The count grammar (DOMAIN.md): what may be counted, and which counts may be added up."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Unit:
    """A unit of the grammar.

    Amounts are whole numbers: minutes, fen, bytes or pieces. `counters` are the measure words that print it,
    the first by default. A `distinct` unit never adds up over months or sites.
    """

    key: str
    label: str | Promise
    counters: tuple[str, ...]
    distinct: bool = False


UNITS: dict[str, Unit] = {
    unit.key: unit
    for unit in (
        Unit("attendances", _("number of attendances"), ("人次",)),
        Unit("persons", _("number of persons"), ("人", "名", "位"), distinct=True),
        Unit("households", _("number of households"), ("户", "个"), distinct=True),
        Unit("organisations", _("number of organisations"), ("家", "个", "单位"), distinct=True),
        Unit("cases", _("number of cases"), ("个", "例"), distinct=True),
        Unit("days", _("days"), ("天", "日")),
        Unit("sessions", _("sessions and times"), ("次", "场", "个")),
        Unit("minutes", _("minutes"), ("小时",)),
        Unit("money", _("money"), ("元",)),
        Unit("items", _("number of items"), ("件", "份", "个", "块", "条", "对")),
        Unit("copies", _("book copies"), ("本", "册")),
        Unit("titles", _("titles"), ("种",), distinct=True),
        Unit("pieces", _("number of publications"), ("条", "篇", "期", "次")),
        Unit("characters", _("number of characters"), ("字",)),
        Unit("photos", _("number of photos"), ("张",)),
        Unit("bytes", _("size"), ("G",)),
    )
}
