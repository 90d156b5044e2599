"""How the doors of suspected harm are tried, and who may open them: written by hand, as the policy."""

from tests.web.access.example import Example
from tests.web.access.policy_words import ACCOUNTS, EVERYBODY, IN_NETWORK, IN_OFFICE, OFFICE, Door

SAVED = 302
# Everybody who serves reports, whatever else they may do; supervisor and director answer for it.
SERVING, ANSWERING = OFFICE | {"volunteer"}, {"supervisor", "office_director"}
# What somebody else reported opens for those two alone; to everybody else it does not exist. (A volunteer's own
# report is the system's here.)
FEW = {"own": SERVING - {"volunteer"}, "colleague": ANSWERING}
REPORT = {"uid": "report of harm"}
SAID = {"seen": "=胳膊上有新的淤青", "key": "=0c7b3a52-5d0e-4d0e-9a57-0d6f3c7c1b99", "on": "=2018-03-20"}
OF_HARM: dict[str, Example] = {
    "/safeguarding/new/": Example(query={"office": "office's short name"}, body=SAID),
    "/safeguarding/contacts/": Example(
        query={"office": "office's short name"}, body={"number_police": "=110", "name_police": "=派出所"}
    ),
    "/safeguarding/own/<secret>/": Example({"secret": "secret of an own page"}, body=SAID),
    "/safeguarding/<uid>/": Example(REPORT),
    "/safeguarding/<uid>/receive/": Example(REPORT),
    "/safeguarding/<uid>/tell/": Example(REPORT, body={"whom": "=police", "name": "=派出所"}),
    "/safeguarding/<uid>/follow-up/": Example(REPORT, body={"words": "=去了家里"}),
    "/safeguarding/<uid>/close/": Example(REPORT, body={"words": "=孩子安全"}),
}
DOORS_OF_HARM: dict[str, Door] = {
    "/safeguarding/": Door(SERVING),
    "/safeguarding/new/": Door(SERVING, IN_OFFICE, post=SAVED),
    "/safeguarding/contacts/": Door(ANSWERING, IN_OFFICE, post=SAVED),
    # The empty form without network; it shows the public emergency number and nothing else.
    "/safeguarding/offline/": Door(EVERYBODY),
    "/safeguarding/offline/kept/": Door(ACCOUNTS),
    "/safeguarding/own/<secret>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=SAVED),
    "/safeguarding/<uid>/": Door(SERVING, IN_OFFICE, unseen=FEW),
    "/safeguarding/<uid>/receive/": Door(ANSWERING, IN_OFFICE, get=405, post=SAVED),
    "/safeguarding/<uid>/tell/": Door(SERVING, IN_OFFICE, get=405, post=SAVED, unseen=FEW),
    "/safeguarding/<uid>/follow-up/": Door(SERVING, IN_OFFICE, get=405, post=SAVED, unseen=FEW),
    "/safeguarding/<uid>/close/": Door(ANSWERING, IN_OFFICE, get=405, post=SAVED),
}
