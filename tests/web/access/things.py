"""One thing of each sort that an address or a form can name: how it is made in an office, and how it is named."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4
from zlib import crc32

from allauth.mfa.models import Authenticator

from tests.factories.envelopes import sealed
from tests.factories.people import person
from tests.factories.readers import MESSAGE, asked, reader
from tests.factories.world import NOW, TODAY, Colleague, World
from tests.web.access.archive_things import THINGS_OF_THE_ARCHIVE
from tests.web.access.cases_things import OF_CASES, WRITTEN_OF_CASES
from tests.web.access.companions_things import NOBODYS_OF_COMPANIONS, OF_COMPANIONS, WRITTEN_OF_COMPANIONS
from tests.web.access.fieldwork_things import OF_FIELDWORK
from tests.web.access.groups_things import OF_GROUPS, WRITTEN_OF_GROUPS
from tests.web.access.kiosk_things import OF_KIOSKS
from tests.web.access.people_things import OF_PEOPLE
from tests.web.access.press_things import DRAFT, FIGURE, OF_THE_PRESS, PAPER, RELEASED, SECOND, Place, picture
from tests.web.access.sign_up_things import OF_SIGN_UP
from tests.web.access.ties_things import OF_INTERNS, OF_TIES
from tests.web.access.visits_things import OF_VISITS
from tests.web.access.voices_things import OF_VOICES
from tests.web.access.volunteers_things import OF_VOLUNTEERS
from youju.ground.access import actions as access
from youju.ground.access.models import Membership
from youju.ground.access.permissions import RECORDS_IMPORT
from youju.ground.access.queries import standing
from youju.ground.envelopes.actions import receive
from youju.ground.envelopes.models import Envelope
from youju.ground.evidence.actions import Source, attach, enclose, record_many, state_nil
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures.actions import hand_over
from youju.ground.organisations.models import CalendarDay, Partner, Site
from youju.ground.periods import month
from youju.reporting.bulletins import actions as press
from youju.reporting.bulletins.models import Issue, StoryPicture
from youju.reporting.bulletins.rules.crops import WHOLE
from youju.services.activities.actions import change_activity, open_feed, plan_month
from youju.services.activities.actions.enrolling import enrol, leave
from youju.services.activities.models import Enrolment, Holding, Session
from youju.services.communications.actions import mailing
from youju.services.communications.models import Letter, Subscriber
from youju.services.ledger.actions import Counted, define_kind
from youju.web.intake import waiting
from youju.web.intake.files import Table
from youju.web.public import tokens


def furnish(world: World) -> None:
    """What stands in both networks from the first day: long lists of partners, planned sessions, two issues."""
    stamp: dict[str, Any] = {"by": world.system, "at": NOW}
    for office in (world.north, world.south):
        # More than fit into a list: these are found by typing.
        Partner.objects.bulk_create(Partner(office=office, name=f"单位{n}") for n in range(20))
        world.record("activities.session", office, happened_on="2018-01-05")
        activity = world.furniture[office.pk].activity
        plan_month(activity=activity, period=month(2018, 3), **stamp)
    for period in (RELEASED, DRAFT):
        issue = press.start_issue(network=world.network, period=period, **stamp)
        for section in issue.sections.select_related("issue__network", "office").all():
            if section.kind == "results":
                said = f"本月{{{SECOND}}}。" if period is RELEASED else "本月的服务活动。"
                press.add_line(section=section, margin=f"{{{FIGURE}}}", sentence=said, **stamp)
            elif section.kind == "headlines":
                told = {"title": "植树节", "body": "大家一起种树。", "office": world.north}
                story = press.add_story(section=section, **told, **stamp)
                [shown] = press.illustrate(story=story, files=[("植树.jpg", picture())], **stamp)
                press.state_picture(picture=shown, consent="nobody", **stamp)
                # Without words neither issue could be released; the first version of the story has them already.
                StoryPicture.objects.filter(pk=shown.pk).update(alt="孩子们在种树")
    for issue in Issue.objects.filter(network=world.network, start__in=(RELEASED.start, DRAFT.start)):
        press.set_cover(issue=issue, office=world.north, name="封面.jpg", data=picture(), **stamp)
        press.write_cover(issue=issue, alt="一面墙", crop=WHOLE, **stamp)
        press.state_cover(issue=issue, consent="nobody", **stamp)
    press.release(issue=Issue.objects.get(network=world.network, start=RELEASED.start), **stamp)
    mail(world)


def _session(place: Place, **cells: Any) -> Any:
    return place.world.record("activities.session", place.office, by=place.by, **cells)


def _record(key: str) -> Callable[[Place], str]:
    def make(place: Place) -> str:
        cells = {"holding": str(_session(place).uid)} if key == "activities.attendance" else {}
        return str(place.world.record(key, place.office, by=place.by, **cells).uid)

    return make


def _record_of_the_paper(place: Place) -> str:
    record, stamp = _session(place, topic="有附件"), {"by": place.world.system, "at": NOW}
    paper = attach(office=place.office, name="签到表.pdf", data=PAPER, **stamp)
    enclose(kind=kind_of("activities.session"), record=record, attachments=[paper], **stamp)
    return str(record.uid)


def _paper(place: Place) -> str:
    """The attachment of `record of the paper`, which stands before it in every address."""
    holding = Holding.objects.get(office=place.office, by=place.by, topic="有附件")
    return str(holding.attachments.get().uid)


def _nothing(place: Place) -> str:
    """A day of long ago, another for each author, on which no session was held."""
    day = date(2001, 1, 1) + timedelta(days=crc32(place.by.label.encode()) % 5000)
    kind = kind_of("activities.session")
    stated = {"start": day, "end": day + timedelta(days=1), "by": place.by, "at": NOW}
    return str(state_nil(kind=kind, office=place.office, **stated).uid)


def _loose_paper(place: Place) -> str:
    return str(attach(office=place.office, name="散页.pdf", data=PAPER, by=place.by, at=NOW).uid)


def _import(place: Place) -> str:
    kind = kind_of("communications.material")
    values = {f.name: f.read(kind.example.get(f.name), place.office) for f in kind.entry}
    may = standing(place.by, on=TODAY).offices_with(RECORDS_IMPORT)
    by = place.by if place.office.pk in may else place.world.system
    source = Source(f"{place.office.slug}.xlsx", f"{place.by.pk:064}")
    rows = record_many(kind=kind, office=place.office, rows=[values], source=source, by=by, at=NOW)
    return str(rows[0].imported.uid)


def _envelope_held_back(place: Place) -> str:
    """Marks of somebody who may record no more."""
    session = _session_of_today(place)
    letter = sealed(place.by, session.uid, {"marks": []})
    stamp: dict[str, Any] = {"by": place.by, "at": NOW}
    receive(letter=letter, office=place.office, may=False, take=lambda inside: (), **stamp)
    return str(Envelope.objects.get(key=letter.key).uid)


def _upload(*cells: str) -> Callable[[Place], str]:
    """A file of one row that was brought and waits for its owner's word."""

    def make(place: Place) -> str:
        kind = kind_of("communications.material")
        labels = [str(f.label) for f in kind.entry if f.required]
        uid = waiting.keep(
            kind=kind.key, office=place.office.uid, name="材料.xlsx", digest=uuid4().hex * 2,
            table=Table("材料", [1, 2], [labels, list(cells)]), by=place.by, at=NOW,
        )  # fmt: skip
        return str(uid)

    return make


