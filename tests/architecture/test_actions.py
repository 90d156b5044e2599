"""Every write is an action: keyword-only, it knows who and when, and leaves its entry in the audit chain."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping

import pytest

from tests.architecture.house import Finding, Source, hold, planted, sources
from tests.factories.world import NOW, World
from youju.ground.access import audit
from youju.ground.access.acting import ACTIONS, NoAuditEntry, action

WRITING = {"create", "save", "bulk_create", "get_or_create", "update_or_create", "delete"}
NO_ACTIONS = {
    "youju.ground.people.actions.indexing.index": "what the actions that change a name share; they audit",
    "youju.reporting.bulletins.actions.drafting.keep_draft": "keystrokes are no acts; beginning is: decision 0012",
    "youju.reporting.bulletins.actions.ending.end_version": "how every write of a passage begins, in its own act",
    "youju.reporting.bulletins.actions.illustrating.hang": "what illustrating and taking share; both audit",
    "youju.reporting.bulletins.actions.illustrating.unhang": "what taking out and putting back share; likewise",
    "youju.ground.evidence.actions.recording.insert_plain": "how a kind writes rows inside record, record_many",
    "youju.reporting.bulletins.actions.releasing.store": "what release and correction share; both leave an entry",
    "youju.ground.evidence.actions.attaching.keep": "what the attaching actions share, audit entry included",
    "youju.ground.evidence.actions.attaching.clean": "writes the bytes of a picture, not a row",
    "youju.services.activities.actions.answers.answers_turned": "what a withdrawn record takes along; it audits",
    "youju.services.activities.actions.answers.take_back_hands": "what recounting and undoing share; both audit",
    "youju.services.activities.actions.answers.write_down": "what counting and adding up share; both audit",
    "youju.services.activities.actions.placing.give_places": "what changing and taking back share; they audit",
    "youju.services.cases.actions.drafting.keep_draft": "keystrokes are no acts; beginning is: decision 0012",
    "youju.services.cases.actions.hardship.found_categories": "inside the act that first needs the list",
    "youju.services.cases.actions.deputies.entrust_to_deputy": "what opening, handing over and going away share",
    "youju.services.cases.actions.opening.entrust": "what opening and handing over share; both audit",
    "youju.services.cases.actions.planning.aim_at": "what planning and changing a plan share; both audit",
    "youju.services.cases.actions.planning.mark": "what assessing and changing it share; both audit",
    "youju.services.cases.actions.writing.put": "what the writing of every paper shares, audit entry included",
    "youju.services.communications.actions.knocking.knock": "how open doors count a knock; what they do audits",
    "youju.services.companions.actions.granting.entrust_to": "what pairing and undoing share; they audit",
    "youju.services.companions.actions.pairing.ending_turned": "what a withdrawn ending brings back; it audits",
    "youju.services.safeguarding.actions.reporting.write_telling": "what reporting and telling share; both audit",
    "youju.services.visits.actions.team.put_in": "how planning and bringing along write a colleague; both audit",
    "youju.services.volunteers.actions.seating.move_up": "what leaving, changing and filling share; they audit",
    "youju.services.volunteers.actions.seating.tell": "the word for the organiser inside an act that audits",
    "youju.ground.access.actions.networks.system": "the actor of the product itself; every first step needs it",
    "youju.ground.access.actions.networks.visitor": "the actor of whoever has no account; a first act needs it",
}


def actions_files() -> list[Source]:
    return [source for source in sources() if "actions" in source.module.split(".")]


def registered() -> Mapping[str, Callable[..., object]]:
    for source in actions_files():
        importlib.import_module(source.module)
    return {name: act for name, act in ACTIONS.items() if name.startswith("youju.")}


def ill_formed(acts: Mapping[str, Callable[..., object]]) -> Iterator[Finding]:
    for name, act in acts.items():
        parameters = inspect.signature(act).parameters
        if missing := {"by", "at"} - set(parameters):
            yield Finding(name, f"does not take {', '.join(sorted(missing))}")
        named = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
        if any(parameter.kind not in named for parameter in parameters.values()):
            yield Finding(name, "takes arguments by position")


def bare(given: Iterable[Source]) -> Iterator[Finding]:
    """Public functions of actions files that write rows and are no actions."""
    for source in given:
        for node in source.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                decorated = any("action" in ast.unparse(decorator) for decorator in node.decorator_list)
                writes = any(isinstance(n, ast.Attribute) and n.attr in WRITING for n in ast.walk(node))
                if writes and not decorated:
                    yield Finding(f"{source.module}.{node.name}", "writes and is no @action")


def test_actions_are_keyword_only_and_know_who_and_when():
    hold(ill_formed(registered()), "Write `def verb(*, …, by: Actor, at: datetime)`.")


def test_what_writes_in_an_actions_file_is_an_action():
    hold(bare(actions_files()), "Decorate it with @action, or make it private.", NO_ACTIONS)


def test_an_action_without_entry_is_undone(world: World):
    @action
    def forget(*, by: object, at: object) -> None:
        world.north.name = "改名"
        world.north.save()

    with pytest.raises(NoAuditEntry):
        forget(by=world.system, at=NOW)
    world.north.refresh_from_db()
    assert world.north.name != "改名"
    ACTIONS.pop(f"{forget.__module__}.forget")


def test_planted_actions_are_seen(world: World):
    with pytest.raises(TypeError, match="write `def"):
        action(lambda office, by, at: None)
    assert list(ill_formed({"planted": lambda office, by: None}))
    assert list(bare(planted("def lend(copy):\n    Loan.objects.create(copy=copy)")))
    assert len(registered()) > 10
    assert audit.head() is None or audit.verify().broken_at is None
