"""What stands of a child's and a guardian's agreement: to be accompanied, and that the story may be told."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.people.models import Alias, Person
from youju.ground.people.queries.cards import cluster
from youju.ground.people.queries.consents import by_guardian, standing
from youju.ground.people.rules.purposes import Agreed, Channel


@dataclass(frozen=True)
class Agreements:
    """`company`: a guardian agrees to the companion. `story`: the bulletin may tell it, under a `pseudonym`."""

    company: bool
    story: bool
    pseudonym: bool


def agreements_of(child: Person, *, at: datetime) -> Agreements:
    """As it stands at the moment, on any card of the child."""
    names = Alias.objects.standing(on=localdate(at)).filter(person__in=cluster(child), sort=Alias.Sort.PSEUDONYM)
    return Agreements(
        by_guardian(child, Agreed.COMPANY, Channel.INTERNAL, at=at),
        standing(child, Agreed.STORY, Channel.BULLETIN, at=at),
        names.exists(),
    )
