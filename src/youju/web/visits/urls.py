"""Doors of visits: rounds with team and route, the phone on the way, single visits."""

from django.urls import path

from youju.web.visits import sealed  # noqa: F401 - says how its envelopes are understood
from youju.web.visits.views import offline, paper, plans, rounds, single, walk

app_name = "visits"
urlpatterns = [
    path("", rounds.table, name="rounds"),
    path("rounds.csv", rounds.export, name="export"),
    path("offline/", offline.frame, name="offline"),
    path("offline/kept/", offline.kept, name="kept"),
    path("new/", single.new, name="new"),
    path("rounds/new/", plans.new, name="plan"),
    path("rounds/<uuid:uid>/", rounds.page, name="round"),
    path("rounds/<uuid:uid>/change/", plans.change, name="change"),
    path("rounds/<uuid:uid>/cancel/", plans.cancel, name="cancel"),
    path("rounds/<uuid:uid>/find/", plans.find, name="find"),
    path("rounds/<uuid:uid>/stops/add/", plans.add, name="add"),
    path("rounds/<uuid:uid>/stops/<uuid:stop>/move/", plans.move, name="move"),
    path("rounds/<uuid:uid>/stops/<uuid:stop>/drop/", plans.drop, name="drop"),
    path("rounds/<uuid:uid>/team/add/", plans.bring, name="bring"),
    path("rounds/<uuid:uid>/team/<uuid:member>/leave/", plans.leave, name="leave"),
    path("rounds/<uuid:uid>/sheet/", paper.sheet, name="sheet"),
    path("rounds/<uuid:uid>/walk/", walk.walk, name="walk"),
    path("rounds/<uuid:uid>/count/", walk.count, name="count"),
    path("<uuid:uid>/", single.visit, name="visit"),
    path("<uuid:uid>/open/", single.look_in, name="look_in"),
]
