"""
Propose where our accounts and VAT codes go in their books; a person confirms, whatever is proposed.

    accounts    by number, else by name, else the only one of the kind that is locked to the VAT code
    VAT codes   by SAF-T's standard code

What was confirmed before is proposed again as long as it is there.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from datakasse.office.delivery.accounting_system import Place, TheirAccount, TheirVatType

How = Literal["confirmed", "number", "name", "vat_code", ""]
"""What a proposal rests on; empty where there is none."""
Wrong = Literal["", "missing", "closed", "vat_locked"]
"""What is wrong with it: nothing, not there, closed there, or locked there to another VAT code."""

NO_VAT_CODES = ("", "0", "7")
"""What lines without VAT are called there, the first that they have."""


class Wanted(msgspec.Struct, frozen=True):
    """
    An account of ours that needs a place.

    Attributes:
        number: Its number.
        name: What we call it.
        vat_code: The standard VAT code of what is booked on it; empty where there is none, or several.
        used: It stands in a day voucher.
    """

    number: str
    name: str
    vat_code: str = ""
    used: bool = False


class AccountMatch(msgspec.Struct, frozen=True):
    """An account of ours, the one proposed for it there, why that one, and what is wrong with it."""

    ours: Wanted
    theirs: TheirAccount | None
    how: How = ""
    wrong: Wrong = ""


class VatMatch(msgspec.Struct, frozen=True):
    """A standard VAT code, the VAT type proposed for it there, and what is wrong with it."""

    vat_code: str
    theirs: TheirVatType | None
    wrong: Wrong = ""


class Proposal(msgspec.Struct, frozen=True):
    """All of it."""

    accounts: tuple[AccountMatch, ...]
    vat_types: tuple[VatMatch, ...]

    @property
    def place(self) -> Place:
        """Where everything goes if a person confirms it as it stands."""
        return Place(
            {match.ours.number: match.theirs for match in self.accounts if match.theirs is not None},
            {match.vat_code: match.theirs for match in self.vat_types if match.theirs is not None},
        )


def propose(
    wanted: Iterable[Wanted],
    vat_codes: Iterable[str],
    accounts: Sequence[TheirAccount],
    vat_types: Sequence[TheirVatType],
    confirmed: Place | None = None,
) -> Proposal:
    """
    Return a proposal.

    Args:
        wanted: Our accounts.
        vat_codes: The standard codes that the shop uses.
        accounts: Theirs.
        vat_types: Theirs.
        confirmed: What a person confirmed before.

    Example:
        >>> theirs = [TheirAccount("3010", "Salgsinntekt, høy sats")]
        >>> (match,) = propose([Wanted("3000", "Salgsinntekt, høy sats")], (), theirs, ()).accounts
        >>> match.theirs.number, match.how
        ('3010', 'name')
    """
    known: Mapping[str, TheirAccount] = {} if confirmed is None else confirmed.accounts
    types = {each.vat_code: each for each in vat_types}
    return Proposal(
        tuple(_account(each, accounts, known) for each in wanted),
        (*(_vat_type(code, types) for code in vat_codes if code), *_without_vat(types)),
    )


def _account(
    ours: Wanted, accounts: Sequence[TheirAccount], known: Mapping[str, TheirAccount]
) -> AccountMatch:
    found, how = _found(ours, accounts, known)
    if found is None:
        return AccountMatch(ours, None, wrong="missing")
    if not found.open:
        return AccountMatch(ours, found, how, "closed")
    is_locked = bool(ours.vat_code and found.vat_code and ours.vat_code != found.vat_code)
    return AccountMatch(ours, found, how, "vat_locked" if is_locked else "")


def _found(
    ours: Wanted, accounts: Sequence[TheirAccount], known: Mapping[str, TheirAccount]
) -> tuple[TheirAccount | None, How]:
    by_number = {each.number: each for each in accounts}
    confirmed = known.get(ours.number)
    if confirmed is not None and confirmed.number in by_number:
        return by_number[confirmed.number], "confirmed"
    if ours.number in by_number:
        return by_number[ours.number], "number"
    named = [each for each in accounts if each.open and _folded(each.name) == _folded(ours.name)]
    if len(named) == 1:
        return named[0], "name"
    locked = [
        each
        for each in accounts
        if each.open
        and each.vat_code
        and each.vat_code == ours.vat_code
        and each.number[:1] == ours.number[:1]
    ]
    return (locked[0], "vat_code") if len(locked) == 1 else (None, "")


def _vat_type(code: str, types: Mapping[str, TheirVatType]) -> VatMatch:
    found = types.get(code)
    if found is None:
        return VatMatch(code, None, "missing")
    return VatMatch(code, found, "" if found.open else "closed")


def _without_vat(types: Mapping[str, TheirVatType]) -> list[VatMatch]:
    """Return what lines without VAT are called there, where they have a name."""
    found = next((types[code] for code in NO_VAT_CODES if code in types and types[code].open), None)
    return [] if found is None else [VatMatch("", found)]


def _folded(name: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in name.casefold()).split())
