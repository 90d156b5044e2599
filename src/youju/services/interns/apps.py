from django.apps import AppConfig


class Interns(AppConfig):
    name = "youju.services.interns"
    label = "interns"
