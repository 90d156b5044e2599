"""The editor's HTML and the stored grammar tell the same text, and nothing but the grammar ever comes in."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from youju.reporting.bulletins.rules import read
from youju.reporting.bulletins.rules.blocks import blocks, written
from youju.web.bulletins import rich
from youju.web.bulletins.rich import Face, grammar, html, inline, line

PIECES = ["孩子", "们", "。", " ", "  ", "{a.b}", "{date:2018-03-17}", "{quote:两次}",
          "[报道](https://example.org/a?b=1&c=2)", "<b>",
          "&amp;", "&", '"', "{", "}", "[", "](", "\n", "\n\n", "## ", "- ", "> ", "\u3000",
          "\u00a0", "é", "😀"]  # fmt: skip
CHARACTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)
TEXTS = st.lists(st.sampled_from(PIECES) | CHARACTERS, max_size=16).map("".join)


@given(TEXTS)
@example("> 甲\n> 乙\n- 丙\n## 丁\n戊\n己")
def test_what_the_editor_shows_is_stored_again_as_the_same_text(text):
    canonical = written(blocks(text))
    assert blocks(canonical) == blocks(text)
    assert grammar(html(text, {})) == canonical


@given(st.lists(st.sampled_from(PIECES) | CHARACTERS, max_size=10).map("".join))
def test_a_sentence_comes_back_as_it_was(text):
    plain = " ".join(text.replace("\u00a0", " ").split("\n")).strip()
    plain = re.sub(r"\s*\n\s*", " ", plain)
    assert line(f"<p>{inline(plain, {})}</p>") == plain


def test_a_token_is_a_chip_that_says_what_it_is_and_what_it_says_now():
    shown = inline("来了{a.b}。", {"{a.b}": Face("托管<儿童>", "25人次")})
    assert 'data-token="{a.b}" data-label="托管&lt;儿童&gt;" data-said="25人次">25人次</span>' in shown


HOSTILE = {
    "a script": ("<p>甲<script>alert(1)</script></p>", "甲"),
    "a handler": ('<p onclick="x()">甲</p><img src=x onerror=alert(1)>', "甲"),
    "a script address": ('<p><a href="javascript:alert(1)">甲</a></p>', "甲"),
    "an address without a lock": ('<p><a href="http://example.org">甲</a></p>', "甲"),
    "an address in disguise": ('<p><a href="JaVa&#115;cript:alert(1)">甲</a></p>', "甲"),
    "bold and colour": ('<p style="color:red"><b>甲</b><font color=red>乙</font></p>', "甲乙"),
    "a table": ("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>", "甲乙\n\n丙"),
    "a false chip": ('<p><span data-token="{% load x %}">甲</span><span data-token="x">乙</span></p>', "甲乙"),
    "two tokens in one chip": ('<p><span data-token="{a.b}{c.d}">甲</span></p>', "甲"),
    "a chip that lies about its words": ('<p><span data-token="{a.b}">99人次</span></p>', "{a.b}"),
    "a chip inside a link": ('<p><a href="https://x.cn/a">见<span data-token="{a.b}">9</span>处</a></p>',
                             "[见](https://x.cn/a){a.b}[处](https://x.cn/a)"),
    "an address with brackets": ('<p><a href="https://x.cn/(a)[b]{c} d">甲</a></p>',
                                 "[甲](https://x.cn/%28a%29%5Bb%5D%7Bc%7D%20d)"),
    "words with brackets": ('<p><a href="https://x.cn">[甲]{乙}</a></p>', "[甲 乙](https://x.cn)"),
    "nested blocks": ("<blockquote><ul><li><p>甲</p><p>乙</p></li></ul><p>丙</p></blockquote>",
                      "- 甲\n- 乙\n\n> 丙"),
    "a heading of another size": ("<h1>甲</h1><h6>乙</h6>", "## 甲\n\n## 乙"),
    "line ends": ("<p>甲\n   乙<br>丙</p>", "甲 乙\n\n丙"),
    "half a page": ("</p></div><p>甲<blockquote>乙", "甲\n\n> 乙"),
    "a comment": ("<p>甲<!-- <b> -->乙</p><!--", "甲乙"),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "stored"), HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_sent_only_the_grammar_is_stored(sent, stored):
    assert grammar(sent) == stored


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<a href=https://x.cn>", "</a>", "<span data-token='{a.b}'>", "</span>", "<li>", "<h2>",
     "</h2>", "<blockquote>", "<script>", "甲", "<", ">", "&lt;", "{", "}", "[", "](", "\n", "<br>", "<svg>",
     "<!--", "]]>"]
), max_size=20).map("".join))  # fmt: skip
def test_any_soup_of_tags_gives_a_text_that_reads_as_itself(soup):
    stored = grammar(soup)
    assert written(blocks(stored)) == stored
    assert grammar(html(stored, {})) == stored
    assert "<script" not in html(stored, {})


@pytest.mark.parametrize(
    "sent",
    [
        "<p>" * 200_000,
        "<a href='https://x.cn'>" * 40_000,
        "<span data-token='{a.b}'>" * 40_000,
        "[" * 400_000,
        "{" * 400_000,
    ],
)
def test_a_megabyte_of_it_takes_no_longer_than_a_second_or_two(sent):
    began = time.process_time()
    rich.html(grammar(sent), {})
    assert time.process_time() - began < 4


def test_a_link_is_read_as_words_and_address():
    words, link, end = read("见[报道](https://example.org/a)。")
    assert (words, link.text, link.address, end) == ("见", "报道", "https://example.org/a", "。")
    for plain in (
        "[报道](http://example.org)",
        "[报道](javascript:x)",
        "[](https://x.cn)",
        "[甲](https://x.cn/ 乙)",
    ):
        assert read(plain) == (plain,)
