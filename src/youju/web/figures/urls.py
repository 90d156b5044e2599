"""Doors of the figures: a month, a figure, the records behind it as a file."""

from django.urls import path

from youju.web.figures.addresses import FIGURE, PERIOD
from youju.web.figures.views import figure, month, records

app_name = "figures"
urlpatterns = [
    path("", month.latest, name="month"),
    path(f"<{PERIOD}:period>/", month.month, name="month"),
    path(f"<{PERIOD}:period>/<{FIGURE}:key>/", figure.figure, name="figure"),
    path(f"<{PERIOD}:period>/<{FIGURE}:key>/<slug:kind>.<slug:ending>", records.export, name="records"),
]
