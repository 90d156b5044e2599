"""One case: its stages, what is due, goals, categories, and its papers from the newest on."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from youju.ground.access.looking import Look
from youju.ground.access.permissions import CASES_WORK
from youju.ground.people.queries.cards import cards, root_of
from youju.services.cases import actions
from youju.services.cases.models import Case
from youju.services.cases.queries.access import unseen
from youju.services.cases.queries.cases import categories, described, granted
from youju.services.cases.queries.changes import assessed
from youju.services.cases.queries.drafts import drafts_of
from youju.services.cases.queries.papers import newest
from youju.services.cases.queries.timeline import PAGE, goals_of, hardships, timeline
from youju.services.cases.rules import papers
from youju.services.cases.rules.assessing import Domain
from youju.services.cases.rules.papers import PaperSort, Stage
from youju.web.cases.drawing import course, radar
from youju.web.cases.forms.base import day
from youju.web.cases.opening import case_or_404, gives, opened, supervises, unstored, writes
from youju.web.cases.rows import row_of
from youju.web.cases.sheets import sheet, steps_of
from youju.web.people.around import around
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

# What is written most stands as a button; the rest opens beneath it.
FIRST = (PaperSort.CONTACT, PaperSort.ASSESSMENT, PaperSort.PLAN)


class HardshipForm(forms.Form):
    """Since when, in which category, by which document."""

    category = forms.ChoiceField(label=_("Category"))
    since = day(_("Since"), needed=True)
    basis = forms.CharField(label=_("By which document"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, case: Case, today: Any) -> None:
        super().__init__(data, initial={"since": today})
        self.known = categories(case.office, on=today)
        self.fields["category"].choices = [(str(one.uid), one.label) for one in self.known]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said["category"] = next((one for one in self.known if str(one.uid) == said["category"]), None)
        return said


@needs(CASES_WORK)
def case(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The page of the case, for whoever was given it."""
    row = case_or_404(request, uid)
    seen = opened(request, row)
    if isinstance(seen, HttpResponse):
        return seen
    return _page(request, row, seen)


def _page(request: StaffRequest, row: Case, seen: Look, hardship: HardshipForm | None = None) -> HttpResponse:
    asked = request.GET.get("page", "0")
    page = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    root = root_of(row.client)
    [line] = described([row], {row.uid}, on=request.today)  # type: ignore[arg-type]
    last = line.last
    shown = timeline(row, seen, page=page)
    plan = newest(row, PaperSort.PLAN)
    may_write = writes(request, row)
    context: dict[str, Any] = {
        "case": row, "card": line.card or cards([root.pk], on=request.today)[root.pk], "line": line,
        "row": row_of(line, request.today), "steps": stage_steps(last), "dues": line.dues, "today": request.today,
        "sheets": [(sheet(row, one), steps_of(one)) for one in shown.papers],
        "newer": f"?page={page - 1}" if page else "", "older": f"?page={page + 1}" if shown.more else "",
        "goals": goals_of([plan], seen).get(plan.pk, []) if plan is not None else [],
        "hardships": hardships(row, seen), "hardship_form": hardship, "writes": may_write,
        "supervises": supervises(request, row), "gives": gives(request, row),
        "first": [(sort.value, sort.label) for sort in FIRST], "rest": _rest(request, row, last),
        "closed": papers.closed(last), "compared": len(assessed(row)) > 1,
        "drafts": [(sort, _sort_label(sort)) for _uid, sort in drafts_of(request.actor, [row.pk])],
        "around": around(request, root, given=granted(request.actor, request.standing, at=request.now)),
        "unseen": unseen([row.pk]) if supervises(request, row) else [], "per_page": PAGE,
    }  # fmt: skip
    if may_write and hardship is None:
        context["hardship_form"] = HardshipForm(case=row, today=request.today)
    status = 422 if hardship is not None and hardship.errors else 200
    return unstored(render(request, "cases/case.html", context, status=status))


