"""Those who want to volunteer, as they wrote on the public site: looked at, taken in, declined."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.looking import grant_of, look
from youju.ground.access.permissions import PEOPLE_KEEP
from youju.ground.people.queries.persons import person_of
from youju.ground.people.rules import numbers
from youju.services.volunteers.actions import applying
from youju.services.volunteers.models import Application
from youju.services.volunteers.queries import applications as queries
from youju.services.volunteers.rules import MINOR_BELOW
from youju.services.volunteers.rules.applications import ACCOMPANIED_BELOW, DECLINED_KEPT, UNTOUCHED_KEPT, years
from youju.web.activities.board import WEEKDAYS
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.people.words import likeness
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.application_forms import NEW, TakingIn


@needs(PEOPLE_KEEP)
@require_safe
def table(request: StaffRequest) -> HttpResponse:
    """Those who wait for an answer first; taken in and declined on request."""
    here = room(request, PEOPLE_KEEP)
    labels = {
        queries.WAITING: pgettext("application", "waiting"), queries.TAKEN: pgettext("application", "taken in"),
        queries.DECLINED: pgettext("application", "declined"),
    }  # fmt: skip
    state = request.GET.get("state", "")
    state = state if state in labels else queries.WAITING
    words = request.GET.get("q", "").strip()[:60]
    found = queries.applications(here.office, state=state, words=words)
    office = f"&office={here.office.slug}" if here.several else ""
    context = {
        **here.frame(request), "state": state, "words": words, "count": found.counts[state],
        "rows": [{"row": row, **_age(row, request)} for row in found.rows],
        "states": [
            {"key": key, "label": label, "count": found.counts[key], "href": f"{request.path}?state={key}{office}"}
            for key, label in labels.items()
        ],
        "address": reverse("public:volunteer", args=[here.office.slug]),
        "plain": f"{request.path}?state={state}{office}",
    }  # fmt: skip
    return render(request, "volunteers/applications.html", context)


@needs(PEOPLE_KEEP)
@require_safe
def application(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One form, whom it may be, and the numbers for whoever has asked for them."""
    found = _or_404(request, uid)
    answer = getattr(found, "answer", None)
    numbered: tuple[str, ...] = ()
    if answer is None and grant_of(request.actor, found.uid, found.office, at=request.now) is not None:
        seen = look(subject=found.uid, office=found.office, by=request.actor, at=request.now)
        numbered = tuple(numbers.printed(one) if one else "" for one in found.numbers(seen))
    hours = queries.hours_of(found)
    context = {
        "found": found, "answer": answer, "numbers": numbered, **_age(found, request),
        "alike": [] if answer else [
            {"card": one.card, **likeness(one.likeness)} for one in queries.alike(found, on=request.today)
        ],
        "hours": [(WEEKDAYS[day], spans) for day, spans in hours.items()],
        "goes": localdate((answer.at + DECLINED_KEPT) if answer else (found.at + UNTOUCHED_KEPT)),
    }  # fmt: skip
    return render(request, "volunteers/application.html", context)


@needs(PEOPLE_KEEP)
@require_POST
def numbers_of(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The telephone numbers are needed to answer; for an hour each look at them is written down."""
    found = _or_404(request, uid)
    applying.open_application(application=found, by=request.actor, at=request.now)
    return redirect("volunteers:application", found.uid)


@needs(PEOPLE_KEEP)
def take_in(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Becomes a volunteer: somebody known, or a new card."""
    found = _or_404(request, uid)
    team = queries.team_named(found) if found.comes_with else None
    start = {
        "who": NEW, "group_kind": found.group_kind, "skills": found.skills, "since": request.today,
        "team": team.uid if team else None,
    }  # fmt: skip
    minor = found.born is not None and years(found.born, request.today) < MINOR_BELOW
    form = TakingIn(
        request.POST or None, office=found.office, initial=start, minor=minor,
        alike=queries.alike(found, on=request.today) if found.name else (),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        person = _chosen(request, said.pop("who"))
        with told_to(form, person="who"):
            # The numbers move to the card: that, too, is a look at them.
            applying.open_application(application=found, by=request.actor, at=request.now)
            seen = look(subject=found.uid, office=found.office, by=request.actor, at=request.now)
            made = applying.take_in(
                application=found, look=seen, person=person, by=request.actor, at=request.now, **said
            )
        if form.is_valid():
            messages.success(request, _("Registered as volunteer no. {number}.").format(number=made.number))
            return redirect("volunteers:volunteer", made.uid)
    lead = _("A new card gets name, birth, telephone numbers and guardian; from the form they are deleted.")
    if found.comes_with and team is None:
        lead += " " + _("They wrote that they come with “{name}”; found the group first if it is new.").format(
            name=found.comes_with
        )
    return form_page(
        request, form, office=found.office, title=_("Take in as a volunteer"), verb=_("Take in"), lead=lead,
        back=reverse("volunteers:application", args=[found.uid]), back_label=found.name,
    )  # fmt: skip


@needs(PEOPLE_KEEP)
@require_POST
def decline(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = _or_404(request, uid)
    applying.decline(
        application=found, reason=request.POST.get("reason", "")[:200], by=request.actor, at=request.now
    )
    messages.success(request, _("Declined. Tell them; the form is deleted in 30 days."))
    return redirect("volunteers:application", found.uid)


def _or_404(request: StaffRequest, uid: UUID) -> Application:
    found = queries.find_application(request.standing, uid)
    if found is None:
        raise Http404
    return found


def _chosen(request: StaffRequest, who: str) -> Any:
    return None if who == NEW else person_of(request.standing, UUID(who))


def _age(row: Application, request: StaffRequest) -> dict[str, object]:
    """How old they are on the day, and what follows from it."""
    age = years(row.born, request.today) if row.born else None
    return {
        "age": age, "minor": age is not None and age < MINOR_BELOW,
        "accompanied": age is not None and age < ACCOMPANIED_BELOW,
    }  # fmt: skip
