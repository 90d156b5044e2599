from django.apps import AppConfig


class Access(AppConfig):
    name = "youju.ground.access"
    label = "access"
