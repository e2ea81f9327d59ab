"""A voucher's accounts and VAT codes as an accounting system knows them, and its key as one word."""

import hashlib
from decimal import Decimal

from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.office.delivery.accounting_system import NotBooked, Place, TheirAccount, TheirVatType, Trouble
from datakasse.partners.line.json_body import ore

_DIGEST_LENGTH = 12
_NOBODY_SAID = TheirAccount("", "")
_NOBODY_SAID_WHICH = TheirVatType("", "", 0)


def account_of(place: Place, account: str) -> TheirAccount:
    """Return their account for one of ours; an empty one where nobody has said which."""
    return place.accounts.get(account, _NOBODY_SAID)


def vat_type_of(place: Place, vat_code: str) -> TheirVatType:
    """Return their VAT type for a standard code; an empty one where nobody has said which."""
    return place.vat_types.get(vat_code, _NOBODY_SAID_WHICH)


def number_of(text: str) -> int | None:
    """
    Return a number that travels as text with us; None where there is none, as in a draft.

    Example:
        >>> number_of("3000"), number_of("")
        (3000, None)
    """
    return int(text) if text.isascii() and text.isdigit() else None


def must_be_mapped(voucher: DayVoucher, place: Place, *, vat_accounts: bool = False) -> None:
    """
    See that all accounts and VAT codes of a voucher have been given a place.

    Args:
        voucher: The voucher.
        place: What a person has confirmed.
        vat_accounts: Whether VAT goes on accounts of its own, which need a place instead of the codes.

    Raises:
        NotBooked: Some have not; all of them are named.
    """
    accounts = {line.account for line in voucher.lines}
    codes = {line.vat_code for line in voucher.lines if line.vat_code}
    if vat_accounts:
        accounts |= {line.vat_account for line in voucher.lines if line.vat_ore}
        codes.clear()
    missing = [f"konto {account}" for account in sorted(accounts - set(place.accounts))]
    missing += [f"mva-kode {code}" for code in sorted(codes - set(place.vat_types))]
    if missing:
        raise NotBooked("Ikke koblet til regnskapssystemet: " + ", ".join(missing) + ".", Trouble.REFUSED)


def the_one(found: list[str], title: str) -> str | None:
    """Return what a voucher is called there, None where it is not; raises `NotBooked` where it is twice."""
    different = list(dict.fromkeys(found))
    if len(different) > 1:
        numbers = ", ".join(different)
        raise NotBooked(f"{title} har bilaget {len(different)} ganger: {numbers}", Trouble.REFUSED)
    return different[0] if different else None


def their_ore(amount: Decimal, title: str) -> int:
    """Return an amount of theirs in øre; raises `NotBooked` where it has a part of an øre."""
    try:
        return ore(amount)
    except ValueError:
        raise NotBooked(f"{title} har et beløp med mer enn to desimaler.", Trouble.LATER) from None


def key_word(voucher: DayVoucher, limit: int) -> str:
    """
    Return a voucher's key as one word of at most `limit` characters, always the same for the same voucher.

    A register's name that is too long, or that is more than one word, is replaced by a digest of it, so that
    two registers are never taken for one. The number of the Z report is always whole.

    Example:
        >>> from datetime import date
        >>> day = DayVoucher("KASSE-1-Z-000042", "KASSE-1", 42, date(2026, 1, 15), "Dagsoppgjør", (), 0, 1, 9)
        >>> key_word(day, 35), key_word(day, 15)[-9:], len(key_word(day, 15))
        ('KASSE-1-Z-000042', '-Z-000042', 15)
    """
    if len(voucher.key) <= limit and voucher.key.split() == [voucher.key]:
        return voucher.key
    number = voucher.key.removeprefix(voucher.register)
    digest = hashlib.sha256(voucher.register.encode()).hexdigest()[:_DIGEST_LENGTH]
    return digest[: limit - len(number)] + number


def rate_text(rate_bp: int) -> str:
    """
    Return a rate of VAT as people write it.

    Example:
        >>> rate_text(2_500), rate_text(1_111)
        ('25 %', '11,11 %')
    """
    percent, hundredths = divmod(rate_bp, 100)
    return f"{percent},{hundredths:02d} %" if hundredths else f"{percent} %"
