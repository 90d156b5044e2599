"""The papers of a case: written, kept while they are typed, read, changed, withdrawn."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import CASES_WORK
from youju.services.cases import actions
from youju.services.cases.actions.amending import FIXED
from youju.services.cases.models import Case, PaperOnly
from youju.services.cases.queries import timeline
from youju.services.cases.queries.access import scan_in
from youju.services.cases.queries.drafts import draft_of
from youju.services.cases.rules.papers import PaperSort
from youju.web.cases.forms import FORMS, ON_PAPER, PaperForm, PaperOnlyForm
from youju.web.cases.opening import case_or_404, opened, paper_or_404, setting, supervises, unstored, writes
from youju.web.cases.sheets import said_before, sheet, steps_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

# Longer than everything a form can hold; a draft beyond it was not typed.
MOST_TYPED = 200_000
REASONS = (
    ("mistake", gettext_lazy("written by mistake")), ("double", gettext_lazy("written twice")),
    ("other_case", gettext_lazy("belongs to another case")),
)  # fmt: skip


class Withdrawing(forms.Form):
    """Why a paper is taken out: a closed list, so that no reason tells of the person."""

    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=REASONS)


@needs(CASES_WORK)
@sensitive_post_parameters()
def write(request: StaffRequest, uid: UUID, sort: str) -> HttpResponse:
    """A new paper of the sort; what was typed before and not saved is offered."""
    case = case_or_404(request, uid)
    kind = _form_or_404(sort)
    seen = opened(request, case)
    if isinstance(seen, HttpResponse):
        return seen
    draft = draft_of(request.actor, case, sort, None)
    resumed = draft.typed(seen) if draft is not None and request.GET.get("resume") else {}
    form = kind(_sent(request), setting=setting(request, case, seen), initial=resumed)
    if request.FILES and "scan" in form.fields:
        form.files = request.FILES
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            form.write()
        if form.is_valid():
            return _saved(request, case)
    context = {"draft": draft if draft is not None and not resumed and not form.is_bound else None}
    return _form(request, case, form, sort, **context)


@needs(CASES_WORK)
@require_POST
@sensitive_post_parameters()
def keep(request: StaffRequest, uid: UUID, sort: str) -> HttpResponse:
    """Keeps what is typed, sealed, or throws it away; answers with the time."""
    case = case_or_404(request, uid)
    _form_or_404(sort)
    return _keep(request, case, sort, None)


@needs(CASES_WORK)
@sensitive_post_parameters()
def paper(request: StaffRequest, uid: UUID, paper: UUID) -> HttpResponse:
    """One paper with all its words; whoever may write it changes it here."""
    case = case_or_404(request, uid)
    seen = opened(request, case)
    if isinstance(seen, HttpResponse):
        return seen
    row = paper_or_404(case, paper)
    one = timeline.opened(case, seen, row)
    changing = _changes(request, case, row)
    form = None
    if changing:
        kind = PaperOnlyForm if isinstance(row, PaperOnly) else FORMS[row.sort]
        draft = draft_of(request.actor, case, str(row.sort), row)
        shown = {**kind.shown(row, one.words), **kind.parts(one)}
        if draft is not None and request.GET.get("resume"):
            shown |= draft.typed(seen)
        form = kind(_sent(request), setting=setting(request, case, seen), initial=shown, row=row)
        if request.method == "POST" and form.is_valid():
            with told_to(form):
                form.change(_version(request))
            if form.is_valid():
                return _saved(request, case)
    elif request.method == "POST":
        return redirect("cases:paper", uid, paper)
    context = {
        "case": case, "sheet": sheet(case, one), "marks": steps_of(one), "form": form, "row": row,
        "earlier": [(old, said_before(row, said)) for old, said in timeline.earlier(case, row, seen)],
        "withdrawing": Withdrawing() if writes(request, case) else None,
    }  # fmt: skip
    return unstored(
        render(request, "cases/paper.html", context, status=422 if form is not None and form.errors else 200)
    )


@needs(CASES_WORK)
@require_POST
@sensitive_post_parameters()
def keep_change(request: StaffRequest, uid: UUID, paper: UUID) -> HttpResponse:
    """The same for a paper that stands."""
    case = case_or_404(request, uid)
    row = paper_or_404(case, paper)
    return _keep(request, case, str(row.sort), row)


@needs(CASES_WORK)
@require_POST
def withdraw(request: StaffRequest, uid: UUID, paper: UUID) -> HttpResponse:
    """Takes the paper out."""
    case = case_or_404(request, uid)
    seen = opened(request, case)
    if isinstance(seen, HttpResponse):
        return seen
    row = paper_or_404(case, paper)
    actions.withdraw_paper(paper=row, reason=request.POST.get("reason", ""), by=request.actor, at=request.now)
    messages.success(request, _("The paper is taken out of the case and of every count."))
    return redirect("cases:case", uid)


@needs(CASES_WORK)
def scan(request: StaffRequest, uid: UUID, scan: UUID) -> HttpResponse:
    """The picture or PDF of a paper, opened for a look that stands in the log."""
    case = case_or_404(request, uid)
    seen = opened(request, case)
    if isinstance(seen, HttpResponse):
        return seen
    row = scan_in(case, scan)
    if row is None:
        raise Http404
    answer = HttpResponse(row.bytes(seen), content_type=row.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Disposition"] = "inline"
    return unstored(answer)


def _keep(request: StaffRequest, case: Case, sort: str, row: Any) -> HttpResponse:
    seen = opened(request, case)
    if isinstance(seen, HttpResponse):
        return seen
    if request.POST.get("drop"):
        draft = draft_of(request.actor, case, sort, row)
        if draft is not None:
            actions.drop_draft(draft=draft, by=request.actor, at=request.now)
        return redirect("cases:case", case.uid)
    typed = {
        name: str(value).replace("\0", "")
        for name, value in request.POST.items()
        if name not in ("csrfmiddlewaretoken", "version", "sent")
    }
    if sum(map(len, typed.values())) > MOST_TYPED:
        return HttpResponse(status=413)
    draft = actions.keep_draft(case=case, sort=sort, paper=row, typed=typed, by=request.actor, at=request.now)
    return unstored(HttpResponse(f"{localtime(draft.at):%H:%M}", content_type="text/plain"))


def _form(request: StaffRequest, case: Case, form: PaperForm, sort: str, **more: Any) -> HttpResponse:
    title = _("On paper only") if sort == ON_PAPER else PaperSort(sort).label
    context = {
        "case": case, "form": form, "sort": sort, "title": title, "writes": writes(request, case), **more,
    }  # fmt: skip
    return unstored(render(request, "cases/write.html", context, status=422 if form.errors else 200))


def _form_or_404(sort: str) -> type[PaperForm]:
    if sort == ON_PAPER:
        return PaperOnlyForm
    if sort not in list(PaperSort):
        raise Http404
    return FORMS[PaperSort(sort)]


def _changes(request: StaffRequest, case: Case, row: Any) -> bool:
    """Whether the reader may change this paper."""
    if not writes(request, case) or (row.sort in FIXED and not isinstance(row, PaperOnly)):
        return False
    return row.sort is not PaperSort.SUPERVISION or isinstance(row, PaperOnly) or supervises(request, case)


def _sent(request: StaffRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _saved(request: StaffRequest, case: Case) -> HttpResponse:
    messages.success(request, _("Saved at {time}.").format(time=f"{localtime(request.now):%H:%M}"))
    return redirect("cases:case", case.uid)


def _version(request: StaffRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 7 else 0
