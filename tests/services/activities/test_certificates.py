"""Certificates of attendance: for who came and asked, checked by anybody, withdrawn, nameless after their time."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.factories.rolls import children, clerk, roll, series, session, tap
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.actions import visitor
from youju.ground.access.refusals import NotPermitted
from youju.services.activities.actions.certificates import (
    ask_for_certificate,
    certify,
    forget_certificates,
    withdraw_certificate,
)
from youju.services.activities.actions.turning_up import came, did_not_come
from youju.services.activities.models import Attendance, Attestation, Registration
from youju.services.activities.queries.certificates import came_by_name, checked, of_registration
from youju.services.activities.rules.certificates import (
    CameNot,
    CertificateStands,
    CertificateWithdrawn,
    CertifiedAlready,
    NobodyToCertify,
    NotAsked,
    NotCertified,
    WhyWithdrawn,
)

pytestmark = pytest.mark.django_db
_codes = count(1000)


def stamp(world: World, **more: Any) -> dict[str, Any]:
    return {"by": clerk(world), "at": NOW} | more


def there(world: World, who: str = "甲", **said: Any) -> tuple[Registration, Attendance]:
    """Somebody who signed up for today's session and came."""
    found = Registration.objects.filter(opening__session=session(world)).first()
    opening = found.opening if found else opened(world, on=TODAY, certifies=True)
    row = signed_up(opening, who, **{"certificate": True} | said)
    return row, came(registration=row, session=opening.session, **stamp(world)).attendance


def issue(world: World, *rows: Attendance, **more: Any) -> list[Attestation]:
    return certify(
        session=session(world), chosen=[row.uid for row in rows], contact="北岸 010-5550 0101",
        code=lambda: f"CODE{next(_codes)}", **stamp(world, **more),
    )  # fmt: skip


class TestIssuing:
    def test_whoever_came_and_asked_gets_one_and_no_more(self, world: World):
        (mine, row), (_other, silent) = there(world), there(world, "乙", certificate=False)
        with pytest.raises(NotAsked):
            issue(world, row, silent)
        [made] = issue(world, row)
        assert (made.number, made.name, made.title, made.day) == (
            "NORTH-2018-T0001", "甲", series(world).name, TODAY,
        )  # fmt: skip
        assert of_registration(mine) == [made]
        with pytest.raises(CertifiedAlready):
            issue(world, row)

    def test_all_who_came_are_numbered_in_one_go(self, world: World):
        rows = [there(world, who)[1] for who in "甲乙丙"]
        assert [row.number[-5:] for row in issue(world, *rows)] == ["T0001", "T0002", "T0003"]

    def test_who_did_not_come_and_nobody_at_all_get_none(self, world: World):
        _mine, row = there(world)
        with pytest.raises(NobodyToCertify):
            issue(world)
        did_not_come(registration=_mine, session=session(world), **stamp(world))
        with pytest.raises(CameNot):
            issue(world, row)

    def test_whoever_changes_their_mind_is_heard(self, world: World):
        mine, row = there(world, certificate=False)
        ask_for_certificate(registration=mine, wants=True, by=visitor(), at=NOW)
        issue(world, row)
        with pytest.raises(CertificateStands):
            ask_for_certificate(registration=mine, wants=False, by=visitor(), at=NOW)

    def test_the_promise_is_given_only_where_the_office_gives_certificates(self, world: World):
        assert not signed_up(opened(world), "甲", certificate=True).certificate

    def test_care_has_no_certificates(self, world: World):
        with pytest.raises(NotCertified):
            issue(world)

    def test_a_person_of_the_office_is_certified_by_whoever_finds_people(self, world: World):
        opened(world, on=TODAY, certifies=True)
        [person] = children(world, "于青")
        roll(world, tap(person))
        [one] = came_by_name(session(world), named=True, on=TODAY)
        helper = world.colleague("support_clerk", world.north).actor
        assert came_by_name(session(world), named=False, on=TODAY) == []
        with pytest.raises(NotPermitted):
            issue(world, one.attendance, by=helper)
        assert issue(world, one.attendance)[0].name == "于青"

    def test_the_clerk_of_the_support_centre_certifies_trainees(self, world: World):
        _mine, row = there(world)
        assert issue(world, row, by=world.colleague("support_clerk", world.north).actor)

    def test_another_office_certifies_nothing(self, world: World):
        _mine, row = there(world)
        with pytest.raises(NotPermitted):
            issue(world, row, by=world.colleague("supervisor", world.south).actor)


class TestWithdrawing:
    def test_it_is_withdrawn_once_for_a_reason_and_a_new_one_can_be_issued(self, world: World):
        _mine, row = there(world)
        [made] = issue(world, row)
        with pytest.raises(CertificateStands):
            did_not_come(registration=_mine, session=session(world), **stamp(world))
        with pytest.raises(WhyWithdrawn):
            withdraw_certificate(certificate=made, reason=" ", **stamp(world))
        withdraw_certificate(certificate=made, reason="名字写错", **stamp(world))
        with pytest.raises(CertificateWithdrawn):
            withdraw_certificate(certificate=made, reason="名字写错", **stamp(world))
        found = checked(made.number, made.code)
        assert found is not None
        assert found.end is not None
        assert issue(world, row)[0].number.endswith("T0002")

    def test_what_was_issued_stays_as_it_was(self, world: World):
        [made] = issue(world, there(world)[1])
        for changed in ({"name": "乙"}, {"title": "别的"}, {"code": "X"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Attestation.objects.filter(pk=made.pk).update(**changed)


class TestChecking:
    def test_only_number_and_code_together_find_it(self, world: World):
        [made] = issue(world, there(world)[1])
        assert checked(f" {made.number.lower()}", made.code.lower()) == made
        for number, code in ((made.number, "CODE"), ("NORTH-2018-T0009", made.code), ("", ""), ("é", "é" * 99)):
            assert checked(number, code) is None

    def test_after_three_years_the_name_goes_and_the_number_stays(self, world: World):
        [made] = issue(world, there(world, organisation="河西社")[1])
        assert forget_certificates(by=world.system, at=NOW + timedelta(days=3 * 365)) == 0
        assert forget_certificates(by=world.system, at=NOW + timedelta(days=3 * 365 + 1)) == 1
        found = checked(made.number, made.code)
        assert found is not None
        assert (found.name, found.organisation) == ("", "")
