"""The named refusals of people's cards."""

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class NameMissing(Refusal):
    message = _("Write a name.")
    field = "name"


class UnfitBirth(Refusal):
    message = _("Write the day of birth like 2009-05-01, or the year alone.")
    field = "birth"


class BornInTheFuture(Refusal):
    message = _("Nobody is born in the future. Look at the date of birth again.")
    field = "birth"


class UnfitPhone(Refusal):
    message = _("This is no telephone number. A landline needs its area code.")
    field = "phone"


class UnfitIdNumber(Refusal):
    message = _("This is no ID number: the check digit does not fit. Compare it with the card.")
    field = "id_number"


class ListBroughtAlready(Refusal):
    message = _("This very file was read already. Its people are in the list.")
    field = "file"


class NothingWritten(Refusal):
    message = _("Nothing is written here.")
    field = "text"


class AliasStands(Refusal):
    message = _("This person is called this already.")
    field = "text"


class OneOfASort(Refusal):
    message = _("A person has one nickname and one pseudonym at a time. End the old one first.")
    field = "text"


class PseudonymIsNickname(Refusal):
    """Says nothing about who bears the nickname."""

    message = _(
        "In the centre somebody is called by this name, so print would give them away. Choose another pseudonym."
    )
    field = "text"


class NicknameIsPseudonym(Refusal):
    message = _("Print uses this name as a pseudonym. Choose another nickname.")
    field = "text"


class PseudonymIsName(Refusal):
    message = _("A pseudonym must not be the person's name, nor hold it.")
    field = "text"


class EndsBeforeItBegins(Refusal):
    message = _("This ends before it begins.")
    field = "until"


class EndedAlready(Refusal):
    message = _("This has ended already.")


class LivesElsewhere(Refusal):
    message = _("On this day the person lives in another household. Let them move out first.")
    field = "since"


class NotTheirOwn(Refusal):
    message = _("Nobody is their own guardian, nor picks themselves up.")


class OnePersonOrName(Refusal):
    message = _("Name one adult: somebody who is registered, or a written name.")
    field = "name"


class AnotherOffice(Refusal):
    message = _("This belongs to another office.")


class GuardianMustConsent(Refusal):
    message = _("Under 14 a guardian must consent. Name the guardian who did.")
    field = "guardian"


class PersonMustConsent(Refusal):
    message = _("From 14 on the person consents, alone or with a guardian: a guardian alone is not enough.")
    field = "own"


class NobodyConsents(Refusal):
    message = _("Say who consents: the person, a guardian, or both.")
    field = "own"


class NotTheGuardian(Refusal):
    message = _("This adult is not this person's guardian on that day.")
    field = "guardian"


class ConsentUnproved(Refusal):
    message = _("Attach the signed document, or say where the paper is kept.")
    field = "paper"


class NoChannel(Refusal):
    message = _("Choose at least one channel.")
    field = "channels"


class NoConsentStands(Refusal):
    message = _("There is no consent to withdraw.")


class MergedAlready(Refusal):
    message = _("This card was merged into another one already. Open that one.")


class SamePerson(Refusal):
    message = _("These are one and the same card.")


class NotMerged(Refusal):
    message = _("This merge was undone already, or another one came after it.")


class KeptApart(Refusal):
    message = _("Somebody found that these two are not the same person. Take that back first.")


class NotKeptApart(Refusal):
    message = _("Nobody said that these two are different people.")


class PurposeMissing(Refusal):
    message = _("Choose what you need this for.")
    field = "purpose"


class SentenceMissing(Refusal):
    message = _("Say in one sentence what you need this for.")
    field = "sentence"
