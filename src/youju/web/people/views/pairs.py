"""Cards that may be one person: looked at side by side, merged, kept apart, separated again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_KEEP
from youju.ground.people import actions
from youju.ground.people.models import Person
from youju.ground.people.queries.duplicates import certain, review, side_by_side
from youju.ground.people.queries.persons import merge_of
from youju.web.desk.rooms import room
from youju.web.people.opening import opened, person_or_404
from youju.web.people.words import likeness
from youju.web.shell.needs import StaffRequest, needs


@needs(PEOPLE_KEEP)
def table(request: StaffRequest) -> HttpResponse:
    """Pairs of the office, the likeliest first, with what speaks for and against each."""
    here = room(request, PEOPLE_KEEP)
    pairs = review(here.office, on=request.today)
    context = {
        **here.frame(request), "back": f"{reverse('people:list')}{here.query}", "certain": len(certain(pairs)),
        "pairs": [{"pair": pair, **likeness(pair.likeness)} for pair in pairs],
    }  # fmt: skip
    return render(request, "people/pairs.html", context)


@needs(PEOPLE_KEEP)
def pair(request: StaffRequest, one: UUID, other: UUID) -> HttpResponse:
    """Both cards side by side; POST makes them one. What that does is said before."""
    first, second = _both(request, one, other)
    both = side_by_side(first, second, on=request.today)
    if request.method == "POST":
        into, gone = (second, first) if request.POST.get("into") == str(second.uid) else (first, second)
        actions.merge(person=gone, into=into, by=request.actor, at=request.now)
        messages.success(request, _("The two cards are one now. It can be undone on the card."))
        return redirect(_list(first))
    context = {
        "cards": (both.one, both.other), "likeness": likeness(both.likeness), "apart": both.kept_apart,
        "same_names": both.one.name == both.other.name, "back": _list(first), "path": request.path,
    }  # fmt: skip
    return render(request, "people/pair.html", context)


@needs(PEOPLE_KEEP)
@require_POST
def keep_apart(request: StaffRequest, one: UUID, other: UUID) -> HttpResponse:
    """These are two people; nobody is asked again, until somebody takes it back."""
    first, second = _both(request, one, other)
    actions.keep_apart(one=first, other=second, by=request.actor, at=request.now)
    messages.success(request, _("Noted: two different people. They are not suggested again."))
    return redirect(_list(first))


@needs(PEOPLE_KEEP)
@require_POST
def reconsider(request: StaffRequest, one: UUID, other: UUID) -> HttpResponse:
    """Whether they are one person is open again."""
    first, second = _both(request, one, other)
    actions.reconsider(one=first, other=second, by=request.actor, at=request.now)
    return redirect("people:pair", one, other)


@needs(PEOPLE_KEEP)
@require_POST
@opened(PEOPLE_KEEP)
def unmerge(request: StaffRequest, person: Person, merge: UUID) -> HttpResponse:
    """The card speaks for itself again, with everything that was on it."""
    found = merge_of(person, merge)
    if found is None:
        raise Http404
    actions.unmerge(merge=found, by=request.actor, at=request.now)
    messages.success(request, _("Separated: each card is as it was before."))
    return redirect("people:card", person.uid)


def _both(request: StaffRequest, one: UUID, other: UUID) -> tuple[Person, Person]:
    """Two cards of one office."""
    first, second = (person_or_404(request, uid, PEOPLE_KEEP) for uid in (one, other))
    if first.office_id != second.office_id or first.pk == second.pk:
        raise Http404
    return first, second


def _list(person: Person) -> str:
    return f"{reverse('people:pairs')}?office={person.office.slug}"
