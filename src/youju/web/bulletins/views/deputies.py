"""Deputies and the rules of the press: who signs in whose place, and what a release waits for."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.actions import rule_press, set_closing_day
from youju.ground.access.permissions import BULLETIN_DEPUTE, NETWORK_MANAGE
from youju.ground.organisations.queries import families
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries.voices import deputies_of, deputy_of, posts
from youju.web.bulletins import asked
from youju.web.bulletins.rooms import network_or_404
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_DEPUTE)
def deputies(request: StaffRequest) -> HttpResponse:
    """Everybody who stands in for somebody, and a form for one more."""
    network = network_or_404(request)
    offices = list(network.offices.all())
    open_posts = posts(request.standing, network, offices, on=request.today)
    form = asked.Deputy(
        request.POST if request.method == "POST" else None, posts=open_posts, initial={"since": request.today}
    )
    if form.is_valid():
        post, user = form.choices[form.cleaned_data["who"]]
        with told_to(form, user="who"):
            actions.name_deputy(
                network=network, office=post.office, role=post.role, user=user, since=form.cleaned_data["since"],
                until=form.cleaned_data["until"], by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return redirect("bulletins:deputies")
    mine = {(post.role, post.office.pk if post.office else None) for post in open_posts}
    rows = [
        {
            "row": row,
            "stands": row.since <= request.today < row.until,
            "ahead": row.since > request.today,
            "mine": row.until > request.today and (row.role, row.office_id) in mine,
        }
        for row in deputies_of(network)
    ]
    context = {"network": network, "rows": rows, "form": form}
    return render(request, "signing/deputies.html", context, status=422 if form.errors else 200)


@needs(BULLETIN_DEPUTE)
@require_POST
def end(request: StaffRequest, uid: UUID) -> HttpResponse:
    deputy = deputy_of(network_or_404(request), uid)
    if deputy is None:
        raise Http404
    actions.end_deputy(deputy=deputy, by=request.actor, at=request.now)
    return redirect("bulletins:deputies")


@needs(NETWORK_MANAGE)
def rules(request: StaffRequest) -> HttpResponse:
    """What a release of the network waits for, and until when each office closes its month."""
    network = families(request.standing.networks_with(NETWORK_MANAGE))[0]
    form = asked.Rules(
        request.POST if request.method == "POST" else None, network=network, offices=network.offices.all()
    )
    if form.is_valid():
        told = form.cleaned_data
        with told_to(form):
            rule_press(
                network=network, sign_off=told["sign_off"], readings=told["readings"], by=request.actor,
                at=request.now,
            )  # fmt: skip
            for office, day in form.days:
                set_closing_day(office=office, closing_day=day, by=request.actor, at=request.now)
        if form.is_valid():
            messages.success(request, _("Saved; it holds for every issue that is not released yet."))
            return redirect("structure:network")
    context = {"network": network, "form": form}
    return render(request, "signing/rules.html", context, status=422 if form.errors else 200)
