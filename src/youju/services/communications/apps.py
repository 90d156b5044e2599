from django.apps import AppConfig


class Communications(AppConfig):
    name = "youju.services.communications"
    label = "communications"
