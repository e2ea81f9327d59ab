"""How fast bank lines are matched: years of a shop whose card money, Vipps and notes all wait at once."""

import random
import time
from datetime import date, timedelta

from benchmarks.measures import Measure
from datakasse.bookkeeping.matching import propose
from datakasse.bookkeeping.payout import Payout, Provider
from datakasse.bookkeeping.settlement import Rules, Transit
from datakasse.bookkeeping.statement import BankEntry
from datakasse.trade.tender import TenderKind

BANK_LINES = 10_000
FIRST_DAY = date(2018, 1, 1)
DAYS = 3_000
REGISTERS = ("1", "2")
SEED = 20260101
TARGET_S = 5.0


def matching() -> list[Measure]:
    """Measure proposing over ten thousand bank lines that nothing is matched with, against sorting them."""
    entries, payouts, transit = _years()
    begun = time.perf_counter()
    proposals = propose(entries, payouts, transit, Rules())
    spent_s = time.perf_counter() - begun
    begun = time.perf_counter()
    sorted(entries, key=lambda entry: (entry.amount_ore, entry.booked_on, entry.told))
    sorted_s = time.perf_counter() - begun
    found = sum(bool(proposal.transit) for proposal in proposals)
    figure = f"{spent_s:.2f} s, {found} of {DAYS * 2} found; {spent_s / sorted_s:,.0f} times sorting them"
    return [Measure(f"matching {BANK_LINES:,} bank lines, s", figure, spent_s, TARGET_S, at_least=False)]


def _years() -> tuple[list[BankEntry], list[Payout], list[Transit]]:
    """Return a card payout and a night safe a day, and bank lines that are neither."""
    chance = random.Random(SEED)
    entries: list[BankEntry] = []
    payouts: list[Payout] = []
    transit: list[Transit] = []

    def booked(day: date, amount_ore: int, text: str) -> None:
        number = str(len(entries))
        entries.append(BankEntry(f"12345678903:{number}", "12345678903", day, amount_ore, number, (), text))

    for number in range(DAYS):
        day = FIRST_DAY + timedelta(number)
        sold_ore = 0
        for register in REGISTERS:
            taken_ore = chance.randrange(1_000_00, 90_000_00)
            sold_ore += taken_ore
            key = f"{register}:Z{number + 1}:debit_card"
            transit.append(Transit(key, TenderKind.DEBIT_CARD, register, day, taken_ore))
        fee_ore = sold_ore * 12 // 1_000
        sent = day + timedelta(1)
        payouts.append(
            Payout(Provider.OTHER, "1", f"U{number}", sent, "NOK", sold_ore, fee_ore, sold_ore - fee_ore)
        )
        booked(sent + timedelta(1), sold_ore - fee_ore, "OPPGJOR")
        notes_ore = chance.randrange(10, 400) * 100_00
        transit.append(Transit(f"1:{number}:cash", TenderKind.CASH, "1", day, notes_ore))
        booked(day + timedelta(3), notes_ore, "INNSKUDD")
    while len(entries) < BANK_LINES:
        booked(FIRST_DAY + timedelta(chance.randrange(DAYS)), chance.randrange(-9_000_00, 9_000_00), "ANNET")
    return entries, payouts, transit
