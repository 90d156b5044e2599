"""All editions of an issue together."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from tests.reporting.publishing.reading import inside, page
from tests.reporting.publishing.sample import DRAFT, ISSUE
from youju.reporting import publishing
from youju.reporting.publishing import email
from youju.reporting.publishing.bundles import unbundled
from youju.reporting.publishing.content import Edition, Issue
from youju.reporting.publishing.prose import ReleaseTimeWithoutZone


def readable(edition: Edition) -> str:
    """What a reader sees of an edition; of a PDF only its title."""
    if edition.name.endswith(".eml"):
        message = message_from_bytes(edition.data, policy=policy.default)
        bodies = [part.get_content() for part in message.walk() if not part.is_multipart()]
        return str(message["Subject"]) + bodies[0] + page(bodies[1]).text
    if edition.name.endswith(".pdf"):
        return inside(edition.data).decode("utf-8", "replace")
    if edition.name.endswith(".html"):
        return page(edition.data).text
    if edition.name.endswith(".docx"):
        return unbundled(edition.data)["word/document.xml"].decode()
    if edition.name.endswith("-wechat.zip"):
        return unbundled(edition.data)["title.txt"].decode()
    if edition.name.endswith("-pictures.zip"):
        return ""
    return edition.data.decode()


def test_an_issue_comes_out_as_files_named_after_its_period():
    assert [(each.name, each.media_type) for each in publishing.editions(ISSUE)] == [
        ("2026-03.html", "text/html; charset=utf-8"),
        ("2026-03.eml", "message/rfc822"),
        ("2026-03.pdf", "application/pdf"),
        ("2026-03-wechat.html", "text/html; charset=utf-8"),
        ("2026-03-wechat.zip", "application/zip"),
        ("2026-03-pictures.zip", "application/zip"),
        ("2026-03.txt", "text/plain; charset=utf-8"),
        ("2026-03.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("2026-03.ics", "text/calendar; charset=utf-8"),
        ("2026-03.atom", "application/atom+xml; charset=utf-8"),
        ("2026-03-figures.json", "application/json"),
        ("2026-03-figures.csv", "text/csv; charset=utf-8"),
    ]


@pytest.mark.parametrize("period", ["", "../2026-03", "2026/03", "2026-03\r\n", "2026 03", "-x", "三月"])
def test_a_period_that_is_no_file_name_is_refused(period: str):
    with pytest.raises(publishing.PeriodUnfitForFileName):
        publishing.editions(replace(ISSUE, period=period))


@pytest.mark.parametrize("issue", [ISSUE, DRAFT], ids=["released", "draft"])
def test_rendering_twice_gives_the_same_bytes(issue: Issue):
    assert publishing.editions(issue) == publishing.editions(issue)


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    program = (
        "import hashlib; from youju.reporting import publishing;"
        "from tests.reporting.publishing.sample import ISSUE;"
        "print(*[hashlib.sha256(each.data).hexdigest() for each in publishing.editions(ISSUE)])"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {"PYTHONPATH": paths, "PYTHONHASHSEED": "7", "TZ": "America/New_York", "LC_ALL": "C"}
    there = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    here = [hashlib.sha256(each.data).hexdigest() for each in publishing.editions(ISSUE)]
    assert there.stdout.split() == here


def test_a_new_revision_changes_every_edition_that_prints_it():
    later = publishing.editions(replace(ISSUE, revision=3))
    changed = {
        new.name for new, old in zip(later, publishing.editions(ISSUE), strict=True) if new.data != old.data
    }
    assert changed == {
        f"2026-03{ending}" for ending in (".html", ".eml", ".pdf", "-wechat.html", ".docx", "-figures.json")
    }


def test_every_edition_of_a_draft_says_so_and_no_released_one_does():
    # What stands in a picture is read in test_posters.py.
    for edition in publishing.editions(DRAFT):
        assert "草稿" in readable(edition) or edition.name.endswith("-pictures.zip"), edition.name
    for edition in publishing.editions(ISSUE):
        assert "草稿" not in readable(edition), edition.name


def test_a_correction_is_read_first_and_again_in_its_place():
    by_name = {each.name: each for each in publishing.editions(ISSUE)}
    said = "应为“902个”"
    for name in ("2026-03.html", "2026-03-wechat.html"):
        text = page(by_name[name].data).text
        assert text.count(said) == 2, name
        assert text.index(said) < text.index("亲爱的朋友") < text.rindex(said), name
    letter = email.render_text(ISSUE)
    assert letter.count(said) == 2
    assert letter.index(said) < letter.index("亲爱的朋友") < letter.rindex(said)


def test_an_issue_with_nothing_in_it_still_prints():
    bare = Issue(
        uid="bare", network="", bulletin="", period="2026-03", month="", next_month="", revision=1,
        released_at=None, audit_head="", address="",
    )  # fmt: skip
    assert len(publishing.editions(bare)) == len(publishing.editions(replace(bare, released_at=ISSUE.released_at)))


def test_a_release_time_without_a_zone_is_refused():
    assert ISSUE.released_at is not None
    with pytest.raises(ReleaseTimeWithoutZone):
        publishing.editions(replace(ISSUE, released_at=ISSUE.released_at.replace(tzinfo=None)))
