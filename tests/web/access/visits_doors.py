"""How the doors of visits are tried, and who may open them: written by hand, as the policy."""

from tests.web.access.example import Example
from tests.web.access.policy_words import CORRECTORS, EVERYBODY, IN_OFFICE, OFFICE, Door

SAVED = 302
# Whoever opens cards goes to homes: neither the support centre's clerk nor a librarian does.
KEEPERS = OFFICE - {"support_clerk", "librarian"}
IN = {"office": "office's short name"}
ROUND, STOP = {"uid": "round"}, {"uid": "round", "stop": "stop of the round"}
PLAN = {"purpose": "=元宵探访", "day": "=2018-03-20", "programme": "programme", "site": "site"}
KEY = "=0c7b3a52-5d0e-4d0e-9a57-0d6f3c7c1b77"
ADDRESS = "/visits/rounds/<uid>/"
OF_VISITS: dict[str, Example] = {
    "/visits/": Example(query=IN, also={"q": "=元宵", "state": "=planned", "sort": "=purpose", "page": "=2"}),
    "/visits/rounds.csv": Example(query=IN),
    "/visits/new/": Example(
        query=IN,
        body={"stop": "person of a home", "outcome": "=not_home", "key": KEY},
        also={"q": "=佘", "person": "person of a home"},
    ),
    "/visits/rounds/new/": Example(query=IN, body=PLAN),
    ADDRESS: Example(ROUND),
    f"{ADDRESS}change/": Example(ROUND, body=PLAN),
    f"{ADDRESS}cancel/": Example(ROUND, body={"reason": "=下雨"}),
    f"{ADDRESS}find/": Example(ROUND, also={"q": "=佘"}),
    f"{ADDRESS}stops/add/": Example(ROUND, body={"person": "person of a home"}),
    f"{ADDRESS}stops/<stop>/move/": Example(STOP, body={"earlier": "=1"}),
    f"{ADDRESS}stops/<stop>/drop/": Example(STOP),
    f"{ADDRESS}team/add/": Example(ROUND, body={"who": "colleague to take along"}),
    f"{ADDRESS}team/<member>/leave/": Example({**ROUND, "member": "member of the team"}),
    f"{ADDRESS}sheet/": Example(ROUND, body={"reason": "=今天探访"}),
    f"{ADDRESS}walk/": Example(
        ROUND, body={"stop": "stop of the round", "outcome": "=not_home", "key": KEY}
    ),
    f"{ADDRESS}count/": Example({"uid": "round walked"}, body={"start": "=09:00", "end": "=11:00"}),
    "/visits/<uid>/": Example({"uid": "visit"}),
    "/visits/<uid>/open/": Example({"uid": "visit"}, body={"reason": "=督导"}),
}  # fmt: skip
DOORS_OF_VISITS: dict[str, Door] = {
    "/visits/": Door(KEEPERS, IN_OFFICE, post=405),
    "/visits/rounds.csv": Door(KEEPERS, IN_OFFICE),
    # The frame is empty; the page of the phone is filled from what the phone keeps.
    "/visits/offline/": Door(EVERYBODY),
    "/visits/offline/kept/": Door(KEEPERS),
    "/visits/new/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/visits/rounds/new/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    ADDRESS: Door(KEEPERS, IN_OFFICE, post=405),
    f"{ADDRESS}change/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    f"{ADDRESS}cancel/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    f"{ADDRESS}find/": Door(KEEPERS, IN_OFFICE, post=405),
    f"{ADDRESS}stops/add/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    f"{ADDRESS}stops/<stop>/move/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    f"{ADDRESS}stops/<stop>/drop/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    f"{ADDRESS}team/add/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    f"{ADDRESS}team/<member>/leave/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    f"{ADDRESS}sheet/": Door(KEEPERS, IN_OFFICE, post=200),
    f"{ADDRESS}walk/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    f"{ADDRESS}count/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    # A colleague's visit says whether somebody was met; what was found opens for whoever says what for.
    "/visits/<uid>/": Door(KEEPERS, IN_OFFICE),
    "/visits/<uid>/open/": Door(CORRECTORS, IN_OFFICE, get=405, post=SAVED),
}
