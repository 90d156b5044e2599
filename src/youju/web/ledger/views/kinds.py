"""What is counted: the list of definitions, and the form that makes one or a new version of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import LEDGER_DEFINE, NETWORK_MANAGE, RECORDS_SEE
from youju.ground.access.queries import networks
from youju.ground.organisations.models import Network, Office
from youju.services.ledger.actions import define_kind
from youju.services.ledger.models import TallyKind
from youju.services.ledger.queries import current_kinds, find_kind, key_taken, kinds_for
from youju.web.desk.months import clock
from youju.web.desk.rooms import room
from youju.web.ledger.forms import Definition, given, numbers, of_kind
from youju.web.ledger.keys import key_of
from youju.web.ledger.printing import Printed, printed, printed_kind
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

# Rows that a new form begins with.
ROWS = 2


@dataclass(frozen=True)
class Owner:
    """For whom a definition is made: an office, or the whole network."""

    network: Network
    office: Office | None
    back: str

    @property
    def name(self) -> str:
        return self.office.name if self.office else self.network.name


@needs(RECORDS_SEE)
def table(request: StaffRequest) -> HttpResponse:
    """What the office may count: its own kinds and the network's."""
    here = room(request, RECORDS_SEE)
    may_define = here.office.pk in request.standing.offices_with(LEDGER_DEFINE)
    context = {
        **here.frame(request),
        "kinds": [
            {
                "kind": kind,
                "numbers": printed_kind(kind),
                "revise": f"{reverse('ledger:revise', args=[kind.uid])}{here.query}"
                if may_define and kind.office_id == here.office.pk
                else "",
            }
            for kind in kinds_for(here.office)
        ],
        "owner": here.office.name,
        "define": f"{reverse('ledger:define')}{here.query}" if may_define else "",
    }
    return render(request, "ledger/kinds.html", context)


@needs(NETWORK_MANAGE)
def network_table(request: StaffRequest) -> HttpResponse:
    """What every office of the network counts alike."""
    owner = _network(request)
    context = {
        "room": None,
        "offices": [],
        "office_query": "",
        "kinds": [
            {
                "kind": kind,
                "numbers": printed_kind(kind),
                "revise": reverse("ledger:revise_network", args=[kind.uid]),
            }
            for kind in current_kinds(owner.network).filter(office=None).order_by("label")
        ],
        "owner": owner.name,
        "define": reverse("ledger:define_network"),
    }
    return render(request, "ledger/kinds.html", context)


@needs(LEDGER_DEFINE)
def define(request: StaffRequest) -> HttpResponse:
    return _form(request, _office(request), None)


@needs(LEDGER_DEFINE)
def revise(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A new version; tallies under the old one stay as they are."""
    owner = _office(request)
    kind = find_kind(current_kinds(owner.network).filter(office=owner.office), uid)
    if kind is None:
        raise Http404
    return _form(request, owner, kind)


@needs(NETWORK_MANAGE)
def define_network(request: StaffRequest) -> HttpResponse:
    return _form(request, _network(request), None)


@needs(NETWORK_MANAGE)
def revise_network(request: StaffRequest, uid: UUID) -> HttpResponse:
    owner = _network(request)
    kind = find_kind(current_kinds(owner.network).filter(office=None), uid)
    if kind is None:
        raise Http404
    return _form(request, owner, kind)


def _office(request: StaffRequest) -> Owner:
    here = room(request, LEDGER_DEFINE)
    return Owner(here.office.network, here.office, f"{reverse('ledger:kinds')}{here.query}")


def _network(request: StaffRequest) -> Owner:
    found = networks(request.standing, NETWORK_MANAGE)
    if not found:
        raise Http404
    return Owner(found[0], None, reverse("ledger:network_kinds"))


def _form(request: StaffRequest, owner: Owner, kind: TallyKind | None) -> HttpResponse:
    """Draws the form, shows how the numbers would be printed, or writes the definition."""
    data = request.POST if request.method == "POST" else None
    rows = of_kind(kind) if kind else []
    form = Definition(data, initial={"label": kind.label, "key": kind.key} if kind else {})
    if kind is not None:
        form.fields["key"].disabled = True
    if data is not None and data.get("then") == "more":
        return _page(request, owner, kind, Definition(initial=data.dict()), _with_one_more(data))
    formset = numbers(data, rows=max(ROWS, len(rows) + 1), initial=rows)
    if data is None:
        return _page(request, owner, kind, form, formset)
    valid = form.is_valid() and formset.is_valid()
    shown = [printed(form_.cleaned_data) for form_ in formset.forms if _has_unit(form_)]
    if valid and data.get("then") == "preview":
        return _page(request, owner, kind, form, formset, shown=shown)
    if valid:
        key = kind.key if kind else form.cleaned_data["key"] or key_of(form.cleaned_data["label"])
        if kind is None and key_taken(owner.network, key):
            taken = _("“{key}” is taken. Choose another, or revise the kind that has it.")
            form.add_error("key", taken.format(key=key))
        else:
            made = _write(request, owner, key, form, formset)
            if made is not None:
                said = _("Saved {time}: {label}").format(time=clock(request.now), label=made.label)
                messages.success(request, said)
                return redirect(owner.back)
    return _page(request, owner, kind, form, formset, shown=shown, status=422)


def _write(request: StaffRequest, owner: Owner, key: str, form: Definition, formset: Any) -> TallyKind | None:
    with told_to(form):
        return define_kind(
            network=owner.network, office=owner.office, key=key, label=form.cleaned_data["label"],
            measures=given(formset), by=request.actor, at=request.now,
        )  # fmt: skip
    return None


def _has_unit(form: Any) -> bool:
    return not form.errors and bool(form.cleaned_data.get("unit"))


def _with_one_more(data: Any) -> Any:
    """The same rows, not judged yet, and an empty one."""
    formset = numbers(data, rows=0)
    rows = [{name: data.get(form.add_prefix(name), "") for name in form.fields} for form in formset.forms]
    return numbers(None, rows=len(rows) + 1, initial=rows)


def _page(
    request: StaffRequest,
    owner: Owner,
    kind: TallyKind | None,
    form: Definition,
    formset: Any,
    *,
    shown: list[Printed] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "owner": owner,
        "kind": kind,
        "form": form,
        "formset": formset,
        "here": request.get_full_path(),
        "shown": shown or [],
    }
    return render(request, "ledger/define.html", context, status=status)
