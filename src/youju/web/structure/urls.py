"""Doors to the structure: what an office has, what the network keeps, who works here."""

from django.urls import path

from youju.web.structure.views import accounts, calendar, handovers, network, overview, sites

app_name = "structure"
urlpatterns = [
    path("structure/", overview.overview, name="overview"),
    path("structure/offices/<uuid:office>/sites/new/", sites.open_site, name="open_site"),
    path("structure/offices/<uuid:office>/partners/new/", overview.enter_partner, name="enter_partner"),
    path("structure/offices/<uuid:office>/programmes/new/", overview.open_programme, name="open_programme"),
    path("structure/handovers/<uuid:office>/", handovers.handovers, name="handovers"),
    path("structure/handovers/<uuid:office>/new/", handovers.hand_over, name="hand_over"),
    path("structure/handovers/<uuid:office>/<str:figure>/end/", handovers.end, name="end_handover"),
    path("structure/handovers/<uuid:office>/<str:figure>/undo/", handovers.undo, name="undo_handover"),
    path("structure/sites/<uuid:site>/", sites.change_site, name="change_site"),
    path("structure/sites/<uuid:site>/close/", sites.close_site, name="close_site"),
    path("structure/sites/<uuid:site>/reopen/", sites.reopen_site, name="reopen_site"),
    path("structure/calendar/", calendar.days, name="calendar"),
    path("structure/calendar/mark/", calendar.mark, name="mark_day"),
    path("structure/calendar/<uuid:day>/", calendar.change, name="change_day"),
    path("structure/calendar/<uuid:day>/unmark/", calendar.unmark, name="unmark_day"),
    path("structure/network/", network.network, name="network"),
    path("structure/network/offices/new/", network.open_office, name="open_office"),
    path("structure/accounts/", accounts.accounts, name="accounts"),
    path("structure/accounts/new/", accounts.admit, name="admit"),
    path("structure/accounts/<uuid:user>/", accounts.account, name="account"),
    path("structure/accounts/<uuid:user>/password/", accounts.renew_password, name="renew_password"),
    path(
        "structure/accounts/<uuid:user>/second-factor/", accounts.reset_second_factor, name="reset_second_factor"
    ),
    path("structure/roles/<uuid:membership>/end/", accounts.end_role, name="end_role"),
]
