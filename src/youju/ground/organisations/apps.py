from django.apps import AppConfig


class Organisations(AppConfig):
    name = "youju.ground.organisations"
    label = "organisations"
