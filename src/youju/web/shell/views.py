"""The desk: where a person lands, with what was done last and where to go next."""

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import OWN_ACCOUNT
from youju.web.shell.needs import StaffRequest, needs


@needs(OWN_ACCOUNT)
def home(request: StaffRequest) -> HttpResponse:
    return render(request, "shell/home.html")
