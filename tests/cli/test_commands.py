"""The command line answers in sentences, and says what to do next."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.factories.world import World
from youju.cli import described, main
from youju.ground.access import audit
from youju.ground.access.models import Membership, User
from youju.ground.organisations.models import CalendarDay, Network


def youju(state: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs `youju` as a person would, in a process and a folder of its own."""
    environment = {**os.environ, "YOUJU_STATE": str(state), "DATABASE_URL": f"sqlite://{state}/youju.sqlite3"}
    return subprocess.run(
        [sys.executable, "-m", "youju", *words], env=environment, capture_output=True, text=True, check=False
    )


def test_every_command_says_in_one_line_what_it_does():
    for name, text in described().items():
        first = text.partition("\n")[0]
        assert first.endswith("."), f"youju {name}: let the docstring begin with one sentence."
        assert len(first) < 110, f"youju {name}: shorten the first line of the docstring."


def test_help_lists_every_command(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in described())


def test_without_a_database_the_next_step_is_named_and_no_file_is_made(tmp_path):
    done = youju(tmp_path / "state", "audit", "verify")
    assert done.returncode == 1
    assert "youju migrate" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "state").exists()


def test_a_wrong_environment_stops_the_start_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_DEBUG", "perhaps")
    done = youju(tmp_path, "migrate")
    assert done.returncode == 2
    assert done.stderr == "YOUJU_DEBUG='perhaps' is neither yes nor no.\n"


def test_a_schedule_is_read_with_the_official_days_where_no_network_has_a_calendar(world, capsys):
    assert main(["schedule", "每月最后一周的周五18:00-19:30", "--month", "2018-04", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [day["date"] for day in found["occurrences"]] == ["2018-04-27"]
    assert main(["schedule", "每周一至周五，法定节假日除外", "--month", "2018-04"]) == 0
    assert "2018-04-05" not in capsys.readouterr().out


def test_the_calendar_of_the_network_counts_more_than_the_official_days(world, capsys):
    CalendarDay.objects.create(network=world.network, day="2018-04-27", kind="off", name="机构纪念日")
    main(["schedule", "每周五，法定节假日除外", "--month", "2018-04", "--json"])
    days = [day["date"] for day in json.loads(capsys.readouterr().out)["occurrences"]]
    assert days == ["2018-04-06", "2018-04-13", "2018-04-20"]


def test_a_phrase_that_cannot_be_read_is_refused_at_its_place(world, capsys):
    assert main(["schedule", "每周第八天", "--month", "2018-04"]) == 1
    assert "第3个字" in capsys.readouterr().err
    assert main(["schedule", "每周五", "--month", "April"]) == 1
    assert "2018-03" in capsys.readouterr().err


def test_the_first_administrator_founds_the_network_with_its_calendar(db, capsys, monkeypatch):
    monkeypatch.setenv("YOUJU_PASSWORD", "ein-langer-satz-9")
    first = ["admit", "--network", "four", "--login", "admin", "--person", "管理员"]
    assert main(first) == 1
    assert "--name and --bulletin" in capsys.readouterr().err
    assert not User.objects.exists()
    assert main([*first, "--name", "四地协作", "--bulletin", "四地月讯"]) == 0
    network = Network.objects.get()
    assert network.calendar.filter(kind="off").exists()
    assert User.objects.get().check_password("ein-langer-satz-9")
    assert Membership.objects.get().role == "administrator"
    assert audit.verify().sealed + audit.verify().unsealed == 4


def test_a_weak_password_admits_nobody(db, capsys, monkeypatch):
    monkeypatch.setenv("YOUJU_PASSWORD", "kurz")
    words = [
        "admit",
        "--network",
        "four",
        "--name",
        "四地",
        "--bulletin",
        "月讯",
        "--login",
        "a",
        "--person",
        "甲",
    ]
    assert main(words) == 1
    assert not Network.objects.exists()


def test_an_office_role_needs_an_office_that_exists(world, capsys, monkeypatch):
    monkeypatch.setenv("YOUJU_PASSWORD", "ein-langer-satz-9")
    words = ["admit", "--network", "four", "--login", "chen", "--person", "陈", "--role", "office_editor"]
    assert main([*words, "--office", "nowhere"]) == 1
    assert "north, south" in capsys.readouterr().err
    assert main([*words, "--office", "north"]) == 0
    assert Membership.objects.get(user__username="chen").office == world.north


def test_a_password_is_never_waited_for_where_nobody_can_type_it(world, capsys, monkeypatch):
    monkeypatch.delenv("YOUJU_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: SIM115
    assert main(["admit", "--network", "four", "--login", "chen", "--person", "陈"]) == 1
    assert "YOUJU_PASSWORD" in capsys.readouterr().err


def test_an_office_is_opened_once(world, capsys):
    words = [
        "open-office",
        "--network",
        "four",
        "--slug",
        "east",
        "--name",
        "东港社会工作服务中心",
        "--city",
        "东港",
    ]
    assert main(words) == 0
    assert world.network.offices.get(slug="east").position == 2
    assert main(words) == 1


def test_registers_name_kinds_indicators_and_duties(world, capsys):
    main(["registers"])
    printed = capsys.readouterr().out
    for expected in ("ledger.tally", "ledger.calls.sessions", "activities.session", "audit.seal"):
        assert expected in printed


def test_a_changed_past_is_found_and_named(world: World, capsys):
    assert main(["audit", "verify"]) == 0
    with connection.cursor() as cursor:
        # What only somebody with the database in hand can do: the triggers off, one entry changed.
        off = "" if connection.vendor == "sqlite" else " ON access_auditentry"
        cursor.execute(f"DROP TRIGGER guard_access_auditentry_update{off}")
        audit.seal()
        cursor.execute("UPDATE access_auditentry SET verb = 'nothing' WHERE verb = 'office.open'")
    assert main(["audit", "verify", "--json"]) == 1
    verdict = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert verdict["broken_at"] == 2
