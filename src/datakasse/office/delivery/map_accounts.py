"""Fetch their accounts and VAT types, propose where ours go, and keep what a person confirms."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

import msgspec

from datakasse.bookkeeping.mapping import Purpose, rules_on
from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.accounting_system import NotTheirs
from datakasse.errors.phrase import Phrase
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.delivery.accounting_system import (
    Choice,
    NotBooked,
    Place,
    SystemKind,
    TheirAccount,
    TheirVatType,
)
from datakasse.office.delivery.choose_system import asked_in_vain
from datakasse.office.delivery.connection import Connection, demand_connection, keep
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.mend import demand_bookkeeper, retried
from datakasse.office.delivery.propose_mapping import Proposal, Wanted, propose
from datakasse.office.delivery.recheck_mapping import vat_term
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState, Why
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway

LOOKED_BACK = timedelta(days=60)
"""How far back day vouchers are looked through for what is really used."""


class Theirs(msgspec.Struct, frozen=True):
    """What their books have."""

    accounts: list[TheirAccount]
    vat_types: list[TheirVatType]
    choices: Mapping[str, list[Choice]]


class MappingShown(msgspec.Struct, frozen=True):
    """What they have, and what is proposed."""

    theirs: Theirs
    proposal: Proposal
    departments: tuple[str, ...]


def show_mapping(dispatch: Dispatch) -> MappingShown:
    """
    Fetch what they have and propose where ours goes.

    Raises:
        NoConnection: No system was chosen.
        LockedOut, SystemAway: The system does not answer.
    """
    with dispatch.counter.store.read() as books:
        connection = demand_connection(books)
    theirs = fetch_theirs(dispatch, connection)
    kind = dispatch.systems.kind(connection.system)
    with dispatch.counter.store.read() as books:
        wanted = wanted_accounts(dispatch, books, kind)
        codes = sorted({code.standard_code for code in books.vat_codes().values()})
        departments = tuple(sorted({each.department for each in books.departments() if each.department}))
    proposal = propose(wanted, codes, theirs.accounts, theirs.vat_types, connection.place)
    return MappingShown(theirs, proposal, departments)


def fetch_theirs(dispatch: Dispatch, connection: Connection) -> Theirs:
    """
    Return what their books have today.

    Raises:
        LockedOut, SystemAway: The system does not answer.
    """
    day = in_norway(dispatch.now()).date()
    try:
        with dispatch.systems.line(connection) as system:
            return Theirs(system.accounts(), system.vat_types(day), system.choices())
    except NotBooked as trouble:
        raise asked_in_vain(trouble) from trouble


def wanted_accounts(dispatch: Dispatch, books: Readings, kind: SystemKind) -> list[Wanted]:
    """Return the accounts that our mapping books on today, and those of late day vouchers, by number."""
    day = in_norway(dispatch.now()).date()
    vat_codes: dict[str, set[str]] = {}
    for rule in rules_on(books.mapping_rules(), day):
        if rule.purpose is not Purpose.VAT or kind.posts_vat:
            codes = vat_codes.setdefault(rule.account, set())
            if rule.purpose is Purpose.SALE:
                codes.add(rule.vat_code)
    used = _used(books.day_vouchers(None, day - LOOKED_BACK, None), kind)
    for account, codes in used.items():
        vat_codes.setdefault(account, set()).update(codes)
    chart = books.accounts()
    return [
        Wanted(
            number,
            chart[number].name if number in chart else "",
            next(iter(codes)) if len(codes) == 1 else "",
            used=number in used,
        )
        for number, codes in sorted(vat_codes.items())
    ]


def _used(vouchers: Iterable[DayVoucher], kind: SystemKind) -> dict[str, set[str]]:
    """Return the accounts of vouchers, each with the VAT codes on it."""
    found: dict[str, set[str]] = {}
    for line in (line for voucher in vouchers for line in voucher.lines):
        found.setdefault(line.account, set()).update([line.vat_code] if line.vat_code else [])
        if kind.posts_vat and line.vat_account:
            found.setdefault(line.vat_account, set())
    return found


class ConfirmMapping(msgspec.Struct, frozen=True):
    """
    Keep where ours goes in their books, as a person has looked at it.

    Attributes:
        theirs: What they have, just fetched.
        accounts: Our account number → theirs.
        vat_types: Standard VAT code → the standard code that theirs has; the empty one for lines without VAT.
        departments: Our department → theirs.
    """

    theirs: Theirs
    accounts: Mapping[str, str]
    vat_types: Mapping[str, str]
    departments: Mapping[str, str] = {}

    def __call__(self, point: CashPoint) -> None:
        """
        Record it, keep it, and let the vouchers that waited for it wait for their turn again.

        Raises:
            NoConnection: No system was chosen.
            NotTheirs: Something chosen is not there, or closed.
            MissingRight: The one who asks does not keep the books.
        """
        demand_bookkeeper(point)
        connection = demand_connection(point.books)
        place = self._place()
        point.record(SettingsChanged(what="accounting mapping", subject=connection.system))
        keep(
            point.books,
            msgspec.structs.replace(
                connection, place=place, confirmed_by=point.operator_id, checked_term=vat_term(point.day)
            ),
        )
        for row in list(point.books.deliveries(connection.number, [DeliveryState.NEEDS_A_PERSON])):
            if row.why is Why.NOT_MAPPED:
                point.books.put_delivery(retried(row))

    def _place(self) -> Place:
        accounts = {each.number: each for each in self.theirs.accounts if each.open}
        types = {each.vat_code: each for each in self.theirs.vat_types if each.open}
        departments = {each.value for each in self.theirs.choices.get("department", ())}
        absent = [
            Phrase(f"konto {number}", f"account {number}")
            for number in self.accounts.values()
            if number not in accounts
        ]
        absent += [
            Phrase(f"mva-kode {code}", f"VAT code {code}")
            for code in self.vat_types.values()
            if code not in types
        ]
        absent += [
            Phrase(f"avdeling {each}", f"department {each}")
            for each in self.departments.values()
            if each not in departments
        ]
        if absent:
            raise NotTheirs(what=Phrase(*(words[:100] for words in absent[0])))
        return Place(
            {ours: accounts[number] for ours, number in self.accounts.items()},
            {ours: types[code] for ours, code in self.vat_types.items()},
            dict(self.departments),
        )
