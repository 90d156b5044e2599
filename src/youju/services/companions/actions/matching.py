"""A proposal becomes pairs, all of them or none: what somebody saw, asked again of everything safety asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import cluster, root_of
from youju.ground.storage import turns
from youju.services.companions.actions.pairing import end, pair
from youju.services.companions.actions.rights import keeps
from youju.services.companions.models import Pairing
from youju.services.companions.rules.helps import WhyEnded
from youju.services.companions.rules.refusals import AnotherOffice, MatchedMeanwhile, NothingChosen, WhyChanged
from youju.services.volunteers.models import Volunteer


@dataclass(frozen=True)
class Chosen:
    """A child, its companion to be, and the companion it had when the proposal was looked at."""

    child: Person
    volunteer: Volunteer
    before: Volunteer | None = None


@action
def settle(
    *, office: Office, chosen: Sequence[Chosen], words: str = "", by: Actor, at: datetime
) -> tuple[Pairing, ...]:
    """The chosen become pairs from today; whoever is in another pair parts first, for the reason in `words`.

    A pair that changes hands keeps its rhythm and who looks after it. One that is refused undoes all. Raises what
    `pair` raises, NothingChosen, WhyChanged, MatchedMeanwhile where a child's companion is not the one seen.
    """
    keeps(by, office, at)
    if not chosen:
        raise NothingChosen
    turns.take(f"companions of {office.pk}")
    before: list[Pairing | None] = []
    for one in chosen:
        root = root_of(one.child)
        if root.office_id != office.pk:
            raise AnotherOffice(field="child")
        standing = Pairing.together().filter(child__in=cluster(root)).select_related("coordinator").first()
        if (standing.volunteer_id if standing else None) != (one.before.pk if one.before else None):
            raise MatchedMeanwhile
        before.append(standing)
    for standing in before:
        if standing is not None:
            if not words.strip():
                raise WhyChanged(field="words")
            end(pairing=standing, reason=WhyEnded.OTHER, words=words, by=by, at=at)
    made = tuple(
        pair(child=one.child, volunteer=one.volunteer, by=by, at=at, **_kept(standing))
        for one, standing in zip(chosen, before, strict=True)
    )
    audit.write(verb="matching.settle", by=by, at=at, office=office, subject=office.uid, rows=len(made))
    return made


def _kept(standing: Pairing | None) -> dict[str, Any]:
    if standing is None:
        return {}
    return {
        "coordinator": standing.coordinator, "rhythm": standing.rhythm, "site": standing.site,
        "programme": standing.programme,
    }  # fmt: skip