def _counted(place: Place) -> str:
    measures = [Counted("items", "教具", "可外借的教具", "件", reading="stock", disclosure="things")]
    kind = define_kind(
        network=place.world.network, office=place.office, key=f"tools-{place.office.slug}", label="教具",
        measures=measures, by=place.world.system, at=NOW,
    )  # fmt: skip
    return str(kind.uid)


def _handed_over(place: Place) -> str:
    """A figure without records, so that it may be handed over and back."""
    stamp: dict[str, Any] = {"by": place.world.system, "at": NOW}
    define_kind(
        network=place.world.network, office=place.office, key=f"handed-{place.office.slug}", label="交接",
        measures=[Counted("items", "交接", "交接过的件数", disclosure="things")], **stamp,
    )  # fmt: skip
    figure = f"ledger.handed-{place.office.slug}.items"
    tallies = kind_of("ledger.tally")
    hand_over(office=place.office, figure=figure, kind=tallies, since=date(2000, 1, 1), **stamp)
    return figure


def _closed_site(place: Place) -> str:
    stamp: dict[str, Any] = {"by": place.world.system, "at": NOW}
    name = "旧址"
    if known := Site.objects.filter(office=place.office, name=name).first():
        return str(known.uid)
    site = access.open_site(office=place.office, name=name, **stamp)
    return str(access.close_site(site=site, until=date(2000, 1, 1), **stamp).uid)


