"""The word list: what the network would rather not print, added, changed and switched off by who composes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_SEE
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries.registers import rule_of, rules
from youju.web.bulletins.judging import Word
from youju.web.bulletins.rooms import network_or_404
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def words(request: StaffRequest) -> HttpResponse:
    """Every rule with its reason and example; who writes looks here why something was marked."""
    network = network_or_404(request)
    composes = network.pk in request.standing.networks_with(BULLETIN_COMPOSE)
    return render(request, "bulletins/words.html", {"rules": rules(network), "composes": composes})


@needs(BULLETIN_COMPOSE)
def write_word(request: StaffRequest) -> HttpResponse:
    """A new rule, or the one of `?word=` as it stands."""
    network = network_or_404(request)
    known = rule_of(network, request.GET.get("word", ""))
    initial = (
        {**known.word.__dict__, "unless": "、".join(known.word.unless), "on": known.on} if known else {"on": True}
    )
    form = Word(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with told_to(form):
            actions.write_word(network=network, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Kept. The next look at an issue knows it."))
            return redirect("bulletins:words")
    page = {
        "form": form, "title": _("A word to avoid"), "verb": _("Keep it"), "back": reverse("bulletins:words"),
        "back_label": _("Word list"), "lead": "",
    }  # fmt: skip
    return render(request, "structure/form.html", page, status=422 if form.errors else 200)
