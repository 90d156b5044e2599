"""Categories of hardship: the office's own list, and since when a child is in one of them."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.services.cases.actions.permitting import works
from youju.services.cases.models import Case, Category, Hardship
from youju.services.cases.rules.hardship import DEFAULTS
from youju.services.cases.rules.refusals import CategoryAgain, CategoryMissing, NoWords


def found_categories(office: Office) -> None:
    """The list that an office begins with, inside the act that first needs it."""
    if not Category.objects.filter(office=office).exists():
        Category.objects.bulk_create(
            Category(office=office, label=label, basis=basis, position=place)
            for place, (label, basis) in enumerate(DEFAULTS)
        )


@action
def add_category(*, office: Office, label: str, basis: str = "", by: Actor, at: datetime) -> Category:
    """One more category in the office's words. Raises NoWords, CategoryAgain."""
    require(by, permissions.CASES_SUPERVISE, office=office, on=localdate(at))
    found_categories(office)
    text = tidy(label)[:60]
    if not text:
        raise NoWords(field="label")
    last = Category.objects.filter(office=office).order_by("position").last()
    row, new = Category.objects.get_or_create(
        office=office, label=text,
        defaults={"basis": tidy(basis)[:120], "position": last.position + 1 if last else 0},
    )  # fmt: skip
    if not new and row.until is None:
        raise CategoryAgain(field="label")
    row.until, row.basis = None, tidy(basis)[:120] or row.basis
    row.save(update_fields=["until", "basis"])
    audit.write(verb="case.add_category", by=by, at=at, office=office, subject=row.uid, values={"label": text})
    return row


@action
def end_category(*, category: Category, by: Actor, at: datetime) -> Category:
    """It is not chosen any more; whoever has it keeps it."""
    require(by, permissions.CASES_SUPERVISE, office=category.office, on=localdate(at))
    Category.objects.filter(pk=category.pk, until=None).update(until=localdate(at))
    category.refresh_from_db()
    audit.write(verb="case.end_category", by=by, at=at, office=category.office, subject=category.uid)
    return category


@action
def say_hardship(
    *, case: Case, category: Category | None, since: date, basis: str = "", by: Actor, at: datetime
) -> Hardship:
    """The child is in this category since the day, by this document. Raises CategoryMissing, CategoryAgain."""
    row = works(case, by, at)
    if category is None or category.office_id != row.office_id or category.until is not None:
        raise CategoryMissing
    if Hardship.objects.filter(case=row, category=category, until=None).exists():
        raise CategoryAgain(field="category")
    made = Hardship(case=row, category=category, since=since, by=by, at=at)
    made.close({"basis": tidy(basis)[:300]})
    made.save()
    audit.write(verb="case.say_hardship", by=by, at=at, office=row.office, subject=row.uid)
    return made


@action
def end_hardship(*, hardship: Hardship, until: date, by: Actor, at: datetime) -> Hardship:
    """From this day on it is so no more."""
    row = works(hardship.case, by, at)
    held = Hardship.objects.select_for_update().get(pk=hardship.pk)
    held.until = max(until, held.since)
    held.save(update_fields=["until"])
    audit.write(verb="case.end_hardship", by=by, at=at, office=row.office, subject=row.uid)
    return held
