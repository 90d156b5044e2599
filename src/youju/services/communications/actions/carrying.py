"""One line to wherever mail goes by the settings, a server or a folder; messages travel as the bytes they are."""

import smtplib
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage, get_connection

from youju.services.communications.rules.answers import Fate, Outcome, outcome

_DONE, _FORWARDED, _GO_ON, _CLOSING = 250, 251, 354, 421


class Carrier:
    """Opens its line when the first letter comes, again after it broke, and never sends on a broken one."""

    def __init__(self) -> None:
        self._line: Any = None

    def carry(self, message: bytes, *, sender: str, to: str) -> Outcome:
        """Sends one message and says what became of it."""
        try:
            self._open()
        except Exception as error:
            self.close()
            # Not a byte of the letter has left.
            known = outcome(error)
            return known if known.fate is Fate.UNWELCOME else Outcome(Fate.UNSENT)
        try:
            server = self._server
            if server is not None:
                speak(server, message, sender=sender, to=to)
            else:
                self._line.send_messages([Ready(message, sender, [to])])
        except Exception as error:
            found = outcome(error)
            if found.fate in {Fate.DOUBTFUL, Fate.UNWELCOME}:
                self.close()
            return found
        return Outcome(Fate.SENT)

    def close(self) -> None:
        """Hangs up; a line that is broken is let go."""
        line, self._line = self._line, None
        if line is not None:
            try:
                line.close()
            except Exception:
                return

    def _open(self) -> None:
        # A server that answered 421 has hung up, and its library knows.
        if self._server is not None and self._server.sock is None:
            self.close()
        if self._line is None:
            self._line = get_connection(fail_silently=False)
            self._line.open()
            if self._server is not None:
                self._server.ehlo_or_helo_if_needed()

    @property
    def _server(self) -> smtplib.SMTP | None:
        """The mail server, where mail goes to one."""
        found = getattr(self._line, "connection", None)
        return found if isinstance(found, smtplib.SMTP) else None


def speak(server: smtplib.SMTP, message: bytes, *, sender: str, to: str) -> None:
    """One letter to one mailbox. The message is ready for the line but for dots at the beginning of a line.

    The library's own `sendmail` would look for line ends through the whole message and parse both mailboxes anew.
    Raises as it does.
    """
    code, said = server.mail(sender)
    if code != _DONE:
        _step_back(server, code)
        raise smtplib.SMTPSenderRefused(code, said, sender)
    code, said = server.rcpt(to)
    if code not in (_DONE, _FORWARDED):
        _step_back(server, code)
        raise smtplib.SMTPRecipientsRefused({to: (code, said)})
    code, said = server.docmd("DATA")
    if code != _GO_ON:
        _step_back(server, code)
        raise smtplib.SMTPDataError(code, said)
    dotted = message.replace(b"\r\n.", b"\r\n..")
    end = b".\r\n" if dotted.endswith(b"\r\n") else b"\r\n.\r\n"
    server.send((b"." if dotted.startswith(b".") else b"") + dotted + end)
    code, said = server.getreply()
    if code != _DONE:
        _step_back(server, code)
        raise smtplib.SMTPDataError(code, said)


def _step_back(server: smtplib.SMTP, code: int) -> None:
    """Ready for the next letter; after 421, or where even that fails, the line is closed."""
    try:
        if code != _CLOSING:
            server.rset()
            return
    except smtplib.SMTPException:
        pass
    server.close()


class Ready(EmailMessage):
    """A message that is complete already; the mail library only asks it for its bytes and its envelope."""

    def __init__(self, message: bytes, sender: str, to: Sequence[str]) -> None:
        super().__init__(from_email=sender, to=to)
        self._bytes = _Bytes(message)

    def message(self, **_options: Any) -> Any:
        return self._bytes


class _Bytes:
    def __init__(self, message: bytes) -> None:
        self._message = message

    def as_bytes(self, unixfrom: bool = False, linesep: str = "\r\n") -> bytes:
        return self._message

    def as_string(self, unixfrom: bool = False, linesep: str = "\n") -> str:
        return self._message.decode("ascii", "surrogateescape").replace("\r\n", linesep)

    def get_charset(self) -> None:
        return None
