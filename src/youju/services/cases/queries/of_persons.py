"""What casework holds of a person: shown to whoever asks, without the words that only a look at the case opens.

Erasure empties those words in every table; days, minutes and sorts stay, and with them the counts.
"""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from youju.ground.people.ports import declare_place
from youju.services.cases.models import PAPERS, Case, Hardship, Paper, PaperDraft, PaperOnly, Scan
from youju.services.cases.queries.retaining import WORDS


def case(row: Case) -> str:
    """Which case, since when, in whose hands."""
    return gettext("%(case)s, opened on %(day)s, in the hands of %(worker)s") % {
        "case": row, "day": row.happened_on, "worker": row.worker,
    }  # fmt: skip


def paper(row: Paper) -> str:
    """Of which sort and day, in which case; its words open on the page of the case."""
    return f"{row.case} · {row.happened_on} · {row.sort.label}"


def hardship(row: Hardship) -> str:
    return f"{row.case} · {row.category}"


def part(row: Any) -> str:
    """Told with the paper that it belongs to."""
    return ""


TOLD: tuple[type[Any], ...] = (*PAPERS.values(), PaperOnly)
WHOLE: tuple[type[Any], ...] = (PaperDraft, Scan)

declare_place(Case, "person", head=_("Cases"), says=case, related=("worker",))
for _model in TOLD:
    declare_place(
        _model, "case__person", head=_("Papers of cases"), says=paper, related=("case",), empties=("words",)
    )
declare_place(
    Hardship, "case__person", head=_("Categories of hardship"), says=hardship, related=("case", "category"),
    empties=("words",),
)  # fmt: skip
for _model, _column in WORDS:
    if _model not in (*TOLD, Hardship):
        declare_place(
            _model, f"{_column}__person", head=_("Papers of cases"), says=part, empties=("words",), told=False
        )
for _model in WHOLE:
    declare_place(_model, "case__person", head=_("Papers of cases"), says=part, empties=("words",), told=False)