def _marked_day(place: Place) -> str:
    day = (date(2018, 6, 1), "theme", "儿童节", True)
    access.mark_days(network=place.world.network, days=[day], by=place.world.system, at=NOW)
    return str(CalendarDay.objects.get(network=place.world.network, name="儿童节").uid)


def _planned_session(place: Place) -> str:
    rows = Session.objects.filter(office=place.office, day__gte=date(2018, 3, 19)).order_by("day")
    return str(rows[0].uid)


def _session_of_today(place: Place) -> Session:
    return Session.objects.get(activity=place.world.furniture[place.office.pk].activity, day=TODAY)


def _child_on_the_roll(place: Place) -> str:
    """A child who has a place in the series whose session runs today."""
    child = person(place.world, "陈小豆", place.office, year=2009)
    stamp: dict[str, Any] = {"by": place.world.system, "at": NOW}
    enrol(activity=_session_of_today(place).activity, person=child, role="child", **stamp)
    return str(child.uid)


def _person_to_enrol(place: Place) -> str:
    return str(person(place.world, "白小兰", place.office, year=2009).uid)


def _waiting(place: Place) -> str:
    """Who waits for a place; meanwhile there is one for everybody."""
    activity, stamp = place.world.furniture[place.office.pk].activity, {"by": place.world.system, "at": NOW}
    full = change_activity(activity=activity, capacity=1, **stamp)
    rows = [
        enrol(activity=full, person=person(place.world, name, place.office), role="child", wait=True, **stamp)
        for name in ("甲", "乙")
    ]
    change_activity(activity=activity, capacity=None, **stamp)
    # Whoever waits longer than this one is not asked about here.
    for row in Enrolment.objects.waiting().filter(activity=activity).exclude(pk=rows[1].pk):
        leave(enrolment=row, reason="没有时间", declined=True, **stamp)
    return str(rows[1].uid)


def mail(world: World) -> None:
    """One has asked for the bulletin, another one reads it; January went to the reader and may have arrived."""
    asked(world, f"asked@{world.network.slug}.example.org")
    reader(world, f"reads@{world.network.slug}.example.org")
    stamp: dict[str, Any] = {"by": world.system, "at": NOW}
    issue = Issue.objects.get(network=world.network, start=RELEASED.start)
    made = mailing.hand_over(network=world.network, issue=issue.uid, revision=1, message=MESSAGE, **stamp)
    mailing.address_letters(mailing=made, **stamp)
    made.letters.update(state=Letter.State.DOUBTFUL)


def _subscriber(place: Place, number: int) -> Subscriber:
    return Subscriber.objects.filter(network=place.world.network).order_by("pk")[number]


def _letter(place: Place) -> Letter:
    return Letter.objects.get(mailing__network=place.world.network)


def _account(place: Place) -> Colleague:
    return place.world.colleague("librarian", place.office, 7)


def _secret(place: Place) -> str:
    """Leads to the calendar of a colleague of the office."""
    secret = f"secret-of-{place.office.slug}-{place.world.network.slug}"
    open_feed(secret=secret, by=place.world.colleague("supervisor", place.office, 7).actor, at=NOW)
    return secret


def _passkey(place: Place) -> str:
    user = place.by.user or _account(place).user
    return str(Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "钥匙"}).pk)


