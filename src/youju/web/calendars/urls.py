"""Doors of the calendars: a week or a month to look at and to print, and feeds for other programs."""

from django.urls import path

from youju.web.calendars.views import calendar, feeds, walls
from youju.web.figures.addresses import PERIOD

app_name = "calendars"
urlpatterns = [
    path("", calendar.latest, name="latest"),
    path("feeds/", feeds.mine, name="feeds"),
    path("feeds/revoke/", feeds.revoke, name="revoke"),
    path("feeds/<str:secret>.ics", feeds.behind, name="behind"),
    path(f"<{PERIOD}:period>/", calendar.calendar, name="calendar"),
    path(f"<{PERIOD}:period>/wall.pdf", walls.month, name="wall"),
]
