"""Doors of people."""

from django.urls import path

from youju.web.people.views import bringing, cards, consents, entering, erasing, family, held, lists, pairs

app_name = "people"
urlpatterns = [
    path("", lists.table, name="list"),
    path("find/", lists.quick, name="find"),
    path("new/", entering.new, name="new"),
    path("alike/", entering.alike, name="alike"),
    path("bring/", bringing.new, name="bring"),
    path("bring/template.xlsx", bringing.template, name="template"),
    path("bring/<uuid:uid>/", bringing.look, name="brought"),
    path("bring/<uuid:uid>/confirm/", bringing.confirm, name="confirm_brought"),
    path("bring/<uuid:uid>/discard/", bringing.discard, name="discard_brought"),
    path("pairs/", pairs.table, name="pairs"),
    path("pairs/<uuid:one>/<uuid:other>/", pairs.pair, name="pair"),
    path("pairs/<uuid:one>/<uuid:other>/apart/", pairs.keep_apart, name="keep_apart"),
    path("pairs/<uuid:one>/<uuid:other>/again/", pairs.reconsider, name="reconsider"),
    path("<uuid:uid>/", cards.card, name="card"),
    path("<uuid:uid>/ask/", cards.ask, name="ask"),
    path("<uuid:uid>/change/", entering.change, name="change"),
    path("<uuid:uid>/add/<slug:part>/", cards.add, name="add"),
    path("<uuid:uid>/end/<slug:part>/<uuid:row>/", cards.end, name="end"),
    path("<uuid:uid>/past/", cards.past, name="past"),
    path("<uuid:uid>/family/", family.family, name="family"),
    path("<uuid:uid>/held/", held.held, name="held"),
    path("<uuid:uid>/erase/", erasing.erase, name="erase"),
    path("<uuid:uid>/consents/new/", consents.new, name="consent"),
    path("<uuid:uid>/consents/withdraw/", consents.withdraw, name="withdraw"),
    path("<uuid:uid>/consents/<uuid:row>/document/", consents.document, name="document"),
    path("<uuid:uid>/merges/<uuid:merge>/undo/", pairs.unmerge, name="unmerge"),
]
