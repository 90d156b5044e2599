from django.apps import AppConfig


class People(AppConfig):
    name = "youju.ground.people"
    label = "people"
