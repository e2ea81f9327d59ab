"""What requests about the books may look like."""

from datetime import date
from typing import Annotated

from pydantic import Field

from datakasse.bookkeeping.mapping import Purpose
from datakasse.journal.books_content import CorrectionLine
from datakasse.office.ledger.change_account import ChangeAccount
from datakasse.office.ledger.change_mapping import ChangeMapping, SetDepartment
from datakasse.office.ledger.correct_books import LINES_MAX, TEXT_LENGTH_MAX, CorrectBooks
from datakasse.office.ledger.lock_period import LockPeriod
from datakasse.trade.vat import WHOLE_BP
from datakasse.web.shapes import Number, Ore, Shape

Account = Annotated[str, Field(max_length=10)]
Term = Annotated[str, Field(max_length=64)]
Text = Annotated[str, Field(max_length=TEXT_LENGTH_MAX)]
Day = Annotated[date, Field(strict=False)]


class AccountShape(Shape):
    """An account as it is to be; its number is in the address."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    grouping_category: Term = ""
    grouping_code: Term = ""
    closed_from: Day | None = None

    def change(self, number: str) -> ChangeAccount:
        """Return what is wanted."""
        return ChangeAccount(number, self.name, self.grouping_category, self.grouping_code, self.closed_from)


class RuleShape(Shape):
    """A rule for the mapping."""

    purpose: Annotated[Purpose, Field(strict=False)]
    account: Account
    subject: Term = ""
    vat_code: Term = ""
    location: Term = ""
    department: Term = ""
    since: Day | None = None

    def change(self) -> ChangeMapping:
        """Return what is wanted."""
        return ChangeMapping(
            self.purpose,
            self.account,
            self.subject,
            self.vat_code,
            self.location,
            self.department,
            self.since,
        )


class DepartmentShape(Shape):
    """The department of a place; empty for none."""

    department: Term
    since: Day | None = None

    def change(self, location: str) -> SetDepartment:
        """Return what is wanted."""
        return SetDepartment(location, self.department, self.since)


class CorrectionLineShape(Shape):
    """A line of a correction."""

    account: Account
    text: Text = ""
    net_ore: Ore
    vat_ore: Ore = 0
    vat_code: Term = ""
    rate_bp: Annotated[int, Field(ge=0, le=WHOLE_BP)] = 0
    vat_account: Account = ""
    department: Term = ""


class CorrectionShape(Shape):
    """A correction of the books."""

    reason: Text
    lines: Annotated[list[CorrectionLineShape], Field(max_length=LINES_MAX)]
    corrects_register: Annotated[str, Field(max_length=100)] = ""
    corrects_entry: Number | None = None

    def correction(self) -> CorrectBooks:
        """Return what is wanted."""
        lines = tuple(CorrectionLine(**line.model_dump()) for line in self.lines)
        return CorrectBooks(self.reason, lines, self.corrects_register, self.corrects_entry)


class PeriodShape(Shape):
    """Through which day the books are to be locked."""

    through: Day

    def lock(self) -> LockPeriod:
        """Return what is wanted."""
        return LockPeriod(self.through)
