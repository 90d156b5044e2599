"""Doors of ties: below the person on whose page they stand, so that the question of the card leads back here."""

from django.urls import path

from youju.web.ties.views import drawn, told, writing

app_name = "ties"
urlpatterns = [
    path("<uuid:uid>/ties/", told.table, name="list"),
    path("<uuid:uid>/ties/new/", writing.new, name="new"),
    path("<uuid:uid>/ties/genogram/", drawn.family, name="genogram"),
    path("<uuid:uid>/ties/ecomap/", drawn.around, name="ecomap"),
    path("<uuid:uid>/ties/then/", told.then, name="then"),
    path("<uuid:uid>/ties/<uuid:tie>/change/", writing.change, name="change"),
    path("<uuid:uid>/ties/<uuid:tie>/correct/", writing.correct, name="correct"),
    path("<uuid:uid>/ties/<uuid:tie>/end/", writing.end, name="end"),
]
