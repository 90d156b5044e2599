"""What a certificate of attendance is given for, how it is numbered, and how long a name stays on it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

# So long whoever is shown a certificate can check it; then the name on it goes, and number and counts stay.
CHECKED = timedelta(days=3 * 365)
# Of these kinds certificates are given although nobody signed up by a poster.
TAUGHT = ("training", "volunteer_training")


class NobodyToCertify(Refusal):
    message = _("Nobody who came was chosen.")


class NotCertified(Refusal):
    message = _("Certificates are given for trainings, and for what was open for public sign-up.")


class CameNot(Refusal):
    message = _("Only whoever came gets a certificate.")


class NotAsked(Refusal):
    """The name on a certificate stays longer than that of a sign-up: they say yes to that by themselves."""

    message = _("They have not asked for a certificate. They can on their own page, or you tick it for them.")


class CertifiedAlready(Refusal):
    message = _("They have a certificate of this session already.")


class ContactMissing(Refusal):
    message = _("Say who answers questions: it stands on the paper.")
    field = "contact"


class CertificateStands(Refusal):
    message = _("A certificate stands. Withdraw it first.")


class CertificateWithdrawn(Refusal):
    message = _("This certificate was withdrawn already.")


class WhyWithdrawn(Refusal):
    message = _("Say why.")
    field = "reason"


def number(slug: str, year: int, serial: int) -> str:
    """BEIJING-2018-T0007: T parts it from certificates of volunteer service, which have their own count."""
    return f"{slug.upper()[:12]}-{year}-T{serial:04d}"
