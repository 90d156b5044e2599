"""A correction goes its way on the screen: from the drift of a figure to the page that readers see."""

import pytest

from tests.factories.press import page
from tests.factories.signing import Signed
from youju.reporting.bulletins.models import Erratum, ErratumProposal, ErratumRefusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
SAID = {"corrected": "24人次", "reason": "有一名儿童记了两次"}


@pytest.fixture
def press(world):
    made = Signed.of(world)
    made.sign()
    made.without_south()
    made.release()
    return made


@pytest.fixture
def own(press):
    """The north's editor."""
    return press.world.colleague("office_editor", press.world.north).client()


@pytest.fixture
def proposing(press):
    return press.at("figures", press.frozen.uid, "propose")


def test_from_a_proposal_to_the_page_that_readers_see(press, own, proposing, client):
    assert proposing in page(own, press.at("drift"))
    assert "25人次" in page(own, proposing)
    where = own.post(proposing, SAID)["Location"]
    assert SAID["reason"] in page(own, press.at("released")), "colleagues see what is proposed"
    assert SAID["reason"] not in page(client, "/issues/2018-03/"), "readers do not"
    editor = press.editor.client()
    assert f"{where}decide/" not in page(editor, where), "the office signs first"
    assert editor.post(f"{where}decide/").status_code == 409
    assert f"{where}north/sign/" in page(own, where)
    assert own.post(f"{where}north/sign/").status_code == 302
    assert editor.post(f"{where}decide/")["Location"] == press.at("released")
    assert SAID["reason"] in page(client, "/issues/2018-03/")
    assert SAID["reason"] not in page(client, "/issues/2018-03/r1/")
    assert f"{where}decide/" not in page(editor, where)


def test_a_proposal_is_withdrawn_with_a_reason_and_declined_by_others(press, own, proposing):
    where = own.post(proposing, SAID)["Location"]
    assert "撤回这条更正" in page(own, where)
    assert "不同意这条更正" in page(press.editor.client(), where)
    assert own.post(f"{where}refuse/", {"reason": ""}).status_code == 422
    assert own.post(f"{where}refuse/", {"reason": "看错了表"}).status_code == 302
    assert "看错了表" in page(own, where)
    assert ErratumRefusal.objects.count() == 1


def test_what_was_typed_stays_when_a_proposal_is_refused(press, own, proposing):
    own.post(proposing, SAID)
    answer = own.post(proposing, {"corrected": "23人次", "reason": "又看了一遍"})
    assert answer.status_code == 422
    assert "又看了一遍" in answer.content.decode()
    assert ErratumProposal.objects.count() == 1


def test_where_offices_sign_the_way_to_correct_alone_leads_to_a_proposal(press, proposing):
    editor = press.editor.client()
    alone = press.at("figures", press.frozen.uid, "correct")
    assert alone not in page(editor, press.at("drift"))
    assert editor.get(alone)["Location"] == proposing
    assert editor.post(alone, SAID)["Location"] == proposing
    assert not Erratum.objects.exists()


def test_who_has_no_part_in_a_figure_is_offered_nothing(press, own, proposing):
    where = own.post(proposing, SAID)["Location"]
    for reader in (
        press.world.colleague("social_worker", press.world.north).client(),
        press.world.colleague("office_editor", press.world.south).client(),
    ):
        assert proposing not in page(reader, press.at("drift"))
        assert "<form" not in page(reader, where).split('id="main"')[-1].split("</main>")[0]
        assert reader.get(proposing).status_code == 403
        assert reader.post(f"{where}north/sign/").status_code == 403
        assert reader.post(f"{where}refuse/", {"reason": "不对"}).status_code == 403


def test_a_proposal_of_another_issue_is_not_found_here(press, own, proposing):
    where = own.post(proposing, SAID)["Location"]
    assert own.get(where.replace("2018-03", "2018-02")).status_code == 404
