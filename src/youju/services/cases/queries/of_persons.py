"""What casework holds of a person: shown to whoever asks, without the words that only a look at the case opens."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from youju.ground.people.ports import declare_place
from youju.services.cases.models import Case


def case(row: Case) -> str:
    """Which case, since when, in whose hands."""
    return gettext("%(case)s, opened on %(day)s, in the hands of %(worker)s") % {
        "case": row, "day": row.happened_on, "worker": row.worker,
    }  # fmt: skip


declare_place(Case, "person", head=_("Cases"), says=case, related=("worker",))
