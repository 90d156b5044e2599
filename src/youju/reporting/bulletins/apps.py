from django.apps import AppConfig


class Bulletins(AppConfig):
    name = "youju.reporting.bulletins"
    label = "bulletins"