THINGS: dict[str, Callable[[Place], str]] = {
    **OF_THE_PRESS,
    **OF_PEOPLE,
    **OF_FIELDWORK,
    **OF_TIES,
    **OF_INTERNS,
    **OF_SIGN_UP,
    **OF_KIOSKS,
    **OF_GROUPS,
    **OF_CASES,
    **OF_COMPANIONS,
    **OF_VOLUNTEERS,
    **OF_VOICES,
    **OF_VISITS,
    **THINGS_OF_THE_ARCHIVE,
    "office": lambda place: str(place.office.uid),
    "office's short name": lambda place: place.office.slug,
    "network": lambda place: str(place.world.network.uid),
    "site": lambda place: str(place.world.furniture[place.office.pk].site.uid),
    "closed site": _closed_site,
    "marked day": _marked_day,
    "group": lambda place: str(place.world.furniture[place.office.pk].group.uid),
    "programme": lambda place: str(place.world.furniture[place.office.pk].programme.uid),
    "activity": lambda place: str(place.world.furniture[place.office.pk].activity.uid),
    "partner": lambda place: str(place.world.furniture[place.office.pk].partner.uid),
    "planned session": _planned_session,
    "session of today": lambda place: str(_session_of_today(place).uid),
    "envelope held back": _envelope_held_back,
    "child on the roll": _child_on_the_roll,
    "person to enrol": _person_to_enrol,
    "waiting": _waiting,
    "tally kind": _counted,
    "network's tally kind": lambda place: str(place.world.calls.uid),
    "figure handed over": _handed_over,
    "account": lambda place: str(_account(place).user.uid),
    "membership": lambda place: str(Membership.objects.get(user=_account(place).user).uid),
    "word to confirm": lambda place: tokens.confirm_address(_subscriber(place, 0)).rsplit("/", 2)[1],
    "word to leave": lambda place: tokens.leave_address(_subscriber(place, 1)).rsplit("/", 2)[1],
    "letter in doubt": lambda place: str(_letter(place).uid),
    "secret of a calendar": _secret,
    "passkey": _passkey,
    "import": _import,
    "upload": _upload("2018-03-05", "photo", "植树节", "12", "0.5"),
    "upload to mend": _upload("2018-03-05", "photo", "植树节", "许多", "0.5"),
    "record of the paper": _record_of_the_paper,
    "paper": _paper,
    "loose paper": _loose_paper,
    "nothing": _nothing,
    "session": _record("activities.session"),
    "attendance": _record("activities.attendance"),
    "partnership": _record("activities.partnership"),
    "publication": _record("communications.publication"),
    "material": _record("communications.material"),
    "tally": _record("ledger.tally"),
}
# What names nothing, where that is no uid.
NOBODYS = {
    **NOBODYS_OF_COMPANIONS,
    "secret of a calendar": "nobody's", "secret of an own page": "nobody's", "photo in print": "0" * 16,
    "word to confirm": "made:up", "word to leave": "made:up", "word of a code": "made:up",
    "office's short name": "nowhere", "secret of a screen": "nobodys",
    "colleague to take along": f"u{UUID(int=0)}", "word of the wall": "made:up",
    "headlines to go to": f"section:{UUID(int=0)}", "finding": "0" * 64, "finding let stand": "0" * 64,
    "figure in print": "0000000000", "figure handed over": "no.figure", "passkey": "999999",
}  # fmt: skip
# What has an author.
WRITTEN = {
    *(OF_PEOPLE.keys() - {"tag"}),
    *WRITTEN_OF_GROUPS,
    *WRITTEN_OF_CASES,
    *OF_TIES,
    *OF_INTERNS,
    *WRITTEN_OF_COMPANIONS,
    "visit",
    "report of harm",
    "passkey", "import", "upload", "upload to mend", "record of the paper", "paper", "loose paper", "session",
    "nothing", "attendance", "partnership", "publication", "material", "tally",
    "deputy to be", "lead", "lead taken", "photo of the lead",
}  # fmt: skip
# A request may use these up outside the database, or its words may be of another moment: each use makes a new one.
FLEETING = {"list of people", "envelope held back", "upload", "upload to mend", "digest of the pages", "signature"}
