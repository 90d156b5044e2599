"""The register of names: official forms with their dates, pseudonyms, and the nicknames of one's own office."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_SEE, BULLETIN_WRITE
from youju.ground.organisations.models import Network
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import NameKind, RegisteredName
from youju.reporting.bulletins.queries.registers import name_of
from youju.reporting.bulletins.queries.registers import names as names_of
from youju.web.bulletins.judging import Ending, Name, Nickname
from youju.web.bulletins.rooms import network_or_404
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def names(request: StaffRequest) -> HttpResponse:
    """The register by kind; nicknames of other offices are counted, not shown."""
    network = network_or_404(request)
    rows, hidden = names_of(network, request.standing.offices_with(BULLETIN_WRITE))
    kinds = _kinds(request, network)
    context = {
        "groups": [
            (label, [(row, row.kind in kinds) for row in rows if row.kind == kind])
            for kind, label in NameKind.choices
        ],
        "any": bool(rows),
        "hidden": hidden,
        "composes": len(kinds) > 1,
        "writes": NameKind.NICKNAME in kinds,
        "today": request.today,
    }
    return render(request, "bulletins/names.html", context)


@needs(BULLETIN_COMPOSE)
def register_name(request: StaffRequest) -> HttpResponse:
    """One more form of a name: of an organisation, a title, a platform, a pseudonym."""
    network = network_or_404(request)
    form = Name(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_to(form):
            actions.register_name(network=network, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Kept. The next look at an issue knows it."))
            return redirect("bulletins:names")
    return _page(request, form, _("Enter a name"), _("Enter it"))


@needs(BULLETIN_WRITE)
def nickname(request: StaffRequest) -> HttpResponse:
    """A nickname of a centre, so that no pseudonym in print equals it; only its office reads it here."""
    network = network_or_404(request)
    own = request.standing.offices_with(BULLETIN_WRITE)
    offices = [office for office in network.offices.all() if office.pk in own]
    form = Nickname(request.POST if request.method == "POST" else None, offices=offices)
    if form.is_valid():
        with told_to(form):
            actions.register_name(
                network=network, kind=NameKind.NICKNAME, name=form.cleaned_data["name"], office=form.whose,
                by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            messages.success(request, _("Kept. The next look at an issue knows it."))
            return redirect("bulletins:names")
    return _page(request, form, _("Enter a nickname"), _("Enter it"))


@needs(BULLETIN_SEE)
def end_name(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The day from which a form is no longer official."""
    row = _row(request, uid)
    form = Ending(
        request.POST if request.method == "POST" else None, initial={"until": row.until or request.today}
    )
    if form.is_valid():
        with told_to(form):
            actions.end_name(name=row, until=form.cleaned_data["until"], by=request.actor, at=request.now)
        if form.is_valid():
            return redirect("bulletins:names")
    return _page(request, form, _("“{name}” is no longer so").format(name=row.name), _("Keep it"))


@needs(BULLETIN_SEE)
@require_POST
def strike_name(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Takes out a form that was entered by mistake."""
    actions.strike_name(name=_row(request, uid), by=request.actor, at=request.now)
    return redirect("bulletins:names")


def _row(request: StaffRequest, uid: UUID) -> RegisteredName:
    network = network_or_404(request)
    row = name_of(network, request.standing.offices_with(BULLETIN_WRITE), uid)
    if row is None:
        raise Http404
    if row.kind not in _kinds(request, network):
        raise PermissionDenied
    return row


def _kinds(request: StaffRequest, network: Network) -> set[str]:
    """What the reader may enter."""
    composes = network.pk in request.standing.networks_with(BULLETIN_COMPOSE)
    found = set(NameKind.values) - {NameKind.NICKNAME} if composes else set()
    return found | ({NameKind.NICKNAME} if request.standing.offices_with(BULLETIN_WRITE) else set())


def _page(request: StaffRequest, form: Form, title: str, verb: str) -> HttpResponse:
    page = {
        "form": form, "title": title, "verb": verb, "back": reverse("bulletins:names"),
        "back_label": _("Register of names"), "lead": "",
    }  # fmt: skip
    return render(request, "structure/form.html", page, status=422 if form.errors else 200)
