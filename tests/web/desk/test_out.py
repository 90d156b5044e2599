"""What leaves the desk: exports that open right and run nothing, attachments that are only looked at."""

import csv
import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from python_calamine import CalamineWorkbook

from tests.factories.pages import Page
from tests.factories.world import NOW, World
from youju.ground.evidence import actions
from youju.ground.evidence.kinds import kind_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
KIND = "communications.publication"
LIST = "/desk/communications-publication/"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
EVIL = '=HYPERLINK("http://evil.example","点我")'


@pytest.fixture
def worker(world: World):
    return world.colleague("social_worker", world.north)


def lines(answer) -> list[dict[str, str]]:
    text = b"".join(answer.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def sheet(answer) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def test_a_csv_opens_right_with_labels_and_local_time(world, worker):
    world.record(KIND, title="图书角", text="", characters="1609", site=world.furniture[world.north.pk].site.name)
    answer = worker.client().get(f"{LIST}export.csv", **ENGLISH)
    assert "charset=utf-8" in answer.headers["Content-Type"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    (row,) = lines(answer)
    assert (row["Date"], row["Site"], row["Channel"]) == ("2018-03-05", "北岸儿童服务站", "Weibo")
    assert (row["Title or first words"], row["Characters"]) == ("图书角", "1609")
    assert row["Recorded at"] == "2018-03-20 18:32"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_no_cell_of_a_csv_runs(world, worker, start):
    world.record(KIND, title=f"{start}1+1", text="")
    (row,) = lines(worker.client().get(f"{LIST}export.csv", **ENGLISH))
    assert row["Title or first words"].startswith("'")


def test_a_workbook_holds_numbers_dates_and_texts_but_no_formula(world, worker):
    world.record(KIND, title=EVIL, text="", characters="12")
    heads, row = sheet(worker.client().get(f"{LIST}export.xlsx", **ENGLISH))
    said = dict(zip(heads, row, strict=True))
    assert said["Title or first words"] == EVIL
    assert (said["Characters"], str(said["Date"])) == (12, "2018-03-05")


def test_an_export_is_the_list_that_was_asked_for(world, worker):
    world.record(KIND, title="三月微博", channel="weibo")
    world.record(KIND, title="三月博客", channel="blog")
    world.record(KIND, title="二月微博", channel="weibo", happened_on="2018-02-01")
    world.record(KIND, title="南坡微博", office=world.south)
    page = Page(worker.client().get(f"{LIST}?channel=weibo", **ENGLISH))
    address = next(href for href, text in page.links.items() if text == "CSV")
    assert [row["Title or first words"] for row in lines(worker.client().get(address, **ENGLISH))] == ["三月微博"]


def test_withdrawn_rows_say_so_where_they_are_asked_for(world, worker):
    gone = world.record(KIND)
    actions.withdraw(kind=kind_of(KIND), record=gone, reason="重复", by=world.system, at=NOW)
    assert lines(worker.client().get(f"{LIST}export.csv", **ENGLISH)) == []
    (row,) = lines(worker.client().get(f"{LIST}export.csv?withdrawn=1", **ENGLISH))
    assert row["Withdrawn at"] == "2018-03-20 18:32"


def test_another_office_is_not_exported(world, worker):
    assert worker.client().get(f"{LIST}export.csv?office=south").status_code == 404
    assert worker.client().get(f"{LIST}export.pdf").status_code == 404


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("签到表.pdf", b"%PDF-1.4 nothing", "application/pdf")


def photo() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return SimpleUploadedFile("x.png", file.getvalue(), "image/png")


def papers(world, worker):
    record = world.record(KIND, by=worker.actor)
    way = f"{LIST}{record.uid}/attachments/"
    worker.client().post(way, {"files": [pdf(), photo()]})
    return way, list(record.attachments.order_by("pk"))


def test_a_sheet_is_attached_later_and_shows_on_the_record(world, worker):
    way, found = papers(world, worker)
    page = Page(worker.client().get(way.removesuffix("attachments/"))).links
    assert all(f"{way}{paper.uid}/" in page for paper in found)


def test_a_photo_is_shown_and_a_pdf_downloaded_and_neither_can_run(world, worker):
    way, (document, picture) = papers(world, worker)
    shown, saved = (worker.client().get(f"{way}{paper.uid}/") for paper in (picture, document))
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert saved.headers["Content-Type"] == "application/octet-stream"
    assert saved.headers["Content-Disposition"].startswith("attachment")
    for answer in (shown, saved):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_name_of_a_file_cannot_break_the_answers_head(world, worker):
    record = world.record(KIND, by=worker.actor)
    way = f"{LIST}{record.uid}/attachments/"
    actions.enclose(
        kind=kind_of(KIND), record=record, by=worker.actor, at=NOW,
        attachments=[
            actions.attach(
                office=world.north, name='a"\r\nSet-Cookie: x=1.jpg', data=photo().read(), by=worker.actor, at=NOW
            )
        ],
    )  # fmt: skip
    answer = worker.client().get(f"{way}{record.attachments.get().uid}/")
    assert "Set-Cookie" not in answer.headers
    assert "\n" not in answer.headers["Content-Disposition"]


def test_an_attachment_is_found_through_its_own_record_only(world, worker):
    _way, (_document, picture) = papers(world, worker)
    other = world.record(KIND)
    assert worker.client().get(f"{LIST}{other.uid}/attachments/{picture.uid}/").status_code == 404
    assert worker.client().get(f"{LIST}{uuid4()}/attachments/{picture.uid}/").status_code == 404


def test_another_offices_attachment_is_as_absent_as_none(world, worker):
    way, (_document, picture) = papers(world, worker)
    stranger = world.colleague("office_director", world.south).client()
    assert stranger.get(f"{way}{picture.uid}/").status_code == 404
    assert stranger.post(way, {"files": [photo()]}).status_code == 404
