"""How the doors of public sign-up are tried, and who may open them."""

from tests.web.access.example import Example
from tests.web.access.policy_words import EVERYBODY, IN_NETWORK, IN_OFFICE, OFFICE, Door

SAVED, NO_FILE = 302, 422
# A librarian finds people and opens no card; the support centre's clerk meets nobody.
FINDERS = OFFICE - {"support_clerk"}
KEEPERS = FINDERS - {"librarian"}
OPENING, GUEST = {"uid": "opening"}, {"uid": "sign-up by a poster"}
OPEN = {
    "opens_at": "=2018-03-20T09:00", "closes_at": "=2018-03-29T09:00", "capacity": "=30", "role": "=resident",
    "consent": "=同意联系我",
}  # fmt: skip
OF_SIGN_UP: dict[str, Example] = {
    "/activities/openings/": Example(query={"office": "office's short name"}, also={"q": "=讲座", "past": "=1"}),
    "/activities/openings/<uid>/": Example(OPENING, also={"q": "=于", "state": "=placed"}),
    "/activities/openings/<uid>/change/": Example(OPENING, body=OPEN),
    "/activities/openings/<uid>/close/": Example({"uid": "opening to close"}),
    "/activities/openings/<uid>/poster.pdf": Example(OPENING),
    "/activities/openings/<uid>/export/": Example(OPENING, body={"reason": "=签到用", "file": "=csv"}),
    "/activities/series/<uid>/open/": Example({"uid": "series to open"}, body=OPEN),
    "/activities/sessions/<uid>/open/": Example({"uid": "session to open"}, body=OPEN),
    "/activities/registrations/<uid>/": Example(GUEST),
    "/activities/registrations/<uid>/number/": Example(GUEST),
    "/activities/registrations/<uid>/came/": Example(GUEST, body={"session": "session of the opening"}),
    "/activities/registrations/<uid>/not-come/": Example(GUEST, body={"session": "session of the opening"}),
    "/activities/registrations/<uid>/organisation/": Example(GUEST, body={"partner": "partner"}),
    "/activities/registrations/<uid>/take-off/": Example({"uid": "sign-up to take off"}),
    "/join/<code>/": Example({"code": "code of the opening"}, body={"name": "=于青"}),
    "/joined/<secret>/": Example({"secret": "secret of a sign-up"}),
}

SIGN_UP_DOORS: dict[str, Door] = {
    # Whoever records for the office and finds its people; a telephone is for whoever opens cards.
    "/activities/openings/": Door(FINDERS, IN_OFFICE, post=405),
    "/activities/openings/<uid>/": Door(FINDERS, IN_OFFICE, post=405),
    "/activities/openings/<uid>/change/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/openings/<uid>/close/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/openings/<uid>/poster.pdf": Door(FINDERS, IN_OFFICE, post=405),
    "/activities/openings/<uid>/export/": Door(FINDERS, IN_OFFICE, post=200),
    "/activities/series/<uid>/open/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/open/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/registrations/<uid>/": Door(FINDERS, IN_OFFICE, post=405),
    "/activities/registrations/<uid>/number/": Door(KEEPERS, IN_OFFICE, get=405, post=200),
    "/activities/registrations/<uid>/came/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/registrations/<uid>/not-come/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/registrations/<uid>/organisation/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/registrations/<uid>/take-off/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    # Anybody with the poster, or with the own link; the one example leaves out what is asked.
    "/join/<code>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=NO_FILE),
    "/joined/<secret>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=SAVED),
}
