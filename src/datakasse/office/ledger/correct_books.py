"""
Correct the books: a voucher of its own, with a reason, on a day that is open.

No sale, no earlier voucher and no locked period is touched. The lines are written by whoever keeps the books;
none is made up to make them balance.

Law: BFL § 5, § 10; KSF-2-6-2 (nothing is changed).
"""

import msgspec

from datakasse.bookkeeping.voucher import Voucher
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.books import BadCorrection, NothingBooked
from datakasse.errors.phrase import Phrase
from datakasse.journal.books_content import CorrectionLine
from datakasse.journal.events.books import BooksCorrected
from datakasse.receipt.words.figures import amount_text
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, kroner_text
from datakasse.trade.moment import business_day
from datakasse.trade.people.operator import Right
from datakasse.trade.vat import STANDARD_CODES, WHOLE_BP

LINES_MAX = 100
TEXT_LENGTH_MAX = 200


class CorrectBooks(msgspec.Struct, frozen=True):
    """
    Book a correction.

    Attributes:
        reason: Why; it is the voucher's text.
        lines: They balance; debit positive, credit negative.
        corrects_register: Register of the voucher that was wrong; empty when it was none.
        corrects_entry: Its entry.
    """

    reason: str
    lines: tuple[CorrectionLine, ...]
    corrects_register: str = ""
    corrects_entry: int | None = None

    def __call__(self, point: CashPoint) -> Voucher:
        """
        Write the correction in the journal, and return the voucher that follows from it.

        It goes in the journal of the register whose voucher was wrong, else in this one.

        Raises:
            MissingRight: The role may not.
            BadCorrection: It does not balance, has no reason, or an account or VAT code is not to be used.
            NothingBooked: There is no such voucher to correct.
            UnknownRegister: Nor such a register.
        """
        point.demand_right(Right.KEEP_BOOKS)
        books = point.books
        register = point.register.register_id
        if self.corrects_entry is not None:
            register = books.register(self.corrects_register or register).register_id
            if not isinstance(books.voucher(register, self.corrects_entry), Voucher):
                raise NothingBooked(what=f"{register} {self.corrects_entry}")
        if wrong := self._wrong(point):
            raise BadCorrection(what=Phrase.joined(dict.fromkeys(wrong)))
        corrected = BooksCorrected(
            self.reason.strip(), self.lines, register if self.corrects_entry else "", self.corrects_entry
        )
        if not books.is_here(register):
            # Another machine has its keys: the correction names the register, and is written here.
            register = point.register.register_id
        point.take_up(register)
        record = books.append(register, corrected, at=point.at, operator=point.operator_id)
        made = books.voucher(register, record.number)
        if not isinstance(made, Voucher):
            raise BadCorrection(what=Phrase("linjene", "the lines"))
        return made

    def _wrong(self, point: CashPoint) -> list[Phrase]:
        """Return what is to be corrected before it can be booked."""
        wrong: list[Phrase] = []
        if not 0 < len(self.reason.strip()) <= TEXT_LENGTH_MAX:
            wrong.append(Phrase("begrunnelsen", "the reason"))
        if not 1 < len(self.lines) <= LINES_MAX:
            wrong.append(Phrase("antall linjer", "the number of lines"))
        total_ore = sum(line.net_ore + line.vat_ore for line in self.lines)
        if total_ore:
            off_nb, off_en = amount_text(total_ore), kroner_text(total_ore)
            wrong.append(
                Phrase(
                    f"linjene, som er {off_nb} kr fra å balansere", f"the lines, which are NOK {off_en} out"
                )
            )
        for line in self.lines:
            wrong += _wrong_line(point.books, line, point)
        return wrong


def _wrong_line(books: Readings, line: CorrectionLine, point: CashPoint) -> list[Phrase]:
    wrong: list[Phrase] = []
    for number in filter(None, (line.account, line.vat_account)):
        account = books.accounts().get(number)
        if account is None or not account.is_open_on(business_day(point.at)):
            wrong.append(
                Phrase(
                    f"konto {number[:10]}, som ikke finnes eller er stengt",
                    f"account {number[:10]}, which does not exist or is closed",
                )
            )
    if not line.account:
        wrong.append(Phrase("kontoen", "the account"))
    if not line.net_ore and not line.vat_ore:
        wrong.append(Phrase("en linje uten beløp", "a line without an amount"))
    if max(abs(line.net_ore), abs(line.vat_ore)) > AMOUNT_LIMIT_ORE or len(line.text) > TEXT_LENGTH_MAX:
        wrong.append(
            Phrase(f"linjen på konto {line.account[:10]}", f"the line on account {line.account[:10]}")
        )
    if line.vat_code and line.vat_code not in STANDARD_CODES:
        wrong.append(Phrase(f"mva-kode {line.vat_code[:10]}", f"VAT code {line.vat_code[:10]}"))
    if line.vat_ore and not (line.vat_code and line.vat_account and 0 < line.rate_bp <= WHOLE_BP):
        wrong.append(Phrase("mva uten kode, sats eller konto", "VAT without a code, a rate or an account"))
    if line.vat_ore * line.net_ore < 0:
        wrong.append(
            Phrase("mva med motsatt fortegn av grunnlaget", "VAT with the opposite sign of its basis")
        )
    return wrong
