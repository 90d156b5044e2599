"""Founding networks and offices, what an office, its calendar and its devices have, who works there."""

from youju.ground.access.actions.accounts import (
    admit,
    end_role,
    give_role,
    renew_password,
    reset_second_factor,
    welcome,
)
from youju.ground.access.actions.calendar import change_day, mark_days, unmark_day
from youju.ground.access.actions.devices import (
    drop_pin,
    forget_device,
    note_login,
    set_pin,
    trust_device,
    try_pin,
)
from youju.ground.access.actions.networks import (
    found_network,
    open_office,
    rule_press,
    set_closing_day,
    system,
    visitor,
)
from youju.ground.access.actions.offices import (
    change_site,
    close_site,
    enter_partner,
    name_group,
    open_site,
    reopen_site,
)

__all__ = [
    "admit", "change_day", "change_site", "close_site", "drop_pin", "end_role", "enter_partner", "forget_device",
    "found_network", "give_role", "mark_days", "name_group", "note_login", "open_office", "open_site",
    "renew_password", "reopen_site", "reset_second_factor", "rule_press", "set_closing_day", "set_pin", "system",
    "trust_device", "try_pin", "unmark_day", "visitor", "welcome",
]  # fmt: skip
