"""
Read a bank's camt.053 (statements) and camt.054 (notifications), versions 02 and 08.

Elements are found by their local names, so that both versions and any bank's prefix read alike. What differs:

                        02                       08
    status              Sts                      Sts/Cd
    amount of a payment AmtDtls/TxAmt/Amt        Amt, or as 02

The file may be hostile: nothing is fetched, entities are not expanded, a document type is refused, and so is
what is larger than a shop's statement. Only what is booked counts (`BOOK`); what waits comes again.

Source: ISO 20022, camt.053.001.02/.08 and camt.054.001.02/.08.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from lxml import etree

from datakasse.bank.money import day_of, ore_of
from datakasse.bookkeeping.statement import BankEntry, BatchPayment, Statement, entry_key, nameless_key
from datakasse.errors.ledger.bank_files import (
    BankBalanceOff,
    BankCurrencyForeign,
    BankFileTooLarge,
    BankFileUnreadable,
)
from datakasse.errors.phrase import Phrase

FILE_LIMIT_BYTES: Final = 32 << 20
"""A year of a busy shop is a few; what is larger is no statement."""

CURRENCY: Final = "NOK"

_OPENING: Final = frozenset({"OPBD", "PRCD"})
"""Opening balance; some banks tell the closing one of the day before instead."""
_NOT_A_REFERENCE: Final = frozenset({"NOTPROVIDED", "NOT PROVIDED", "NONREF"})
_TEXT_LENGTH_MAX: Final = 500

Element = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml names its type so


def read_camt(content: bytes) -> list[Statement]:
    """
    Return the statements or notifications of a file.

    Raises:
        BankFileTooLarge: It is larger than any shop's.
        BankFileUnreadable: No XML, cut short, a document type, or no camt.
        BankCurrencyForeign: An account is in another currency.
        BankBalanceOff: Balances and entries do not add up.
    """
    if len(content) > FILE_LIMIT_BYTES:
        raise BankFileTooLarge(limit_mib=FILE_LIMIT_BYTES >> 20)
    root = _parsed(content)
    found = [_statement(each) for each in _every(root, "Stmt")]
    found += [_statement(each, is_notification=True) for each in _every(root, "Ntfctn")]
    if not found:
        raise BankFileUnreadable(
            why=Phrase("ingen kontoutskrift eller melding i filen", "no statement or message in the file")
        )
    for statement in found:
        if statement.currency != CURRENCY:
            raise BankCurrencyForeign(currency=statement.currency)
        if statement.off_ore:
            raise BankBalanceOff(statement=statement.statement_id, off_ore=statement.off_ore)
    return found


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BankFileUnreadable(why=Phrase("ikke hel XML", "no whole XML")) from error
    if root.getroottree().docinfo.doctype:
        raise BankFileUnreadable(why=Phrase("filen har dokumenttype", "the file has a document type"))
    return root


def _statement(told: Element, *, is_notification: bool = False) -> Statement:
    account = _account(told)
    currency = _text(told, "Acct", "Ccy") or _currency_of_amounts(told)
    balances = _balances(told)
    from_date, to_date = _day(told, "FrToDt", "FrDtTm"), _day(told, "FrToDt", "ToDtTm")
    entries = tuple(_entries(told, account, currency))
    days = [entry.booked_on for entry in entries]
    return Statement(
        statement_id=_text(told, "Id"),
        account=account,
        currency=currency,
        entries=entries,
        is_notification=is_notification,
        from_date=from_date or min(days, default=to_date),
        to_date=to_date or max(days, default=from_date),
        opening_ore=next((balances[kind] for kind in ("OPBD", "PRCD") if kind in balances), None),
        closing_ore=balances.get("CLBD"),
    )


def _account(told: Element) -> str:
    """Return the account's 11 digits; those at the end of an IBAN are the same."""
    other = _text(told, "Acct", "Id", "Othr", "Id")
    iban = _text(told, "Acct", "Id", "IBAN")
    digits = "".join(sign for sign in other if sign.isdigit()) if other else iban[4:]
    if not digits:
        raise BankFileUnreadable(why=Phrase("kontonummer mangler", "the account number is missing"))
    return digits


def _balances(told: Element) -> dict[str, int]:
    """Return balances by kind; of several of a kind the first opening and the last closing one."""
    found: dict[str, int] = {}
    for balance in _children(told, "Bal"):
        kind = _text(balance, "Tp", "CdOrPrtry", "Cd")
        if kind not in _OPENING or kind not in found:
            found[kind] = _signed(balance, ore_of(_text(balance, "Amt")))
    return found


def _entries(told: Element, account: str, currency: str) -> Iterator[BankEntry]:
    seen: Counter[tuple[object, ...]] = Counter()
    for entry in _children(told, "Ntry"):
        if (_text(entry, "Sts", "Cd") or _text(entry, "Sts")) != "BOOK":
            continue
        amount_element = _child(entry, "Amt")
        entry_currency = currency if amount_element is None else amount_element.get("Ccy", currency)
        if entry_currency != currency:
            raise BankCurrencyForeign(currency=str(entry_currency))
        yield _entry(entry, account, seen)


