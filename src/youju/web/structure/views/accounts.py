"""Who works here: accounts and the roles they hold, for whoever manages them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from youju.ground.access import actions
from youju.ground.access.colleagues import Colleague, colleague, colleagues, membership_of
from youju.ground.access.permissions import ACCOUNTS_MANAGE
from youju.ground.access.queries import last_reset
from youju.ground.organisations.queries import families
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.forms.accounts import Admission, Ending, Given, NewPassword, Resetting
from youju.web.structure.rooms import rooms
from youju.web.structure.views.overview import saved


@needs(ACCOUNTS_MANAGE)
def accounts(request: StaffRequest) -> HttpResponse:
    """Everybody with a role in the reader's networks, and those who had one."""
    rows = colleagues(_networks(request), on=request.today)
    return render(request, "structure/accounts.html", {"colleagues": rows, "rooms": rooms(request)})


@needs(ACCOUNTS_MANAGE)
@sensitive_post_parameters("password")
def admit(request: StaffRequest) -> HttpResponse:
    """A new account with its first role."""
    form = Admission(request.POST or None, networks=families(_networks(request)), initial={"since": request.today})
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with told_to(form, username="login"):
            actions.welcome(
                login=entered["login"], name=entered["name"], password=entered["password"],
                by=request.actor, at=request.now, **form.given(),
            )  # fmt: skip
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("structure:accounts")
    return _form(
        request, form, _("Admit a colleague"), _("Admit"), reverse("structure:accounts"), _("Accounts and roles")
    )


@needs(ACCOUNTS_MANAGE)
def account(request: StaffRequest, user: UUID) -> HttpResponse:
    """One colleague: the roles held, one more to give, an end to set."""
    person = _colleague(request, user)
    form = Given(request.POST or None, networks=families(_networks(request)), initial={"since": request.today})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.give_role(user=person.user, by=request.actor, at=request.now, **form.given())
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("structure:account", user=user)
    page = {
        "colleague": person, "form": form, "secured": is_mfa_enabled(person.user),
        "myself": person.user.pk == request.actor.user_id, "reset": last_reset(person.user),
    }  # fmt: skip
    return render(request, "structure/account.html", page, status=422 if form.errors else 200)


@needs(ACCOUNTS_MANAGE)
@sensitive_post_parameters("password")
def renew_password(request: StaffRequest, user: UUID) -> HttpResponse:
    """A new password for a colleague who forgot theirs."""
    person = _colleague(request, user)
    form = NewPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.renew_password(
                user=person.user, password=form.cleaned_data["password"], by=request.actor, at=request.now
            )
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("structure:account", user=user)
    back = reverse("structure:account", args=[user])
    return _form(request, form, _("Give a new password"), _("Give it"), back, person.user.name)


@needs(ACCOUNTS_MANAGE)
def reset_second_factor(request: StaffRequest, user: UUID) -> HttpResponse:
    """Forgets what a colleague can no longer log in with; they set up a new second factor at the next login."""
    person = _colleague(request, user)
    form = Resetting(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.reset_second_factor(
                user=person.user, reason=form.cleaned_data["reason"], by=request.actor, at=request.now
            )
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("structure:account", user=user)
    back = reverse("structure:account", args=[user])
    return _form(request, form, _("Reset the second factor"), _("Reset it"), back, person.user.name)


@needs(ACCOUNTS_MANAGE)
def end_role(request: StaffRequest, membership: UUID) -> HttpResponse:
    """The day on which a role ends; the page says what that means."""
    held = membership_of(_networks(request), membership)
    if held is None:
        raise Http404
    earliest = max(request.today, held.since + timedelta(days=1))
    form = Ending(request.POST or None, initial={"until": earliest})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["until"] < earliest:
            form.add_error("until", _("%(day)s is the earliest day.") % {"day": earliest})
        else:
            with told_to(form):
                actions.end_role(
                    membership=held, until=form.cleaned_data["until"], by=request.actor, at=request.now
                )
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("structure:account", user=held.user.uid)
    back = reverse("structure:account", args=[held.user.uid])
    title = _("End the role: %(role)s") % {"role": held.get_role_display()}
    return _form(request, form, title, _("End the role"), back, held.user.name)


def _networks(request: StaffRequest) -> frozenset[int]:
    return request.standing.networks_with(ACCOUNTS_MANAGE)


def _colleague(request: StaffRequest, uid: UUID) -> Colleague:
    person = colleague(_networks(request), uid, on=request.today)
    if person is None:
        raise Http404
    return person


def _form(request: StaffRequest, form: Any, title: str, verb: str, back: str, back_label: str) -> HttpResponse:
    page = {"form": form, "title": title, "verb": verb, "back": back, "back_label": back_label, "lead": ""}
    return render(request, "structure/form.html", page, status=422 if form.errors else 200)
