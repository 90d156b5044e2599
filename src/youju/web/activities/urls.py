"""Doors of the activities: a month, a session, a series and the reading of its schedule."""

from django.urls import path

from youju.web.activities.views import month, series, sessions
from youju.web.figures.addresses import PERIOD

app_name = "activities"
urlpatterns = [
    path("", month.latest, name="month"),
    path("new/", series.plan, name="plan"),
    path("reading/", series.reading, name="reading"),
    path(f"<{PERIOD}:period>/", month.month, name="month"),
    path(f"<{PERIOD}:period>/plan/", month.plan, name="plan_month"),
    path("series/<uuid:uid>/", series.change, name="change"),
    path("sessions/<uuid:uid>/", sessions.session, name="session"),
    path("sessions/<uuid:uid>/cancel/", sessions.cancel, name="cancel"),
    path("sessions/<uuid:uid>/move/", sessions.move, name="move"),
]
