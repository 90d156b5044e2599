"""Doors of suspected harm: one to report, for everybody who serves; the others for whoever answers for it."""

from django.urls import path

from youju.web.safeguarding import sealed  # noqa: F401 - says how its envelopes are understood
from youju.web.safeguarding.views import contacts, offline, own, reporting, reports

app_name = "safeguarding"
urlpatterns = [
    path("", reports.table, name="reports"),
    path("new/", reporting.new, name="new"),
    path("contacts/", contacts.change, name="contacts"),
    path("offline/", offline.frame, name="offline"),
    path("offline/kept/", offline.kept, name="kept"),
    path("own/<str:secret>/", own.new, name="own"),
    path("<uuid:uid>/", reports.page, name="report"),
    path("<uuid:uid>/receive/", reports.receive, name="receive"),
    path("<uuid:uid>/tell/", reports.tell, name="tell"),
    path("<uuid:uid>/follow-up/", reports.follow_up, name="follow_up"),
    path("<uuid:uid>/close/", reports.close, name="close"),
]
