"""Doors that stand open to everybody. An issue that is not released has the same answer as one that never was."""

from django.urls import path, register_converter

from youju.web.bulletins import addresses  # noqa: F401 - names the part of an address that is an issue
from youju.web.public import views
from youju.web.public.addresses import Revision

register_converter(Revision, "revision")

app_name = "public"
urlpatterns = [
    path("issues/", views.home, name="home"),
    path("issues/<issue:period>/", views.issue, name="issue"),
    path("issues/<issue:period>/figures/<str:key>/<slug:digest>/", views.figure, name="figure"),
    path("issues/<issue:period>/<revision:revision>/", views.issue, name="revision"),
    path(
        "issues/<issue:period>/<revision:revision>/figures/<str:key>/<slug:digest>/", views.figure,
        name="revision_figure",
    ),
    path("issues/<issue:period>/<revision:revision>/<str:name>", views.edition, name="revision_edition"),
    path("issues/<issue:period>/<str:name>", views.edition, name="edition"),
    path("calendar.ics", views.calendar, name="calendar"),
    path("feed.xml", views.feed, name="feed"),
]  # fmt: skip
