"""How the doors of ties are tried, and who passes them: whoever opens and keeps cards of the office."""

from tests.web.access.example import Example
from tests.web.access.policy_words import IN_OFFICE, Door

SAVED, CLOSED = 302, 409
PERSON = {"uid": "person"}
ONE = {**PERSON, "tie": "tie of the person"}
STRAND = {"strength": "=2", "flow": "=in", "note": "=常帮忙"}
OF_TIES: dict[str, Example] = {
    "/people/<uid>/family/": Example(PERSON),
    "/people/<uid>/ties/": Example(PERSON),
    "/people/<uid>/ties/new/": Example(
        PERSON, body={**STRAND, "sort": "=friend", "name": "=同桌", "since": "=2017"}
    ),
    "/people/<uid>/ties/genogram/": Example(PERSON, also={"on": "=2018-03-01"}),
    "/people/<uid>/ties/ecomap/": Example(PERSON, also={"of": "=home"}),
    "/people/<uid>/ties/then/": Example(PERSON, also={"from": "=2018-01-01"}),
    "/people/<uid>/ties/<tie>/change/": Example(ONE, body={**STRAND, "on": "=2018-03-10"}),
    "/people/<uid>/ties/<tie>/correct/": Example(ONE, body={**STRAND, "since": "=2018-03-01"}),
    "/people/<uid>/ties/<tie>/end/": Example(ONE, body={"how": "=over", "on": "=2018-03-12"}),
}


def of_ties(keepers: set[str]) -> dict[str, Door]:
    """Cards are a question first: what is sent to a closed one changes nothing."""
    read = ("", "genogram/", "ecomap/", "then/")
    written = ("new/", "<tie>/change/", "<tie>/correct/", "<tie>/end/")
    return {
        "/people/<uid>/family/": Door(keepers, IN_OFFICE, post=405),
        **{f"/people/<uid>/ties/{way}": Door(keepers, IN_OFFICE, post=405) for way in read},
        **{f"/people/<uid>/ties/{way}": Door(keepers, IN_OFFICE, post=SAVED, unasked=CLOSED) for way in written},
    }
