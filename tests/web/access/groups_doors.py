"""How the doors of notices and closed groups are tried, and who may open them: written by hand, as the policy."""

from tests.web.access.example import Example
from tests.web.access.policy_words import IN_OFFICE, OFFICE, Door

FINDERS = OFFICE - {"support_clerk"}
NOTICE = {"uid": "notice"}
FOR_THE_GROUP = {"channel": "=group"}
SHIFT = {
    "what": "=签到台", "served": "=library", "day": "=2018-03-22", "start": "=09:00", "end": "=11:00",
    "places": "=2",
}  # fmt: skip
OF_GROUPS: dict[str, Example] = {
    "/activities/sessions/<uid>/make-up/": Example(
        {"uid": "session called off"}, body={"makeup-day": "=2018-03-29"}
    ),
    "/activities/sessions/<uid>/notices/": Example({"uid": "session to come"}, body={"tell-sort": "=reminder"}),
    "/activities/sessions/<uid>/volunteers/": Example({"uid": "session to come"}, body=SHIFT),
    "/activities/notices/<uid>/": Example(NOTICE, body=FOR_THE_GROUP),
    "/activities/notices/<uid>/take-back/": Example({"uid": "notice told"}, body={"person": "addressee told"}),
}
DOORS_OF_GROUPS: dict[str, Door] = {
    "/activities/sessions/<uid>/make-up/": Door(OFFICE, IN_OFFICE, get=405, post=302),
    "/activities/sessions/<uid>/notices/": Door(OFFICE, IN_OFFICE, post=302),
    "/activities/sessions/<uid>/volunteers/": Door(FINDERS, IN_OFFICE, post=302),
    "/activities/notices/<uid>/": Door(OFFICE, IN_OFFICE, post=302),
    "/activities/notices/<uid>/take-back/": Door(OFFICE, IN_OFFICE, get=405, post=302),
}
# Whoever plans a group runs it: papers of another colleague's are closed, even to those who manage the office.
KEEPERS, CORRECTORS = FINDERS - {"librarian"}, {"supervisor", "office_editor", "office_director"}
NOBODY_ELSE: dict[str, set[str]] = {"colleague": set()}
GROUP = {"uid": "series of the group"}
_ADDRESS = "/activities/series/<uid>/group/"
OF_GROUPS |= {
    _ADDRESS: Example(GROUP),
    f"{_ADDRESS}plan/": Example(
        GROUP, body={"approach": "=社会学习理论", "goals": "=认识情绪 | 情绪词", "meetings": "=8"}
    ),
    f"{_ADDRESS}members/": Example(
        GROUP,
        body={"person": "person to enrol", "words": "=愿意", "role": "=child", "taken": "=1"},
        also={"q": "=陈"},
    ),
    f"{_ADDRESS}meetings/<session>/": Example(
        {**GROUP, "session": "meeting of the group"}, body={"aim": "=破冰", "happened": "=都来了"}
    ),
    f"{_ADDRESS}evaluation/": Example(GROUP, body={"members": "=好", "worker": "=好"}),
    f"{_ADDRESS}phase/": Example(GROUP, body={"phase": "=mature", "reason": "=都是老组员"}),
    f"{_ADDRESS}review/": Example(
        {"uid": "series of a group supervised"}, body={"of": "=plan", "verdict": "=approved"}
    ),
    f"{_ADDRESS}hands/": Example(GROUP, body={"runner": "runner to be", "supervisor": "supervisor to be"}),
    f"{_ADDRESS}print/": Example(GROUP, also={"nicknames": "=1"}),
}
DOORS_OF_GROUPS |= {
    _ADDRESS: Door(KEEPERS, IN_OFFICE, reserved=NOBODY_ELSE),
    f"{_ADDRESS}plan/": Door(KEEPERS, IN_OFFICE, post=302, reserved=NOBODY_ELSE),
    f"{_ADDRESS}members/": Door(KEEPERS, IN_OFFICE, post=302, reserved=NOBODY_ELSE),
    f"{_ADDRESS}meetings/<session>/": Door(KEEPERS, IN_OFFICE, post=302, reserved=NOBODY_ELSE),
    f"{_ADDRESS}evaluation/": Door(KEEPERS, IN_OFFICE, post=302, reserved=NOBODY_ELSE),
    f"{_ADDRESS}phase/": Door(KEEPERS, IN_OFFICE, get=405, post=302, reserved=NOBODY_ELSE),
    f"{_ADDRESS}review/": Door(CORRECTORS, IN_OFFICE, get=405, post=302, reserved=NOBODY_ELSE),
    f"{_ADDRESS}hands/": Door(CORRECTORS, IN_OFFICE, post=302),
    f"{_ADDRESS}print/": Door(KEEPERS, IN_OFFICE, reserved=NOBODY_ELSE),
}
