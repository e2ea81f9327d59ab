"""A shop with a bank: days of trade, statements that tell of them, and what the books say after."""

import json
from datetime import timedelta

import msgspec

from datakasse.bookkeeping.posting import Waiting
from datakasse.bookkeeping.settlement import Proposal
from datakasse.bookkeeping.voucher import postings
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.office.bank.import_file import Imported, import_file
from datakasse.office.bank.keep_rules import PutBankAccount
from datakasse.office.bank.propose_matches import propose_matches
from datakasse.till.day.close_day import ExpectCash
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.people.sign_on import SignOff
from datakasse.trade.tender import Tender, TenderKind
from tests.bank.camt_file import Line, file, statement
from tests.till.shopkeeper import COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper

ACCOUNT = "86011117947"


def vipps(amount_ore: int, reference: str = "") -> Tender:
    """Return a payment with Vipps."""
    return Tender(TenderKind.VIPPS, amount_ore, reference)


def trade(shop: Shopkeeper, *tenders: Tender, to_bank_ore: int = 0, change_ore: int = 0) -> int:
    """Sell a coffee by each tender, fetch change, take notes to the bank, close: return the Z's number."""
    shop.exchange(drawer=AbsentDrawer())
    shop.open()
    for tender in tenders:
        shop.sell("200", tenders=(tender,))
    if change_ore:
        shop.do(PayIn(change_ore, "Ruller fra banken", "change"))
    if to_bank_ore:
        shop.do(PayOut(to_bank_ore, "Pose 4711234", "bank"))
    z = shop.z(shop.do(ExpectCash()))
    shop.do(SignOff(), OLA)
    shop.clock.forward(days=1)
    return z.number


def enter_account(shop: Shopkeeper, account: str = ACCOUNT) -> None:
    """Enter the shop's account."""
    shop.do(PutBankAccount(account, "Drift"), KARI)


def take_in(shop: Shopkeeper, content: bytes, *, by: str = KARI, merchant: str = "") -> Imported:
    """Import a file."""
    return import_file(shop.counter, FRONT, by, content, name="fil", merchant=merchant)


def statement_of(*lines: Line, name: str = "S1") -> bytes:
    """Return a statement that adds up."""
    kroner = [(-1 if line.way == "DBIT" else 1) * round(float(line.amount) * 100) for line in lines]
    total = sum(kroner)
    text = f"{'-' if total < 0 else ''}{abs(total) // 100}.{abs(total) % 100:02d}"
    return file(statement(lines, closing=text, account=ACCOUNT, name=name))


def day_text(shop: Shopkeeper, days: int = 0) -> str:
    """Return a day, counted from now, as a file writes it."""
    return (shop.clock.now() + timedelta(days=days)).date().isoformat()


def proposals(shop: Shopkeeper) -> list[Proposal]:
    """Return what seems to belong together."""
    return propose_matches(shop.counter, 1_000).proposals


def on_its_way(shop: Shopkeeper) -> dict[str, int]:
    """Return the money on its way, by key, with what is left of each."""
    with shop.counter.store.read() as books:
        return {each.key: each.amount_ore for each in books.transits(open_only=True)}


def balances(shop: Shopkeeper) -> dict[str, int]:
    """Return what stands on each account; nothing may wait."""
    sums: dict[str, int] = {}
    with shop.counter.store.read() as books:
        waiting: list[Waiting] = books.waiting_vouchers()
        assert waiting == []
        for voucher in books.vouchers(None, None, None):
            for posting in postings(voucher.lines):
                sums[posting.account] = sums.get(posting.account, 0) + posting.amount_ore
    assert sum(sums.values()) == 0
    return {account: amount for account, amount in sums.items() if amount}


def everything_kept(shop: Shopkeeper) -> bytes:
    """Return all that the database keeps about the bank, to be held against itself."""
    with shop.counter.store.read() as books:
        kept = (
            books.bank_files(1_000),
            books.bank_statements(),
            books.bank_entries(None, None, open_only=False),
            books.payouts(None, None, open_only=False),
            books.transits(open_only=False),
            books.settlements(1_000),
        )
    return msgspec.json.encode(kept)


def vipps_report(shop: Shopkeeper, *, fee_ore: int = 50, days_ago: int = 1, reference: str = "") -> bytes:
    """The ledger of a day with one coffee, as Vipps tells it."""
    day = day_text(shop, -days_ago)
    entries = (("capture", COFFEE_ORE, reference), ("fees-retained", -fee_ore, ""))
    items = [
        {"ledgerDate": day, "entryType": kind, "amount": amount, "reference": told, "recipientHandle": "NO:1"}
        for kind, amount, told in (*entries, ("scheduled-for-payout", fee_ore - COFFEE_ORE, ""))
    ]
    items[-1]["pspReference"] = "2000010"
    return json.dumps({"items": items}).encode()
