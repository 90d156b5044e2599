"""What the demo's March is told before release: few things, each of them true, with few questions asked."""

import json
import subprocess
import sys

import pytest

from tests.factories.demo import Youju

SCRIPT = """
import json, django
django.setup()
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from youju.ground.evidence.kinds import kinds
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries import Reader, parts_of, review
from youju.reporting.bulletins.queries.issues import texts_of
with translation.override("zh-hans"):
    issue = Issue.objects.get(start="2018-03-01")
    parts = parts_of(issue)
    reader = Reader.of(issue, texts_of(parts))
    with CaptureQueriesContext(connection) as asked:
        found = review(issue, parts, reader).open
told = [[row.check, row.message] for row in found]
print(json.dumps({"questions": len(asked), "kinds": len(kinds()), "found": told}))
"""
# Each is so: hours that the records of Nanjing give for 25 visits, two counts that hold one child and one parent,
# a round number, mornings of make-up days, three times two at once in one place, entries without a phone, and of
# what offices were asked for a story that has come and waits, and one that has not come.
TRUE = {
    "outlier": ["318.22小时"],
    "small": ["个案", "家长"],
    "approximate": ["80余"],
    "schoolday": ["镜子里的我", "胡同阅读日", "电脑课堂", "书屋里的作业时间"],
    "clash": ["嘉年华", "走进大学", "风筝"],
    "contact": ["北京同行者", "青岛同行者"],
    "commission": ["讲台下面的提问", "‘惦记’小组的花"],
}


@pytest.fixture(scope="module")
def told(youju: Youju):
    environment = {**youju.environment(), "DJANGO_SETTINGS_MODULE": "youju.settings"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_every_finding_of_march_is_true(told):
    left = [row for row in told["found"] if not any(word in row[1] for word in TRUE.get(row[0], ()))]
    assert left == []


def test_nothing_that_is_odd_in_march_is_missed(told):
    said = {(check, word) for check, words in TRUE.items() for word in words}
    heard = {(check, word) for check, word in said for row in told["found"] if row[0] == check and word in row[1]}
    assert heard == said
    assert len(told["found"]) == len(said)


def test_the_whole_list_asks_the_store_few_questions(told):
    """Two for each kind of record, now and before; how long it takes is measured by `./run bench editions`."""
    assert told["questions"] <= 30 + 2 * told["kinds"]
