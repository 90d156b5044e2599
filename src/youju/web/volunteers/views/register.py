"""The register of an office's volunteers, and one more."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_KEEP, RECORDS_RECORD
from youju.services.volunteers.actions import enlist
from youju.services.volunteers.models import GroupKind
from youju.services.volunteers.queries.applications import waiting
from youju.services.volunteers.queries.register import volunteers
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.forms import Enlisting


@needs(PEOPLE_FIND)
def table(request: StaffRequest) -> HttpResponse:
    """By number; searched by name, group or skill, narrowed to who they are; who left is shown on request."""
    here = room(request, PEOPLE_FIND)
    words = request.GET.get("q", "").strip()[:60]
    kind = request.GET.get("kind", "")
    kind = kind if kind in GroupKind.values else ""
    gone = request.GET.get("gone") == "1"
    rows = volunteers(here.office, on=request.today, gone=gone, kind=kind, words=words)

    def address(**changed: str) -> str:
        said = {"office": here.office.slug if here.several else "", "q": words, "kind": kind}
        said |= {"gone": "1" if gone else "", **changed}
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{request.path}?{query}" if query else request.path

    context = {
        **here.frame(request), "rows": rows, "words": words, "kind": kind, "kinds": GroupKind.choices,
        "gone": gone, "with_gone": address(gone="" if gone else "1"), "plain": address(q="", kind="", gone=""),
        "narrowed": bool(words or kind), "times": sum(row.given.times for row in rows),
        "minutes": sum(row.given.minutes for row in rows),
        "waiting": waiting(here.office), "keeps": here.office.pk in request.standing.offices_with(PEOPLE_KEEP),
        "records": here.office.pk in request.standing.offices_with(RECORDS_RECORD),
    }  # fmt: skip
    return render(request, "volunteers/list.html", context)


@needs(PEOPLE_KEEP)
def new(request: StaffRequest) -> HttpResponse:
    """A person of the office becomes a volunteer."""
    here = room(request, PEOPLE_KEEP)
    form = Enlisting(request.POST or None, office=here.office, initial={"since": request.today})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            made = enlist(by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Registered as volunteer no. {number}.").format(number=made.number))
            return redirect("volunteers:volunteer", made.uid)
    return form_page(
        request, form, office=here.office, title=_("One more volunteer"), verb=_("Register"),
        lead=_("Somebody who has a card. Whoever is new is registered under People first."),
        back=f"{reverse('volunteers:list')}{here.query}", back_label=_("Volunteers"),
    )  # fmt: skip
