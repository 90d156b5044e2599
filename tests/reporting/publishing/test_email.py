"""The message that a mailer only has to address."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from tests.reporting.publishing.reading import filled_with, page
from tests.reporting.publishing.sample import CARE, DRAFT, ISSUE, a_full_month
from youju.reporting.publishing import email
from youju.reporting.publishing.content import Issue
from youju.reporting.publishing.email.reader import PLACES, UNSUBSCRIBE, encoded

MESSAGE = email.render(ISSUE)


def opened(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_the_message_is_whole_and_reads_in_both_forms():
    message = opened(MESSAGE)
    assert message["Subject"] == "同行月刊2026年3月"
    assert message["Date"].datetime == ISSUE.released_at
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert html.get_content_type() == "text/html"
    for text in (plain.get_content(), page(html.get_content()).text):
        assert "亲爱的朋友" in text
        assert "春季远足" in text
        assert ISSUE.audit_head in text


def test_every_line_ends_as_mail_wants_it_and_none_is_too_long():
    assert b"\n" not in MESSAGE.replace(b"\r\n", b"")
    assert max(len(line) for line in MESSAGE.split(b"\r\n")) <= 998


def test_identity_and_boundary_follow_from_issue_and_revision():
    message, again = opened(MESSAGE), opened(email.render(replace(ISSUE, revision=3)))
    assert message["Message-ID"] == f"<{email.message_id(ISSUE)}>"
    assert message["Message-ID"].endswith("@bulletin.example.org>")
    assert message["Message-ID"] != again["Message-ID"]
    assert message.get_boundary() != again.get_boundary()
    assert message.get_boundary().encode() not in MESSAGE.partition(b"--=_")[2].replace(
        b"--" + message.get_boundary().encode(), b""
    )


def test_a_draft_is_dated_1970_and_marked_in_the_subject():
    message = opened(email.render(DRAFT))
    assert message["Date"].datetime.year == 1970
    assert message["Subject"].startswith("【草稿】")


def test_the_letter_needs_nothing_from_outside():
    html = email.render_html(ISSUE)
    read = page(html)
    assert not {"img", "link", "script"} & set(read.tags)
    assert not {"src", "background", "srcset", "poster"} & {name for _tag, name, _value in read.attributes}
    assert "@import" not in html
    assert "fonts.googleapis" not in html


def test_styles_are_inlined_and_dark_mode_stays():
    html = email.render_html(ISSUE)
    assert html.count("prefers-color-scheme") == 1
    assert re.search(r"<h2 style=\"[^\"]*font:", html)


def test_the_margin_number_links_to_its_absolute_address():
    assert f"https://bulletin.example.org/2026-03/{CARE.anchor}" in page(email.render_html(ISSUE)).values("href")


def test_a_whole_sample_is_told_whole():
    assert "全文见网页版" not in opened(MESSAGE).get_body(("plain",)).get_content()


def test_a_long_month_is_told_shorter_and_says_so():
    message = email.render(a_full_month())
    assert len(message) <= 100 * 1024
    for form in ("plain", "html"):
        text = opened(message).get_body((form,)).get_content()
        assert "全文见网页版" in text
        assert "https://bulletin.example.org/2026-03/" in text
        assert text.count("接听咨询电话") >= 7


def test_each_step_is_shorter_than_the_one_before():
    month = a_full_month()
    lengths = [len(email.letter(email.shortened(month, step))) for step in range(email.STEPS)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[-1] < lengths[0] * 0.55


@pytest.mark.parametrize(
    "word",
    ["x" * 5_000, "好" * 5_000, "&" * 5_000, "https://a.example/" + "h" * 180, "https://a.example/" + "h" * 900],
    ids=["latin", "chinese", "markup", "addresses", "long addresses"],
)
def test_whatever_is_put_in_the_message_keeps_its_limit(word: str):
    month = a_full_month()
    message = email.render(filled_with(replace(month, results=month.results * 3), word))
    assert len(message) <= 100 * 1024
    opened(message)


@pytest.mark.parametrize(
    "name", ["a\r\nBcc: thief@example.org", "a\nX-Evil: 1", "a\r\n\r\nbody", "a\x00b", '"<x@example.org>, "']
)
def test_a_name_cannot_become_a_header(name: str):
    message = opened(email.render(replace(ISSUE, network=name, bulletin=name, month=name, uid=name, address=name)))
    assert set(message.keys()) == set(opened(MESSAGE).keys())
    assert [each.addr_spec for each in message["From"].addresses] == [email.SENDER]
    assert len(message["To"].addresses) == 1


LEAVE = "https://bulletin.example.org/leave/abc?a=1&b=2"


def an_addressed(message: bytes = MESSAGE, leave: str = LEAVE) -> bytes:
    return email.addressed(
        message, to="reader@example.com", unsubscribe=leave, message_id="abc.1@bulletin.example.org",
        sender="bulletin@example.org",
    )  # fmt: skip


def test_addressing_fills_the_headers():
    message = opened(an_addressed())
    assert message["From"].addresses[0].addr_spec == "bulletin@example.org"
    assert message["From"].addresses[0].display_name == ISSUE.network
    assert message["To"].addresses[0].addr_spec == "reader@example.com"
    assert message["List-Unsubscribe"] == f"<{LEAVE}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Message-ID"] == "<abc.1@bulletin.example.org>"


@pytest.mark.parametrize("leave", [LEAVE, LEAVE + "/" + "x" * 700], ids=["short", "long"])
@pytest.mark.parametrize("issue", [ISSUE, a_full_month()], ids=["sample", "full month"])
def test_each_reader_sees_a_way_to_leave_of_their_own_in_both_forms(issue: Issue, leave: str):
    message = opened(an_addressed(email.render(issue), leave))
    assert message.get_body(("plain",)).get_content().splitlines()[-1].rstrip() == leave
    assert leave in page(message.get_body(("html",)).get_content()).values("href")
    assert "mail.invalid" not in message.as_string()
    for part in message.iter_parts():
        assert "mail.invalid" not in part.get_content()


def test_a_reader_s_own_address_moves_no_other_byte_of_the_body():
    mine, yours = (
        an_addressed(leave=f"https://bulletin.example.org/leave/{token}").partition(b"\r\n\r\n")[2].split(b"\r\n")
        for token in ("one", "two")
    )
    differing = [line for line, other in zip(mine, yours, strict=True) if line != other]
    assert 0 < len(differing) <= 4
    assert len(mine) > 100


@pytest.mark.parametrize("body", ["", "a", "好" * 400, "x=y " * 400, "末行有空格 \n", "一行\n\n两行\n" * 60])
@pytest.mark.parametrize("form", ["plain", "html"])
def test_what_is_encoded_in_pieces_reads_as_one(body: str, form: str):
    placed = body + PLACES[form].format(UNSUBSCRIBE) + "尾声\n"
    encoding, text = encoded(placed, form)
    part = message_from_bytes(f"Content-Transfer-Encoding: {encoding}\r\n\r\n{text}".encode())
    read = part.get_payload(decode=True).decode()
    assert "".join(read.split()) == "".join(placed.split())
    assert max(map(len, text.split("\r\n"))) <= 76


def test_an_address_in_a_story_is_not_taken_for_ours():
    story = replace(ISSUE.headlines[0], title=f"写着{UNSUBSCRIBE}\n的标题")
    message = opened(an_addressed(email.render(replace(ISSUE, headlines=(story,)))))
    assert message.get_body(("plain",)).get_content().rstrip().endswith(LEAVE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "a@example.org\r\nBcc: b@example.org"},
        {"to": "a@example.org, b@example.org"},
        {"to": "a@example.org>"},
        {"sender": "nobody"},
        {"unsubscribe": "https://example.org/\r\nX: 1"},
        {"unsubscribe": "javascript:alert(1)"},
        {"message_id": "a@b>\r\nX: 1"},
    ],
    ids=str,
)
def test_an_address_that_would_break_out_of_its_header_is_refused(wrong: dict[str, str]):
    right = {"sender": "a@example.org", "to": "b@example.org", "unsubscribe": "https://example.org/leave"}
    with pytest.raises(email.AddressUnfit):
        email.addressed(MESSAGE, **{**right, **wrong})


def test_an_endless_address_of_the_issue_does_not_fill_the_letter():
    month = a_full_month()
    issue = replace(month, results=month.results * 3, address="https://a.example/" + "h" * 3_000 + "/")
    assert len(email.render(issue)) <= 100 * 1024
