"""Refusals of the activities' room."""

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class NobodyCame(Refusal):
    message = _("Say how many came. If the session did not take place, cancel it instead.")
    field = "n_child"


class HeldAlready(Refusal):
    message = _("This session is recorded already.")


class SessionCancelled(Refusal):
    message = _("This session is cancelled.")


class NotUnderstood(Refusal):
    field = "schedule"
