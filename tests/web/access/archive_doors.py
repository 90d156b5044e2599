"""Who may open the doors of the archive of printed issues, and how they are tried."""

from tests.web.access.example import Example
from tests.web.access.policy_words import EDITOR, EVERYBODY, FIGURES, IN_NETWORK, Door

SAVED = 302
# Whoever sees figures reads what was printed of them; the network editor reads issues in and judges.
JUDGED = Door(EDITOR, IN_NETWORK, get=405, post=SAVED)
DOORS_OF_THE_ARCHIVE: dict[str, Door] = {
    "/archive/": Door(FIGURES),
    "/archive/issues.csv": Door(FIGURES),
    "/archive/new/": Door(EDITOR, post=SAVED),
    "/archive/batches/<uid>/": Door(EDITOR, IN_NETWORK),
    "/archive/words/": Door(FIGURES),
    "/archive/words/<uid>/strike/": JUDGED,
    "/archive/issues/<uid>/": Door(FIGURES, IN_NETWORK),
    "/archive/issues/<uid>/publish/": JUDGED,
    "/archive/issues/<uid>/conceal/": JUDGED,
    "/issues/printed/": Door(EVERYBODY, post=405),
    "/issues/printed/<uid>/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/archive/figures/<uid>/judge/": JUDGED,
    "/archive/figures/<uid>/reject/": JUDGED,
    "/archive/figures/<uid>/back/": JUDGED,
}
OF_THE_ARCHIVE: dict[str, Example] = {
    "/archive/new/": Example(body={"text": "=青石月讯 2014年3月\n本月开展活动12场。", "period": "=2014-03"}),
    "/archive/batches/<uid>/": Example({"uid": "batch of printed issues"}),
    "/archive/words/<uid>/strike/": Example({"uid": "word of a publisher"}),
    "/archive/issues/<uid>/": Example({"uid": "printed issue"}),
    "/archive/issues/<uid>/publish/": Example({"uid": "printed issue kept"}),
    "/archive/issues/<uid>/conceal/": Example({"uid": "printed issue published"}),
    "/issues/printed/<uid>/": Example({"uid": "printed issue published"}),
    "/archive/figures/<uid>/judge/": Example(
        {"uid": "printed figure"},
        body={"value": "=12", "unit": "=场", "office": "=*", "period": "=2014-03", "indicator": "="},
    ),
    "/archive/figures/<uid>/reject/": Example({"uid": "printed figure"}),
    "/archive/figures/<uid>/back/": Example({"uid": "printed figure judged"}),
}
