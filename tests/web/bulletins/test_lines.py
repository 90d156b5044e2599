"""A line is written in its place, and nothing that was typed is lost."""

import pytest
from django.utils.html import strip_tags

from tests.factories.press import CARE, HTMX, page
from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line

pytestmark = pytest.mark.django_db
TOKEN = f"{{{CARE}}}"


def post(colleague, address, htmx=True, **typed):
    return colleague.client().post(address, typed, headers=HTMX if htmx else {})


def test_a_line_shows_its_number_its_sentence_and_the_figures_in_it(press):
    text = page(press.editor.client(), press.at())
    assert '<span class="number">25</span><span class="unit">人次</span>' in text
    assert f"/figures/2018-03/{CARE}/?scope=north" in text
    assert "托管儿童人次" in text
    assert TOKEN not in text


def test_saving_gives_the_line_back_with_what_was_found_beside_it(press):
    address = press.at("lines", press.line.uid)
    answer = post(press.editor, address, margin=TOKEN, sentence="孩子们来了。", version="1").content.decode()
    assert press.line.sentence == "孩子们来了。"
    assert "孩子们来了。" in answer
    assert "<form" not in answer.split('class="tools"')[0]
    assert 'id="findings"' in answer
    assert 'hx-swap-oob="true"' in answer
    assert 'class="finding margin"' in answer, "the margin's number stands nowhere in the sentence"


def test_without_a_script_the_form_is_a_page_and_saving_leads_back_to_the_line(press):
    address = press.at("lines", press.line.uid)
    assert "<html" in page(press.editor.client(), address)
    answer = post(press.editor, address, htmx=False, margin="", sentence="孩子们来了。", version="1", part="north")
    assert answer.status_code == 302
    assert answer["Location"] == f"{press.at()}?part=north#p-{press.line.uid}"


BAD = {
    "nothing": ("", ""),
    "blanks only": ("", "  \n "),
    "too long": ("", "很" * 601),
    "a number without records": ("", "来了25人次"),
    "a Chinese number": ("", "来了二十五人次"),
    "a full-width number": ("", "来了\uff12\uff15人次"),
    "a figure that does not exist": ("", "来了{activities.nothing}"),
    "an office that does not exist": ("", f"来了{{{CARE}@west}}"),
    "a group that does not exist": ("", f"来了{{{CARE}@north/choir}}"),
    "a lone brace": ("", "来了{"),
    "a day that does not exist": ("", "自{date:2018-02-30}起"),
    "a template": ("", "{% load x %}"),
    "a control character": ("", "来\x00了"),
    "a lone brace in the margin": ("{", "来了"),
    "words in the margin": ("很多", "来了"),
    "two figures in the margin": (TOKEN * 2, "来了"),
    "a margin that does not exist": ("{activities.nothing}", "来了"),
}


@pytest.mark.parametrize(("margin", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_stand_is_refused_and_stays_in_the_form(press, margin, sentence):
    before = press.line
    answer = post(press.editor, press.at("lines", before.uid), margin=margin, sentence=sentence, version="1")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="error-summary"' in text
    assert (margin or sentence).strip()[:20] in text
    assert (press.line.sentence, press.line.version) == (before.sentence, 1)
    assert (
        post(
            press.editor, press.at("sections", press.section.uid, "lines"), margin=margin, sentence=sentence
        ).status_code
        == 422
    )
    assert Line.objects.count() == 1


def test_who_wrote_meanwhile_is_shown_beside_what_was_typed_and_saving_again_decides(press):
    line = press.line
    actions.write_line(line=line, margin="", sentence="别人写的。", version=1, by=press.editor.actor, at=NOW)
    address = press.at("lines", line.uid)
    answer = post(press.editor, address, margin=TOKEN, sentence="我写的。", version="1")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "别人写的。" in strip_tags(text)
    assert "我写的。" in strip_tags(text)
    assert 'name="version" value="2"' in text
    assert press.line.sentence == "别人写的。"
    assert post(press.editor, address, margin=TOKEN, sentence="我写的。", version="2").status_code == 200
    assert press.line.sentence == "我写的。"


def test_a_new_line_is_followed_by_the_next_empty_form(press):
    address = press.at("sections", press.section.uid, "lines")
    answer = post(press.editor, address, margin="", sentence="第一次家长会。")
    text = answer.content.decode()
    assert [line.sentence for line in press.section.lines.all()][-1] == "第一次家长会。"
    assert f'id="new-{press.section.uid}"' in text
    assert text.index("第一次家长会。") < text.index('name="sentence"')


def test_what_was_taken_out_is_put_back_where_it_was(press):
    press.write("第二条。")
    first = press.line
    answer = post(press.editor, press.at("lines", first.uid, "remove"))
    back = press.at("passages", first.uid, "versions", 1)
    assert [line.sentence for line in press.section.lines.all()] == ["第二条。"]
    assert f'hx-post="{back}"' in answer.content.decode()
    assert first.sentence.split("{")[0] in post(press.editor, back, stands="0").content.decode()
    assert (press.line.uid, press.line.sentence) == (first.uid, first.sentence)
    assert press.section.lines.count() == 2


def test_a_line_moves_one_place_and_stays_within_its_section(press):
    press.write("第二条。")
    first, second = press.section.lines.all()
    post(press.editor, press.at("lines", first.uid, "move"), to="down")
    assert list(press.section.lines.all()) == [second, first]
    post(press.editor, press.at("lines", second.uid, "move"), to="up")
    assert list(press.section.lines.all()) == [second, first]


def test_trying_a_sentence_out_writes_nothing_and_says_why_it_would_be_refused(press):
    address = press.at("sections", press.section.uid, "proof")
    acts = AuditEntry.objects.count()
    good = post(press.editor, address, margin=TOKEN, sentence=f"来了{TOKEN}。").content.decode()
    assert '<span class="number">25</span>' in good
    bad = post(press.editor, address, margin="", sentence="来了25人次。").content.decode()
    assert "“25”" in bad
    assert (Line.objects.count(), AuditEntry.objects.count()) == (1, acts)


@pytest.mark.parametrize(("words", "found"), [("儿", True), ("托管", True), (CARE, True), ("龙", False)])
def test_one_or_two_characters_find_a_figure_and_its_token(press, words, found):
    answer = press.editor.client().get(press.at("sections", press.section.uid, "figures"), {"words": words})
    assert (f'data-token="{TOKEN}"' in answer.content.decode()) == found


def test_a_figure_of_another_office_comes_with_its_name_in_the_token(press):
    press.world.record("activities.session", press.world.south, happened_on="2018-03-08", n_child="40")
    answer = press.editor.client().get(
        press.at("sections", press.section.uid, "figures"), {"words": "托管儿童", "of": "south"}
    )
    text = answer.content.decode()
    assert f'data-token="{{{CARE}@south}}"' in text
    assert '<span class="number">40</span>' in text
