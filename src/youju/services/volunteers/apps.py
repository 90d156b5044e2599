from django.apps import AppConfig


class Volunteers(AppConfig):
    name = "youju.services.volunteers"
    label = "volunteers"
