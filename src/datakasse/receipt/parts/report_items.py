"""
The items of an X or Z report, in the order and with the letters of § 2-8-2.

    e  Totalt kontantsalg                514,20      letter, name, amount
    f  Kontantsalg per varegruppe                    a list: its rows below
       100 Mat                       1   102,80      number and amount, in columns down the report
    n  Kopikvitteringer              1   148,80

Every item is there, also when nothing happened: a zero is something an inspector reads. The figures
are the report's own; nothing is added up here.

Law: KSF-2-8-2-a to -z, KSF-2-8-2-2a, -2b, KSF-2-5-g.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from datakasse.errors import Language
from datakasse.journal.report_content import Count, NamedCount, ReportContent
from datakasse.receipt.layout import Columns, Feed, Role, Row, Rule, Text
from datakasse.receipt.parts.vat_table import vat_table
from datakasse.receipt.words.figures import amount_text
from datakasse.receipt.words.terms import tender_text, type_text, vat_text
from datakasse.receipt.words.wording import Word
from datakasse.trade.vat import VatCode

_INDENT = "   "
_BETWEEN = "  "


@dataclass(frozen=True, slots=True)
class ReportNames:
    """
    What the codes of a report are called.

    Attributes:
        groups: Names of article groups by code.
        vat_codes: The shop's VAT codes by code.
        per_operator: Cash belongs to each operator, so floats are told apart.
    """

    groups: Mapping[str, str]
    vat_codes: Mapping[str, VatCode]
    per_operator: bool = False

    def group(self, code: str) -> str:
        """Return an article group's code and name."""
        return f"{code} {self.groups.get(code, '')}".strip()


def item_rows(report: ReportContent, names: ReportNames, language: Language) -> list[Row]:
    """Return items e to z and those of the second paragraph."""
    items = _Items(report, names, language, _amount_width(report))
    blocks = (items.cash_sales(), items.receipts(), items.corrections(), items.totals(), items.beside())
    return [row for block in blocks for row in (*block, Rule())][:-1]


