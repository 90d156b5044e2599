"""How the doors of the volunteers are tried."""

from tests.web.access.companions_doors import OF_COMPANIONS
from tests.web.access.example import Example
from tests.web.access.harm_doors import OF_HARM
from tests.web.access.own_page_doors import OF_OWN_PAGES
from tests.web.access.visits_doors import OF_VISITS

OFFICE = {"office": "office's short name"}
WHY = {"reason": "=写错了"}
VOLUNTEER = {"uid": "volunteer"}
TEAM = {"name": "=青藤社", "kind": "=society", "group_kind": "=student", "partner": "partner"}
SIGN_UP = {"uid": "sign-up"}
SHIFT = {
    "what": "=图书整理",
    "served": "=library",
    "day": "=2018-03-20",
    "start": "=09:00",
    "end": "=11:00",
    "places": "=3",
    "site": "site",
    "programme": "programme",
}
OF_VOLUNTEERS: dict[str, Example] = {
    **OF_OWN_PAGES,
    **OF_COMPANIONS,
    # They go along to homes.
    **OF_VISITS,
    **OF_HARM,
    "/volunteers/": Example(query=OFFICE, also={"q": "=于", "kind": "=student", "gone": "=1"}),
    "/volunteers/new/": Example(
        query=OFFICE, body={"person": "grown person", "group_kind": "=parent", "since": "=2018-03-01"}
    ),
    "/volunteers/together/": Example(
        query=OFFICE,
        body={
            "happened_on": "=2018-03-05",
            "served": "=care",
            "each": "=60",
            "others": "=3",
            "group_kind": "=student",
            "volunteers": "volunteer",
            "site": "site",
            "programme": "programme",
        },
    ),
    "/volunteers/teams/": Example(query=OFFICE),
    "/volunteers/teams/new/": Example(query=OFFICE, body=TEAM | {"name": "=石榴社"}),
    "/volunteers/teams/<uid>/": Example({"uid": "team"}, body=TEAM),
    "/volunteers/check/": Example(),
    "/volunteers/export/": Example(
        query=OFFICE,
        body={
            "first": "=2018-03-01",
            "last": "=2018-03-31",
            "team": "team",
            "file": "=given",
            "reason": "=街道导入",
        },
    ),
    "/volunteers/shifts/": Example(query=OFFICE, also={"past": "=1"}),
    "/volunteers/shifts/new/": Example(query=OFFICE, body=SHIFT),
    "/volunteers/shifts/seen/": Example(query=OFFICE),
    "/volunteers/shifts/<uid>/": Example({"uid": "shift"}, also={"q": "=于"}),
    "/volunteers/shifts/<uid>/change/": Example({"uid": "shift"}, body=SHIFT),
    "/volunteers/shifts/<uid>/cancel/": Example({"uid": "shift to call off"}, body=WHY),
    "/volunteers/shifts/<uid>/join/": Example({"uid": "shift"}, body={"volunteer": "volunteer"}),
    "/volunteers/shifts/<uid>/fill/": Example({"uid": "shift"}),
    "/volunteers/shifts/<uid>/came/": Example({"uid": "shift"}),
    "/volunteers/sign-ups/<uid>/came/": Example(SIGN_UP, body={"start": "=09:00", "end": "=10:30"}),
    "/volunteers/sign-ups/<uid>/back/": Example(SIGN_UP),
    "/volunteers/sign-ups/<uid>/absent/": Example(SIGN_UP),
    "/volunteers/sign-ups/<uid>/leave/": Example(SIGN_UP, body=WHY),
    "/volunteers/sign-ups/<uid>/offer/": Example(SIGN_UP),
    "/volunteers/sign-ups/<uid>/keep/": Example(SIGN_UP),
    "/volunteers/sign-ups/<uid>/hand-over/": Example(SIGN_UP, body={"volunteer": "volunteer"}),
    "/volunteers/certificates/<uid>/": Example({"uid": "certificate"}),
    "/volunteers/certificates/<uid>/certificate.pdf": Example({"uid": "certificate"}),
    "/volunteers/certificates/<uid>/revoke/": Example({"uid": "certificate"}, body=WHY),
    "/volunteers/papers/<uid>/withdraw/": Example({"uid": "paper of the volunteer"}, body=WHY),
    "/volunteers/requests/<uid>/answer/": Example(
        {"uid": "request of the volunteer"}, body={"granted": "=yes", "words": "=已补记"}
    ),
    "/volunteers/<uid>/": Example(VOLUNTEER),
    "/volunteers/<uid>/change/": Example(VOLUNTEER, body={"group_kind": "=parent", "team": "team"}),
    "/volunteers/<uid>/hours/": Example(VOLUNTEER, body={"day_0": "=9-12", "day_5": "=全天"}),
    "/volunteers/<uid>/leave/": Example(VOLUNTEER, body={"on": "=2018-03-20"}),
    "/volunteers/<uid>/back/": Example({"uid": "volunteer who left"}),
    "/volunteers/<uid>/papers/new/": Example(
        VOLUNTEER, body={"sort": "=training", "title": "=儿童保护", "on": "=2018-03-01"}
    ),
    "/volunteers/<uid>/requests/new/": Example(VOLUNTEER, body={"words": "=3月9日也来了"}),
    "/volunteers/<uid>/certify/": Example(
        VOLUNTEER, body={"first": "=2018-03-01", "last": "=2018-03-31", "contact": "=办公室"}
    ),
}
