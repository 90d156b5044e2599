"""Who may open a case and who did: given for a purpose and a time, taken back, handed over, broken open."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from youju.ground.access.colleagues import staff_with
from youju.ground.access.looking import Look
from youju.ground.access.permissions import CASES_SUPERVISE, CASES_WORK, PEOPLE_OPEN
from youju.ground.people.rules.purposes import Purpose
from youju.services.cases import actions
from youju.services.cases.actions.opening import basis
from youju.services.cases.models import Case
from youju.services.cases.queries.access import emergencies, emergency_in, grant_in, grants, views
from youju.web.cases.forms.base import day, text
from youju.web.cases.opening import case_or_404, gives, opened, supervises, unstored, writes
from youju.web.cases.views.opening import chosen, named
from youju.web.people.forming import form_page
from youju.web.people.words import purpose
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


class Giving(forms.Form):
    """To whom, for what, until when."""

    to = forms.ChoiceField(label=gettext_lazy("Colleague"))
    purpose = forms.ChoiceField(label=gettext_lazy("What for"), choices=Purpose.choices)
    until = day(gettext_lazy("Through"), needed=True)

    def __init__(self, data: Any = None, *, case: Case, today: Any) -> None:
        super().__init__(data)
        self.staff = staff_with(case.office, PEOPLE_OPEN, on=today)
        others = [one for one in self.staff if one.pk not in (case.worker_id, case.supervisor_id)]
        self.fields["to"].choices = named(others)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "to": chosen(self.staff, self.cleaned_data["to"])}


class Hands(forms.Form):
    """Who works on it and who supervises from now on."""

    worker = forms.ChoiceField(label=gettext_lazy("Worker"))
    supervisor = forms.ChoiceField(label=gettext_lazy("Supervisor"))

    def __init__(self, data: Any = None, *, case: Case, today: Any) -> None:
        start = {"worker": str(case.worker.uid), "supervisor": str(case.supervisor.uid)}
        super().__init__(data, initial=start)
        self.workers = staff_with(case.office, CASES_WORK, on=today)
        self.supervisors = staff_with(case.office, CASES_SUPERVISE, on=today)
        self.fields["worker"].choices = named(self.workers)  # type: ignore[attr-defined]
        self.fields["supervisor"].choices = named(self.supervisors)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "worker": chosen(self.workers, said["worker"]),
            "supervisor": chosen(self.supervisors, said["supervisor"]),
        }


class Emergency(forms.Form):
    reason = text(
        gettext_lazy("What happened, and why you need it now"), 3, 1000, needed=True,
        help_text=gettext_lazy("Its supervisor reads this. It is kept sealed with the case."),
    )  # fmt: skip


@needs(CASES_WORK)
def who(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who may open the case, who did, every emergency; whoever writes its papers gives it here."""
    case = case_or_404(request, uid)
    seen_by = opened(request, case)
    if isinstance(seen_by, HttpResponse):
        return seen_by
    form = Giving(request.POST or None, case=case, today=request.today) if writes(request, case) else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            with told_to(form):
                actions.give(case=case, by=request.actor, at=request.now, **form.values())
            if form.is_valid():
                return redirect("cases:access", uid)
    return _who(request, case, seen_by, form)


def _who(request: StaffRequest, case: Case, seen_by: Look, form: Giving | None) -> HttpResponse:
    context = {
        "case": case, "form": form, "gives": gives(request, case), "supervises": supervises(request, case),
        "grants": [
            {
                "row": one, "purpose": purpose(one.purpose),
                "until": localdate(one.until) if one.until else None,
                "ends": form is not None and one.basis != basis(case),
            }
            for one in grants(case, at=request.now)
        ],
        "views": [(one, purpose(one.purpose)) for one in views(case)],
        "emergencies": emergencies(case, seen_by),
    }  # fmt: skip
    status = 422 if form is not None and form.errors else 200
    return unstored(render(request, "cases/access.html", context, status=status))


@needs(CASES_WORK)
@require_POST
def end(request: StaffRequest, uid: UUID, grant: UUID) -> HttpResponse:
    """Takes back what was given; pages that stand open refuse with the next tap."""
    case = case_or_404(request, uid)
    seen_by = opened(request, case)
    if isinstance(seen_by, HttpResponse):
        return seen_by
    row = grant_in(case, grant)
    if row is None:
        raise Http404
    actions.end_grant(case=case, grant=row, by=request.actor, at=request.now)
    return redirect("cases:access", uid)


@needs(CASES_SUPERVISE)
def hands(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Gives the case into other hands; nothing of its papers is shown here."""
    case = case_or_404(request, uid)
    if not gives(request, case):
        raise PermissionDenied
    form = Hands(request.POST or None, case=case, today=request.today)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.hand_over(case=case, by=request.actor, at=request.now, **form.values())
        if form.is_valid():
            messages.success(request, _("The case is in other hands. Whoever had it opens it no more."))
            return redirect("cases:list")
    return form_page(
        request, form, office=case.office, title=_("Give %(case)s into other hands") % {"case": case},
        lead=_(
            "Whoever gives it away opens it no more from this moment on; what they typed and did not save goes."
        ),
        back=reverse("cases:list"), back_label=_("Cases"), verb=_("Give it"),
    )  # fmt: skip


@needs(CASES_WORK)
@sensitive_post_parameters()
def emergency(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Break-glass: the case opens for a day, and its supervisor is told."""
    case = case_or_404(request, uid)
    form = Emergency(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.break_glass(case=case, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return redirect("cases:case", uid)
    return form_page(
        request, form, office=case.office, title=_("Open %(case)s in an emergency") % {"case": case},
        lead=_(
            "In the hands of %(worker)s, supervised by %(supervisor)s. Ask them first if there is time. It opens "
            "for 24 hours, every look is written down, and the supervisor is told at once."
        ) % {"worker": case.worker, "supervisor": case.supervisor},
        back=reverse("cases:work"), back_label=_("Cases"), verb=_("Open it, and tell the supervisor"),
    )  # fmt: skip


@needs(CASES_SUPERVISE)
@require_POST
def seen(request: StaffRequest, uid: UUID, look: UUID) -> HttpResponse:
    """The supervisor takes note of an emergency."""
    case = case_or_404(request, uid)
    seen_by = opened(request, case)
    if isinstance(seen_by, HttpResponse):
        return seen_by
    row = emergency_in(case, look)
    if row is None:
        raise Http404
    actions.take_note(emergency=row, by=request.actor, at=request.now)
    return redirect("cases:access", uid)
