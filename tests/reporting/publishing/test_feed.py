"""The feed of released issues."""

from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from tests.reporting.publishing.sample import DRAFT, ISSUE
from youju.reporting import publishing
from youju.reporting.publishing.feed import NothingToFeed

ATOM = "{http://www.w3.org/2005/Atom}"
FEBRUARY = replace(
    ISSUE, uid="feb", period="2026-02", month="2026年2月", released_at=datetime(2026, 3, 6, 9, tzinfo=UTC),
    address="https://bulletin.example.org/2026-02/",
)  # fmt: skip


def titles(*issues) -> list[str | None]:
    root = ElementTree.fromstring(publishing.feed(issues))
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


def test_issues_come_newest_first_whatever_order_they_are_given_in():
    assert titles(FEBRUARY, ISSUE) == ["同行月刊2026年3月", "同行月刊2026年2月"]
    assert publishing.feed((FEBRUARY, ISSUE)) == publishing.feed((ISSUE, FEBRUARY))


def test_only_the_newest_revision_of_an_issue_stands_in_the_feed():
    corrected = replace(ISSUE, revision=3, month="2026年3月（更正版）")
    assert titles(corrected, ISSUE) == ["同行月刊2026年3月（更正版）"]


def test_an_entry_keeps_its_identity_over_revisions_and_changes_its_date():
    def entry(issue):
        return ElementTree.fromstring(publishing.feed([issue])).find(f"{ATOM}entry")

    old, new = entry(ISSUE), entry(replace(ISSUE, revision=3, released_at=datetime(2026, 5, 1, tzinfo=UTC)))
    assert old.findtext(f"{ATOM}id") == new.findtext(f"{ATOM}id")
    assert old.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert old.findtext(f"{ATOM}updated") == "2026-04-08T18:32:00+08:00"
    assert old.findtext(f"{ATOM}updated") != new.findtext(f"{ATOM}updated")


def test_the_feed_has_what_atom_requires_and_leads_to_page_and_pdf():
    root = ElementTree.fromstring(publishing.feed([ISSUE], address="https://bulletin.example.org/feed.xml"))
    for name in ("id", "title", "updated"):
        assert root.findtext(f"{ATOM}{name}")
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == "https://bulletin.example.org/feed.xml"
    entry = root.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link[@rel='alternate']").get("href") == ISSUE.address
    assert (
        entry.find(f"{ATOM}link[@rel='enclosure']").get("href")
        == "https://bulletin.example.org/2026-03/2026-03.pdf"
    )
    assert "一间教室" in entry.findtext(f"{ATOM}summary")


def test_a_draft_stands_last_and_marked():
    assert titles(replace(DRAFT, uid="next"), FEBRUARY)[-1].startswith("【草稿】")


def test_a_feed_of_nothing_is_refused():
    with pytest.raises(NothingToFeed):
        publishing.feed([])


def test_markup_and_control_characters_stay_words():
    word = "<script>]]>&\x00\x1b\ufffe\ud800"
    root = ElementTree.fromstring(publishing.feed([replace(ISSUE, bulletin=word, network=word)]))
    assert root.findtext(f"{ATOM}title") == "<script>]]>& "
