"""Checks of words, pictures, links and names: each finds its planted fault and is silent on clean ones."""

from datetime import date

import pytest

from tests.factories.passages import keys, line, said, story
from youju.reporting.bulletins.rules import DateToken, Quoted
from youju.reporting.bulletins.rules.checks import Picture
from youju.reporting.bulletins.rules.checks import names as register
from youju.reporting.bulletins.rules.checks.names import Known, outdated, pseudonyms, short_before_full, titles
from youju.reporting.bulletins.rules.checks.pictures import is_address, links, unconsented, undescribed
from youju.reporting.bulletins.rules.checks.prose import breaks_off, cut_dates, last_cut_off, naked, unbalanced
from youju.reporting.bulletins.rules.checks.wording import DEFAULTS, Word, fundraising, replaced, words

ON = date(2018, 3, 31)

PLANTED = {
    "no closing mark": (breaks_off, line("孩子们种了树"), "cut"),
    "a comma at the end": (breaks_off, line("孩子们种了树，"), "cut"),
    "a paragraph that breaks off": (breaks_off, story("第一段。\n\n第二段没有写"), "cut"),
    "bracket alone": (unbalanced, line("孩子们（和家长种了树。"), "brackets"),
    "quotation mark alone": (unbalanced, story("“火锅派对、谁是天使。"), "brackets"),
    "closing mark alone": (unbalanced, line("《报告》》发布。"), "brackets"),
    "in the title": (unbalanced, story("好。", title="“小主人"), "brackets"),
    "year and half a month": (cut_dates, line("截至2018年3，来了。"), "date"),
    "half a day": (cut_dates, line("于3月9在隧道亮相。"), "date"),
    "a month cut in a quotation": (cut_dates, line(Quoted("2018年3"), "。"), "date"),
    "digits": (naked, line("来了25人次。"), "naked"),
    "full-width digits": (naked, line("来了\uff12\uff15人次。"), "naked"),
    "about eighty": (naked, line("八十余名儿童。"), "naked"),
    "twice": (naked, line("开展两次活动。"), "naked"),
    "in a title": (naked, story("好。", title="53家机构"), "naked"),
    "no description": (undescribed, story("好。", pictures=(Picture("", "nobody"),)), "alt"),
    "nobody said who": (unconsented, story("好。", pictures=(Picture("树", ""),)), "consent"),
    "not agreed": (unconsented, story("好。", pictures=(Picture("树", "not_yet"),)), "consent"),
    "no such address": (links, story("好。", link="https://nowhere"), "link"),
    "words for an address": (links, story("好。", link="查看详情"), "link"),
    "headline without link": (links, story("好。"), "nolink"),
}
CLEAN = {
    "closed": (breaks_off, line("孩子们说：“好。”")),
    "closed by a bracket": (breaks_off, line("孩子们种了树（见照片）")),
    "headings and items": (breaks_off, story("## 小标题\n\n一段。\n\n- 条目\n- 条目")),
    "balanced": (unbalanced, story("“谁是‘天使’”（《报告》）。1）写；2）读。Children’s day。")),
    "whole dates": (cut_dates, line("2018年3月，3月17日、3月9日，", DateToken(date(2018, 3, 5)), "。")),
    "from day to day": (cut_dates, line("3月5至9日。")),
    "only tokens": (naked, line("来了", said(25), "，", Quoted("53家"), "，第一次，一起。")),
    "described": (undescribed, story("好。", pictures=(Picture("种树的孩子", "nobody"),))),
    "no picture": (undescribed, story("好。")),
    "nobody to recognise": (unconsented, story("好。", pictures=(Picture("树", "nobody"),))),
    "guardians agreed": (unconsented, story("好。", pictures=(Picture("树", "guardians"),))),
    "an address": (links, story("好。", link="https://tongxing.example/2018-03/a?x=1#y")),
    "a line has no link": (links, line("好。")),
    "a letter has no link": (links, story("好。", kind="letter")),
}


