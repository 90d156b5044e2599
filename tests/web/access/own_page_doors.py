"""How the doors of a volunteer's own page and of registration are tried, and who may open them."""

from tests.web.access.example import Example
from tests.web.access.policy_words import EVERYBODY, IN_NETWORK, IN_OFFICE, Door

SECRET = {"secret": "secret of an own page"}
OWN = "/volunteers/own/<secret>/"
# The secret is the proof, whoever holds it; one that was never given leads nowhere.
PROVEN = IN_NETWORK | {"stranger"}
WRITTEN = {
    "name": "=于来", "born": "=1995-05-01", "phone": "=19900009000", "group_kind": "=student", "agreed": "=on",
}  # fmt: skip
OF_OWN_PAGES: dict[str, Example] = {
    OWN: Example(SECRET),
    f"{OWN}minutes/": Example(SECRET),
    f"{OWN}certificates/": Example(SECRET),
    f"{OWN}certificates/<uid>.pdf": Example({**SECRET, "uid": "certificate"}),
    f"{OWN}data/": Example(SECRET),
    f"{OWN}ask/": Example(SECRET, body={"words": "=3月9日也来了"}),
    f"{OWN}hours/": Example(SECRET, body={"day_0": "=9-12"}),
    f"{OWN}shifts/<uid>/join/": Example({**SECRET, "uid": "shift"}),
    f"{OWN}sign-ups/<uid>/leave/": Example({**SECRET, "uid": "own sign-up"}),
    f"{OWN}sign-ups/<uid>/offer/": Example({**SECRET, "uid": "own sign-up"}),
    f"{OWN}sign-ups/<uid>/keep/": Example({**SECRET, "uid": "own sign-up"}),
    f"{OWN}offers/<uid>/take/": Example({**SECRET, "uid": "offer to take"}),
    "/about/<office>/volunteer/": Example({"office": "office's short name"}, body=WRITTEN),
    "/about/<office>/volunteer/thanks/": Example({"office": "office's short name"}),
    "/volunteers/applications/": Example(
        query={"office": "office's short name"}, also={"q": "=于", "state": "=declined"}
    ),
    "/volunteers/applications/<uid>/": Example({"uid": "application"}),
    "/volunteers/applications/<uid>/numbers/": Example({"uid": "application"}),
    "/volunteers/applications/<uid>/take/": Example(
        {"uid": "application"}, body={"who": "=new", "group_kind": "=student", "since": "=2018-03-20"}
    ),
    "/volunteers/applications/<uid>/decline/": Example({"uid": "application"}, body={"reason": "=满了"}),
    "/volunteers/<uid>/link/": Example({"uid": "volunteer"}),
    "/volunteers/<uid>/link/revoke/": Example({"uid": "volunteer with a page"}),
}


def of_own_pages(keepers: set[str]) -> dict[str, Door]:
    """The rules of these doors; those of the office are for whoever keeps its people."""
    looks = dict.fromkeys([OWN, *(f"{OWN}{tab}" for tab in ("minutes/", "certificates/", "data/"))])
    acts = [address for address in OF_OWN_PAGES if address.startswith(OWN) and address.count("/") == 7]
    return {
        **dict.fromkeys([*looks, f"{OWN}certificates/<uid>.pdf"], Door(EVERYBODY, PROVEN, post=405)),
        **dict.fromkeys([f"{OWN}ask/", f"{OWN}hours/"], Door(EVERYBODY, PROVEN, post=302)),
        **dict.fromkeys(acts, Door(EVERYBODY, PROVEN, get=405, post=302)),
        # The site of the network that publishes: of another one's offices nothing is there.
        "/about/<office>/volunteer/": Door(EVERYBODY, IN_NETWORK, post=302),
        "/about/<office>/volunteer/thanks/": Door(EVERYBODY, IN_NETWORK, post=405),
        "/volunteers/applications/": Door(keepers, IN_OFFICE, post=405),
        "/volunteers/applications/<uid>/": Door(keepers, IN_OFFICE, post=405),
        "/volunteers/applications/<uid>/numbers/": Door(keepers, IN_OFFICE, get=405, post=302),
        "/volunteers/applications/<uid>/take/": Door(keepers, IN_OFFICE, post=302),
        "/volunteers/applications/<uid>/decline/": Door(keepers, IN_OFFICE, get=405, post=302),
        "/volunteers/<uid>/link/": Door(keepers, IN_OFFICE, post=200),
        "/volunteers/<uid>/link/revoke/": Door(keepers, IN_OFFICE, get=405, post=302),
    }
