"""Why a file is not read: one family, each with a sentence that says what to do."""

from django.utils.translation import gettext as _

from youju.ground.access.refusals import Refusal


class UnreadableFile(Refusal):
    """`why` is a word, `place` where in the file; the sentence is made in the reader's tongue."""

    field = "files"

    def __init__(self, why: str, place: str = "") -> None:
        self.why, self.place = why, place
        super().__init__(_sentence(why).format(place=place))


def _sentence(why: str) -> str:
    found = {
        "large": _("The file is larger than {place} MB. Make the pictures in it smaller, or paste the text."),
        "empty": _("There is no text in this file."),
        "doc": _("This is an old Word file. Save it as .docx, or paste the text."),
        "ending": _(
            "Files ending in “{place}” are not read. Bring .txt, .html, .docx or .pdf, or paste the text."
        ),
        "coding": _(
            "The characters of this file are in no coding that we know. Save it as UTF-8, or paste the text."
        ),
        "broken": _("The file is damaged. Open it, save it again, or paste the text."),
        "locked": _("The file is locked with a password. Save it without one, or paste the text."),
        "trap": _("Part “{place}” of the file is packed so tightly, or so large, that it may be a trap."),
        "entities": _("Part “{place}” of the file declares entities, which no bulletin needs. Paste the text."),
        "scan": _("There are only pictures in this PDF, no text. Paste the text."),
        "memory": _("The file takes too much memory or time to read. Paste the text."),
    }
    return found[why]
