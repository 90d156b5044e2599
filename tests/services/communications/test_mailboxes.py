"""What is typed as an address is one mailbox, or is refused by a name that says in Chinese what is wrong."""

import pytest

from youju.services.communications.rules import mailboxes
from youju.services.communications.rules.mailboxes import AddressUnfit, mailbox


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", "AddressMissing"),
        (" \u3000", "AddressMissing"),
        ("lin@example.org\r\nBcc: x@example.org", "AddressBreaksLines"),
        ("lin\u200b@example.org", "AddressBreaksLines"),
        ("lin@example.org，qi@example.org", "SeveralAddresses"),
        ("lin@example.org qi@example.org", "SeveralAddresses"),
        ("lin.example.org", "AddressWithoutAt"),
        ("lin@@example.org", "AddressWithoutAt"),
        ("l" * 65 + "@example.org", "AddressTooLong"),
        ("lin@" + "a." * 130 + "org", "AddressTooLong"),
        ("x" * 100_000 + "@example.org", "AddressTooLong"),
        ("林@example.org", "NameNotLatin"),
        ("lin wan@example.org", "NameUnfit"),
        ("lin..wan@example.org", "NameUnfit"),
        (".lin@example.org", "NameUnfit"),
        ("<lin>@example.org", "NameUnfit"),
        ("lin@", "DomainMissing"),
        ("lin@localhost", "DomainMissing"),
        ("lin@exa_mple.org", "DomainUnfit"),
        ("lin@-example.org", "DomainUnfit"),
        ("lin@example..org", "DomainUnfit"),
        ("lin@" + "a" * 64 + ".org", "DomainUnfit"),
        ("lin@[127.0.0.1]", "DomainIsNumber"),
        ("lin@127.0.0.1", "DomainIsNumber"),
    ],
)
def test_a_bad_address_is_refused_by_name_and_in_chinese(typed, refusal):
    with pytest.raises(getattr(mailboxes, refusal)) as refused:
        mailbox(typed)
    assert refused.value.field == "address"
    assert any("\u4e00" <= sign <= "\u9fff" for sign in str(refused.value))
    assert "@" not in str(refused.value).replace("@前", "").replace("@后", "").replace("一个@", "")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (" Lin.Wan+news@Example.ORG ", "Lin.Wan+news@example.org"),
        ("lin＠example。org", "lin@example.org"),
        ("lin@例子.中国", "lin@xn--fsqu00a.xn--fiqs8s"),
    ],
)
def test_a_good_address_is_written_as_mail_servers_know_it(typed, written):
    assert mailbox(typed).written == written
    assert mailbox(typed.upper()).key == mailbox(typed).key


def test_every_refusal_of_an_address_has_its_own_words():
    said = [str(kind.message) for kind in AddressUnfit.__subclasses__()]
    assert len(said) == len(set(said)) >= 10
