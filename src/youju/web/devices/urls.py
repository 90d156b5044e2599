"""Doors to the shared devices: trusting and forgetting them, the own PIN, the switch of colleagues."""

from django.urls import path

from youju.web.devices.views import pins, switch, trust

app_name = "devices"
urlpatterns = [
    path("", trust.devices, name="devices"),
    path("<uuid:uid>/forget/", trust.forget, name="forget"),
    path("pin/", pins.pin, name="pin"),
    path("pin/drop/", pins.drop, name="drop_pin"),
    path("switch/", switch.switch, name="switch"),
    path("full/", switch.full, name="full"),
]
