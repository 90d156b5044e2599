"""The page of one form about a person: a title, what was typed and what is wrong with it, the way back."""

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from youju.ground.organisations.models import Office
from youju.web.shell.needs import StaffRequest


def form_page(
    request: StaffRequest, form: BaseForm, *, office: Office, title: str | Promise, back: str, back_label: str,
    lead: str | Promise = "", verb: str = "",
) -> HttpResponse:  # fmt: skip
    """422 where something does not fit; `verb` is what the button does, saving where it is not said."""
    context = {
        "form": form, "office": office, "title": title, "lead": lead, "verb": verb or _("Save"), "back": back,
        "back_label": back_label,
    }  # fmt: skip
    return render(request, "people/form.html", context, status=422 if form.errors else 200)
