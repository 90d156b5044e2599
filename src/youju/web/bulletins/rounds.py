"""Doors of what offices and the network editor do with each other: signing, reminding, correcting, asking."""

from django.urls import path

from youju.web.bulletins import addresses  # noqa: F401 - names the part of an address that is an issue
from youju.web.bulletins.views import commissions, deputies, handing, signing

ROUNDS = [
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/<uuid:uid>/end/", deputies.end, name="end_deputy"),
    path("rules/", deputies.rules, name="rules"),
    path("<issue:period>/commissions/", commissions.commissions, name="commissions"),
    path("<issue:period>/commissions/new/", commissions.ask, name="ask_story"),
    path("<issue:period>/commissions/<uuid:uid>/", commissions.commission, name="commission"),
    path("<issue:period>/commissions/<uuid:uid>/deliver/", handing.deliver, name="deliver_story"),
    path("<issue:period>/commissions/<uuid:uid>/take/", handing.take, name="take_commission"),
    path("<issue:period>/commissions/<uuid:uid>/aside/", handing.aside, name="put_commission_aside"),
    path("<issue:period>/commissions/<uuid:uid>/back/", handing.give_back, name="give_story_back"),
    path("<issue:period>/commissions/<uuid:uid>/off/", handing.call_off, name="call_off"),
    path("<issue:period>/commissions/<uuid:uid>/remind/", handing.remind, name="remind_of_story"),
    path("<issue:period>/signing/", signing.signing, name="signing"),
    path("<issue:period>/signing/<slug:office>/", signing.pages, name="pages"),
    path("<issue:period>/signing/<slug:office>/sign/", signing.sign, name="sign"),
    path("<issue:period>/signing/<slug:office>/send-back/", signing.send_back, name="send_back"),
    path("<issue:period>/signing/<slug:office>/leave-out/", signing.leave_out, name="leave_out"),
    path("<issue:period>/signing/<slug:office>/take-in/", signing.take_in, name="take_in"),
    path("<issue:period>/signing/<slug:office>/remind/", signing.remind, name="remind"),
    path("<issue:period>/signatures/<uuid:uid>/withdraw/", signing.withdraw, name="withdraw_signature"),
]
