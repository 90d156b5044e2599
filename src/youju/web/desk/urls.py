"""Doors of the desk."""

from django.urls import path

from youju.web.desk.views import attachments, entries, exports, kinds, lists, records, zeros

app_name = "desk"
urlpatterns = [
    path("", kinds.overview, name="kinds"),
    path("new/", kinds.choose, name="new"),
    path("<slug:kind>/", lists.table, name="list"),
    path("<slug:kind>/new/", entries.new, name="new"),
    path("<slug:kind>/fields/", entries.fields, name="fields"),
    path("<slug:kind>/choices/<slug:field>/", entries.choices, name="choices"),
    path("<slug:kind>/export.<slug:ending>", exports.export, name="export"),
    path("<slug:kind>/nothing/", zeros.nothing, name="nothing"),
    path("<slug:kind>/nothing/<uuid:uid>/withdraw/", zeros.take_back, name="take_back"),
    path("<slug:kind>/<uuid:uid>/", records.record, name="record"),
    path("<slug:kind>/<uuid:uid>/correct/", records.correct, name="correct"),
    path("<slug:kind>/<uuid:uid>/withdraw/", records.withdraw, name="withdraw"),
    path("<slug:kind>/<uuid:uid>/reinstate/", records.reinstate, name="reinstate"),
    path("<slug:kind>/<uuid:uid>/attachments/", records.enclose, name="enclose"),
    path("<slug:kind>/<uuid:uid>/attachments/<uuid:attachment>/", attachments.attachment, name="attachment"),
]
