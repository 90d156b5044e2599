"""Whom the office calls: one line for each authority, edited by whoever answers for reports."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import HARM_ANSWER
from youju.services.safeguarding.actions import write_contacts
from youju.services.safeguarding.queries.contacts import calls
from youju.services.safeguarding.rules import Whom
from youju.web.desk.rooms import room
from youju.web.shell.needs import StaffRequest, needs


@needs(HARM_ANSWER)
def change(request: StaffRequest) -> HttpResponse:
    here = room(request, HARM_ANSWER)
    if request.method == "POST":
        said = {
            whom: (request.POST.get(f"name_{whom}", "")[:60], request.POST.get(f"number_{whom}", "")[:40])
            for whom in Whom
        }
        write_contacts(office=here.office, contacts=said, by=request.actor, at=request.now)
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('safeguarding:contacts')}{here.query}")
    context = {**here.frame(request), "calls": calls(here.office), "back": reverse("safeguarding:reports")}
    return render(request, "safeguarding/contacts.html", context)