def _entry(entry: Element, account: str, seen: "Counter[tuple[object, ...]]") -> BankEntry:
    amount_ore = _signed(entry, ore_of(_text(entry, "Amt")))
    booked_on = _day(entry, "BookgDt", "Dt") or _day(entry, "BookgDt", "DtTm") or _day(entry, "ValDt", "Dt")
    if booked_on is None:
        raise BankFileUnreadable(why=Phrase("en post mangler dato", "an entry lacks its date"))
    reference = _text(entry, "AcctSvcrRef")
    payments = [
        payment for details in _children(entry, "NtryDtls") for payment in _children(details, "TxDtls")
    ]
    references = _references(entry, payments)
    if reference:
        seen[reference,] += 1
        key = entry_key(account, reference, seen[reference,])
    else:
        named = next(iter(references), "")
        seen[booked_on, amount_ore, named] += 1
        key = nameless_key(account, booked_on, amount_ore, named, seen[booked_on, amount_ore, named])
    batch = tuple(_payment(payment, amount_ore) for payment in payments) if len(payments) > 1 else ()
    return BankEntry(
        key=key,
        account=account,
        booked_on=booked_on,
        amount_ore=amount_ore,
        reference=reference,
        references=references,
        text=_told(entry, payments[:1] if len(payments) == 1 else []),
        valued_on=_day(entry, "ValDt", "Dt") or _day(entry, "ValDt", "DtTm"),
        is_reversal=_text(entry, "RvslInd") in {"true", "1"},
        # Where they do not add up, some are missing, and a part is no explanation of the whole.
        batch=batch if sum(payment.amount_ore for payment in batch) == amount_ore else (),
    )


def _payment(payment: Element, entry_ore: int) -> BatchPayment:
    """Return one payment of several; it goes the entry's way unless it says otherwise."""
    amount = _text(payment, "Amt") or _text(payment, "AmtDtls", "TxAmt", "Amt")
    amount_ore = ore_of(amount) if amount else 0
    if _child(payment, "CdtDbtInd") is not None:
        amount_ore = _signed(payment, amount_ore)
    elif entry_ore < 0:
        amount_ore = -amount_ore
    return BatchPayment(amount_ore, _references_of(payment), _told_of(payment))


def _references(entry: Element, payments: list[Element]) -> tuple[str, ...]:
    """Return what an entry that is one payment can be known by besides its reference."""
    found = [_text(entry, "NtryRef")]
    if len(payments) == 1:
        found.extend(_references_of(payments[0]))
    return tuple(dict.fromkeys(each for each in found if each))


def _references_of(payment: Element) -> tuple[str, ...]:
    """Return KID and references of a payment, the one that people use first."""
    found: list[str] = []
    for remittance in _children(payment, "RmtInf"):
        found.extend(_text(strd, "CdtrRefInf", "Ref") for strd in _children(remittance, "Strd"))
    refs = ("EndToEndId", "InstrId", "TxId", "AcctSvcrRef", "MsgId")
    found.extend(_text(payment, "Refs", name) for name in refs)
    return tuple(dict.fromkeys(each for each in found if each and each.upper() not in _NOT_A_REFERENCE))


def _told(entry: Element, payments: list[Element]) -> str:
    parts = [*(_told_of(payment) for payment in payments), _text(entry, "AddtlNtryInf")]
    return " ".join(dict.fromkeys(part for part in parts if part))[:_TEXT_LENGTH_MAX]


def _told_of(payment: Element) -> str:
    """Return the message of a payment, and who sent it."""
    told = [
        ustrd.text or ""
        for remittance in _children(payment, "RmtInf")
        for ustrd in _children(remittance, "Ustrd")
    ]
    sender = _text(payment, "RltdPties", "Dbtr", "Nm") or _text(payment, "RltdPties", "Dbtr", "Pty", "Nm")
    told += [sender, _text(payment, "AddtlTxInf")]
    return " ".join(dict.fromkeys(part.strip() for part in told if part.strip()))[:_TEXT_LENGTH_MAX]


def _signed(element: Element, amount_ore: int) -> int:
    """Return an amount with the sign of its direction; the file writes them all positive."""
    match _text(element, "CdtDbtInd"):
        case "CRDT":
            return amount_ore
        case "DBIT":
            return -amount_ore
        case told:
            raise BankFileUnreadable(
                why=Phrase(f"CdtDbtInd er {told[:10] or 'borte'}", f"CdtDbtInd is {told[:10] or 'missing'}")
            )


def _currency_of_amounts(told: Element) -> str:
    """Return the currency of the first amount, where the account names none."""
    for kind in ("Bal", "Ntry"):
        for each in _children(told, kind):
            amount = _child(each, "Amt")
            if amount is not None:
                return str(amount.get("Ccy", CURRENCY))
    return CURRENCY


def _day(element: Element, *path: str) -> date | None:
    text = _text(element, *path)
    return day_of(text) if text else None


def _text(element: Element, *path: str) -> str:
    """Return the text at a path of local names; empty when it is not there."""
    found: Element | None = element
    for name in path:
        if found is None:
            return ""
        found = _child(found, name)
    return "" if found is None or found.text is None else found.text.strip()


def _child(element: Element, name: str) -> Element | None:
    return next(_children(element, name), None)


def _children(element: Element, name: str) -> Iterator[Element]:
    for child in element:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == name:
            yield child


def _every(root: Element, name: str) -> Iterator[Element]:
    """Yield the statements: under the message that the document holds, or the message itself."""
    for message in (root, *root):
        yield from _children(message, name)
