"""Doors of intake."""

from django.urls import path

from youju.web.intake.views import envelopes, imports, uploads

app_name = "intake"
urlpatterns = [
    path("", imports.table, name="imports"),
    path("envelopes/", envelopes.door, name="envelopes"),
    path("held/", envelopes.held, name="held"),
    path("held/<uuid:uid>/", envelopes.decide, name="decide"),
    path("<uuid:uid>/undo/", imports.undo, name="undo"),
    path("<slug:kind>/", uploads.new, name="new"),
    path("<slug:kind>/template.xlsx", uploads.template, name="template"),
    path("<slug:kind>/<uuid:uid>/", uploads.look, name="look"),
    path("<slug:kind>/<uuid:uid>/left-over.xlsx", uploads.left_over, name="left_over"),
    path("<slug:kind>/<uuid:uid>/confirm/", uploads.confirm, name="confirm"),
    path("<slug:kind>/<uuid:uid>/discard/", uploads.discard, name="discard"),
]
