"""How the doors of arrivals and pick-ups, outings, groups, cases and ties are tried."""

from tests.web.access.cases_doors import OF_CASES
from tests.web.access.example import Example
from tests.web.access.groups_doors import OF_GROUPS
from tests.web.access.ties_doors import OF_TIES

OUTING, WAY = {"uid": "session of the outing"}, {"uid": "session on its way"}
ROLL = {"uid": "session of today"}
OF_FIELDWORK: dict[str, Example] = {
    **OF_GROUPS,
    **OF_CASES,
    **OF_TIES,
    "/activities/sessions/<uid>/care/": Example(ROLL, also={"q": "=陈"}),
    "/activities/sessions/<uid>/care/arrive/": Example(ROLL, body={"person": "child on the roll"}),
    "/activities/sessions/<uid>/care/<person>/leave/": Example({**ROLL, "person": "child on the roll"}),
    "/activities/sessions/<uid>/care/<person>/take-back/": Example({**ROLL, "person": "child who came"}),
    "/activities/sessions/<uid>/outing/": Example(OUTING),
    "/activities/sessions/<uid>/outing/plan/": Example(
        OUTING, body={"destination": "=植物园", "adults": "=2", "per_adult": "=8"}
    ),
    "/activities/sessions/<uid>/outing/papers/": Example(OUTING, body={"paper": "=柜"}),
    "/activities/sessions/<uid>/outing/leave/": Example(OUTING),
    "/activities/sessions/<uid>/outing/points/<point>/": Example(
        {**WAY, "point": "point on the way"}, body={"n": "=1"}
    ),
    "/activities/sessions/<uid>/outing/emergency/": Example(OUTING, body={"reason": "=带队用"}),
}
