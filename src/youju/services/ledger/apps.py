from django.apps import AppConfig


class Ledger(AppConfig):
    name = "youju.services.ledger"
    label = "ledger"
