from django.apps import AppConfig


class Evidence(AppConfig):
    name = "youju.ground.evidence"
    label = "evidence"
