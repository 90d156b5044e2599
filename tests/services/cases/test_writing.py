"""Papers of a case are written by two, lie sealed, and move the stage."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from PIL import Image

from tests.factories.cases import (
    OPENED,
    SECRET,
    assessed,
    contact,
    goal_of,
    looking,
    opened,
    planned,
    stamp,
    supervisor,
    worker,
    written,
)
from tests.factories.people import person
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import NotGranted, NotLooked, look
from youju.ground.access.models import View
from youju.ground.evidence.refusals import HappensInTheFuture
from youju.services.cases import actions
from youju.services.cases.models import Case, Contact, EarlierWords, GoalOutcome, PaperDraft
from youju.services.cases.queries.changes import assessed as assessments
from youju.services.cases.queries.drafts import draft_of
from youju.services.cases.queries.papers import last_days_of
from youju.services.cases.queries.timeline import earlier, timeline
from youju.services.cases.rules.papers import Condition, PaperSort, Stage, condition, stage
from youju.services.cases.rules.refusals import (
    BeforeTheCase,
    CaseClosed,
    CaseNotClosed,
    ChangedSince,
    NoGoals,
    NoMarks,
    NoMinutes,
    NotAPaperOfThisCase,
    NotOnPaper,
    NoWords,
    OnlyItsSupervisor,
    OnlyWhoWorksOnIt,
    OpenAlready,
    OpenedAgainTooSoon,
    SupervisorOfCase,
    WithdrawnPaper,
)

pytestmark = pytest.mark.django_db


def stands(case: Case) -> Stage:
    return stage(last_days_of(case))


def test_a_case_is_opened_once_and_gets_the_next_number(world: World):
    case = opened(world)
    assert (case.number, stands(case)) == (1, Stage.INTAKE)
    with pytest.raises(OpenAlready):
        actions.open_case(
            person=case.person, happened_on=TODAY, worker=worker(world).user, supervisor=supervisor(world).user,
            **stamp(world),
        )  # fmt: skip
    assert opened(world, "白小兰").number == 2


def test_two_pairs_of_eyes_look_at_a_case(world: World):
    boss = supervisor(world).user
    with pytest.raises(SupervisorOfCase):
        actions.open_case(
            person=person(world, "陈小舟"), happened_on=TODAY, worker=boss, supervisor=boss, **stamp(world)
        )


def test_the_stage_walks_with_the_papers(world: World):
    case, walked = opened(world), []
    for step in (
        lambda: written(world, case, "intake", OPENED, came="school", urgent=False),
        lambda: assessed(world, case, OPENED),
        lambda: planned(world, case, OPENED + timedelta(days=4)),
        lambda: contact(world, case, OPENED + timedelta(days=9)),
        lambda: actions.review(
            case=case, happened_on=TODAY, words={"progress": SECRET}, outcomes={}, **stamp(world)
        ),
        lambda: written(world, case, "closure", TODAY, reason="reached"),
    ):
        step()
        walked.append(stands(case))
    assert walked == list(Stage)


def test_what_lies_on_paper_counts_for_the_stage(world: World):
    case = opened(world)
    actions.note_paper(case=case, sort="assessment", happened_on=TODAY, place="档案柜2", **stamp(world))
    assert stands(case) is Stage.ASSESSMENT
    with pytest.raises(NotOnPaper):
        actions.note_paper(case=case, sort="closure", happened_on=TODAY, place="档案柜2", **stamp(world))


def test_words_lie_sealed_and_open_for_a_look_at_this_case(world: World):
    case, other = opened(world), opened(world, "白小兰")
    note = contact(world, case)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM cases_contact")
        assert SECRET.encode() not in bytes(cursor.fetchone()[0])
    assert note.open(looking(world, case))["happened"] == SECRET
    with pytest.raises(NotLooked):
        note.open(looking(world, other))
    assert View.objects.filter(subject=case.uid, purpose="service").exists()


def test_only_its_worker_and_its_supervisor_write(world: World):
    case = opened(world)
    somebody = world.colleague("social_worker", world.north, 2)
    values = {"case": case, "sort": "lost", "happened_on": TODAY, "words": {"tried": "三次"}, "attempts": 3}
    with pytest.raises(NotGranted):
        actions.write_paper(**values, by=somebody.actor, at=NOW)
    actions.give(case=case, to=somebody.user, purpose="service", until=TODAY, **stamp(world))
    with pytest.raises(OnlyWhoWorksOnIt):
        actions.write_paper(**values, by=somebody.actor, at=NOW)
    assert look(subject=case.uid, office=case.office, by=somebody.actor, at=NOW)


def test_only_the_supervisor_supervises_and_a_verdict_is_about_a_plan_or_a_closure(world: World):
    case = opened(world)
    said = {"case": case, "sort": "supervision", "happened_on": TODAY, "words": {"said": "可以"}, "minutes": 30}
    with pytest.raises(OnlyItsSupervisor):
        actions.write_paper(**said, verdict="comment", about=None, **stamp(world))
    boss = {"by": supervisor(world).actor, "at": NOW}
    with pytest.raises(NotAPaperOfThisCase):
        actions.write_paper(**said, verdict="approved", about=None, **boss)
    actions.write_paper(**said, verdict="approved", about=planned(world, case).uid, **boss)
    shown = timeline(case, looking(world, case)).papers
    assert [one.verdict for one in shown if one.sort is PaperSort.PLAN] == ["approved"]


def test_nothing_is_written_before_the_case_nor_of_a_day_to_come_nor_without_words_or_minutes(world: World):
    case = opened(world)
    with pytest.raises(BeforeTheCase):
        contact(world, case, OPENED - timedelta(days=1))
    with pytest.raises(HappensInTheFuture):
        contact(world, case, TODAY + timedelta(days=1))
    with pytest.raises(NoMinutes):
        contact(world, case, direct=0, indirect=0)
    with pytest.raises(NoWords):
        contact(world, case, words={"happened": "  "})
    with pytest.raises(NoMarks):
        actions.assess(case=case, happened_on=TODAY, marks={}, seen={}, words={}, **stamp(world))
    with pytest.raises(NoGoals):
        actions.plan(case=case, happened_on=TODAY, goals=[], words={}, **stamp(world))


def test_a_closed_case_takes_no_contact_and_is_opened_again_on_a_later_day(world: World):
    case = opened(world)
    with pytest.raises(CaseNotClosed):
        written(world, case, "reopening", TODAY)
    ended = TODAY - timedelta(days=2)
    written(world, case, "closure", ended, reason="moved")
    with pytest.raises(CaseClosed):
        contact(world, case)
    with pytest.raises(OpenedAgainTooSoon):
        written(world, case, "reopening", ended)
    written(world, case, "follow_up", ended, well=True, minutes=10)
    written(world, case, "reopening", TODAY)
    contact(world, case)
    assert condition(last_days_of(case)) is Condition.OPEN


def test_a_second_assessment_knows_what_changed(world: World):
    case = opened(world)
    assessed(world, case, OPENED, strength=1, need=4)
    later = assessed(world, case, TODAY, strength=3, need=2)
    assert (later.gained, later.eased) == (4, 4)
    assert [one.gained for one in assessments(case)] == [None, 4]


def test_the_days_to_the_first_plan_are_kept_and_a_later_plan_has_none(world: World):
    case = opened(world)
    first, second = planned(world, case, OPENED + timedelta(days=12)), planned(world, case)
    assert (first.days, second.days) == (12, None)


def test_a_review_says_what_became_of_goals_and_goes_with_them(world: World):
    case = opened(world)
    goal = goal_of(planned(world, case))
    made = actions.review(
        case=case, happened_on=TODAY, words={"progress": "好"}, outcomes={goal: "reached"}, **stamp(world)
    )
    assert GoalOutcome.objects.standing().get().outcome == "reached"
    actions.withdraw_paper(paper=made, reason="mistake", **stamp(world))
    assert not GoalOutcome.objects.standing().exists()
    strange = goal_of(planned(world, opened(world, "白小兰")))
    with pytest.raises(NotAPaperOfThisCase):
        actions.review(
            case=case, happened_on=TODAY, words={"progress": "好"}, outcomes={strange: "not"}, **stamp(world)
        )


def test_a_changed_paper_keeps_what_it_said_before_sealed(world: World):
    case = opened(world)
    note, seen = contact(world, case), looking(world, case)
    plain = {"way": "phone", "direct": 15, "indirect": 0, "goal": None, "next_on": None}
    changed = actions.amend(
        paper=note, look=seen, version=1, happened_on=TODAY, words={"happened": "改过"}, **plain, **stamp(world)
    )
    assert (changed.version, changed.direct, changed.open(seen)["happened"]) == (2, 15, "改过")
    [(row, said)] = earlier(case, changed, seen)
    assert (row.version, said["happened"], said["direct"]) == (1, SECRET, 40)
    assert SECRET.encode() not in bytes(EarlierWords.objects.get().words)
    with pytest.raises(ChangedSince):
        actions.amend(
            paper=note, look=seen, version=1, happened_on=TODAY, words={"happened": "又改"}, **stamp(world)
        )


def test_a_withdrawn_paper_counts_nowhere(world: World):
    case = opened(world)
    plan = planned(world, case)
    assert stands(case) is Stage.PLANNING
    actions.withdraw_paper(paper=plan, reason="mistake", **stamp(world))
    assert stands(case) is Stage.INTAKE
    assert timeline(case, looking(world, case)).papers == ()
    with pytest.raises(WithdrawnPaper):
        actions.withdraw_paper(paper=plan, reason="mistake", **stamp(world))


def test_what_is_typed_is_kept_sealed_for_its_writer_alone_and_goes_with_the_saving(world: World):
    case = opened(world)
    kept = {"case": case, "sort": "contact", "paper": None}
    actions.keep_draft(**kept, typed={"happened": SECRET}, **stamp(world))
    actions.keep_draft(**kept, typed={"happened": SECRET + "了"}, **stamp(world))
    draft = PaperDraft.objects.get()
    assert SECRET.encode() not in bytes(draft.words)
    assert draft.typed(looking(world, case)) == {"happened": SECRET + "了"}
    assert draft_of(supervisor(world).actor, case, "contact", None) is None
    contact(world, case)
    assert not PaperDraft.objects.exists()


def test_a_scan_lies_sealed_in_the_database_without_its_metadata(world: World, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    case = opened(world)
    paper = actions.note_paper(case=case, sort="consent", happened_on=TODAY, place="柜2", **stamp(world))
    out = BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "JPEG", comment=b"place of the photo")
    scan = actions.enclose_scan(case=case, paper=paper, name="同意书.jpg", data=out.getvalue(), **stamp(world))
    assert not list(tmp_path.rglob("*.*"))
    assert b"JFIF" not in bytes(scan.words)
    data = scan.bytes(looking(world, case))
    assert data.startswith(b"\xff\xd8")
    assert b"place of the photo" not in data


def test_a_page_of_notes_goes_on_with_the_next_one(world: World):
    case = opened(world)
    for n in range(25):
        contact(world, case, OPENED + timedelta(days=n))
    first, second = (timeline(case, looking(world, case), page=page) for page in (0, 1))
    assert (len(first.papers), first.more, len(second.papers), second.more) == (20, True, 5, False)
    days = [one.row.happened_on for one in (*first.papers, *second.papers)]
    assert days == sorted(days, reverse=True)
    assert Contact.objects.count() == 25
