"""How the doors of public sign-up are tried, and who may open them."""

from tests.web.access.example import Example
from tests.web.access.policy_words import EVERYBODY, IN_NETWORK, IN_OFFICE, OFFICE, Door

SAVED, NO_FILE = 302, 422
# Who signs up is no person of the office: the support centre's clerk runs its trainings and calls who signed up.
REACHING = OFFICE - {"librarian"}
PAPER = {"uid": "certificate of attendance"}
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
    "/activities/openings/<uid>/walk-in/": Example(
        OPENING, query={"session": "session of the opening"}, body={"name": "=于青", "phone": "=13900000000"}
    ),
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
    "/activities/registrations/<uid>/certificate/": Example(GUEST, body={"wants": "=1"}),
    "/activities/sessions/<uid>/certificates/": Example(
        {"uid": "session of a training"},
        body={"attendance": "attendance without a certificate", "contact": "=北岸"},
    ),
    "/activities/sessions/<uid>/certificates.pdf": Example({"uid": "session of a training"}),
    "/activities/certificates/<uid>/": Example(PAPER),
    "/activities/certificates/<uid>/certificate.pdf": Example(PAPER),
    "/activities/certificates/<uid>/withdraw/": Example(
        {"uid": "certificate to withdraw"}, body={"reason": "=记错了"}
    ),
    "/certificates/": Example(),
    "/joined/<secret>/certificate/": Example({"secret": "secret of a trainee"}, body={"wants": "=1"}),
    "/joined/<secret>/certificates/<uid>.pdf": Example(
        {"secret": "secret of a trainee", "uid": "certificate of attendance"}
    ),
    "/join/<code>/": Example({"code": "code of the opening"}, body={"name": "=于青"}),
    "/joined/<secret>/": Example({"secret": "secret of a sign-up"}),
}

SIGN_UP_DOORS: dict[str, Door] = {
    # Whoever records for the office; a telephone is for whoever calls people, which is not the library.
    "/activities/openings/": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/openings/<uid>/": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/openings/<uid>/change/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/openings/<uid>/close/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/openings/<uid>/walk-in/": Door(OFFICE, IN_OFFICE, post=NO_FILE),
    "/activities/openings/<uid>/poster.pdf": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/openings/<uid>/export/": Door(OFFICE, IN_OFFICE, post=200),
    "/activities/series/<uid>/open/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/open/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/registrations/<uid>/": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/registrations/<uid>/number/": Door(REACHING, IN_OFFICE, get=405, post=200),
    "/activities/registrations/<uid>/came/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/registrations/<uid>/not-come/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/registrations/<uid>/organisation/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/registrations/<uid>/take-off/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/registrations/<uid>/certificate/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/certificates/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/certificates.pdf": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/certificates/<uid>/": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/certificates/<uid>/certificate.pdf": Door(OFFICE, IN_OFFICE, post=405),
    "/activities/certificates/<uid>/withdraw/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    # What a certificate says is known to whoever holds its number and code.
    "/certificates/": Door(EVERYBODY, post=405),
    "/joined/<secret>/certificate/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, get=405, post=SAVED),
    "/joined/<secret>/certificates/<uid>.pdf": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=405),
    # Anybody with the poster, or with the own link; the one example leaves out what is asked.
    "/join/<code>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=NO_FILE),
    "/joined/<secret>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=SAVED),
}