@pytest.mark.parametrize(("check", "passage", "key"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found(check, passage, key):
    [row] = check(passage)
    assert (row.check, row.place) == (key, passage.place)
    assert row.quote in row.message


@pytest.mark.parametrize(("check", "passage"), CLEAN.values(), ids=CLEAN)
def test_a_clean_text_is_left_alone(check, passage):
    assert keys(check(passage)) == []


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://", "https://a b.example", "https://x:y@a.example"]
)
def test_what_cannot_be_a_public_page(link):
    assert not is_address(link)


def test_the_issue_ends_with_a_line_that_says_nothing():
    whole = story("一段。", kind="giving")
    assert keys(last_cut_off([whole, story("北岸 创建", kind="giving")])) == ["cut"]
    assert keys(last_cut_off([story("北岸 创建", kind="giving"), whole])) == []
    assert keys(last_cut_off([])) == []


BUREAU = (
    Known(register.ORGANISATION, "青石社团办", "青石", until=date(2018, 3, 1)),
    Known(register.ORGANISATION, "青石社会组织管理局", "青石", short="青石局", since=date(2018, 3, 1)),
)
PERSON = (
    Known(register.TITLE, "主任", "白露", until=date(2018, 3, 10)),
    Known(register.TITLE, "理事长", "白露", since=date(2018, 3, 10)),
)


def test_an_organisation_is_called_what_it_was_called_on_the_day():
    passage = line("受青石社团办委托。")
    [row] = outdated(passage, BUREAU, ON)
    assert row.replace == ("青石社团办", "青石社会组织管理局")
    assert "受青石社团办委托" in row.quote
    assert keys(outdated(passage, BUREAU, date(2018, 2, 28))) == []
    assert keys(outdated(line("受青石社会组织管理局委托。"), BUREAU, ON)) == []
    assert keys(outdated(line("受青石社会组织管理局委托。"), BUREAU, date(2018, 2, 28))) == ["outdated"]


def test_an_old_name_within_a_longer_one_is_no_fault():
    longer = (*BUREAU, Known(register.ORGANISATION, "青石社团办旧址"))
    assert keys(outdated(line("在青石社团办旧址开展活动。"), longer, ON)) == []


@pytest.mark.parametrize("words", ["白露主任到场。", "主任白露到场。", "白露会长到场。"])
def test_a_title_that_somebody_does_not_hold(words):
    [row] = titles(line(words), PERSON, ON)
    assert "理事长" in row.message
    assert row.quote in words


@pytest.mark.parametrize(
    "words", ["白露理事长到场。", "理事长白露到场。", "白露到场。", "任白露为主讲。", "王主任到场。"]
)
def test_a_title_that_is_held_or_nobodys(words):
    assert keys(titles(line(words), PERSON, ON)) == []


def test_a_person_without_any_title_on_the_day():
    [row] = titles(line("白露主任到场。"), PERSON[:1], ON)
    assert row.replace is None


def test_a_short_form_comes_after_the_full_one():
    short, full = line("受青石局委托。"), line("受青石社会组织管理局委托。")
    [row] = short_before_full([short, full], BUREAU, ON)
    assert (row.place, row.replace) == (short.place, ("青石局", "青石社会组织管理局"))
    assert keys(short_before_full([full, short], BUREAU, ON)) == []
    assert keys(short_before_full([line("别的话。")], BUREAU, ON)) == []


def test_a_pseudonym_is_nobodys_nickname():
    rows = (Known(register.PSEUDONYM, "小满"), Known(register.NICKNAME, "小满"), Known(register.PSEUDONYM, "小谷"))
    [row] = pseudonyms(story("小满把书带进学校。"), rows)
    assert row.stops
    assert not row.dismissible
    assert keys(pseudonyms(story("小谷把书带进学校。"), rows)) == []
    assert keys(pseudonyms(story("别人把书带进学校。"), rows)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截止到月底。", "截至"),
        ("做最美社工人。", ""),
        ("是唯一的机构。", ""),
        ("截至月底，最近最难的是后来。", None),
    ],
)
def test_words_of_the_list_come_with_a_suggestion(text, found):
    rows = list(words(line(text), DEFAULTS))
    assert [row.replace[1] if row.replace else "" for row in rows] == ([] if found is None else [found])


def test_a_word_is_fine_within_a_longer_one_and_in_quotations():
    rule = Word("第一", "", "绝对化", unless=("第一次", "第一本"))
    assert keys(words(line("第一次读完第一本书。"), [rule])) == []
    assert keys(words(line("第一次，第一。"), [rule])) == ["word"]
    assert keys(words(line(Quoted("第一"), "。"), [rule])) == []


def test_an_appeal_to_give_names_who_may_ask():
    appeal = story("请为孩子捐款。", kind="giving")
    assert keys(fundraising(appeal, DEFAULTS, ["水滴公益平台"])) == ["fundraising"]
    assert keys(fundraising(story("请在水滴公益平台捐款。"), DEFAULTS, ["水滴公益平台"])) == []
    assert keys(fundraising(story("捐款请到有公开募捐资格的平台。"), DEFAULTS, [])) == []
    assert keys(fundraising(story("热心企业捐来棉衣。"), DEFAULTS, [])) == []


def test_a_replacement_leaves_tokens_and_quotations_alone():
    assert (
        replaced("截止到{quote:截止到}，{a.b|hours}截止到。", "截止到", "截至")
        == "截至{quote:截止到}，{a.b|hours}截至。"
    )


def test_every_rule_of_the_house_finds_its_word():
    for rule in DEFAULTS:
        passage = line(f"我们{rule.word}这样写。")
        found = keys(words(passage, [rule])) + keys(fundraising(passage, [rule], []))
        assert len(found) == 1, rule.word
        assert rule.why
