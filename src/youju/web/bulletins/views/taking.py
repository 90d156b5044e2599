"""Leads on their way into the issue in the making: chosen beside it, put into a story, put back."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_COMPOSE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Issue, Story
from youju.reporting.bulletins.queries import in_the_making, period_of
from youju.reporting.bulletins.queries import leads as reads
from youju.reporting.bulletins.queries.leads import Row
from youju.web.bulletins.answers import partly
from youju.web.bulletins.leaving import Take
from youju.web.bulletins.rooms import lead_or_404, room
from youju.web.bulletins.views.leads import by_week
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_COMPOSE)
def beside(request: StaffRequest, period: Period) -> HttpResponse:
    """The leads beside the issue, by week, to be dragged or put into it; and those that went into it."""
    here = room(request, period)
    if not partly(request) or here.release is not None:
        return redirect("bulletins:leads")
    rows = reads.visible(here.issue.network, request.standing, request.actor)
    found = reads.leads(rows, office=None, state=reads.NEW, after="")
    context = {
        "here": here,
        "weeks": by_week({"row": row, "at": row.lead.at} for row in found.rows),
        "older": found.older,
        "gone": reads.gone_into(here.issue),
    }
    return render(request, "leads/beside.html", context)


@needs(BULLETIN_COMPOSE)
def take(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Asks where the lead goes, with which words and photos; what refuses it stands at the field."""
    row = lead_or_404(request, uid)
    issue = _issue(row)
    sent = request.method == "POST"
    sections = reads.sections_for(issue)
    form = Take(request.POST if sent else None, row=row, sections=sections, where=request.GET.get("where", ""))
    if form.is_valid():
        with told_to(form, sentence="body"):
            story = _take(request, row, form)
        if form.is_valid():
            return _to_story(request, issue, row, story)
    context = {"row": row, "form": form, "issue": months.label(period_of(issue)), "period": period_of(issue)}
    template = "leads/take_form.html" if partly(request) else "leads/take.html"
    return render(request, template, context, status=422 if form.errors else 200)


@needs(BULLETIN_COMPOSE)
@require_POST
def back(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Undoes taking: what the lead brought is out of the issue, and the lead is new."""
    row = lead_or_404(request, uid)
    actions.put_lead_back(lead=row.lead, by=request.actor, at=request.now)
    if request.POST.get("to") == "issue":
        return redirect("bulletins:edit", period_of(_issue(row)))
    answer = redirect("bulletins:leads")
    answer["Location"] += f"?state=all#lead-{row.lead.uid}"
    return answer


def _issue(row: Row) -> Issue:
    issue = in_the_making(row.lead.office.network)
    if issue is None:
        raise Http404
    return issue


def _take(request: StaffRequest, row: Row, form: Take) -> Story:
    told = form.cleaned_data
    if told["where"] in form.stories:
        return actions.put_lead_into(
            lead=row.lead, story=form.stories[told["where"]], body=told["body"], photos=form.chosen,
            by=request.actor, at=request.now,
        )  # fmt: skip
    return actions.take_lead(
        lead=row.lead, section=form.sections[told["where"]], title=told["title"], body=told["body"],
        photos=form.chosen, by=request.actor, at=request.now,
    )  # fmt: skip


def _to_story(request: StaffRequest, issue: Issue, row: Row, story: Story) -> HttpResponse:
    """To the story, with the word that the lead went there and how it comes back."""
    query = urlencode({"part": "all", "lead": str(row.lead.uid)})
    place = f"{reverse('bulletins:edit', args=[period_of(issue)])}?{query}#p-{story.uid}"
    if not partly(request):
        return redirect(place)
    answer = HttpResponse(status=204)
    answer["HX-Redirect"] = place
    return answer
