from django.apps import AppConfig


class Envelopes(AppConfig):
    name = "youju.ground.envelopes"
    label = "envelopes"
