"""For whoever supervises: the office's categories of hardship, who stands in, and the week's digest."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from youju.ground.access.colleagues import staff_with
from youju.ground.access.permissions import CASES_SUPERVISE
from youju.services.cases import actions
from youju.services.cases.queries.cases import categories as known_categories
from youju.services.cases.queries.cases import category_of
from youju.services.cases.queries.work import digest_of
from youju.web.cases.forms.base import day
from youju.web.cases.views.opening import chosen, named
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


class CategoryForm(forms.Form):
    label = forms.CharField(label=gettext_lazy("Category"), max_length=60)
    basis = forms.CharField(
        label=gettext_lazy("Resting on"), max_length=120, required=False,
        help_text=gettext_lazy("The document and its number; leave it empty where there is none."),
    )  # fmt: skip


class AwayForm(forms.Form):
    """Who stands in, from when through when."""

    deputy = forms.ChoiceField(label=gettext_lazy("Deputy"))
    since = day(gettext_lazy("From"), needed=True)
    until = day(gettext_lazy("Through"), needed=True)

    def __init__(self, data: Any = None, *, staff: Any, today: Any) -> None:
        super().__init__(data, initial={"since": today})
        self.fields["deputy"].choices = named(staff)  # type: ignore[attr-defined]


@needs(CASES_SUPERVISE)
def categories(request: StaffRequest) -> HttpResponse:
    """The office's list; what is ended is not chosen any more."""
    here = room(request, CASES_SUPERVISE)
    form = CategoryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.add_category(office=here.office, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return redirect(f"{reverse('cases:categories')}{here.query}")
    context = {**here.frame(request), "rows": known_categories(here.office), "form": form}
    return render(request, "cases/categories.html", context, status=422 if form.errors else 200)


@needs(CASES_SUPERVISE)
@require_POST
def end_category(request: StaffRequest, uid: UUID) -> HttpResponse:
    """It is not chosen any more."""
    row = category_of(request.standing, uid)
    if row is None:
        raise Http404
    actions.end_category(category=row, by=request.actor, at=request.now)
    return redirect(f"{reverse('cases:categories')}?office={row.office.slug}")


@needs(CASES_SUPERVISE)
def away(request: StaffRequest) -> HttpResponse:
    """Says who stands in while the supervisor is away: the cases open for the deputy, the digest goes there."""
    here = room(request, CASES_SUPERVISE)
    others = [
        one
        for one in staff_with(here.office, CASES_SUPERVISE, on=request.today)
        if one.pk != request.actor.user_id
    ]
    form = AwayForm(request.POST if request.method == "POST" else None, staff=others, today=request.today)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with told_to(form):
            actions.go_away(
                office=here.office, deputy=chosen(others, said["deputy"]), since=said["since"],
                until=said["until"], by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return redirect("cases:work")
    return form_page(
        request, form, office=here.office, title=_("Who stands in for you"),
        lead=_(
            "On these days, and not a day longer, your deputy opens your cases and supervises them in your place, "
            "but for those that they work on themselves. The week's digest goes to them."
        ),
        back=reverse("cases:work"), back_label=_("Cases"),
    )  # fmt: skip


@needs(CASES_SUPERVISE)
@require_POST
def read(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A digest was read."""
    row = digest_of(request.actor, uid)
    if row is None:
        raise Http404
    actions.read_digest(digest=row, by=request.actor, at=request.now)
    return redirect("cases:work")
