"""The named refusals of correcting."""

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class NeedsProposal(Refusal):
    message = _("In this network the offices sign a correction first. Propose it.")


class ProposalStands(Refusal):
    message = _("A correction of this figure is proposed already; look at it first.")


class ProposalOver(Refusal):
    message = _("This proposal is decided, withdrawn or declined already.")


class NotItsFigure(Refusal):
    message = _("The office has signed already, or the figure is not its own.")
