"""What is sealed lies nowhere in clear; erasure and time take the words and leave the counts."""

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
    looking,
    opened,
    planned,
    stamp,
    supervisor,
    worker,
    written,
)
from tests.factories.people import keeper
from tests.factories.people import looking as look_at_person
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import NotGranted, look
from youju.ground.access.models import AuditEntry
from youju.ground.people import actions as people
from youju.ground.people.queries.held import everything
from youju.services.cases import actions
from youju.services.cases.models import Case, Contact, PaperDraft, Scan
from youju.services.cases.queries.auditing import case_year
from youju.services.cases.queries.retaining import WORDS, due
from youju.services.cases.queries.timeline import timeline
from youju.services.cases.rules.retaining import kept_until
from youju.services.cases.rules.veiling import veiled

pytestmark = pytest.mark.django_db


def full(world: World, name: str = "陈小舟") -> Case:
    """A case with a paper of every sort that holds the secret, a draft, a scan and an emergency."""
    case = opened(world, name)
    written(world, case, "intake", OPENED, came="school", urgent=True)
    written(world, case, "consent", OPENED, own=True, guardian=False)
    assessed(world, case, OPENED)
    planned(world, case, OPENED)
    note = contact(world, case, OPENED)
    actions.amend(
        paper=note, look=looking(world, case), version=1, happened_on=OPENED, words={"happened": f"{SECRET}。"},
        **stamp(world),
    )  # fmt: skip
    written(world, case, "supervision", OPENED, verdict="comment", about=None, minutes=20)
    actions.keep_draft(case=case, sort="lost", paper=None, typed={"tried": SECRET}, **stamp(world))
    paper = actions.note_paper(
        case=case, sort="review", happened_on=OPENED, place="柜", note=SECRET, **stamp(world)
    )
    out = BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    actions.enclose_scan(case=case, paper=paper, name="a.png", data=out.getvalue(), **stamp(world))
    by = world.colleague("social_worker", world.north, 5).actor
    actions.break_glass(case=case, reason=SECRET, by=by, at=NOW)
    return case


def leftovers() -> list[str]:
    """Tables in which sealed words are left."""
    return [model.__name__ for model, _column in WORDS if model.objects.exclude(words=b"").exists()]


def test_no_cell_of_any_table_holds_the_words_in_clear(world: World):
    full(world)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                cells = [bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for c in row]
                assert not any(SECRET.encode() in cell for cell in cells), table


def test_a_person_who_is_erased_leaves_no_word_and_every_count(world: World):
    case = full(world)
    person = case.person
    editor = world.colleague("office_editor", world.north)
    people.ask(person=person, purpose="request", sentence="家长要求删除", by=editor.actor, at=NOW)
    people.erase(person=person, reason="家长书面要求", by=editor.actor, at=NOW)
    assert leftovers() == []
    assert not Scan.objects.exclude(words=b"").exists()
    assert Contact.objects.get().direct == 40
    shown = timeline(case, looking(world, case)).papers
    assert {text for one in shown for text in one.words.values()} == {""}


def test_everything_held_tells_of_papers_by_day_and_sort_and_opens_no_word(world: World):
    case = full(world)
    keeps = keeper(world)
    people.ask(person=case.person, purpose="request", sentence="本人来问", by=keeps.actor, at=NOW)
    said = [
        one.place.says(one.row)
        for one in everything(case.person, look=look_at_person(world, case.person))
        if one.place
    ]
    assert any("接触记录" in line for line in said)
    assert not any(SECRET in line for line in said)


def test_ten_years_after_its_end_a_case_is_emptied_and_still_counts(world: World):
    case = full(world)
    written(world, case, "closure", TODAY, reason="reached")
    end = kept_until(TODAY)
    assert due(end - timedelta(days=1)) == []
    assert due(end) == [case.pk]
    later = NOW.replace(year=end.year)
    assert actions.empty_cases(on=end, by=world.system, at=later) == 1
    row = Case.objects.get()
    assert (row.person, row.emptied_on) == (None, end)
    assert leftovers() == []
    assert not PaperDraft.objects.exists()
    assert Contact.objects.get().direct == 40
    with pytest.raises(NotGranted):
        look(subject=case.uid, office=case.office, by=worker(world).actor, at=later + timedelta(seconds=1))
    assert due(end) == []


def test_the_audit_of_a_year_has_numbers_and_no_names(world: World):
    case = full(world)
    looking(world, case)
    start = NOW.replace(month=1, day=1, hour=0, minute=0)
    boss = {"by": supervisor(world).actor, "at": NOW}
    found = actions.pack_year(office=world.north, start=start, end=start.replace(year=2019), **boss)
    assert {number for _at, _who, number, _what in found.views} == {case.number}
    assert [way for *_rest, way in found.grants] == ["case", "case", "emergency"]
    assert len(found.emergencies) == 1
    assert "陈小舟" not in repr(found)
    assert AuditEntry.objects.filter(verb="case.pack_year").exists()
    again = case_year(world.north, start, start.replace(year=2019))
    assert [row[2] for row in again.exports] == ["year"]
    assert case_year(world.south, start, start.replace(year=2019)).views == ()


def test_a_bundle_calls_nobody_by_name_without_consent(world: World):
    case = full(world)
    contact(world, case, TODAY, words={"happened": "陈小舟今天来了，小舟很高兴"})
    taken = actions.bundle(case=case, look=looking(world, case), reason="项目评估", **stamp(world))
    assert (taken.named, taken.name) == (False, str(case))
    days = [one.row.happened_on for one in taken.papers]
    assert days == sorted(days)
    assert "陈小舟" not in "".join(
        veiled(text, taken.names) for one in taken.papers for text in one.words.values()
    )


def test_the_longest_name_gives_way_first_and_one_character_never():
    assert veiled("陈小舟和小舟", {"小舟": "甲", "陈小舟": "乙", "陈": "丙"}) == "乙和甲"
