from django.apps import AppConfig


class Storage(AppConfig):
    name = "youju.ground.storage"
    label = "storage"
