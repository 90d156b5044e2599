"""Doors that stand open to everybody. An issue that is not released has the same answer as one that never was."""

from django.urls import path, register_converter

from youju.web.bulletins import addresses  # noqa: F401 - names the part of an address that is an issue
from youju.web.public.addresses import Revision
from youju.web.public.views import (
    about,
    calendar,
    checking,
    figures,
    files,
    issues,
    joining,
    printed,
    stars,
    subscribing,
    voices,
    volunteering,
)

register_converter(Revision, "revision")

app_name = "public"
urlpatterns = [
    path("issues/", issues.home, name="home"),
    path("issues/printed/", printed.printed, name="printed"),
    path("issues/printed/<uuid:uid>/", printed.issue, name="printed_issue"),
    path("issues/<issue:period>/", issues.issue, name="issue"),
    path("issues/<issue:period>/figures/<str:key>/<slug:digest>/", figures.figure, name="figure"),
    path("issues/<issue:period>/photos/<slug:digest>", issues.photo, name="photo"),
    path("issues/<issue:period>/<revision:revision>/", issues.issue, name="revision"),
    path(
        "issues/<issue:period>/<revision:revision>/figures/<str:key>/<slug:digest>/", figures.figure,
        name="revision_figure",
    ),
    path("issues/<issue:period>/<revision:revision>/<str:name>", issues.edition, name="revision_edition"),
    path("issues/<issue:period>/<str:name>", issues.edition, name="edition"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar.ics", calendar.feed, name="feed_of_all"),
    path("calendar/<slug:office>.ics", calendar.feed, name="office_feed"),
    path("calendar/<slug:office>/<uuid:site>.ics", calendar.feed, name="site_feed"),
    path("about/", about.offices, name="offices"),
    path("about/<slug:office>/", about.office, name="office"),
    path("about/<slug:office>/volunteer/", volunteering.volunteer, name="volunteer"),
    path("about/<slug:office>/volunteer/thanks/", volunteering.thanks, name="volunteer_thanks"),
    path("about/<slug:office>/<uuid:site>/", about.site, name="site"),
    path("join/<slug:code>/", joining.join, name="join"),
    path("joined/<str:secret>/", joining.joined, name="joined"),
    path("joined/<str:secret>/certificate/", joining.certificate, name="ask_certificate"),
    path("joined/<str:secret>/certificates/<uuid:uid>.pdf", joining.sheet, name="own_certificate"),
    path("certificates/", checking.check, name="check"),
    # Stands on certificates that were printed before there were others than of volunteers.
    path("volunteers/check/", checking.check, name="check_service"),
    path("subscribe/", subscribing.subscribe, name="subscribe"),
    path("subscribe/asked/", subscribing.asked, name="asked"),
    path("subscribe/confirm/<str:token>/", subscribing.confirming, name="confirm"),
    path("subscribe/leave/<str:token>/", subscribing.leaving, name="leave"),
    path("stars/<str:secret>/", stars.wall, name="stars"),
    path("voices/<str:token>/", voices.speak, name="voices"),
    path("feed.xml", files.feed, name="feed"),
    path("sitemap.xml", files.site_map, name="sitemap"),
    path("robots.txt", files.robots, name="robots"),
]  # fmt: skip