def stage_steps(last: papers.Last) -> list[dict[str, Any]]:
    """The six stages in their order, with the day of their paper; one that was passed by is missing."""
    order, here, days = list(Stage), papers.stage(last), papers.reached(last)
    place = order.index(here)
    return [
        {
            "label": step.label, "day": days.get(step),
            "state": "now" if number == place else "ahead" if number > place else
            "done" if step in days or step is Stage.INTAKE else "missing",
        }
        for number, step in enumerate(order)
    ]  # fmt: skip


def _rest(request: StaffRequest, row: Case, last: papers.Last) -> list[tuple[str, Any]]:
    """What else may be written now."""
    ended = papers.closed(last)
    if ended:
        sorts = [PaperSort.FOLLOW_UP, PaperSort.REOPENING]
    else:
        sorts = [
            PaperSort.INTAKE, PaperSort.CONSENT, PaperSort.REVIEW, PaperSort.REFERRAL, PaperSort.PAUSE,
            PaperSort.LOST, PaperSort.CLOSURE,
        ]  # fmt: skip
    if supervises(request, row):
        sorts.insert(0, PaperSort.SUPERVISION)
    return [(sort.value, sort.label) for sort in sorts]


def _sort_label(sort: str) -> Any:
    return PaperSort(sort).label if sort in list(PaperSort) else _("paper that lies on paper")


@needs(CASES_WORK)
def changes(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What changed between assessments: a radar of strengths, one of needs, and their course."""
    row = case_or_404(request, uid)
    seen = opened(request, row)
    if isinstance(seen, HttpResponse):
        return seen
    rows = assessed(row)
    context: dict[str, Any] = {
        "case": row,
        "rows": rows,
        "name": root_of(row.client).name,
        "compared": len(rows) > 1,
    }
    if rows:
        before = rows[0] if len(rows) > 1 else None
        context |= {
            "first": rows[0], "last": rows[-1],
            "radars": [
                (part, radar(before, rows[-1], part)) for part in ("strength", "need")
            ],
            "courses": [(part, course(rows, part)) for part in ("strength", "need")],
            "table": [
                (domain.label, [one.marks.get(domain.value) for one in rows]) for domain in Domain
            ],
        }  # fmt: skip
    return unstored(render(request, "cases/changes.html", context))


@needs(CASES_WORK)
@require_POST
def step(request: StaffRequest, uid: UUID, step: UUID) -> HttpResponse:
    """Somebody did what the plan says, or did not after all."""
    row = case_or_404(request, uid)
    seen = opened(request, row)
    if isinstance(seen, HttpResponse):
        return seen
    plan = newest(row, PaperSort.PLAN)
    goals = goals_of([plan], seen).get(plan.pk, []) if plan is not None else []
    known = next((each.row for goal in goals for each in goal.steps if each.row.uid == step), None)
    if known is None:
        raise Http404
    done = request.today if known.done_on is None else None
    actions.step_done(case=row, step=known, on=done, by=request.actor, at=request.now)
    return redirect("cases:case", uid)


@needs(CASES_WORK)
@require_POST
def hardship(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One more category."""
    row = case_or_404(request, uid)
    seen = opened(request, row)
    if isinstance(seen, HttpResponse):
        return seen
    form = HardshipForm(request.POST, case=row, today=request.today)
    if form.is_valid():
        with told_to(form):
            actions.say_hardship(case=row, by=request.actor, at=request.now, **form.values())
        if form.is_valid():
            return redirect("cases:case", uid)
    return _page(request, row, seen, form)


@needs(CASES_WORK)
@require_POST
def end_hardship(request: StaffRequest, uid: UUID, row: UUID) -> HttpResponse:
    """From today on it is so no more."""
    found = case_or_404(request, uid)
    seen = opened(request, found)
    if isinstance(seen, HttpResponse):
        return seen
    known = next((one for one, _basis in hardships(found, seen) if one.uid == row), None)
    if known is None:
        raise Http404
    actions.end_hardship(hardship=known, until=request.today, by=request.actor, at=request.now)
    return redirect("cases:case", uid)
