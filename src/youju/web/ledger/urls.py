"""Doors of the ledger."""

from django.urls import path

from youju.web.ledger.views import kinds, month

app_name = "ledger"
urlpatterns = [
    path("month/", month.sheet, name="month"),
    path("kinds/", kinds.table, name="kinds"),
    path("kinds/new/", kinds.define, name="define"),
    path("kinds/<uuid:uid>/", kinds.revise, name="revise"),
    path("network/", kinds.network_table, name="network_kinds"),
    path("network/new/", kinds.define_network, name="define_network"),
    path("network/<uuid:uid>/", kinds.revise_network, name="revise_network"),
]
