from django.apps import AppConfig


class Cases(AppConfig):
    name = "youju.services.cases"
    label = "cases"
