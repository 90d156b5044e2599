from django.apps import AppConfig


class Ties(AppConfig):
    name = "youju.services.ties"
    label = "ties"
