"""A tie is added in a few taps, becomes different, is corrected, and ends."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from youju.ground.access.permissions import PEOPLE_KEEP
from youju.ground.people.models import Person
from youju.ground.people.queries.pages import home_of
from youju.services.ties import actions
from youju.services.ties.models import Outsider, Tie
from youju.services.ties.queries.nets import net
from youju.services.ties.queries.reach import outsider_of, tie_of
from youju.services.ties.rules import How
from youju.web.people.forming import form_page
from youju.web.people.opening import opened, seen
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.views.overview import saved
from youju.web.ties.forms import ChangingTie, CorrectingTie, EndingTie, NewTie


@needs(PEOPLE_KEEP)
@sensitive_post_parameters()
@opened(PEOPLE_KEEP)
def new(request: StaffRequest, person: Person) -> HttpResponse:
    """Who, what they are, since when; everything else is folded away."""
    found = net(person, look=seen(request, person), on=request.today)
    outsiders = tuple(node for node in found.nodes.values() if node.person is None and not node.unknown)
    home = home_of(person)
    form = NewTie(
        request.POST or None, office=person.office, me=person.name, nodes=outsiders, home=home is not None,
        initial={"seat": request.GET.get("of", "")},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with told_to(form, sort="sort", other="other", name="name", since="since"):
            actions.tie(
                person=person, sort=entered["sort"],
                other=form.end_of(_outsider(person, entered.get("known", ""))),
                seat=_outsider(person, entered.get("seat", "")),
                household=home if entered.get("household") else None, since=entered["since"], **form.said(),
                by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect(f"{request.path}" if "again" in request.POST else _home(person))
    context = {
        "form": form, **form.parts(), "person": person, "office": person.office, "back": _home(person),
    }  # fmt: skip
    return render(request, "ties/new.html", context, status=422 if form.errors else 200)


@needs(PEOPLE_KEEP)
@sensitive_post_parameters()
@opened(PEOPLE_KEEP)
def change(request: StaffRequest, person: Person, tie: UUID) -> HttpResponse:
    """From a day on it is different; what it was stays for the picture of then."""
    found, note = _found(request, person, tie)
    form = ChangingTie(request.POST or None, initial=ChangingTie.of(found, note))
    if request.method == "POST" and form.is_valid():
        with told_to(form, since="on"):
            actions.change_tie(
                person=person,
                tie=found,
                on=form.cleaned_data["on"],
                **form.said(),
                by=request.actor,
                at=request.now,
            )
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect(_home(person))
    lead = _(
        "What it was stays in the picture of then. To set right what was written wrongly, correct it instead."
    )
    return _form(request, person, form, _("The tie has changed"), lead)


@needs(PEOPLE_KEEP)
@sensitive_post_parameters()
@opened(PEOPLE_KEEP)
def correct(request: StaffRequest, person: Person, tie: UUID) -> HttpResponse:
    """Sets right what was written down wrongly."""
    found, note = _found(request, person, tie)
    form = CorrectingTie(request.POST or None, initial=CorrectingTie.of(found, note))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.correct_tie(
                person=person, tie=found, since=form.cleaned_data["since"], **form.said(), by=request.actor,
                at=request.now,
            )  # fmt: skip
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect(_home(person))
    return _form(request, person, form, _("Correct the tie"), _("What it said before is kept."))


@needs(PEOPLE_KEEP)
@opened(PEOPLE_KEEP)
def end(request: StaffRequest, person: Person, tie: UUID) -> HttpResponse:
    """It does not hold any more, or never did."""
    found, _note = _found(request, person, tie)
    form = EndingTie(request.POST or None, sort=found.sort, initial={"how": How.OVER})
    if request.method == "POST" and form.is_valid():
        with told_to(form, since="on"):
            actions.end_tie(person=person, tie=found, **form.cleaned_data, by=request.actor, at=request.now)
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect(_home(person))
    lead = _("A marriage that ended stays in the family drawing; a mistake disappears from drawings and figures.")
    return _form(request, person, form, _("The tie has ended"), lead)


def _form(request: StaffRequest, person: Person, form: Any, title: str, lead: str) -> HttpResponse:
    return form_page(
        request, form, office=person.office, title=title, lead=lead, back=_home(person), back_label=_("Ties")
    )


def _found(request: StaffRequest, person: Person, uid: UUID) -> tuple[Tie, str]:
    """The tie of the person's net that has not ended, with its note where it is the person's own."""
    found = tie_of(person, uid, on=request.today)
    if found is None or hasattr(found, "end"):
        raise Http404
    read = net(person, look=seen(request, person), on=request.today)
    note = next((strand.note for strand in (*read.around, *read.kin) if strand.uid == uid), "")
    return found, note


def _outsider(person: Person, uid: str) -> Outsider | None:
    if not uid:
        return None
    found = outsider_of(person, UUID(uid))
    if found is None:
        raise Http404
    return found


def _home(person: Person) -> str:
    return reverse("ties:list", args=[person.uid])
