"""An erratum is proposed, signed by the offices whose figure it is, and decided; nothing is printed before."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories.press import CARE, RELEASED
from tests.factories.signing import Signed
from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import (
    Erratum,
    ErratumDecision,
    ErratumProposal,
    ErratumRefusal,
    ErratumSignature,
)
from youju.reporting.bulletins.queries.correcting import proposed
from youju.reporting.bulletins.rules.answering import NotSigned
from youju.reporting.bulletins.rules.correcting import NeedsProposal, NotItsFigure, ProposalOver, ProposalStands

pytestmark = pytest.mark.django_db
SAID = "有一名儿童记了两次"


@pytest.fixture
def press(world):
    """A released March of a network whose offices sign."""
    made = Signed.of(world)
    made.sign()
    made.without_south()
    made.release()
    return made


def propose(press, by=None, figure=None):
    return actions.propose_erratum(
        issue=press.issue, figure=figure or press.frozen, corrected="24人次", reason=SAID,
        by=by or press.actor("office_editor", press.world.north), at=RELEASED,
    )  # fmt: skip


def agree(press, proposal, by=None, office=None):
    office = office or press.world.north
    by = by or press.actor("office_director", office)
    return actions.sign_erratum(proposal=proposal, office=office, by=by, at=RELEASED)


def decide(press, proposal, by=None):
    return actions.decide_erratum(proposal=proposal, by=by or press.editor.actor, at=RELEASED)


def refuse(proposal, by):
    return actions.refuse_erratum(proposal=proposal, reason="数是对的", by=by, at=RELEASED)


def page(release):
    return bytes(release.editions.get(name="2018-03.html").data).decode()


def test_what_was_proposed_and_signed_is_printed_once_the_network_editor_decides(press):
    first = press.issue.releases.get()
    kept = {row.name: bytes(row.data) for row in first.editions.all()}
    proposal = propose(press)
    agree(press, proposal)
    assert press.issue.releases.count() == 1, "nothing is printed before the decision"
    second = decide(press, proposal)
    assert (second.revision, SAID in page(second), SAID in page(first)) == (2, True, False)
    assert {row.name: bytes(row.data) for row in first.editions.all()} == kept
    assert Erratum.objects.get().decision.proposal == proposal
    verbs = AuditEntry.objects.filter(verb__startswith="erratum").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["erratum.propose", "erratum.sign"]


def test_nothing_is_decided_before_the_office_has_signed_and_the_refusal_names_it(press):
    with pytest.raises(NotSigned, match=press.world.north.name):
        decide(press, propose(press))
    assert not Erratum.objects.exists()


def test_where_offices_sign_the_network_editor_does_not_correct_alone(press):
    with pytest.raises(NeedsProposal):
        press.correct()


def test_a_figure_of_two_offices_is_signed_by_both(world):
    press = Signed.of(world)
    press.write(f"两地{{{CARE}@north+south}}。")
    press.sign()
    press.without_south()
    frozen = next(row for row in press.release().freeze.figures.all() if len(row.scope["offices"]) == 2)
    proposal = propose(press, figure=frozen)
    agree(press, proposal)
    assert proposed(proposal).waits_for == [world.south]
    with pytest.raises(NotSigned, match=world.south.name):
        decide(press, proposal)
    agree(press, proposal, office=world.south)
    assert decide(press, proposal).revision == 2


def test_only_editors_propose_and_an_office_only_its_own_figure(press):
    north, south = press.world.north, press.world.south
    for by in (press.actor("social_worker", north), press.actor("office_editor", south)):
        with pytest.raises(NotPermitted):
            propose(press, by)
    assert propose(press, press.editor.actor)


def test_only_the_office_whose_figure_it_is_signs_and_once(press):
    proposal = propose(press)
    with pytest.raises(NotItsFigure):
        agree(press, proposal, office=press.world.south)
    for by in (press.editor.actor, press.actor("office_director", press.world.south)):
        with pytest.raises(NotPermitted):
            agree(press, proposal, by)
    agree(press, proposal)
    with pytest.raises(NotItsFigure):
        agree(press, proposal, press.actor("office_editor", press.world.north))


def test_a_deputy_signs_under_the_own_name_and_the_chain_says_so(press):
    north = press.world.north
    stand_in = press.world.colleague("social_worker", north)
    deputy = actions.name_deputy(
        network=press.world.network, office=north, role="office_editor", user=stand_in.user, since=NOW.date(),
        until=RELEASED.date().replace(month=6), by=press.actor("office_editor", north), at=NOW,
    )  # fmt: skip
    assert agree(press, propose(press), stand_in.actor).deputy == deputy
    assert AuditEntry.objects.filter(verb="erratum_as_deputy.sign", office=north).exists()


def test_whoever_proposed_withdraws_and_whoever_is_asked_declines_with_a_reason(press):
    own = press.actor("office_editor", press.world.north)
    refuse(propose(press, own), own)
    refuse(propose(press, own), press.editor.actor)
    with pytest.raises(NotPermitted):
        refuse(propose(press, own), press.actor("office_director", press.world.south))
    verbs = AuditEntry.objects.filter(verb__in=["erratum.withdraw", "erratum.decline"]).order_by("id")
    assert [entry.verb for entry in verbs] == ["erratum.withdraw", "erratum.decline"]


def test_a_proposal_that_is_over_is_neither_signed_nor_decided_nor_refused_again(press):
    proposal = propose(press)
    refuse(proposal, press.editor.actor)
    for attempt in (
        lambda: agree(press, proposal), lambda: decide(press, proposal), lambda: refuse(proposal, proposal.by),
    ):  # fmt: skip
        with pytest.raises(ProposalOver):
            attempt()


def test_one_figure_has_one_open_proposal(press):
    propose(press)
    with pytest.raises(ProposalStands):
        propose(press, press.editor.actor)


def test_without_signatures_in_the_network_the_editor_decides_what_an_office_proposed(press):
    network = press.issue.network
    network.sign_off = False
    network.save()
    assert decide(press, propose(press)).revision == 2


def test_what_was_said_of_a_correction_is_written_once(press):
    proposal = propose(press)
    agree(press, proposal)
    decide(press, proposal)
    refuse(propose(press), press.editor.actor)
    for model in (ErratumProposal, ErratumSignature, ErratumRefusal, ErratumDecision):
        with pytest.raises(IntegrityError, match="youju-immutable"), transaction.atomic():
            model.objects.update(uid=proposal.uid)
