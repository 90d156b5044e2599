from django.apps import AppConfig


class Visits(AppConfig):
    name = "youju.services.visits"
    label = "visits"
