"""After a change of keys everything that lies sealed lies under the new one, and the old one may go."""

from typing import Any

import pytest
from django.apps import apps
from django.db.models import BinaryField

from tests.factories.groups import group, looking, member, runner
from tests.factories.people import PHONE, person
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import NOW, World
from youju.cli import main
from youju.cli.commands.addresses import PLACES
from youju.ground.access.resealing import reseal_rows
from youju.ground.storage import sealing
from youju.services.activities.models import Registration, Screening
from youju.services.activities.models.openings import PHONE as FIELD

pytestmark = pytest.mark.django_db
OLD, NEW = {"2017": b"o" * 32}, {"2018": b"n" * 32}


@pytest.fixture
def kept(world: World, settings: Any) -> tuple[Registration, Screening]:
    """A telephone of a card, one of a sign-up, a paper of a closed group, all under the old key."""
    settings.SEALING_KEYS = OLD
    person(world, "陈小豆", phone=PHONE)
    made = signed_up(opened(world), "郑好", phone="13800138000"), member(world, group(world), "白小兰")
    settings.SEALING_KEYS = {**NEW, **OLD}
    return made


# Bytes of other sorts: salts, envelopes (sealed to a key pair), letters, frozen figures, files; addresses of
# readers, which have an action of their own.
OTHERWISE = {
    "access.AuditSalt", "envelopes.Envelope", "communications.Subscriber", "communications.Mailing",
    "figures.FrozenEvidence", "bulletins.StoredEdition", "archive.WaitingFile",
}  # fmt: skip


def test_no_table_with_sealed_bytes_is_forgotten():
    held = {
        model._meta.label
        for model in apps.get_models()
        if any(isinstance(field, BinaryField) for field in model._meta.concrete_fields)
    }
    assert held == {place.model._meta.label for place in PLACES} | OTHERWISE, "Add it to a queries/sealed.py."


def waiting() -> int:
    return sum(len(where.under_older_keys(most=500)) for where in PLACES)


def test_everything_opens_afterwards_without_the_old_key(world, kept, settings, capsys):
    registration, screening = kept
    assert waiting() == 3
    assert main(["addresses", "reseal"]) == 0
    assert "Nothing needs an older key" in capsys.readouterr().out
    assert waiting() == 0
    settings.SEALING_KEYS = NEW
    fresh = Registration.objects.get(pk=registration.pk)
    assert sealing.unseal(bytes(fresh.phone or b""), field=FIELD, uid=fresh.uid) == "+8613800138000"
    words = Screening.objects.get(pk=screening.pk).open(looking(screening.plan, runner(world)))
    assert words["words"] == "愿意来，怕生"


def test_what_no_key_opens_is_left_and_counted(world, kept, settings, capsys):
    settings.SEALING_KEYS = NEW
    assert main(["addresses", "reseal"]) == 1
    assert "1 texts of activities.registration open with no key" in capsys.readouterr().out
    settings.SEALING_KEYS = {**NEW, **OLD}
    assert waiting() == 3


def test_a_row_that_was_emptied_meanwhile_stays_empty(world, kept):
    where = next(place for place in PLACES if place.model is Registration)
    batch = where.under_older_keys(most=500)
    Registration.objects.update(name="", phone=None, lookup=None)
    assert reseal_rows(where=where, keys=batch, by=world.system, at=NOW).anew == 0
    assert Registration.objects.get().phone is None
