"""How the doors of the companions' room are tried, and who may open them: written by hand, as the policy."""

from tests.web.access.example import Example
from tests.web.access.policy_words import CORRECTORS, EVERYBODY, IN_NETWORK, IN_OFFICE, OFFICE, Door

KEEPERS = OFFICE - {"support_clerk", "librarian"}
IN_THE_OFFICE = {"office": "office's short name"}
# A pair is open to whoever opens cards of its office; to others it is open while it is in their hands.
ENTRUSTED = {"colleague": KEEPERS}
PAIR, CHILD, COMPANION = {"uid": "pair"}, {"uid": "child who waits"}, {"uid": "companion"}
WISH = {"helps": "=talk", "day_2": "=15-17", "site": "site"}
MET = {"way": "=meeting", "happened_on": "=2018-03-18", "minutes": "=60", "seen": "=two"}
NEXT = {"day": "=2018-03-24", "start": "=15:00", "place": "=阅览角"}
SECRET = {"secret": "secret of a companion"}
_OWN = "/companions/own/<secret>/"
PROVEN = IN_NETWORK | {"stranger"}
OF_COMPANIONS: dict[str, Example] = {
    "/companions/": Example(
        query=IN_THE_OFFICE, also={"q": "=于", "state": "=silent", "mine": "=1", "sort": "=-silent", "page": "=1"}
    ),
    "/companions/silent/": Example(query=IN_THE_OFFICE),
    "/companions/export/": Example(query=IN_THE_OFFICE, body={"reason": "=年度评估"}),
    "/companions/waiting/": Example(query=IN_THE_OFFICE),
    "/companions/matching/": Example(query=IN_THE_OFFICE, also={"hand": "decision of a proposal"}),
    "/companions/matching/extras/": Example(query=IN_THE_OFFICE, also={"hand": "decision of a proposal"}),
    "/companions/matching/settle/": Example(query=IN_THE_OFFICE, body={"pair": "pair of a proposal"}),
    "/companions/matching/<uid>/": Example(CHILD, also={"hand": "decision of a proposal", "ask": "=1"}),
    "/companions/children/new/": Example(query=IN_THE_OFFICE, body={"child": "child who waits", **WISH}),
    "/companions/children/<uid>/": Example(CHILD),
    "/companions/children/<uid>/choose/": Example(CHILD, body={"volunteer": "companion"}),
    "/companions/children/<uid>/need/": Example(CHILD, body=WISH),
    "/companions/children/<uid>/need/end/": Example(CHILD),
    "/companions/children/<uid>/sibling/": Example(
        CHILD, body={"other": "sibling of the child", "sort": "=together"}
    ),
    "/companions/children/<uid>/not-with/": Example(CHILD, body={"volunteer": "companion"}),
    "/companions/children/<uid>/no/": Example(CHILD),
    "/companions/wishes/<uid>/end/": Example({"uid": "conflict"}),
    "/companions/volunteers/<uid>/choose/": Example(COMPANION, body={"child": "child who waits"}),
    "/companions/volunteers/<uid>/offer/": Example(COMPANION, body={"helps": "=talk", "most": "=2"}),
    "/companions/volunteers/<uid>/offer/end/": Example(COMPANION),
    _OWN: Example(SECRET),
    f"{_OWN}<uid>/record/": Example({**SECRET, "uid": "own pair"}, body=MET),
    f"{_OWN}<uid>/next/": Example({**SECRET, "uid": "own pair"}, body=NEXT),
    "/companions/<uid>/": Example(PAIR),
    "/companions/<uid>/record/": Example(PAIR, body=MET),
    "/companions/<uid>/next/": Example(PAIR, body=NEXT),
    "/companions/<uid>/next/off/": Example({"uid": "pair with a meeting ahead"}),
    "/companions/<uid>/adjust/": Example(PAIR, body={"rhythm": "=7", "coordinator": "coordinator"}),
    "/companions/<uid>/no/": Example(PAIR),
    "/companions/<uid>/end/": Example(PAIR, body={"reason": "=moved", "on": "=2018-03-20"}),
    "/companions/<uid>/again/": Example({"uid": "pair that parted"}, body={"reason": "=点错了"}),
}
DOORS_OF_COMPANIONS: dict[str, Door] = {
    "/companions/": Door(OFFICE, IN_OFFICE, post=405),
    "/companions/silent/": Door(OFFICE, IN_OFFICE, post=405),
    "/companions/export/": Door(KEEPERS, IN_OFFICE, post=200),
    "/companions/waiting/": Door(KEEPERS, IN_OFFICE),
    "/companions/matching/": Door(KEEPERS, IN_OFFICE, post=405),
    "/companions/matching/extras/": Door(KEEPERS, IN_OFFICE, post=405),
    "/companions/matching/settle/": Door(KEEPERS, IN_OFFICE, get=405, post=302),
    "/companions/matching/<uid>/": Door(KEEPERS, IN_OFFICE, post=405),
    "/companions/children/new/": Door(KEEPERS, IN_OFFICE, post=302),
    "/companions/children/<uid>/": Door(KEEPERS, IN_OFFICE),
    "/companions/children/<uid>/choose/": Door(KEEPERS, IN_OFFICE, post=302),
    "/companions/children/<uid>/need/": Door(KEEPERS, IN_OFFICE, post=302),
    "/companions/children/<uid>/need/end/": Door(KEEPERS, IN_OFFICE, get=405, post=302),
    "/companions/children/<uid>/sibling/": Door(KEEPERS, IN_OFFICE, post=302),
    "/companions/children/<uid>/not-with/": Door(KEEPERS, IN_OFFICE, post=302),
    "/companions/children/<uid>/no/": Door(KEEPERS, IN_OFFICE, get=405, post=302),
    "/companions/wishes/<uid>/end/": Door(KEEPERS, IN_OFFICE, get=405, post=302),
    "/companions/volunteers/<uid>/choose/": Door(KEEPERS, IN_OFFICE, post=302),
    "/companions/volunteers/<uid>/offer/": Door(KEEPERS, IN_OFFICE, post=302),
    "/companions/volunteers/<uid>/offer/end/": Door(KEEPERS, IN_OFFICE, get=405, post=302),
    _OWN: Door(EVERYBODY, PROVEN),
    f"{_OWN}<uid>/record/": Door(EVERYBODY, PROVEN, post=302),
    f"{_OWN}<uid>/next/": Door(EVERYBODY, PROVEN, post=302),
    "/companions/<uid>/": Door(OFFICE, IN_OFFICE, post=405, reserved=ENTRUSTED),
    "/companions/<uid>/record/": Door(OFFICE, IN_OFFICE, post=302, reserved=ENTRUSTED),
    "/companions/<uid>/next/": Door(OFFICE, IN_OFFICE, post=302, reserved=ENTRUSTED),
    "/companions/<uid>/next/off/": Door(OFFICE, IN_OFFICE, get=405, post=302, reserved=ENTRUSTED),
    "/companions/<uid>/adjust/": Door(KEEPERS, IN_OFFICE, post=302),
    "/companions/<uid>/no/": Door(OFFICE, IN_OFFICE, get=405, post=302, reserved=ENTRUSTED),
    "/companions/<uid>/end/": Door(OFFICE, IN_OFFICE, post=302, reserved=ENTRUSTED),
    "/companions/<uid>/again/": Door(KEEPERS, IN_OFFICE, post=302, reserved={"colleague": CORRECTORS}),
}
