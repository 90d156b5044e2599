from django.apps import AppConfig


class Safeguarding(AppConfig):
    name = "youju.services.safeguarding"
    label = "safeguarding"
