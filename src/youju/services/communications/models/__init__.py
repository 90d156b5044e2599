"""What an office published and gathered; who reads the bulletin by mail; what was sent to whom."""

from youju.services.communications.models.mailings import Letter, Mailing
from youju.services.communications.models.publications import Channel, Form, Material, Medium, Publication
from youju.services.communications.models.subscribers import Knock, Subscriber

__all__ = ["Channel", "Form", "Knock", "Letter", "Mailing", "Material", "Medium", "Publication", "Subscriber"]
