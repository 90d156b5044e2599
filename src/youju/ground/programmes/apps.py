from django.apps import AppConfig


class Programmes(AppConfig):
    name = "youju.ground.programmes"
    label = "programmes"
