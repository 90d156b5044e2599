"""What the rule of a series says of one person on a day."""

from datetime import date, datetime

from youju.ground.people.models import Guardianship, Person
from youju.ground.people.queries import consents
from youju.ground.people.queries.cards import cluster
from youju.ground.people.rules.births import age
from youju.ground.people.rules.purposes import Agreed, Channel
from youju.services.activities.models import Activity, Attendance, Enrolment
from youju.services.activities.rules.joining import Doubt, Newcomer, Rule, doubts


def rule_of(activity: Activity) -> Rule:
    """What the series asks of whoever joins."""
    return Rule(
        activity.age_from, activity.age_to, activity.own_site, activity.own_programme, activity.needs_guardian,
        activity.needs_consent,
    )  # fmt: skip


def against(activity: Activity, person: Person, *, on: date, at: datetime) -> tuple[Doubt, ...]:
    """Why somebody does not fit; nothing where the series asks for nothing, and then nothing is looked up."""
    rule = rule_of(activity)
    if not rule.asks:
        return ()
    every = cluster(person)
    root = every[0]
    return doubts(
        rule,
        Newcomer(
            age(root.birth, on=on),
            at_site=not rule.own_site or root.site_id == activity.site_id,
            in_programme=not rule.own_programme or _in_programme(activity, every),
            has_guardian=not rule.guardian
            or Guardianship.objects.standing(on=on).filter(child__in=every).exists(),
            consents=not rule.consent
            or consents.standing(root, Agreed.DATA, Channel.INTERNAL, at=at, on=on),
        ),
    )  # fmt: skip


def _in_programme(activity: Activity, every: tuple[Person, ...]) -> bool:
    """Whether the person is enrolled in another series of the programme, or came to one."""
    mine = {"person__in": every}
    enrolled = Enrolment.objects.standing().filter(activity__programme=activity.programme_id, **mine)
    if enrolled.exclude(activity=activity).exists():
        return True
    return Attendance.objects.standing().filter(programme=activity.programme_id, **mine).exists()
