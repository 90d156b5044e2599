"""Who may open the doors of satisfaction and of the stars, and how they are tried."""

from tests.web.access.example import Example
from tests.web.access.policy_words import CORRECTORS, EVERYBODY, IN_NETWORK, IN_OFFICE, OFFICE, Door

WHY = {"reason": "=有人名"}
ROLL = {"uid": "session of today"}
SAVED = 302
# The support centre's clerk meets nobody.
FINDERS = OFFICE - {"support_clerk"}
STAR = {"person": "child with a star", "word": "=helped", "form": "=5c0f6b3a-6f0e-4f53-8b0a-2a54c2b2f4d1"}
DOORS_OF_VOICES: dict[str, Door] = {
    "/activities/sessions/<uid>/satisfaction/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/satisfaction/take-back/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/satisfaction/poster/": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/voices/<uid>/hide/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/voices/<uid>/show/": Door(CORRECTORS, IN_OFFICE, get=405, post=SAVED),
    "/activities/voices/<uid>/strike/": Door(CORRECTORS, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/stars/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/stars/back/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/series/<uid>/stars/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/series/<uid>/stars/screen/": Door(FINDERS, IN_OFFICE, get=405, post=200),
    "/activities/series/<uid>/stars/screen/close/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    # Whoever holds the secret of a screen sees nicknames and stars, and nothing else.
    "/stars/<secret>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=405),
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
    "/activities/sessions/<uid>/stars/": Example(ROLL, body=STAR, also={"word": "=shared"}),
    "/activities/sessions/<uid>/stars/back/": Example(ROLL, body={"person": "child with a star"}),
    "/activities/series/<uid>/stars/": Example(
        {"uid": "activity"}, body={"since": "=2018-03-01", "order": "=stars"}
    ),
    "/activities/series/<uid>/stars/screen/": Example({"uid": "activity"}),
    "/activities/series/<uid>/stars/screen/close/": Example({"uid": "series with a screen"}),
    "/stars/<secret>/": Example({"secret": "secret of a screen"}),
    "/voices/<token>/": Example(
        {"token": "word of a code"}, body={"face": "=good", "key": "=3b1f6c0e-6a57-4d55-9d6e-3f8f2d7a9c11"}
    ),
}