@dataclass(frozen=True, slots=True)
class _Items:
    report: ReportContent
    names: ReportNames
    language: Language
    amount_width: int

    def cash_sales(self) -> Iterator[Row]:
        """Yield e to k: what was sold for cash, of what, how it was paid, by whom, with which VAT."""
        report, names = self.report, self.names
        yield self._column_heads()
        yield self._amount("e", Word.TOTAL_CASH_SALES, report.cash_sales_ore, bold=True)
        yield Feed()
        yield from self._list("f", Word.SALES_BY_GROUP, self._grouped(report.groups))
        yield Feed()
        paid = [_named(row, tender_text(row.name, self.language)) for row in report.payments]
        yield from self._list("g", Word.BY_MEANS_OF_PAYMENT, paid)
        yield self._amount("", Word.OF_WHICH_ROUNDING, report.rounding_ore)
        yield Feed()
        yield from self._operators()
        yield Feed()
        yield self._count("i", Word.TIPS, report.tips)
        yield Feed()
        yield self._heading("j", Word.SALES_BY_VAT)
        yield vat_table(
            [
                (
                    vat_text(row.code, row.rate_bp, names.vat_codes, self.language),
                    row.net_ore,
                    row.vat_ore,
                )
                for row in report.vat
            ],
            self.language,
        )
        yield Feed()
        yield self._amount("k", Word.OPENING_FLOAT, report.float_ore)
        if names.per_operator:
            for declared in report.operator_floats:
                yield Columns(_INDENT + self._operator(declared.operator), amount_text(declared.amount_ore))

    def receipts(self) -> Iterator[Row]:
        """Yield l to r: receipts, drawer openings, copies, returns, discounts, aborted sales."""
        report = self.report
        yield Columns(self._titled("l", Word.SALES_RECEIPTS), str(report.receipts))
        yield Columns(self._titled("m", Word.DRAWER_OPENINGS), str(report.drawer_openings))
        yield self._count("n", Word.COPY_RECEIPTS, report.copies)
        yield self._count("o", Word.PROVISIONAL_RECEIPTS, report.provisional)
        yield self._count("p", Word.RETURNS, report.returns)
        yield self._count("q", Word.DISCOUNTS, report.discounts)
        yield self._count("r", Word.ABORTED_SALES, report.aborted)

    def corrections(self) -> Iterator[Row]:
        """Yield s to w: corrections, price look-ups, deliveries, training."""
        report = self.report
        yield from self._list("s", Word.LINE_CORRECTIONS, self._typed(report.line_corrections))
        yield from self._list("t", Word.PRICE_CHECKS, self._grouped(report.price_checks))
        yield from self._list("u", Word.OTHER_CORRECTIONS, self._typed(report.other_corrections))
        yield self._count("v", Word.DELIVERY_RECEIPTS, report.deliveries)
        yield self._count("w", Word.TRAINING_RECEIPTS, report.training)

    def totals(self) -> Iterator[Row]:
        """Yield x, y and z: what was sold since the register was first used."""
        totals = self.report.grand_totals
        yield self._amount("x", Word.GRAND_TOTAL_SALES, totals.sales_ore)
        yield self._amount("y", Word.GRAND_TOTAL_RETURNS, totals.returns_ore)
        yield self._amount("z", Word.GRAND_TOTAL_NET, totals.net_ore, bold=True)

    def beside(self) -> Iterator[Row]:
        """Yield the second paragraph: what is no cash sale."""
        report = self.report
        yield Text(Word.SECOND_PARAGRAPH.said_in(self.language))
        yield self._count("", Word.CREDIT_SALES, report.credit_sales)
        yield self._count("", Word.CREDIT_NOTES, report.credit_notes)
        yield from self._list("", Word.PAY_INS, self._typed(report.pay_ins))
        yield from self._list("", Word.PAY_OUTS, self._typed(report.pay_outs))

    def _operators(self) -> Iterator[Row]:
        """Yield h: groups and payments once more, for each operator."""
        report = self.report
        rows = (*report.operator_groups, *report.operator_payments)
        yield self._heading("h", Word.BY_OPERATOR)
        for operator in sorted({row.operator for row in rows}):
            yield Text(_INDENT + self._operator(operator))
            for row in report.operator_groups:
                if row.operator == operator:
                    yield self._row(_INDENT * 2 + self.names.group(row.name), row.number, row.amount_ore)
            for row in report.operator_payments:
                if row.operator == operator:
                    paid_with = tender_text(row.name, self.language)
                    yield self._row(_INDENT * 2 + paid_with, row.number, row.amount_ore)

    def _grouped(self, rows: Iterable[NamedCount]) -> list[NamedCount]:
        return [_named(row, self.names.group(row.name)) for row in rows]

    def _typed(self, rows: Iterable[NamedCount]) -> list[NamedCount]:
        return [_named(row, type_text(row.name, self.language)) for row in rows]

    def _list(self, letter: str, word: Word, rows: list[NamedCount]) -> Iterator[Row]:
        """Yield an item that is a list; one without rows is a single zero."""
        if not rows:
            yield self._count(letter, word, Count())
            return
        yield self._heading(letter, word)
        indent = _INDENT if letter else _INDENT * 2
        for row in rows:
            yield self._row(indent + row.name, row.number, row.amount_ore)

    def _column_heads(self) -> Row:
        number, amount = Word.NUMBER_SHORT.said_in(self.language), Word.AMOUNT.said_in(self.language)
        return Columns("", f"{number}{_BETWEEN}{amount:>{self.amount_width}}", role=Role.PLAIN)

    def _heading(self, letter: str, word: Word) -> Row:
        return Text(self._titled(letter, word))

    def _count(self, letter: str, word: Word, count: Count) -> Row:
        return self._row(self._titled(letter, word), count.number, count.amount_ore)

    def _amount(self, letter: str, word: Word, amount_ore: int, *, bold: bool = False) -> Row:
        return Columns(self._titled(letter, word), amount_text(amount_ore), bold=bold)

    def _row(self, name: str, number: int, amount_ore: int) -> Row:
        """Return a row whose number stands as far from the edge as in every other row."""
        amount = amount_text(amount_ore).rjust(self.amount_width)
        return Columns(name, f"{number}{_BETWEEN}{amount}")

    def _titled(self, letter: str, word: Word) -> str:
        return letter.ljust(len(_INDENT)) + word.said_in(self.language)

    def _operator(self, operator: str) -> str:
        return f"{Word.OPERATOR.said_in(self.language)} {operator}".rstrip()


def _amount_width(report: ReportContent) -> int:
    """Return the width of the widest amount that stands beside a number."""
    counts = (
        report.tips, report.copies, report.provisional, report.returns, report.discounts, report.aborted,
        report.deliveries, report.training, report.credit_sales, report.credit_notes,
        *report.groups, *report.payments, *report.operator_groups, *report.operator_payments,
        *report.line_corrections, *report.price_checks, *report.other_corrections,
        *report.pay_ins, *report.pay_outs,
    )  # fmt: skip
    return max(len(amount_text(count.amount_ore)) for count in counts)


def _named(row: NamedCount, name: str) -> NamedCount:
    return NamedCount(name, row.number, row.amount_ore)
