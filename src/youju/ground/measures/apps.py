"""The highest room of the ground: when it is ready, every room upstairs declares what it has."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Measures(AppConfig):
    name = "youju.ground.measures"
    label = "measures"

    def ready(self) -> None:
        autodiscover_modules("kinds")
        autodiscover_modules("indicators")
