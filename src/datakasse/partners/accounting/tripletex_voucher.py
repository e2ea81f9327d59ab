"""A day voucher as Tripletex takes it: one posting for each line, in kroner with VAT, debit positive."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import NotBooked, Place, Trouble
from datakasse.partners.accounting.tripletex_answers import Account
from datakasse.partners.line.json_body import kroner


def body(voucher: DayVoucher, place: Place) -> dict[str, Any]:
    """
    Return the body of `POST /ledger/voucher`.

    Every posting has a row of its own: two on the same row would have to come to nothing. What has no place
    yet is named by our number, for a draft that a person looks at.
    """
    day = voucher.day.isoformat()
    lines = [line for line in voucher.lines if line.gross_ore]
    return {
        "date": day,
        "description": voucher.text,
        "externalVoucherNumber": voucher.key,
        "postings": [_posting(row, line, day, place) for row, line in enumerate(lines, start=1)],
    }


def _posting(row: int, line: Line, day: str, place: Place) -> dict[str, Any]:
    account = place.accounts.get(line.account)
    amount = kroner(line.gross_ore)
    posting: dict[str, Any] = {
        "row": row,
        "date": day,
        "description": line.text,
        "account": _by_id("" if account is None else account.their_id, line.account),
        "amountGross": amount,
        "amountGrossCurrency": amount,
    }
    vat_type = place.vat_types.get(line.vat_code)
    if vat_type is not None or line.vat_code:
        posting["vatType"] = _by_id("" if vat_type is None else vat_type.their_id, line.vat_code)
    department = place.departments.get(line.department, "")
    if department:
        posting["department"] = _by_id(department, line.department)
    return posting


def _by_id(their_id: str, number: str) -> dict[str, Any]:
    """Return something by their id and nothing else; an object without a usable id is refused as nameless."""
    return {"id": int(their_id)} if their_id.isascii() and their_id.isdigit() else {"number": number}


def demand_postable(voucher: DayVoucher, place: Place, known: Mapping[str, Account]) -> None:
    """
    See that all lines can go where they are to go.

    Tripletex would say most of it itself, one line at a time. What it would not say is that an account gives
    its own VAT to a posting that names none.

    Args:
        voucher: The voucher.
        place: Where our accounts and codes are there.
        known: Their accounts as they are now, by id.

    Raises:
        NotBooked: Some cannot; all of them are named.
    """
    reasons = list(dict.fromkeys(_reasons(voucher.lines, place, known)))
    if reasons:
        raise NotBooked("Tripletex kan ikke ta bilaget: " + "; ".join(reasons), Trouble.REFUSED)


def _reasons(lines: Iterable[Line], place: Place, known: Mapping[str, Account]) -> Iterator[str]:
    for line in lines:
        theirs = place.accounts.get(line.account)
        if theirs is None:
            yield f"konto {line.account} er ikke koblet"
            continue
        if line.vat_code and line.vat_code not in place.vat_types:
            yield f"mva-kode {line.vat_code} er ikke koblet"
        account = known.get(theirs.their_id)
        if account is None:
            yield f"konto {theirs.number} finnes ikke der lenger"
            continue
        if account.requires_department and not place.departments.get(line.department):
            yield f"konto {theirs.number} krever avdeling"
        placed = place.vat_types.get(line.vat_code) if line.vat_code else None
        code = line.vat_code if placed is None else placed.vat_code
        yield from _vat_reasons(code, account, no_vat_is_placed="" in place.vat_types)


def _vat_reasons(code: str, account: Account, *, no_vat_is_placed: bool) -> Iterator[str]:
    """Yield what an account has against a code, which is the one that ours was mapped to."""
    own = account.own_code
    if account.vat_locked and code != own:
        yield f"konto {account.number} er låst til mva-kode {own or 'ingen'}, og linjen har {code or 'ingen'}"
    elif not code and own and not no_vat_is_placed:
        yield f"konto {account.number} ville gitt mva-kode {own} til en linje uten mva"
    elif code and account.legal_codes and code not in account.legal_codes:
        yield f"konto {account.number} tar ikke mva-kode {code}"
