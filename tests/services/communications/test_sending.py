"""What becomes of each letter by the server's answer; what stops a run, and what never goes out."""

import smtplib
import socket
import subprocess
import sys
from collections import Counter
from datetime import timedelta

import pytest

from tests.factories import sink
from tests.factories.readers import MESSAGE, mailing, reader, readers
from tests.factories.world import NOW
from youju.ground.access.actions import visitor
from youju.services.communications.actions.sending import Way, send
from youju.services.communications.actions.subscribing import leave
from youju.services.communications.models import Letter
from youju.services.communications.queries import mailings
from youju.services.communications.rules.answers import FIRST_PAUSE, MOST_TRIES, Fate, outcome

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"
ALL = 1000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("sink")
    process = subprocess.Popen([sys.executable, "-m", "tests.factories.sink", str(made)])
    sink.port_of(made)
    yield made
    process.kill()
    process.wait()


@pytest.fixture
def server(folder, settings):
    (folder / "letters").open("w").close()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", sink.port_of(folder)
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    return folder


def dress(message, letter):
    return message.replace(b"x@x.invalid", f"{letter.uid.hex}@x.invalid".encode())


def go(made, world, at=NOW, most=ALL, **way):
    way = {"dress": dress, "sender": "bulletin@example.org", **way}
    return send(mailing=made, way=Way(**way), most=most, by=world.system, at=at)


def states():
    return Counter(Letter.objects.values_list("state", flat=True))


def test_every_letter_arrives_once_and_whole(world, server):
    readers(world, 12)
    run = go(mailing(world), world)
    assert states() == {"sent": 12}
    assert run.settled == {Fate.SENT: 12}
    came = sink.letters(server)
    assert len(came) == len(set(came)) == 12
    assert {identity for _mailbox, identity in came} == {
        f"<{letter.uid.hex}@x.invalid>" for letter in Letter.objects.all()
    }


def test_each_answer_of_the_server_has_its_fate_and_its_number_alone_is_kept(world, server):
    for name in ("full", "nobody", "shut", "fine", "good"):
        reader(world, f"{name}@example.org")
    go(mailing(world), world, connections=1)
    said = {
        letter.subscriber.mailbox.split("@")[0]: (letter.state, letter.answer, letter.not_before)
        for letter in Letter.objects.select_related("subscriber")
    }
    assert said == {
        "full": ("later", "452", NOW + FIRST_PAUSE), "nobody": ("refused", "550", None),
        "shut": ("later", "421", NOW + FIRST_PAUSE), "fine": ("sent", "", None), "good": ("sent", "", None),
    }  # fmt: skip
    assert {mailbox for mailbox, _identity in sink.letters(server)} == {"fine@example.org", "good@example.org"}


def test_what_was_put_off_is_tried_later_and_in_the_end_given_up(world, server):
    reader(world, "full@example.org")
    made, at = mailing(world), NOW
    go(made, world, at)
    assert not mailings.unfinished(at)
    for _try in range(MOST_TRIES):
        letter = Letter.objects.get()
        if letter.state == "later":
            assert go(made, world, letter.not_before - timedelta(seconds=1)).settled == {}
            assert mailings.unfinished(letter.not_before) == [made]
            go(made, world, letter.not_before)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("refused", MOST_TRIES)
    assert mailings.progress(made).done


def test_a_server_that_does_not_answer_stops_the_run_and_loses_nothing(world, server, settings):
    readers(world, 6)
    made = mailing(world)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
        run = go(made, world)
    made.refresh_from_db()
    assert (run.trouble, made.trouble) == ("silent", "silent")
    assert states() == {"waiting": 6}
    settings.EMAIL_PORT = sink.port_of(server)
    go(made, world)
    made.refresh_from_db()
    assert made.trouble == ""
    assert states() == {"sent": 6}


def test_without_the_key_nothing_goes_out_and_nothing_is_in_doubt(world, server, settings):
    readers(world, 3)
    made = mailing(world)
    settings.SEALING_KEYS = {"other": b"o" * 32}
    assert go(made, world).trouble == "sealed"
    assert states() == {"waiting": 3}


def test_who_leaves_between_looking_up_and_sending_gets_none(world, server):
    first, *_others, last = readers(world, 3)
    made = mailing(world)

    def pause(_seconds):
        if Letter.objects.get(subscriber=last).state == "waiting":
            leave(subscriber=last, by=visitor(), at=NOW)

    go(made, world, connections=1, per_minute=60, pause=pause)
    assert Letter.objects.get(subscriber=last).state == "dropped"
    assert f"reader{2}@example.org" not in {mailbox for mailbox, _identity in sink.letters(server)}
    assert Letter.objects.get(subscriber=first).state == "sent"


def test_the_pace_is_kept(world, server):
    readers(world, 6)
    pauses = []
    go(mailing(world), world, connections=2, per_minute=60, pause=pauses.append)
    assert sum(pauses) == 6


def test_a_run_ends_after_its_share_and_says_that_more_is_left(world, server):
    readers(world, 5)
    made = mailing(world)
    assert go(made, world, most=2).full
    assert states() == {"sent": 2, "waiting": 3}
    assert not go(made, world).full


def test_a_mailing_goes_to_those_who_read_when_it_was_addressed(world, server):
    readers(world, 2)
    made = mailing(world)
    reader(world, "late@example.org")
    go(made, world)
    assert states() == {"sent": 2}


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (None, Fate.SENT),
        (smtplib.SMTPServerDisconnected("x"), Fate.DOUBTFUL),
        (TimeoutError(), Fate.DOUBTFUL),
        (smtplib.SMTPSenderRefused(550, b"x", "x"), Fate.UNWELCOME),
        (smtplib.SMTPAuthenticationError(535, b"x"), Fate.UNWELCOME),
        (smtplib.SMTPDataError(451, b"x"), Fate.LATER),
        (smtplib.SMTPDataError(554, b"x"), Fate.REFUSED),
    ],
)
def test_an_error_means_what_the_protocol_says(error, fate):
    assert outcome(error).fate is fate


def test_letters_of_a_folder_and_of_a_server_are_the_same_bytes(world, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    readers(world, 1)
    go(mailing(world), world, dress=lambda message, letter: message)
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert written.startswith(MESSAGE)
