"""Accounts of the demo: passwords and second factors, made anew for each installation and kept beside it."""

import json
import secrets
from pathlib import Path
from typing import TypedDict

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings

from youju.ground.access.models import User


class Login(TypedDict):
    login: str
    name: str
    role: str
    office: str
    password: str
    totp: str


def _file() -> Path:
    return Path(settings.STATE) / "demo-logins.json"


def logins() -> list[Login]:
    """Every account with its password and TOTP key (empty where the role needs none)."""
    return list(json.loads(_file().read_text("utf-8"))) if _file().exists() else []


def keep(rows: list[Login]) -> None:
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    _file().chmod(0o600)


def new_password() -> str:
    """Fourteen letters and digits that can be read aloud."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(14))


def second_factor(user: User) -> str:
    """Switches TOTP on for the account and returns its key."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return str(secret)


def code(login: str) -> str:
    """The current six digits of an account. Raises KeyError for an account without a key."""
    secret = next((row["totp"] for row in logins() if row["login"] == login), "")
    if not secret:
        raise KeyError(login)
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))
