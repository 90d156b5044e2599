"""How the doors of casework are tried, and who may open them: written by hand, as the policy.

Papers of a colleague's case are closed, to those who manage the office too; such a case is known by number.
"""

from tests.web.access.example import Example
from tests.web.access.policy_words import IN_OFFICE, MINE, OFFICE, Door

KEEPERS = OFFICE - {"support_clerk", "librarian"}
CORRECTORS = {"supervisor", "office_editor", "office_director"}
NOBODY_ELSE: dict[str, set[str]] = {"colleague": set()}
HERE = {"office": "office's short name"}
CASE = {"uid": "case"}
NOTE = {"happened_on": "=2018-03-20", "way": "=phone", "direct": "=15", "happened": "=通了电话"}
WHO = {"worker": "runner to be", "supervisor": "supervisor to be"}
_ONE = "/cases/<uid>/"
OF_CASES: dict[str, Example] = {
    "/cases/list/": Example(query=HERE, also={"q": "=陈", "stage": "=planning", "state": "=all", "sort": "=late"}),
    "/cases/export/": Example(query=HERE, body={"reason": "=季度督导会"}),
    "/cases/year/": Example(query=HERE, body={"year": "=2018"}),
    "/cases/new/": Example(query=HERE, body={"person": "client to be", "happened_on": "=2018-03-20", **WHO}),
    "/cases/categories/": Example(query=HERE, body={"label": "=单亲", "basis": "=街道办法"}),
    "/cases/categories/<uid>/end/": Example({"uid": "category of hardship"}),
    "/cases/away/": Example(
        query=HERE, body={"deputy": "supervisor to be", "since": "=2018-03-20", "until": "=2018-03-27"}
    ),
    "/cases/digests/<uid>/read/": Example({"uid": "digest"}),
    _ONE: Example(CASE, also={"page": "=1"}),
    f"{_ONE}bundle/": Example(CASE, body={"reason": "=项目评估"}),
    f"{_ONE}changes/": Example(CASE),
    f"{_ONE}steps/<step>/": Example({**CASE, "step": "step of the case"}),
    f"{_ONE}hardship/": Example(CASE, body={"category": "category of hardship", "since": "=2018-03-01"}),
    f"{_ONE}hardship/<row>/end/": Example({**CASE, "row": "hardship of the case"}),
    f"{_ONE}write/<sort>/": Example({**CASE, "sort": "=contact"}, body=NOTE, also={"resume": "=1"}),
    f"{_ONE}write/<sort>/keep/": Example({**CASE, "sort": "=contact"}, body=NOTE),
    f"{_ONE}papers/<paper>/": Example({**CASE, "paper": "note of the case"}, body={**NOTE, "version": "=1"}),
    f"{_ONE}papers/<paper>/keep/": Example({**CASE, "paper": "note of the case"}, body=NOTE),
    f"{_ONE}papers/<paper>/withdraw/": Example({**CASE, "paper": "note of the case"}, body={"reason": "=mistake"}),
    f"{_ONE}scans/<scan>/": Example({**CASE, "scan": "scan of the case"}),
    f"{_ONE}access/": Example(CASE, body={"to": "runner to be", "purpose": "=service", "until": "=2018-03-25"}),
    f"{_ONE}access/<grant>/end/": Example({**CASE, "grant": "grant of the case"}),
    f"{_ONE}hands/": Example({"uid": "case of others"}, body=WHO),
    f"{_ONE}emergency/": Example({"uid": "case of others"}, body={"reason": "=孩子走失，要找监护人"}),
    f"{_ONE}emergency/<look>/seen/": Example({"uid": "case supervised", "look": "emergency"}),
}
_PRESS = Door(KEEPERS, IN_OFFICE, get=405, post=302, reserved=NOBODY_ELSE)
_KEEP = Door(KEEPERS, IN_OFFICE, get=405, post=200, reserved=NOBODY_ELSE)
_FORM = Door(KEEPERS, IN_OFFICE, post=302, reserved=NOBODY_ELSE)
_READ = Door(KEEPERS, IN_OFFICE, reserved=NOBODY_ELSE)
DOORS_OF_CASES: dict[str, Door] = {
    "/cases/": Door(KEEPERS),
    "/cases/list/": Door(KEEPERS, IN_OFFICE),
    "/cases/export/": Door(KEEPERS, IN_OFFICE, post=200),
    "/cases/year/": Door(CORRECTORS, IN_OFFICE, post=200),
    "/cases/new/": Door(KEEPERS, IN_OFFICE, post=302),
    "/cases/categories/": Door(CORRECTORS, IN_OFFICE, post=302),
    "/cases/categories/<uid>/end/": Door(CORRECTORS, IN_OFFICE, get=405, post=302),
    "/cases/away/": Door(CORRECTORS, IN_OFFICE, post=302),
    "/cases/digests/<uid>/read/": Door(CORRECTORS, MINE, get=405, post=302),
    _ONE: _READ,
    f"{_ONE}bundle/": Door(KEEPERS, IN_OFFICE, post=200, reserved=NOBODY_ELSE),
    f"{_ONE}changes/": _READ,
    f"{_ONE}steps/<step>/": _PRESS,
    f"{_ONE}hardship/": _PRESS,
    f"{_ONE}hardship/<row>/end/": _PRESS,
    f"{_ONE}write/<sort>/": _FORM,
    f"{_ONE}write/<sort>/keep/": _KEEP,
    f"{_ONE}papers/<paper>/": _FORM,
    f"{_ONE}papers/<paper>/keep/": _KEEP,
    f"{_ONE}papers/<paper>/withdraw/": _PRESS,
    f"{_ONE}scans/<scan>/": _READ,
    f"{_ONE}access/": _FORM,
    f"{_ONE}access/<grant>/end/": _PRESS,
    f"{_ONE}hands/": Door(CORRECTORS, IN_OFFICE, post=302),
    f"{_ONE}emergency/": Door(KEEPERS, IN_OFFICE, post=302),
    f"{_ONE}emergency/<look>/seen/": Door(CORRECTORS, IN_OFFICE, get=405, post=302, reserved=NOBODY_ELSE),
}
