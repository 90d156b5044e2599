"""Who may open which door: one page, written by hand from the field's rules. The matrix holds the product to it.

Nothing here is read from the product's permissions. Readers are the ten roles and those to whom nothing opens.
"""

from tests.web.access.archive_doors import DOORS_OF_THE_ARCHIVE
from tests.web.access.cases_doors import DOORS_OF_CASES
from tests.web.access.companions_doors import DOORS_OF_COMPANIONS
from tests.web.access.groups_doors import DOORS_OF_GROUPS
from tests.web.access.harm_doors import DOORS_OF_HARM
from tests.web.access.kiosk_doors import DOORS_OF_KIOSKS
from tests.web.access.own_page_doors import of_own_pages
from tests.web.access.policy_words import (
    ACCOUNTS,
    ADMINISTRATOR,
    AUDITOR,
    CORRECTORS,
    EDITOR,
    EVERYBODY,
    FIGURES,
    IMPORTERS,
    IN_NETWORK,
    IN_OFFICE,
    MANAGERS,
    MINE,
    OFFICE,
    Door,
)
from tests.web.access.sign_up_doors import SIGN_UP_DOORS
from tests.web.access.ties_doors import of_ties
from tests.web.access.visits_doors import DOORS_OF_VISITS
from tests.web.access.voices_doors import DOORS_OF_VOICES

