"""Who may open the doors of satisfaction, and how they are tried."""

from tests.web.access.example import Example
from tests.web.access.policy_words import CORRECTORS, EVERYBODY, IN_NETWORK, IN_OFFICE, OFFICE, Door

WHY = {"reason": "=有人名"}
ROLL = {"uid": "session of today"}
SAVED = 302
DOORS_OF_VOICES: dict[str, Door] = {
    "/activities/sessions/<uid>/satisfaction/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/satisfaction/take-back/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/satisfaction/poster/": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/voices/<uid>/hide/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/voices/<uid>/show/": Door(CORRECTORS, IN_OFFICE, get=405, post=SAVED),
    "/activities/voices/<uid>/strike/": Door(CORRECTORS, IN_OFFICE, get=405, post=SAVED),
    # The signed word on the code is the proof, whoever scans it.
    "/voices/<token>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=200),
}
OF_VOICES: dict[str, Example] = {
    "/activities/sessions/<uid>/satisfaction/": Example(ROLL, body={"n_good": "=3"}, also={"face": "=good"}),
    "/activities/sessions/<uid>/satisfaction/take-back/": Example({"uid": "session with a tally"}),
    "/activities/sessions/<uid>/satisfaction/poster/": Example(ROLL),
    "/activities/voices/<uid>/hide/": Example({"uid": "voice"}, body=WHY),
    "/activities/voices/<uid>/show/": Example({"uid": "voice with a hidden line"}),
    "/activities/voices/<uid>/strike/": Example({"uid": "voice with a hidden line"}),
    "/voices/<token>/": Example(
        {"token": "word of a code"}, body={"face": "=good", "key": "=3b1f6c0e-6a57-4d55-9d6e-3f8f2d7a9c11"}
    ),
}
