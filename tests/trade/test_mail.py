"""E-mail addresses: what can be written to, and what could become something else."""

import pytest
from hypothesis import given, strategies as st

from datakasse.errors.shop.mail import BadMailAddress
from datakasse.trade.mail import MailAccount, MailSecurity, mail_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("kari@example.com", "kari@example.com"),
        ("  kari@example.com\n", "kari@example.com"),
        ("Ola.Nordmann+kasse@post.example.no", "Ola.Nordmann+kasse@post.example.no"),
        ("o'hara@example.com", "o'hara@example.com"),
        ("kari@blåbær.no", "kari@xn--blbr-roah.no"),
    ],
)
def test_what_is_an_address(written: str, address: str) -> None:
    assert mail_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        "kari",
        "@example.com",
        "kari@",
        "kari@localhost",
        "kari@127.0.0.1",
        "kari@example..com",
        "kari@-example.com",
        "kari@example-.com",
        ".kari@example.com",
        "kari.@example.com",
        "ka..ri@example.com",
        "kari nordmann@example.com",
        "kari@exam ple.com",
        "kari@example.com\nBcc: alle@example.com",
        "kari\r\nBcc:alle@example.com",
        "<kari@example.com>",
        "kari@example.com,ola@example.com",
        "kåri@example.com",
        "a" * 65 + "@example.com",
        "a@" + "b" * 64 + ".com",
        "a@" + "bcdefgh." * 32 + "com",
    ],
)
def test_what_is_none(written: str) -> None:
    with pytest.raises(BadMailAddress) as refused:
        mail_address(written)
    assert refused.value.facts == {}


@given(st.text(max_size=80))
def test_whatever_is_taken_is_one_line_of_plain_letters_that_is_taken_again(written: str) -> None:
    try:
        address = mail_address(f"{written}@example.com")
    except BadMailAddress:
        return
    assert address.isascii()
    assert address.isprintable()
    assert not set(address) & set(' <>,;:"()[]\\')
    assert mail_address(address) == address


def test_an_account_never_tells_its_password() -> None:
    account = MailAccount("mail.example.no", 587, MailSecurity.STARTTLS, "a@example.no", "a", "hemmelig")
    assert "hemmelig" not in f"{account} {account!r} {[account]}"
