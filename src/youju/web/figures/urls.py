"""Doors of the figures: a month, a figure, the records behind it as a file."""

from django.urls import path, register_converter

from youju.web.figures.addresses import FigureInAddress, PeriodInAddress
from youju.web.figures.views import figure, month, records

register_converter(PeriodInAddress, "period")
register_converter(FigureInAddress, "figure")

app_name = "figures"
urlpatterns = [
    path("", month.latest, name="month"),
    path("<period:period>/", month.month, name="month"),
    path("<period:period>/<figure:key>/", figure.figure, name="figure"),
    path("<period:period>/<figure:key>/<slug:kind>.<slug:ending>", records.export, name="records"),
]
