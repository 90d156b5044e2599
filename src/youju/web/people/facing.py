"""How a person's page shows what it read: the urgent first, each particular in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from youju.ground.people.models import Alias, Sealed
from youju.ground.people.queries.consents import Agreement
from youju.ground.people.queries.pages import Opened, Page
from youju.ground.people.rules.consents import Giver
from youju.web.people.words import purpose


@dataclass(frozen=True)
class Face:
    """One page, by where its particulars stand."""

    page: Page

    @property
    def nickname(self) -> str:
        return next((one.text for one in self.page.aliases if one.sort == Alias.Sort.NICKNAME), "")

    @property
    def alarms(self) -> list[Opened]:
        """What whoever is with the person has to know first."""
        return self._sealed(Sealed.Sort.ALLERGY, Sealed.Sort.WARNING)

    @property
    def phones(self) -> list[Opened]:
        return self._sealed(Sealed.Sort.PHONE)

    @property
    def reached(self) -> list[Opened]:
        return self._sealed(Sealed.Sort.PHONE, Sealed.Sort.ADDRESS, Sealed.Sort.ID_NUMBER)

    @property
    def consents(self) -> list[dict[str, Any]]:
        return [_consent(one) for one in self.page.agreements]

    @property
    def child(self) -> bool:
        return bool(self.page.may_be_child or self.page.guardians)

    @property
    def views(self) -> Sequence[dict[str, Any]]:
        return [{"view": view, "purpose": purpose(view.purpose)} for view in self.page.views]

    def _sealed(self, *sorts: str) -> list[Opened]:
        return [one for sort in sorts for one in self.page.sealed if one.row.sort == sort]


def _consent(one: Agreement) -> dict[str, Any]:
    ended = one.consent.until is not None and not one.stands and one.lacks is None and one.withdrawn_at is None
    return {
        "one": one, "row": one.consent, "ended": ended,
        "outgrown": one.lacks is Giver.PERSON, "guardian_missing": one.lacks is Giver.GUARDIAN,
    }  # fmt: skip
