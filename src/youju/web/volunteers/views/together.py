"""A group that came together is written down in one go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from youju.ground.access.permissions import RECORDS_RECORD
from youju.services.volunteers.actions import serve_together
from youju.services.volunteers.queries.register import volunteers
from youju.web.desk.rooms import room
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.forms import Together


@needs(RECORDS_RECORD)
def together(request: StaffRequest) -> HttpResponse:
    """Tick who came, say how many others; each of them gets the same minutes."""
    here = room(request, RECORDS_RECORD)
    known = [row.volunteer for row in volunteers(here.office, on=request.today)]
    ticked = set(request.POST.getlist("volunteers"))
    form = Together(request.POST or None, office=here.office, initial={"happened_on": request.today})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        chosen = [one for one in known if str(one.uid) in ticked]
        others, each = said.pop("others") or 0, said.pop("each")
        with told_to(form, n="others", volunteers="others"):
            made = serve_together(
                office=here.office, volunteers=chosen, others=others, each=each, values=said, by=request.actor,
                at=request.now,
            )  # fmt: skip
        if form.is_valid():
            times = len(chosen) + others
            said_so = ngettext("{count} time recorded.", "{count} times recorded.", times).format(count=times)
            messages.success(request, said_so)
            # The same group often comes on another day too.
            more = made[0].happened_on.isoformat()
            return redirect(f"{reverse('desk:list', args=['volunteers-service'])}?month={more[:7]}")
    context = {
        **here.frame(request), "form": form, "known": [(one, str(one.uid) in ticked) for one in known],
        "back": f"{reverse('volunteers:list')}{here.query}",
    }  # fmt: skip
    return render(request, "volunteers/together.html", context, status=422 if form.errors else 200)