# What a colleague wrote is corrected by those who answer for it.
COLLEAGUES = {"colleague": CORRECTORS}
# Results of the bulletin are written by their office, everything else by the network editor; all staff read it.
OWN_RESULTS = {"own": MANAGERS | EDITOR, "colleague": MANAGERS | EDITOR, "neighbour": EDITOR}
# An office's pages are signed by its editor or director, and sent back by the network editor or its own director.
SIGNERS = {"own": MANAGERS, "colleague": MANAGERS, "neighbour": set()}
DIRECTOR = {"office_director"}
SENDERS = {"own": EDITOR | DIRECTOR, "colleague": EDITOR | DIRECTOR, "neighbour": EDITOR}
EDITORS_ONLY = {"own": EDITOR, "colleague": EDITOR, "neighbour": EDITOR}
# Leads of an office are seen by its editor and director, by whoever left them, and by the network editor.
LEADS = {"own": OFFICE | EDITOR, "colleague": MANAGERS | EDITOR, "neighbour": EDITOR}
JUDGES = {"own": MANAGERS | EDITOR, "colleague": MANAGERS | EDITOR, "neighbour": EDITOR}
STATERS = {"own": OFFICE, "colleague": MANAGERS, "neighbour": set()}
SAVED, NO_FILE, CLOSED = 302, 422, 409
# A librarian finds people and opens no card; the support centre's clerk meets nobody.
KEEPERS = OFFICE - {"support_clerk", "librarian"}
FINDERS = OFFICE - {"support_clerk"}
FINDERS_PRESS = Door(FINDERS, IN_OFFICE, get=405, post=SAVED)
ON_SHIFTS = ("cancel", "join", "fill", "came")
ON_SIGN_UPS = ("came", "back", "absent", "leave", "offer", "keep", "hand-over")
DOORS: dict[str, Door] = {
    **SIGN_UP_DOORS,
    **DOORS_OF_THE_ARCHIVE,
    **DOORS_OF_KIOSKS,
    **DOORS_OF_GROUPS,
    **DOORS_OF_CASES,
    **DOORS_OF_COMPANIONS,
    # Friends and donors who type the bare address find the bulletin; colleagues find their desk.
    "/": Door(ACCOUNTS, visitor="public home"),
    # An office's places and partners, the network's offices, calendar and accounts.
    "/structure/": Door(OFFICE),
    "/structure/offices/<office>/sites/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/offices/<office>/partners/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/offices/<office>/programmes/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/handovers/<office>/": Door(OFFICE, IN_OFFICE),
    "/structure/handovers/<office>/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/handovers/<office>/<figure>/end/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/handovers/<office>/<figure>/undo/": Door(MANAGERS, IN_OFFICE, get=405, post=SAVED),
    "/structure/sites/<site>/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/sites/<site>/close/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/structure/sites/<site>/reopen/": Door(MANAGERS, IN_OFFICE, get=405, post=SAVED),
    "/structure/calendar/<day>/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/calendar/<day>/unmark/": Door(ADMINISTRATOR, IN_NETWORK, get=405, post=SAVED),
    "/structure/calendar/": Door(ACCOUNTS),
    "/structure/calendar/mark/": Door(ADMINISTRATOR, post=SAVED),
    "/structure/network/": Door(ADMINISTRATOR),
    "/structure/network/offices/new/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/accounts/": Door(ADMINISTRATOR),
    "/structure/accounts/new/": Door(ADMINISTRATOR, post=SAVED),
    "/structure/accounts/<user>/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/accounts/<user>/password/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/accounts/<user>/second-factor/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/structure/roles/<membership>/end/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    "/audit/": Door(AUDITOR | ADMINISTRATOR),
    # Figures and counts of all offices are the network's; records leave only for those who may export them.
    "/figures/": Door(FIGURES, get=302),
    "/figures/<period>/": Door(FIGURES, IN_NETWORK),
    "/figures/<period>/<key>/": Door(FIGURES, IN_NETWORK),
    "/figures/<period>/<key>/<kind>.<ending>": Door(OFFICE, IN_OFFICE),
    # What is planned belongs to its office, like what was recorded.
    "/activities/": Door(OFFICE, IN_OFFICE, get=302),
    "/activities/offline/": Door(EVERYBODY),
    "/activities/offline/kept/": Door(FINDERS),
    "/sw.js": Door(EVERYBODY),
    "/activities/new/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/reading/": Door(OFFICE, IN_OFFICE),
    "/activities/<period>/": Door(OFFICE, IN_OFFICE),
    "/activities/<period>/plan/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/series/<uid>/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/cancel/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/move/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/clashes/": Door(OFFICE, IN_OFFICE),
    "/activities/sessions/<uid>/stand-in/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/calendars/": Door(OFFICE, IN_OFFICE, get=302),
    "/calendars/<period>/": Door(OFFICE, IN_OFFICE),
    "/calendars/<period>/wall.pdf": Door(OFFICE, IN_OFFICE, post=405),
    # One's own link, for who has none there is nothing to revoke; the secret in a link is the proof.
    "/calendars/feeds/": Door(OFFICE, post=200),
    "/calendars/feeds/revoke/": Door(OFFICE, get=405, post=404),
    "/calendars/feeds/<secret>.ics": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=405),
    # People belong to their office; a colleague's card is a question first.
    "/people/": Door(FINDERS, IN_OFFICE),
    "/people/find/": Door(FINDERS, IN_OFFICE),
    "/people/new/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/people/alike/": Door(KEEPERS, IN_OFFICE, get=405, post=200),
    "/people/bring/": Door(KEEPERS, IN_OFFICE, post=NO_FILE),
    "/people/bring/template.xlsx": Door(KEEPERS),
    "/people/bring/<uid>/": Door(KEEPERS, MINE),
    "/people/bring/<uid>/confirm/": Door(KEEPERS, MINE, get=405, post=SAVED),
    "/people/bring/<uid>/discard/": Door(KEEPERS, MINE, get=405, post=SAVED),
    "/people/pairs/": Door(KEEPERS, IN_OFFICE),
    "/people/pairs/<one>/<other>/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/people/pairs/<one>/<other>/apart/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    "/people/pairs/<one>/<other>/again/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    "/people/<uid>/": Door(FINDERS, IN_OFFICE, post=405),
    "/people/<uid>/ask/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    "/people/<uid>/change/": Door(KEEPERS, IN_OFFICE, post=SAVED, unasked=CLOSED),
    "/people/<uid>/add/<part>/": Door(KEEPERS, IN_OFFICE, post=SAVED, unasked=CLOSED),
    "/people/<uid>/end/<part>/<row>/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED, unasked=CLOSED),
    "/people/<uid>/past/": Door(KEEPERS, IN_OFFICE, post=405),
    "/people/<uid>/held/": Door(KEEPERS, IN_OFFICE, post=200, unasked=CLOSED),
    "/people/<uid>/erase/": Door(MANAGERS, IN_OFFICE, post=SAVED, unasked=CLOSED),
    "/people/<uid>/consents/new/": Door(KEEPERS, IN_OFFICE, post=SAVED, unasked=CLOSED),
    "/people/<uid>/consents/withdraw/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED, unasked=CLOSED),
    "/people/<uid>/consents/<row>/document/": Door(KEEPERS, IN_OFFICE, post=405),
    "/people/<uid>/merges/<merge>/undo/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED, unasked=CLOSED),
    **of_ties(KEEPERS),
    # Names of people are for whoever may find them; what a child needs is for whoever opens cards.
    "/activities/series/<uid>/people/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/series/<uid>/people/paste/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/people/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/enrolments/<uid>/move-up/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/enrolments/<uid>/leave/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/roll/paste/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/roll/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/roll/marks/": Door(FINDERS, IN_OFFICE, get=405, post=200),
    "/activities/sessions/<uid>/roll/find/": Door(FINDERS, IN_OFFICE),
    "/activities/sessions/<uid>/roll/paper/": Door(FINDERS, IN_OFFICE, get=405, post=NO_FILE),
    "/activities/sessions/<uid>/roll/care/<person>/": Door(KEEPERS, IN_OFFICE, get=405, post=200),
    "/activities/sessions/<uid>/care/": Door(FINDERS, IN_OFFICE),
    "/activities/sessions/<uid>/care/arrive/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/care/<person>/leave/": Door(KEEPERS, IN_OFFICE, get=405, post=200),
    "/activities/sessions/<uid>/care/<person>/take-back/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    **DOORS_OF_VOICES,
    **DOORS_OF_VISITS,
    **DOORS_OF_HARM,
    "/activities/sessions/<uid>/outing/": Door(FINDERS, IN_OFFICE),
    "/activities/sessions/<uid>/outing/plan/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/outing/papers/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/outing/leave/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/activities/sessions/<uid>/outing/points/<point>/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/activities/sessions/<uid>/outing/emergency/": Door(KEEPERS, IN_OFFICE, post=200),
    "/activities/sessions/<uid>/sheet/": Door(OFFICE, IN_OFFICE),
    # Whoever finds people finds volunteers; what a certificate says is known to whoever holds its number and code.
    "/volunteers/": Door(FINDERS, IN_OFFICE),
    "/volunteers/new/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/volunteers/together/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/volunteers/teams/": Door(FINDERS, IN_OFFICE),
    "/volunteers/teams/new/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/volunteers/teams/<uid>/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/volunteers/shifts/": Door(FINDERS, IN_OFFICE, post=405),
    "/volunteers/shifts/new/": Door(FINDERS, IN_OFFICE, post=SAVED),
    "/volunteers/shifts/seen/": Door(FINDERS, IN_OFFICE, get=405, post=SAVED),
    "/volunteers/shifts/<uid>/": Door(FINDERS, IN_OFFICE, post=405),
    "/volunteers/shifts/<uid>/change/": Door(FINDERS, IN_OFFICE, post=SAVED),
    **dict.fromkeys([f"/volunteers/shifts/<uid>/{act}/" for act in ON_SHIFTS], FINDERS_PRESS),
    **dict.fromkeys([f"/volunteers/sign-ups/<uid>/{act}/" for act in ON_SIGN_UPS], FINDERS_PRESS),
    "/volunteers/<uid>/hours/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/volunteers/export/": Door(KEEPERS, IN_OFFICE, post=200),
    **of_own_pages(KEEPERS),
    "/volunteers/check/": Door(EVERYBODY, post=405),
    "/volunteers/certificates/<uid>/": Door(FINDERS, IN_OFFICE, post=405),
    "/volunteers/certificates/<uid>/certificate.pdf": Door(FINDERS, IN_OFFICE, post=405),
    "/volunteers/certificates/<uid>/revoke/": Door(CORRECTORS, IN_OFFICE, get=405, post=SAVED),
    "/volunteers/papers/<uid>/withdraw/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    "/volunteers/requests/<uid>/answer/": Door(CORRECTORS, IN_OFFICE, get=405, post=SAVED),
    "/volunteers/<uid>/": Door(FINDERS, IN_OFFICE),
    "/volunteers/<uid>/change/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/volunteers/<uid>/leave/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/volunteers/<uid>/back/": Door(KEEPERS, IN_OFFICE, get=405, post=SAVED),
    "/volunteers/<uid>/papers/new/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/volunteers/<uid>/requests/new/": Door(KEEPERS, IN_OFFICE, post=SAVED),
    "/volunteers/<uid>/certify/": Door(CORRECTORS, IN_OFFICE, post=SAVED),
    # Records belong to their office.
    "/desk/": Door(OFFICE, IN_OFFICE),
    "/desk/new/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/new/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/desk/<kind>/fields/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/choices/<field>/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/export.<ending>": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/nothing/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/desk/<kind>/nothing/<uid>/withdraw/": Door(OFFICE, IN_OFFICE, post=SAVED, reserved=COLLEAGUES),
    "/desk/<kind>/<uid>/": Door(OFFICE, IN_OFFICE),
    "/desk/<kind>/<uid>/correct/": Door(OFFICE, IN_OFFICE, post=SAVED, reserved=COLLEAGUES),
    "/desk/<kind>/<uid>/withdraw/": Door(OFFICE, IN_OFFICE, post=SAVED, reserved=COLLEAGUES),
    "/desk/<kind>/<uid>/reinstate/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED, reserved=COLLEAGUES),
    "/desk/<kind>/<uid>/attachments/": Door(OFFICE, IN_OFFICE, get=405, post=SAVED),
    "/desk/<kind>/<uid>/attachments/<attachment>/": Door(OFFICE, IN_OFFICE),
    # A file that waits to be imported is seen by the person who brought it, by nobody else.
    "/intake/": Door(IMPORTERS),
    # Whoever lost the right to record hands in what was sealed before; others' envelopes do not exist.
    "/intake/envelopes/": Door(ACCOUNTS),
    "/intake/held/": Door(CORRECTORS),
    "/intake/held/<uid>/": Door(CORRECTORS, IN_OFFICE, post=SAVED),
    "/intake/<uid>/undo/": Door(IMPORTERS, IN_OFFICE, post=SAVED, reserved=COLLEAGUES),
    "/intake/<kind>/": Door(IMPORTERS, IN_OFFICE, post=NO_FILE),
    "/intake/<kind>/template.xlsx": Door(IMPORTERS, IN_OFFICE),
    "/intake/<kind>/<uid>/": Door(IMPORTERS, MINE),
    "/intake/<kind>/<uid>/left-over.xlsx": Door(IMPORTERS, MINE),
    "/intake/<kind>/<uid>/confirm/": Door(IMPORTERS, MINE, get=405, post=SAVED),
    "/intake/<kind>/<uid>/discard/": Door(IMPORTERS, MINE, get=405, post=SAVED),
    # What is counted is defined by the office for itself, by the administrator for the network.
    "/ledger/month/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/ledger/kinds/": Door(OFFICE, IN_OFFICE),
    "/ledger/kinds/new/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/ledger/kinds/<uid>/": Door(MANAGERS, IN_OFFICE, post=SAVED),
    "/ledger/network/": Door(ADMINISTRATOR),
    "/ledger/network/new/": Door(ADMINISTRATOR, post=SAVED),
    "/ledger/network/<uid>/": Door(ADMINISTRATOR, IN_NETWORK, post=SAVED),
    # The bulletin is the network's: read by its staff before release, by everybody after.
    "/bulletin/": Door(FIGURES),
    "/bulletin/start/": Door(EDITOR, get=405, post=SAVED),
    "/bulletin/words/": Door(FIGURES),
    "/bulletin/words/write/": Door(EDITOR, post=SAVED),
    "/bulletin/names/": Door(FIGURES),
    "/bulletin/names/new/": Door(EDITOR, post=SAVED),
    "/bulletin/names/nickname/": Door(MANAGERS, post=SAVED),
    "/bulletin/names/<uid>/end/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/names/<uid>/strike/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/findings/<digest>/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/findings/<digest>/reopen/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/findings/<digest>/mend/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/pictures/<uid>/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/pictures/<uid>/image/": Door(FIGURES, IN_NETWORK),
    "/bulletin/<period>/pictures/<uid>/move/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY
    ),
    "/bulletin/<period>/pictures/<uid>/remove/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY
    ),
    "/bulletin/<period>/pictures/<uid>/consent/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/": Door(FIGURES),
    "/bulletin/<period>/confirm/": Door(EDITOR, get=405, post=SAVED),
    "/bulletin/<period>/sections/<section>/figures/": Door(FIGURES, IN_NETWORK, reserved=OWN_RESULTS),
    "/bulletin/<period>/sections/<section>/proof/": Door(
        FIGURES, IN_NETWORK, get=405, post=200, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/sections/<section>/draft/": Door(
        FIGURES, IN_NETWORK, get=405, post=200, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/leads/": Door(EDITOR, get=302),  # a part of the screen; alone it leads to the list
    "/bulletin/<period>/writers/": Door(FIGURES),
    "/bulletin/<period>/sections/<section>/move/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/sections/<section>/slot/": Door(FIGURES, IN_NETWORK, get=302, reserved=OWN_RESULTS),
    "/bulletin/<period>/sections/<section>/lines/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/sections/<section>/late/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/sections/<section>/stories/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/lines/<uid>/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/lines/<uid>/shown/": Door(FIGURES, IN_NETWORK, get=302, reserved=OWN_RESULTS),
    "/bulletin/<period>/lines/<uid>/move/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/lines/<uid>/remove/": Door(FIGURES, IN_NETWORK, get=405, post=200, reserved=OWN_RESULTS),
    "/bulletin/<period>/stories/<uid>/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/stories/<uid>/shown/": Door(FIGURES, IN_NETWORK, get=302, reserved=EDITORS_ONLY),
    "/bulletin/<period>/stories/<uid>/move/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY
    ),
    "/bulletin/<period>/stories/<uid>/remove/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=EDITORS_ONLY),
    "/bulletin/<period>/cover/": Door(EDITOR, post=SAVED),
    "/bulletin/<period>/cover/picture/": Door(FIGURES),
    "/bulletin/<period>/history/": Door(FIGURES),
    "/bulletin/<period>/passages/<uid>/versions/": Door(FIGURES, IN_NETWORK, reserved=OWN_RESULTS),
    "/bulletin/<period>/passages/<uid>/versions/<version>/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=EDITORS_ONLY
    ),
    "/bulletin/<period>/preview/": Door(FIGURES),
    "/bulletin/<period>/preview/<edition>/": Door(FIGURES),
    "/bulletin/<period>/editions/<edition>": Door(FIGURES),
    "/bulletin/deputies/": Door(MANAGERS | EDITOR, post=SAVED),
    "/bulletin/deputies/<uid>/end/": Door(MANAGERS | EDITOR, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS),
    "/bulletin/leads/": Door(OFFICE | EDITOR),
    "/bulletin/leads/new/": Door(OFFICE, IN_OFFICE, post=SAVED),
    "/bulletin/leads/<uid>/take/": Door(EDITOR, IN_NETWORK, post=SAVED),
    "/bulletin/leads/<uid>/back/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/leads/<uid>/state/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=STATERS),
    "/bulletin/leads/<uid>/aside/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=JUDGES),
    "/bulletin/leads/<uid>/again/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=JUDGES),
    "/bulletin/leads/<uid>/photos/<photo>/": Door(FIGURES, IN_NETWORK, reserved=LEADS),
    # What an office is asked for is between it and the network editor.
    "/bulletin/<period>/commissions/": Door(MANAGERS | EDITOR),
    "/bulletin/<period>/commissions/new/": Door(EDITOR, post=SAVED),
    "/bulletin/<period>/commissions/<uid>/": Door(FIGURES, IN_NETWORK, reserved=JUDGES),
    "/bulletin/<period>/commissions/<uid>/deliver/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS
    ),
    "/bulletin/<period>/commissions/<uid>/take/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/commissions/<uid>/aside/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/commissions/<uid>/back/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/commissions/<uid>/off/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/commissions/<uid>/remind/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/rules/": Door(ADMINISTRATOR, post=SAVED),
    "/bulletin/<period>/signing/": Door(FIGURES),
    "/bulletin/<period>/signing/<office>/": Door(FIGURES, IN_NETWORK),
    "/bulletin/<period>/signing/<office>/sign/": Door(FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS),
    "/bulletin/<period>/signing/<office>/send-back/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SENDERS
    ),
    "/bulletin/<period>/signing/<office>/remind/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/signing/<office>/leave-out/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/signing/<office>/take-in/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/signatures/<uid>/withdraw/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS
    ),
    "/bulletin/<period>/release/": Door(EDITOR, post=SAVED),
    "/bulletin/<period>/released/": Door(FIGURES),
    "/bulletin/<period>/drift/": Door(FIGURES),
    "/bulletin/<period>/figures/<figure>/correct/": Door(EDITOR, IN_NETWORK, post=SAVED),
    "/bulletin/<period>/figures/<figure>/propose/": Door(FIGURES, IN_NETWORK, post=SAVED, reserved=OWN_RESULTS),
    "/bulletin/<period>/errata/<uid>/": Door(FIGURES, IN_NETWORK),
    "/bulletin/<period>/errata/<uid>/decide/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/bulletin/<period>/errata/<uid>/refuse/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=OWN_RESULTS
    ),
    "/bulletin/<period>/errata/<uid>/<office>/sign/": Door(
        FIGURES, IN_NETWORK, get=405, post=SAVED, reserved=SIGNERS
    ),
    "/issues/": Door(EVERYBODY, post=405),
    "/issues/<period>/": Door(EVERYBODY, post=405),
    "/issues/<period>/figures/<key>/<digest>/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/issues/<period>/<revision>/": Door(EVERYBODY, post=405),
    "/issues/<period>/<revision>/figures/<key>/<digest>/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/issues/<period>/<revision>/<name>": Door(EVERYBODY, post=405),
    "/issues/<period>/<name>": Door(EVERYBODY, post=405),
    "/issues/<period>/photos/<digest>": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=405),  # the same photo
    "/calendar/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/calendar.ics": Door(EVERYBODY, post=405),
    "/calendar/<office>.ics": Door(EVERYBODY, IN_NETWORK, post=405),
    "/calendar/<office>/<site>.ics": Door(EVERYBODY, IN_NETWORK, post=405),
    "/about/": Door(EVERYBODY, post=405),
    "/about/<office>/": Door(EVERYBODY, IN_NETWORK, post=405),
    "/about/<office>/<site>/": Door(EVERYBODY, IN_NETWORK, post=405),
    # The bulletin by mail: the signed word of a link is the proof, whoever brings it.
    "/subscribe/": Door(EVERYBODY, post=SAVED),
    "/subscribe/asked/": Door(EVERYBODY, post=405),
    "/subscribe/confirm/<token>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=200),
    "/subscribe/leave/<token>/": Door(EVERYBODY, IN_NETWORK | {"stranger"}, post=200),
    "/bulletin/subscribers/": Door(EDITOR, post=200),
    "/bulletin/<period>/mailing/": Door(EDITOR, post=409),  # it was handed over already
    "/bulletin/<period>/mailing/letters/<uid>/": Door(EDITOR, IN_NETWORK, get=405, post=SAVED),
    "/feed.xml": Door(EVERYBODY, post=405),
    "/sitemap.xml": Door(EVERYBODY, post=405),
    "/robots.txt": Door(EVERYBODY, post=405),
    # Where the links of a draft lead while it stands in its frame: a page that says so.
    "/bulletin/<period>/editions/<rest>": Door(EVERYBODY),
}
