"""A person brings a printed issue, goes through its figures, and finds them on the figure's page."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories.world import World
from youju.ground.measures.indicators import indicators
from youju.reporting.archive.models import PrintedFigure, PrintedIssue, PublisherWord, Verdict, WaitingFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]

SESSIONS = "activities.service.sessions"
TEXT = """北岸月讯　2015年5月
【服务成效】
北岸社会工作服务中心
本月开展活动12场,参加318人次。
"""
WHERE = "/archive/new/"


@pytest.fixture
def editor(world: World) -> Client:
    return world.colleague("network_editor").client()


def bring(client: Client, text: str = TEXT, **more: Any) -> Any:
    return client.post(WHERE, {"text": text, "publisher": "", "period": "", **more})


def figure(value: int) -> PrintedFigure:
    return PrintedFigure.objects.filter(value=value).order_by("position")[0]


def label(world: World) -> str:
    return str(indicators(world.network)[SESSIONS].label)


def judge(client: Client, row: PrintedFigure, **changes: str) -> Any:
    said = {
        "value": f"{row.value:f}".rstrip("0").rstrip("."), "unit": row.unit, "office": "north",
        "period": "2015-05", "indicator": "", "redefined": "", **changes,
    }  # fmt: skip
    if row.cumulative:
        said.setdefault("cumulative", "on")
    return client.post(f"/archive/figures/{row.uid}/judge/", said)


def test_a_pasted_issue_opens_with_every_figure_marked_in_its_text(editor: Client):
    answer = bring(editor)
    assert answer.status_code == 302
    page = editor.get(answer.url).content.decode()
    row = figure(318)
    assert f'data-mark="{row.uid}"' in page
    assert f'id="figure-{row.uid}"' in page
    assert "北岸月讯" in page


def test_the_same_issue_again_leads_to_it_and_changes_nothing(editor: Client):
    first, again = bring(editor), bring(editor)
    assert first.url == again.url
    assert PrintedIssue.objects.count() == 1
    assert "读过" in editor.get(again.url).content.decode()


def test_a_file_that_cannot_be_read_says_why_and_keeps_what_was_typed(editor: Client):
    file = SimpleUploadedFile("坏.pdf", b"%PDF-1.4")
    answer = bring(editor, "", files=file, publisher="青石社")
    assert answer.status_code == 422
    assert "青石社" in answer.content.decode()
    assert PrintedIssue.objects.count() == 0


def test_a_text_without_a_month_asks_for_it_at_the_field(editor: Client):
    answer = bring(editor, "本月开展活动12场。")
    assert answer.status_code == 422
    assert bring(editor, "本月开展活动12场。", period="2015-05").status_code == 302


def test_many_files_become_a_batch_that_shows_what_became_of_each(editor: Client):
    files = [SimpleUploadedFile(f"{n}.txt", TEXT.replace("5月", f"{n}月").encode()) for n in (3, 4)]
    answer = editor.post(WHERE, {"files": [*files, SimpleUploadedFile("坏.pdf", b"%PDF-1.4")], "text": ""})
    assert answer.status_code == 302
    page = editor.get(answer.url).content.decode()
    assert "坏.pdf" in page
    assert WaitingFile.objects.count() == 3


def test_a_figure_that_is_kept_as_read_is_confirmed_and_stands_on_its_figures_page(editor: Client, world: World):
    bring(editor)
    answer = judge(editor, figure(12), indicator=label(world))
    assert answer.status_code == 302
    judgement = figure(12).judgement
    assert judgement is not None
    assert (judgement.verdict, judgement.amount, judgement.office) == (Verdict.CONFIRMED, 12, world.north)
    page = editor.get(f"/figures/2015-05/{SESSIONS}/?scope=north").content.decode()
    assert "北岸月讯" in page
    assert f"#figure-{figure(12).uid}" in page


def test_another_number_is_a_correction(editor: Client, world: World):
    bring(editor)
    judge(editor, figure(12), value="21", indicator=label(world), redefined="只算室内")
    judgement = figure(12).judgement
    assert judgement is not None
    assert (judgement.verdict, judgement.amount, judgement.redefined) == (Verdict.CORRECTED, 21, "只算室内")


def test_a_unit_that_does_not_fit_is_said_at_its_field(editor: Client, world: World):
    bring(editor)
    answer = judge(editor, figure(318), indicator=label(world))
    assert answer.status_code == 422
    assert figure(318).judgement is None


def test_a_figure_that_nobody_knows_is_asked_for_again(editor: Client):
    bring(editor)
    assert judge(editor, figure(12), indicator="没有这个").status_code == 422


def test_htmx_takes_the_figure_alone_with_how_many_are_left(editor: Client):
    bring(editor)
    row = figure(12)
    answer = editor.post(f"/archive/figures/{row.uid}/reject/", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.lstrip().startswith("<li")
    assert "archive-left" in page
    editor.post(f"/archive/figures/{row.uid}/back/")
    assert figure(12).judgement is None


def test_two_who_judge_at_once_are_told(editor: Client):
    bring(editor)
    address = f"/archive/figures/{figure(12).uid}/reject/"
    assert editor.post(address).status_code == 302
    assert editor.post(address).status_code == 409


def test_words_are_listed_by_publisher_and_struck(editor: Client, world: World):
    bring(editor, publisher="北岸中心")
    judge(editor, figure(12), indicator=label(world))
    assert "北岸中心" in editor.get("/archive/words/").content.decode()
    for word in PublisherWord.objects.all():
        assert editor.post(f"/archive/words/{word.uid}/strike/").status_code == 302
    assert not PublisherWord.objects.exists()


def test_the_shelf_finds_filters_and_leaves_as_a_table(editor: Client):
    bring(editor, publisher="北岸中心")
    assert "北岸月讯" in editor.get("/archive/?q=北岸").content.decode()
    assert "北岸月讯" not in editor.get("/archive/?q=青石").content.decode()
    assert "北岸月讯" in editor.get("/archive/?open=1").content.decode()
    said = b"".join(editor.get("/archive/issues.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert said.startswith("\ufeff")
    assert "北岸月讯" in said


def test_whoever_sees_figures_reads_and_judges_nothing(editor: Client, world: World):
    answer = bring(editor)
    worker = world.colleague("social_worker", world.north).client()
    page = worker.get(answer.url).content.decode()
    assert "data-judge" not in page
    assert worker.post(f"/archive/figures/{figure(12).uid}/reject/").status_code == 403
