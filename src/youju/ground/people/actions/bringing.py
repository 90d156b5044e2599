"""An office's list of people comes in from a file: all of what was agreed to or nothing, the same file once."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.actions import Source
from youju.ground.organisations.models import Office
from youju.ground.people.actions.entering import aliases_of, enter, fit, sealed_of
from youju.ground.people.actions.entries import Book, Entry
from youju.ground.people.actions.registering import put_on
from youju.ground.people.actions.wording import said
from youju.ground.people.models import PeopleList, Person, Schooling, Speaking, Tag
from youju.ground.people.rules.refusals import ListBroughtAlready
from youju.ground.storage import turns


@action
def bring_in(*, office: Office, entries: Sequence[Entry], source: Source, by: Actor, at: datetime) -> list[Person]:
    """Enters the people of a file; nobody's card opens by it. Raises ListBroughtAlready, or as `enter`."""
    require(by, permissions.PEOPLE_KEEP, office=office, on=localdate(at))
    turns.take(f"people of {office.pk}")
    if PeopleList.objects.filter(office=office, digest=source.digest).exists():
        raise ListBroughtAlready
    made = enter(office=office, entries=entries, by=by, at=at, granted=False)
    read = PeopleList.objects.create(
        office=office, name=said(source.name, 200), digest=source.digest, rows=len(made), by=by, at=at
    )
    audit.write(
        verb="people.bring", by=by, at=at, office=office, subject=read.uid, rows=len(made),
        values={"digest": source.digest},
    )  # fmt: skip
    return made


class Examiner:
    """Says of one entry after another what `enter` would refuse, and writes nothing."""

    def __init__(self, office: Office, by: Actor, at: datetime) -> None:
        self.office, self.by, self.at, self.book = office, by, at, Book.of(office)

    def __call__(self, entry: Entry) -> None:
        """Raises the Refusal or the ValidationError of the first thing that cannot be."""
        person = Person(office=self.office, name=entry.name, registered_at=self.at, registered_by=self.by)
        put_on(person, entry.details, self.at)
        aliases_of(entry, person, self.book, by=self.by, at=self.at)
        sealed_of(entry, person, by=self.by, at=self.at)
        for row in (
            Schooling(school=said(entry.school) or "-", form=said(entry.form), at=self.at),
            *(Speaking(language=said(one), at=self.at) for one in entry.languages),
            *(Tag(name=said(one)) for one in entry.tags),
        ):
            fit(row)
        for one in (*entry.guardians, *entry.pickups):
            Person(name=said(one.name)).clean_fields(
                exclude=["office", "site", "canonical", "registered_at", "registered_by"]
            )
