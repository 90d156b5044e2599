"""Doors of the companions' room; an own page opens for whoever holds its secret."""

from django.urls import path

from youju.web.companions.matching import views as matching
from youju.web.companions.views import choosing, doing, exporting, own, pairs, wishing

app_name = "companions"
urlpatterns = [
    path("", pairs.table, name="list"),
    path("silent/", pairs.silent, name="silent"),
    path("export/", exporting.export, name="export"),
    path("waiting/", choosing.waiting, name="waiting"),
    path("matching/", matching.matching, name="matching"),
    path("matching/extras/", matching.extras, name="matching_extras"),
    path("matching/settle/", matching.settle, name="settle"),
    path("matching/<uuid:uid>/", matching.matching_child, name="matching_child"),
    path("children/new/", wishing.new_need, name="new_need"),
    path("children/<uuid:uid>/", wishing.child, name="child"),
    path("children/<uuid:uid>/choose/", choosing.for_child, name="for_child"),
    path("children/<uuid:uid>/need/", wishing.need, name="need"),
    path("children/<uuid:uid>/need/end/", wishing.end_need, name="end_need"),
    path("children/<uuid:uid>/sibling/", wishing.sibling, name="sibling"),
    path("children/<uuid:uid>/not-with/", wishing.not_with, name="not_with"),
    path("children/<uuid:uid>/no/", wishing.decline, name="decline"),
    path("wishes/<uuid:uid>/end/", wishing.end_wish, name="end_wish"),
    path("volunteers/<uuid:uid>/choose/", choosing.for_companion, name="for_companion"),
    path("volunteers/<uuid:uid>/offer/", wishing.offer, name="offer"),
    path("volunteers/<uuid:uid>/offer/end/", wishing.end_offer, name="end_offer"),
    path("own/<str:secret>/", own.pairs, name="own"),
    path("own/<str:secret>/<uuid:uid>/record/", own.record, name="own_record"),
    path("own/<str:secret>/<uuid:uid>/next/", own.appoint, name="own_next"),
    path("<uuid:uid>/", pairs.pair, name="pair"),
    path("<uuid:uid>/record/", doing.record, name="record"),
    path("<uuid:uid>/next/", doing.appoint, name="next"),
    path("<uuid:uid>/next/off/", doing.call_off, name="call_off"),
    path("<uuid:uid>/adjust/", doing.adjust, name="adjust"),
    path("<uuid:uid>/no/", doing.child_says_no, name="no"),
    path("<uuid:uid>/end/", doing.end, name="end"),
    path("<uuid:uid>/again/", doing.again, name="again"),
]
