"""What the environment says, read into types; a value that cannot be read stops the start and is not repeated."""

import base64
import binascii
import os
import re

from django.core.exceptions import ImproperlyConfigured


def env(name: str, default: str | None = None) -> str:
    """The text of environment variable `name`; without a default the start is refused."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set: give it in the environment.")
    return value


def env_bool(name: str, default: bool) -> bool:
    """`1`, `true`, `yes` or `0`, `false`, `no`; anything else stops the start."""
    value = os.environ.get(name, "").lower()
    if value in {"", "1", "true", "yes", "0", "false", "no"}:
        return default if not value else value in {"1", "true", "yes"}
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no.")


def env_list(name: str, default: str) -> list[str]:
    """Values separated by commas, without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def env_int(name: str, default: int) -> int:
    """A whole number from 0; anything else stops the start."""
    value = os.environ.get(name, "").strip()
    if value and not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name}={value!r} is no whole number.")
    return int(value) if value else default


def env_keys(name: str, default: str | None) -> dict[str, bytes]:
    """`name:key` separated by commas, newest first; a key is 32 bytes in base64 (`openssl rand -base64 32`)."""
    keys: dict[str, bytes] = {}
    for part in filter(None, (part.strip() for part in env(name, default).split(","))):
        label, _, text = part.partition(":")
        try:
            key = base64.b64decode(text, validate=True)
        except binascii.Error:
            key = b""
        if not re.fullmatch(r"[a-z0-9-]{1,16}", label) or len(key) != 32 or label in keys:
            raise ImproperlyConfigured(f"{name}: give name:key,… with names once and keys of 32 bytes in base64.")
        keys[label] = key
    if not keys:
        raise ImproperlyConfigured(f"{name} holds no key.")
    return keys
