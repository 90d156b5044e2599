"""A person asks to be erased: the page says what goes and what must stay, then does it at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youju.ground.access.permissions import PEOPLE_ERASE
from youju.ground.people import actions
from youju.ground.people.models import Person
from youju.ground.people.queries.erasing import plan
from youju.ground.people.rules.erasing import Basis
from youju.web.people.forms.consents import Erasing
from youju.web.people.holding import HEADS
from youju.web.people.opening import opened, seen
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

BASES = {
    Basis.PROOF: gettext_lazy("proves that photos, names and stories were used with consent"),
    Basis.LOOKS: gettext_lazy("shows who looked at the data and what for"),
    Basis.COUNTS: gettext_lazy("an empty card without a name, so that counts and released figures do not change"),
}


@needs(PEOPLE_ERASE)
@opened(PEOPLE_ERASE)
def erase(request: StaffRequest, person: Person) -> HttpResponse:
    """What goes, what stays with basis and date; POST with a reason erases."""
    form, name = Erasing(request.POST or None), person.name
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.erase(person=person, reason=form.cleaned_data["reason"], by=request.actor, at=request.now)
        if form.is_valid():
            messages.success(request, _("Erased. What had to stay names nobody in any list."))
            return redirect(f"{reverse('people:list')}?office={person.office.slug}")
    found = plan(person, look=seen(request, person), on=request.today)
    context = {
        "person": person, "form": form, "name": name,
        "goes": [(HEADS.get(table, table), count) for table, count in found.goes],
        "stays": [
            {"head": HEADS.get(one.table, one.table), "count": one.count, "basis": BASES[one.basis],
             "until": one.until}
            for one in found.stays
        ],
    }  # fmt: skip
    return render(request, "people/erase.html", context, status=422 if form.errors else 200)
