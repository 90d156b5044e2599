"""Whether everything that an office was asked for is decided about before the issue goes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding

# About the issue itself: whoever composes it is told, and nobody else.
COMMISSION = "commission"


@dataclass(frozen=True)
class Asked:
    """A story that an office was asked for, and whether it has delivered it; `gone` after it was taken in and then
    out of the issue again."""

    place: UUID
    title: str
    office: str
    delivered: bool = False
    gone: bool = False


def undecided(row: Asked) -> Iterator[Finding]:
    """A commission that is neither called off nor in the issue; it comes back when it is delivered after all."""
    said = (
        _("“{title}” of {office} is delivered and stands nowhere in the issue.")
        if row.delivered
        else _("“{title}”, asked from {office}, has not come and is not called off.")
    )
    if row.gone:
        said = _(
            "“{title}” of {office} was taken in and then taken out of the issue. Bring it back, or let it be."
        )
    state = "gone" if row.gone else "delivered" if row.delivered else ""
    yield Finding(
        COMMISSION, row.place, said.format(title=row.title, office=row.office), quote=row.title, state=state
    )
