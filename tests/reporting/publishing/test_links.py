"""Words that lead on, in every edition: a link where one can click, an address where one cannot."""

from dataclasses import replace
from email import message_from_bytes, policy
from io import BytesIO

import pytest
from docx import Document

from tests.reporting.publishing.reading import inside, page
from tests.reporting.publishing.sample import ISSUE
from youju.reporting import publishing
from youju.reporting.publishing import keeping
from youju.reporting.publishing.content import Block, Link, Story, Text

ADDRESS = "https://example.org/report?a=1&b=2"
SAID = "家长说孩子们回家路上还在唱"
ISSUE_WITH_LINK = replace(
    ISSUE,
    headlines=(
        Story(
            "种树",
            (Block("p", (Text("全文见"), Link("调查报告", ADDRESS), Text("。"))), Block("quote", (Text(SAID),))),
        ),
    ),
)


def edition(kind: str, issue=ISSUE_WITH_LINK) -> bytes:
    return publishing.edition(issue, kind).data


def letter(form: str) -> str:
    body = message_from_bytes(edition("email"), policy=policy.default).get_body((form,))
    return body.get_content()


def test_the_web_page_and_the_letter_link_the_words():
    for read in (page(edition("web")), page(letter("html"))):
        assert ADDRESS in read.values("href")
        assert "全文见调查报告。" in read.text
        assert SAID in read.text
    assert "blockquote" in page(edition("web")).tags


def test_who_reads_words_only_gets_the_address_in_brackets():
    assert f"全文见调查报告（{ADDRESS}）。" in letter("plain").replace("\r\n", "\n")
    assert f"> {SAID}" in letter("plain")


def test_the_article_for_wechat_has_a_footnote():
    text = page(edition("wechat")).text
    assert "调查报告[1]" in text
    assert f"[1] {ADDRESS}" in text


def test_the_printed_page_can_be_clicked_and_the_manuscript_spells_the_address_out():
    assert ADDRESS.encode() in inside(edition("pdf"))
    told = "\n".join(paragraph.text for paragraph in Document(BytesIO(edition("docx"))).paragraphs)
    assert f"全文见调查报告（{ADDRESS}）。" in told


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://x.cn/ y", 'https://x.cn/"onclick', "//x.cn"])
def test_an_address_that_may_do_harm_is_only_words(address):
    issue = replace(ISSUE_WITH_LINK, headlines=(Story("种树", (Block("p", (Link("调查报告", address),)),)),))
    for kind in ("web", "wechat", "pdf"):
        data = edition(kind, issue)
        assert address.encode() not in (inside(data) if kind == "pdf" else data)


def test_what_is_kept_for_later_revisions_keeps_the_link():
    assert keeping.read(keeping.write(ISSUE_WITH_LINK)) == ISSUE_WITH_LINK
