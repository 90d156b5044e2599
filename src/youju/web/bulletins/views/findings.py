"""What was found is judged: let stand with a reason, opened again, put right."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import passages, reviewed
from youju.reporting.bulletins.rules import FindingGone
from youju.reporting.bulletins.rules.checks import Finding
from youju.reporting.bulletins.rules.checks.asked import COMMISSION
from youju.reporting.bulletins.rules.checks.wording import replaced
from youju.web.bulletins.answers import asked_part, to_passage
from youju.web.bulletins.judging import Reason
from youju.web.bulletins.rooms import Room, line_or_404, room, section_or_404, story_or_404
from youju.web.bulletins.words import CHECKS
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def dismiss(request: StaffRequest, period: Period, digest: str) -> HttpResponse:
    """A finding with the question why it may stand. Whoever writes its place answers."""
    here = room(request, period)
    finding = _finding(here, digest)
    form = Reason(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_to(form):
            actions.dismiss_finding(
                issue=here.issue, finding=finding, reason=form.cleaned_data["reason"], by=request.actor,
                at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return to_passage(request, here, finding.place)
    context = {
        "here": here,
        "label": months.label(period),
        "finding": finding,
        "title": CHECKS[finding.check],
        "form": form,
        "part": asked_part(request),
    }
    return render(request, "bulletins/dismiss.html", context, status=422 if form.errors else 200)


@needs(BULLETIN_SEE)
@require_POST
def reopen(request: StaffRequest, period: Period, digest: str) -> HttpResponse:
    """Takes a reason back: the finding is open again."""
    here = room(request, period)
    finding = _finding(here, digest)
    actions.reopen_finding(issue=here.issue, finding=finding, by=request.actor, at=request.now)
    return to_passage(request, here, finding.place)


@needs(BULLETIN_SEE)
@require_POST
def mend(request: StaffRequest, period: Period, digest: str) -> HttpResponse:
    """Writes the suggestion of a finding into its passage: an ordinary change of it, as if it had been typed."""
    here = room(request, period)
    finding = _finding(here, digest)
    if finding.replace is None:
        raise FindingGone
    old, new = finding.replace
    if passages.line_of(here.issue, finding.place) is not None:
        line = line_or_404(here, finding.place)
        actions.write_line(
            line=line, margin=line.margin, sentence=replaced(line.sentence, old, new), version=line.version,
            by=request.actor, at=request.now,
        )  # fmt: skip
    else:
        story = story_or_404(here, finding.place)
        actions.write_story(
            story=story, title=replaced(story.title, old, new), body=replaced(story.body, old, new),
            version=story.version, office=story.office, link=story.link, by=request.actor, at=request.now,
        )  # fmt: skip
    return to_passage(request, here, finding.place)


def _finding(here: Room, digest: str) -> Finding:
    """The finding as it is now, for whoever writes its place. Raises Http404 when its place has changed."""
    finding = reviewed(here.issue).of(digest)
    if finding is None:
        raise Http404
    if finding.check == COMMISSION:
        # Offices do not hear of what others were asked for.
        if not here.composes:
            raise Http404
    elif finding.office is not None:
        if not (here.composes or finding.office in here.writes):
            raise PermissionDenied
    elif passages.line_of(here.issue, finding.place) is not None:
        line_or_404(here, finding.place)
    elif passages.story_of(here.issue, finding.place) is not None:
        story_or_404(here, finding.place)
    else:
        section_or_404(here, finding.place)
    return finding
