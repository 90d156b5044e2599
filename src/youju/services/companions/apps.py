from django.apps import AppConfig


class Companions(AppConfig):
    name = "youju.services.companions"
    label = "companions"
