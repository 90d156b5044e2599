"""Doors of the activities: a month, a session with its roll, a series and the reading of its schedule."""

from django.urls import path

from youju.web.activities import sealed  # noqa: F401 - says how its envelopes are understood
from youju.web.activities.views import (
    arrivals,
    care,
    enrolment,
    month,
    offline,
    outings,
    paste,
    roll,
    series,
    sessions,
    sheet,
)
from youju.web.figures.addresses import PERIOD

app_name = "activities"
urlpatterns = [
    path("", month.latest, name="month"),
    path("new/", series.plan, name="plan"),
    path("offline/", offline.frame, name="offline"),
    path("offline/kept/", offline.kept, name="kept"),
    path("reading/", series.reading, name="reading"),
    path(f"<{PERIOD}:period>/", month.month, name="month"),
    path(f"<{PERIOD}:period>/plan/", month.plan, name="plan_month"),
    path("series/<uuid:uid>/", series.change, name="change"),
    path("series/<uuid:uid>/people/", enrolment.people, name="people"),
    path("series/<uuid:uid>/people/paste/", paste.people, name="paste_people"),
    path("enrolments/<uuid:uid>/move-up/", enrolment.move_up, name="move_up"),
    path("enrolments/<uuid:uid>/leave/", enrolment.leave, name="leave"),
    path("sessions/<uuid:uid>/", sessions.session, name="session"),
    path("sessions/<uuid:uid>/cancel/", sessions.cancel, name="cancel"),
    path("sessions/<uuid:uid>/move/", sessions.move, name="move"),
    path("sessions/<uuid:uid>/clashes/", sessions.clashes, name="clashes"),
    path("sessions/<uuid:uid>/stand-in/", sessions.stand_in, name="stand_in"),
    path("sessions/<uuid:uid>/roll/", roll.call, name="roll"),
    path("sessions/<uuid:uid>/roll/marks/", roll.marks, name="marks"),
    path("sessions/<uuid:uid>/people/", enrolment.of_session, name="session_people"),
    path("sessions/<uuid:uid>/roll/paste/", paste.attendance, name="paste"),
    path("sessions/<uuid:uid>/roll/find/", roll.walk_in, name="walk_in"),
    path("sessions/<uuid:uid>/roll/paper/", roll.paper, name="roll_paper"),
    path("sessions/<uuid:uid>/roll/care/<uuid:person>/", care.care, name="care"),
    path("sessions/<uuid:uid>/care/", arrivals.day, name="arrivals"),
    path("sessions/<uuid:uid>/care/arrive/", arrivals.arrive, name="arrive"),
    path("sessions/<uuid:uid>/care/<uuid:person>/leave/", arrivals.let_go, name="let_go"),
    path("sessions/<uuid:uid>/care/<uuid:person>/take-back/", arrivals.take_back, name="take_back"),
    path("sessions/<uuid:uid>/outing/", outings.outing, name="outing"),
    path("sessions/<uuid:uid>/outing/plan/", outings.change, name="outing_plan"),
    path("sessions/<uuid:uid>/outing/papers/", outings.sign, name="outing_papers"),
    path("sessions/<uuid:uid>/outing/leave/", outings.set_out, name="outing_leave"),
    path("sessions/<uuid:uid>/outing/points/<uuid:point>/", outings.count, name="outing_point"),
    path("sessions/<uuid:uid>/outing/emergency/", outings.emergency, name="outing_emergency"),
    path("sessions/<uuid:uid>/sheet/", sheet.sheet, name="sheet"),
]
