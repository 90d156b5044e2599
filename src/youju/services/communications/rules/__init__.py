"""What a publication is made of, what an address has to be, and what becomes of a letter after an answer."""

from youju.services.communications.rules.counting import characters

__all__ = ["characters"]
