"""Commissions: the network editor asks an office for a story, the office delivers it, the issue takes it."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.actions.permitting import may_compose, may_write
from youju.reporting.bulletins.models import (
    CalledOff,
    Commission,
    CommissionReminder,
    CommissionTaken,
    Delivery,
    GivenBack,
    Issue,
    PutAside,
    Section,
    SectionKind,
    Story,
)
from youju.reporting.bulletins.models.commissions import State
from youju.reporting.bulletins.queries.commissions import delivered, length_of, story_of
from youju.reporting.bulletins.queries.passages import takes
from youju.reporting.bulletins.queries.reading import refuse_unfit
from youju.reporting.bulletins.queries.signing import due as closing
from youju.reporting.bulletins.rules import DoesNotBelongThere, quoted_within
from youju.reporting.bulletins.rules.commissions import (
    LENGTH,
    LONGEST,
    SHORTEST,
    CommissionIsNotTaken,
    CommissionIsOff,
    CommissionIsTaken,
    DueInThePast,
    NotDelivered,
    NothingToWaitFor,
    NothingWritten,
    RemindedToday,
    UnfitLength,
    usually_due,
)


@action
def ask_story(
    *, issue: Issue, office: Office, title: str, wanted: str = "", length: int = LENGTH, due: date | None = None,
    by: Actor, at: datetime,
) -> Commission:  # fmt: skip
    """Asks the office for a story of the issue; without `due` for some days before its closing day.

    Raises DueInThePast, UnfitLength.
    """
    held, today = may_compose(issue, by, at), localdate(at)
    if office.network_id != held.network_id:
        raise NotPermitted
    due = due or usually_due(closing(held.end, office, today).day, today)
    if due < today:
        raise DueInThePast
    if not SHORTEST <= length <= LONGEST:
        raise UnfitLength
    aside = Section.everywhere.create(issue=held, kind=SectionKind.PRACTICE, office=office, aside=True)
    made = Commission(
        issue=held, office=office, section=aside, title=title.strip(), wanted=wanted.strip(), length=length,
        due=due, by=by, at=at,
    )  # fmt: skip
    story = Story(section=aside, office=office, title=_fit(held, office, made.title), by=by, at=at)
    made.story = story.uid
    made.full_clean()
    made.save()
    story.save()
    audit.write(
        verb="commission.ask", by=by, at=at, office=office, subject=made.uid,
        values={"title": title, "length": length, "due": due},
    )  # fmt: skip
    return made


@action
def deliver_story(*, commission: Commission, by: Actor, at: datetime) -> Delivery:
    """The office says that its story is done; from now on it is the network editor's to take or to give back.

    Raises AlreadyDelivered, CommissionIsOff, CommissionIsTaken, NothingWritten.
    """
    may_write(commission.section, by, at)
    held = _held(commission)
    if held.state == State.TAKEN:
        raise CommissionIsTaken
    story = story_of(held)
    if story is None or not story.body.strip():
        raise NothingWritten
    made = Delivery.objects.create(commission=held, characters=length_of(held.issue, story), by=by, at=at)
    audit.write(
        verb="commission.deliver", by=by, at=at, office=held.office, subject=held.uid,
        values={"story": str(story.uid), "version": story.version},
    )  # fmt: skip
    return made


@action
def give_story_back(*, commission: Commission, reason: str, by: Actor, at: datetime) -> GivenBack:
    """The delivered story goes back to its office, which writes it again. Raises NotDelivered and its like."""
    held = _composed(commission, by, at)
    _delivered(held)
    made = GivenBack(delivery=delivered(held), reason=reason.strip(), by=by, at=at)
    made.full_clean()
    made.save()
    audit.write(
        verb="commission.give_back", by=by, at=at, office=held.office, subject=held.uid, values={"reason": reason}
    )
    return made


@action
def take_commission(*, commission: Commission, section: Section, by: Actor, at: datetime) -> Story:
    """The delivered story stands in the section from now on, behind those that are there.

    Raises NotDelivered, CommissionIsTaken, CommissionIsOff, DoesNotBelongThere.
    """
    held = _composed(commission, by, at)
    _delivered(held)
    story = Story.objects.select_for_update(of=("self",)).select_related("section").get(uid=held.story)
    if not takes(section, story):
        raise DoesNotBelongThere
    last = section.stories.order_by("position").last()
    story.section, story.position = section, last.position + 1 if last is not None else 0
    story.save(update_fields=["section", "position"])
    CommissionTaken.objects.create(commission=held, by=by, at=at)
    audit.write(
        verb="commission.take", by=by, at=at, office=held.office, subject=held.uid,
        values={"story": str(story.uid), "section": str(section.uid)},
    )  # fmt: skip
    return story


@action
def put_commission_aside(*, commission: Commission, by: Actor, at: datetime) -> None:
    """What was taken in stands aside again, with everything that was written meanwhile.

    Raises CommissionIsNotTaken, also where somebody took the story out of the issue.
    """
    held = _composed(commission, by, at)
    story = Story.objects.select_for_update().filter(uid=held.story).first()
    if held.state != State.TAKEN or story is None:
        raise CommissionIsNotTaken
    story.section, story.position = held.section, 0
    story.save(update_fields=["section", "position"])
    PutAside.objects.create(taken=held.takings.get(put_aside=None), by=by, at=at)
    audit.write(verb="commission.put_aside", by=by, at=at, office=held.office, subject=held.uid)


@action
def call_off(*, commission: Commission, reason: str, by: Actor, at: datetime) -> CalledOff:
    """The story is not wanted any more; what was written stays readable.

    Raises CommissionIsTaken, CommissionIsOff.
    """
    held = _composed(commission, by, at)
    if held.state == State.OFF:
        raise CommissionIsOff
    if held.state == State.TAKEN:
        raise CommissionIsTaken
    made = CalledOff(commission=held, reason=reason.strip(), by=by, at=at)
    made.full_clean()
    made.save()
    audit.write(
        verb="commission.call_off", by=by, at=at, office=held.office, subject=held.uid, values={"reason": reason}
    )
    return made


@action
def remind_of_story(*, commission: Commission, by: Actor, at: datetime) -> CommissionReminder:
    """One word to the office, once a day at most. Raises NothingToWaitFor, RemindedToday."""
    held, day = _composed(commission, by, at), localdate(at)
    if held.state != State.ASKED:
        raise NothingToWaitFor
    if held.reminders.filter(day=day).exists():
        raise RemindedToday
    made = CommissionReminder.objects.create(commission=held, day=day, by=by, at=at)
    audit.write(verb="commission.remind", by=by, at=at, office=held.office, subject=held.uid)
    return made


def _composed(commission: Commission, by: Actor, at: datetime) -> Commission:
    """The commission as it stands, for who composes its issue, which is locked: states follow each other."""
    may_compose(commission.issue, by, at)
    return _held(commission)


def _held(commission: Commission) -> Commission:
    return Commission.objects.told().select_related("issue__network", "office", "section").get(pk=commission.pk)


def _delivered(held: Commission) -> None:
    wrong: dict[str, type[Refusal]] = {
        State.ASKED: NotDelivered, State.TAKEN: CommissionIsTaken, State.OFF: CommissionIsOff,
    }  # fmt: skip
    if held.state in wrong:
        raise wrong[held.state]


def _fit(issue: Issue, office: Office, title: str) -> str:
    """The working title as the story's. A number in it is somebody else's until the office says whose it is; one
    that is too long then is cut, the commission has it whole; what would not be printed even so is the office's.
    """
    longest = Story._meta.get_field("title").max_length or len(title)
    fit = quoted_within(title.translate(str.maketrans("{}[]", "（）（）")), longest)
    try:
        refuse_unfit(issue, office, fit)
    except Refusal:
        return ""
    return fit
