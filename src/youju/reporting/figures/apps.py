from django.apps import AppConfig


class Figures(AppConfig):
    name = "youju.reporting.figures"
    label = "figures"
