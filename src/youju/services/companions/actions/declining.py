"""The child says no, at any time and without a reason; what it says later is heard as well."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import cluster, root_of
from youju.ground.storage import turns
from youju.services.companions.actions.pairing import end
from youju.services.companions.actions.rights import keeps, looks_after
from youju.services.companions.models import Decline, Pairing
from youju.services.companions.rules.helps import WhyEnded
from youju.services.companions.rules.refusals import AnotherOffice, EndedAlready
from youju.services.volunteers.models import Volunteer


@action
def decline(*, child: Person, volunteer: Volunteer | None = None, by: Actor, at: datetime) -> Decline:
    """The child said no to this companion, or to having one at all. A pair that stands parts with it."""
    root = root_of(child)
    every = cluster(root)
    standing = Pairing.together().filter(child__in=every).select_related("office").first()
    if standing is not None and volunteer is not None and standing.volunteer_id == volunteer.pk:
        looks_after(by, standing, at)
    else:
        keeps(by, root.office, at)
    if volunteer is not None and volunteer.office_id != root.office_id:
        raise AnotherOffice(field="volunteer")
    turns.take(f"companions of {root.office_id}")
    if standing is not None and (volunteer is None or standing.volunteer_id == volunteer.pk):
        end(pairing=standing, reason=WhyEnded.CHILD, by=by, at=at)
    known = Decline.objects.filter(person__in=every, volunteer=volunteer, until=None).first()
    row = known or Decline.objects.create(person=root, volunteer=volunteer, since=localdate(at), by=by, at=at)
    audit.write(verb="companion.decline", by=by, at=at, office=root.office, subject=root.uid)
    return row


@action
def hear_again(*, decline: Decline, by: Actor, at: datetime) -> Decline:
    """The child says something else by now: the no stands no longer. Raises EndedAlready."""
    keeps(by, decline.person.office, at)
    row = Decline.objects.select_related("person__office").get(pk=decline.pk)
    if row.until is not None:
        raise EndedAlready
    row.until = max(localdate(at), row.since or localdate(at))
    row.save(update_fields=["until"])
    audit.write(verb="companion.hear_again", by=by, at=at, office=row.person.office, subject=row.person.uid)
    return row
