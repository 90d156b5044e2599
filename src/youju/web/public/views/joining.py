"""Signing up behind the code on a poster, and the own page that each one keeps; nothing is said about others."""

import secrets
from contextlib import suppress
from datetime import date
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.actions import visitor
from youju.ground.access.permissions import PUBLIC
from youju.ground.access.refusals import Refusal
from youju.ground.people.rules import numbers
from youju.ground.people.rules.refusals import UnfitPhone
from youju.reporting.publishing.codes import drawn
from youju.services.activities.actions.certificates import ask_for_certificate
from youju.services.activities.actions.registering import sign_up, take_back
from youju.services.activities.models import Opening
from youju.services.activities.queries.certificates import of_registration
from youju.services.activities.queries.openings import Standpoint, by_code, last_day, of_secret, standpoint
from youju.services.activities.rules.openings import (
    KEPT,
    MOST_ALONG,
    ConsentMissing,
    NameMissing,
    OrganisationMissing,
    Phase,
    TooManySignUpsFromHere,
)
from youju.web.activities import attested, board
from youju.web.activities.phases import told
from youju.web.public.clients import computer
from youju.web.public.rooms import nothing
from youju.web.shell.needs import StaffRequest, needs

UNFIT, TOO_MANY = 422, 429
TAKES = (Phase.OPEN, Phase.WAITING)


class Joining(forms.Form):
    """Who comes, and with how many; `trap` is filled in by machines only."""

    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"), max_length=40,
        error_messages={"required": NameMissing.message},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Mobile phone"), max_length=40, error_messages={"required": UnfitPhone.message},
        help_text=_("One number signs up once, with whoever comes along; a second time changes nothing."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    organisation = forms.CharField(
        label=_("Organisation"), max_length=60, error_messages={"required": OrganisationMissing.message},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    along = forms.IntegerField(
        label=_("How many come with you"), required=False, min_value=0, max_value=MOST_ALONG,
        help_text=_("0 if you come alone."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    certificate = forms.BooleanField(
        label=_("I want a certificate of attendance"), required=False,
        help_text=_("The name on it stays with the office for three years, so that it can be checked."),
    )  # fmt: skip
    consent = forms.BooleanField(label=_("I agree"), error_messages={"required": ConsentMissing.message})
    trap = forms.CharField(
        required=False, max_length=200, label=_("Please leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip

    def __init__(self, data: object = None, *, opening: Opening) -> None:
        super().__init__(data, initial={"along": 0})  # type: ignore[arg-type]
        self.fields["consent"].help_text = opening.consent
        if not opening.asks_organisation:
            del self.fields["organisation"]
        if not opening.certifies:
            del self.fields["certificate"]

    def clean_phone(self) -> str:
        try:
            return numbers.phone(self.cleaned_data["phone"])
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_trap(self) -> str:
        if self.cleaned_data["trap"]:
            raise forms.ValidationError(_("Please leave this empty, and send it again."))
        return ""


@needs(PUBLIC)
@never_cache
def join(request: StaffRequest, code: str) -> HttpResponse:
    """What the poster is about, how many places are left, and the form while it is open."""
    opening = by_code(code)
    if opening is None:
        return nothing(request)
    said, status = standpoint(opening, at=request.now), 200
    form = Joining(request.POST if request.method == "POST" else None, opening=opening)
    if request.method == "POST" and form.is_valid():
        secret, entered = secrets.token_urlsafe(24), form.cleaned_data
        try:
            sign_up(
                opening=opening, name=entered["name"], phone=entered["phone"],
                organisation=entered.get("organisation", ""), along=entered["along"] or 0,
                certificate=entered.get("certificate", False), agrees=entered["consent"],
                secret=secret, computer=computer(request), by=visitor(), at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            status = TOO_MANY if isinstance(refusal, TooManySignUpsFromHere) else UNFIT
        else:
            return _quiet(redirect("public:joined", secret))
    elif request.method == "POST":
        status = UNFIT
    context = {**_about(said, request.today), "form": form, "takes": said.phase in TAKES}
    answer = _quiet(render(request, "public/join.html", context, status=status))
    if said.phase in TAKES:
        # The map of the pages names it while it can be signed up for.
        del answer["X-Robots-Tag"]
    return answer


@needs(PUBLIC)
@never_cache
def joined(request: StaffRequest, secret: str) -> HttpResponse:
    """The own page: whether there is a place, and one press to take it back; the secret is the proof."""
    found = of_secret(secret)
    if found is None:
        return nothing(request)
    problem, status = "", 200
    if request.method == "POST":
        try:
            take_back(registration=found, by=visitor(), at=request.now)
        except Refusal as refusal:
            problem, status = str(refusal), UNFIT
        else:
            return _quiet(redirect("public:joined", secret))
    said = standpoint(found.opening, at=request.now)
    address = request.build_absolute_uri(reverse("public:joined", args=[secret]))
    context = {
        **_about(said, request.today), "one": found, "gone": found.retreat_id is not None, "problem": problem,
        "secret": secret, "certificates": of_registration(found),
        "until": last_day(found.opening, said.sessions) + KEPT,
        "cancelled": said.phase is Phase.CANCELLED, "address": address,
        # Drawn by segno from an address of ours: letters and digits, nothing that somebody typed.
        "code": mark_safe(drawn(address, scales=True).decode()),
    }  # fmt: skip
    return _quiet(render(request, "public/joined.html", context, status=status))


@needs(PUBLIC)
@never_cache
@require_POST
def certificate(request: StaffRequest, secret: str) -> HttpResponse:
    """Whoever holds the link wants a certificate, or wants none after all."""
    found = of_secret(secret)
    if found is None or not found.opening.certifies:
        return nothing(request)
    # Refused when taken back, or issued in the meantime: the page says which.
    with suppress(Refusal):
        ask_for_certificate(
            registration=found, wants=request.POST.get("wants") == "1", by=visitor(), at=request.now
        )
    return _quiet(redirect("public:joined", secret))


@needs(PUBLIC)
@never_cache
@require_safe
def sheet(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    """One certificate of whoever holds the link."""
    found = of_secret(secret)
    for row in of_registration(found) if found is not None else []:
        if row.uid == uid:
            return _quiet(attested.sheets([row], row.at, row.number))
    return nothing(request)


def _about(said: Standpoint, today: date) -> dict[str, object]:
    """What, when, where and for how many; nobody's name."""
    opening = said.opening
    return {
        "network": opening.office.network, "opening": opening, "activity": opening.activity,
        "site": opening.activity.site, "state": told(said.phase), "phase": said.phase.value,
        "left": said.seats.shown,
        "sessions": [
            {
                "day": _day(row.day, today), "hours": board.hours(row.start, row.end),
                "cancelled": hasattr(row, "cancellation"), "iso": row.day.isoformat(),
            }
            for row in said.sessions
        ],
    }  # fmt: skip


def _day(day: date, today: date) -> str:
    """With its year where that is not this one."""
    return board.title(day) if day.year == today.year else f"{day:%Y-%m-%d} {board.WEEKDAYS[day.weekday()]}"


def _quiet(answer: HttpResponse) -> HttpResponse:
    """Not for search engines, and no other site learns the address.

    With `no-referrer` a browser would send a form of ours as if it came from nowhere.
    """
    answer["X-Robots-Tag"], answer["Referrer-Policy"] = "noindex", "same-origin"
    return answer
