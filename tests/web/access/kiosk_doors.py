"""Who may open the doors of shared devices and kiosks, and how they are tried."""

from tests.web.access.example import Example
from tests.web.access.policy_words import ACCOUNTS, EVERYBODY, IN_NETWORK, IN_OFFICE, MANAGERS, OFFICE, Door

FINDERS = OFFICE - {"support_clerk"}
SAVED, NOTHING_TO_DROP, GONE = 302, 409, 410
DOORS_OF_KIOSKS: dict[str, Door] = {
    # A device is trusted by who answers for its office; what it then proves, its cookie proves.
    "/devices/": Door(MANAGERS, post=SAVED),
    "/devices/<uid>/forget/": Door(MANAGERS, IN_OFFICE, get=405, post=SAVED),
    "/devices/pin/": Door(ACCOUNTS, post=SAVED),
    "/devices/pin/drop/": Door(ACCOUNTS, get=405, post=NOTHING_TO_DROP),
    "/devices/switch/": Door(EVERYBODY),
    "/devices/full/": Door(ACCOUNTS),
    "/activities/kiosk/": Door(EVERYBODY),
    "/activities/kiosk/wall/": Door(EVERYBODY, post=405),
    "/activities/here/": Door(EVERYBODY, post=405),
    # The word of a code is the proof, whoever brings it; without the ticket of its page nothing is taken.
    "/activities/here/<word>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=GONE),
    "/activities/unmatched/<uid>/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/kiosks/<uid>/close/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    # The support centre's clerk opens the kiosks of what anybody may sign up for; no other: test_kiosk.
    "/activities/sessions/<uid>/kiosk/": Door(OFFICE, IN_OFFICE),
}
OF_KIOSKS: dict[str, Example] = {
    "/devices/": Example(body={"name": "=前台电脑", "office": "office"}, also={"past": "=1"}),
    "/devices/<uid>/forget/": Example({"uid": "trusted device"}),
    "/devices/pin/": Example(body={"pin": "=730194", "again": "=730194", "password": "=not-typed-by-tests"}),
    "/activities/kiosks/<uid>/close/": Example({"uid": "kiosk"}),
    "/activities/here/<word>/": Example({"word": "word of the wall"}),
    "/activities/unmatched/<uid>/": Example({"uid": "who was not matched"}),
    "/activities/sessions/<uid>/kiosk/": Example({"uid": "session of the opening"}),
}
