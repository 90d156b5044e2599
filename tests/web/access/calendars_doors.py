"""How the doors of the calendars are tried."""

from tests.web.access.example import Example

OFFICE = {"office": "office's short name"}
OF_CALENDARS: dict[str, Example] = {
    "/calendars/": Example(query=OFFICE),
    "/calendars/<period>/": Example(
        query=OFFICE, also={"site": "site", "programme": "programme", "person": "account"}
    ),
    "/calendars/<period>/wall.pdf": Example(query=OFFICE, also={"site": "site", "paper": "=a3"}),
    "/calendars/feeds/": Example(),
    "/calendars/feeds/revoke/": Example(),
    "/calendars/feeds/<secret>.ics": Example({"secret": "secret of a calendar"}),
    "/activities/sessions/<uid>/clashes/": Example({"uid": "planned session"}, also={"move-day": "=2018-03-24"}),
    "/activities/sessions/<uid>/stand-in/": Example(
        {"uid": "planned session"}, body={"stand-colleague": "account"}
    ),
}
