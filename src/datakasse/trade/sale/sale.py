"""
Settling a basket: from lines and tenders to a sale that balances.

    basket + tenders ─▶ settle() ─▶ Sale

What always holds for a `Sale`, to the øre:

    Σ line gross            = gross
    Σ VAT rows (net + VAT)  = gross
    gross + tip + rounding  = Σ payments

Pure: nothing here knows who sells, where, or what is printed.

Law: KSF-2-8-2-e to -j, law.md 4.1 (rounding), 4.4 (tips), 4.12 (cash ceiling), SAFT-10.
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.errors.trade.basket import EmptyBasket
from datakasse.errors.trade.payments import (
    CashCeiling,
    CustomerNeeded,
    InvoiceStandsAlone,
    Overpaid,
    Underpaid,
)
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE, check_amount, kroner_text
from datakasse.trade.pricing.coupon import UsedCoupon
from datakasse.trade.pricing.discount import Discount, share_out
from datakasse.trade.pricing.points import PointsMoved
from datakasse.trade.sale.basket import Basket, Line
from datakasse.trade.sale.rounding import to_whole_kroner
from datakasse.trade.tender import Payment, Tender, TenderKind
from datakasse.trade.vat import VatRow, vat_in_gross

CASH_CEILING_ORE = 40_000_00
"""Cash of this much or more may not be received (law.md 4.12)."""


class SaleKind(StrEnum):
    """What a transaction is, in the terms of SAF-T's transaction codes (11xxx)."""

    CASH_SALE = "cash_sale"
    RETURN = "return"
    CASH_SALE_AND_RETURN = "cash_sale_and_return"
    CREDIT_SALE = "credit_sale"
    CREDIT_RETURN = "credit_return"
    CREDIT_SALE_AND_RETURN = "credit_sale_and_return"

    @property
    def on_credit(self) -> bool:
        """Whether it goes on an invoice and so stays out of cash sales (KSF-2-8-2-2a)."""
        return self in (SaleKind.CREDIT_SALE, SaleKind.CREDIT_RETURN, SaleKind.CREDIT_SALE_AND_RETURN)

    @property
    def is_pure_return(self) -> bool:
        """Whether nothing is sold, so that it gets a return receipt (KSF-2-8-5-1)."""
        return self in (SaleKind.RETURN, SaleKind.CREDIT_RETURN)


class SaleLine(msgspec.Struct, frozen=True):
    """
    A line as it was sold.

    Attributes:
        line: The basket's line.
        sale_discount_ore: Its share of the discount over the whole basket.
        gross_ore: Price with VAT after all discounts; negative when it takes goods back.
        vat_ore: VAT inside it.
    """

    line: Line
    sale_discount_ore: int
    gross_ore: int
    vat_ore: int

    @property
    def net_ore(self) -> int:
        """Price without VAT."""
        return self.gross_ore - self.vat_ore


class Sale(msgspec.Struct, frozen=True):
    """
    A settled sale, return, or both.

    Attributes:
        kind: What it is.
        lines: What was sold and taken back.
        vat: One row per VAT code and rate, by code.
        gross_ore: Sum with VAT; negative when more comes back than goes out.
        net_ore: Sum without VAT.
        payments: How it was paid; empty when even.
        rounding_ore: What cash rounding added (negative: took away).
        tip_ore: Tip on top; never turnover.
        sale_discount_ore: Discount over the whole basket.
        customer: Customer id; always set on credit.
        coupon: The coupon whose discount it was; left out of the bytes of every other sale.
        points: What it did to customers' points; left out where it did nothing.
    """

    kind: SaleKind
    lines: tuple[SaleLine, ...]
    vat: tuple[VatRow, ...]
    gross_ore: int
    net_ore: int
    payments: tuple[Payment, ...]
    rounding_ore: int = 0
    tip_ore: int = 0
    sale_discount_ore: int = 0
    customer: str = ""
    coupon: UsedCoupon | msgspec.UnsetType = msgspec.UNSET
    points: tuple[PointsMoved, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def points_spent(self) -> int:
        """How many points its discount over the whole basket took."""
        return sum(moved.spent for moved in self.points) if self.points else 0

    @property
    def change_ore(self) -> int:
        """What goes back to the customer in cash."""
        return sum(payment.tendered_ore - payment.amount_ore for payment in self.payments)

    @property
    def sold_ore(self) -> int:
        """What the sold lines come to with VAT."""
        return sum(line.gross_ore for line in self.lines if line.line.returns is None)

    @property
    def returned_ore(self) -> int:
        """What the returned lines come to with VAT, as a positive amount."""
        return -sum(line.gross_ore for line in self.lines if line.line.returns is not None)


def settle(basket: Basket, tenders: Sequence[Tender], *, tip_ore: int = 0) -> Sale:
    """
    Settle a basket.

    Args:
        basket: At least one line.
        tenders: In the order they were given. Cash of 0 øre means exactly what is due.
        tip_ore: What the customer gives on top, zero or more.

    Raises:
        EmptyBasket: No lines.
        Underpaid: The tenders do not cover it.
        Overpaid: Something that gives no change exceeds what is due.
        CashCeiling: NOK 40 000 or more in cash.
        InvoiceStandsAlone: An invoice beside other tenders or with a tip.
        CustomerNeeded: An invoice to nobody.
        AmountOutOfRange: A sum, tip or tender that no register handles, or a tip below zero.
    """
    if not basket.lines:
        raise EmptyBasket
    if check_amount(tip_ore) < 0:
        raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
    lines, sale_discount_ore = price_lines(basket)
    gross_ore = check_amount(sum(line.gross_ore for line in lines))
    vat = sum_vat(lines)
    on_credit = any(tender.kind is TenderKind.INVOICE for tender in tenders)
    if on_credit and (len(tenders) != 1 or tip_ore):
        raise InvoiceStandsAlone
    customer = (tenders[0].account if on_credit else "") or basket.customer
    if on_credit and not customer:
        raise CustomerNeeded
    if tip_ore and gross_ore <= 0:
        raise Overpaid(excess_kroner=kroner_text(tip_ore))
    payments, rounding_ore = pay(gross_ore + tip_ore, tenders)
    return Sale(
        kind=_kind(lines, on_credit=on_credit),
        lines=lines,
        vat=vat,
        gross_ore=gross_ore,
        net_ore=sum(row.net_ore for row in vat),
        payments=payments,
        rounding_ore=rounding_ore,
        tip_ore=tip_ore,
        sale_discount_ore=sale_discount_ore,
        customer=customer,
        coupon=_used(basket, sale_discount_ore),
    )


def _used(basket: Basket, off_ore: int) -> UsedCoupon | msgspec.UnsetType:
    """Return the coupon that a sale uses up; none where it took nothing off."""
    laid = basket.sale_discount.coupon if basket.sale_discount is not None else msgspec.UNSET
    return UsedCoupon(laid.coupon, laid.name, laid.code) if laid and off_ore else msgspec.UNSET


def given_up(basket: Basket) -> Sale:
    """Return what a basket would have come to, unpaid: for a sale that is aborted (item r)."""
    lines, sale_discount_ore = price_lines(basket)
    vat = sum_vat(lines)
    return Sale(
        kind=_kind(lines, on_credit=False),
        lines=lines,
        vat=vat,
        gross_ore=sum(line.gross_ore for line in lines),
        net_ore=sum(row.net_ore for row in vat),
        payments=(),
        sale_discount_ore=sale_discount_ore,
        customer=basket.customer,
    )


def price_lines(basket: Basket) -> tuple[tuple[SaleLine, ...], int]:
    """
    Return the lines with all discounts and VAT, and what the discount over the whole basket came to.

    A fixed discount never exceeds what is left to discount, should lines have gone since it was given. A
    coupon takes nothing off below its minimum, and points are spent whole.
    """
    off_ore, covered_ore, wanted = 0, basket.covered_ore, basket.sale_discount
    if wanted is not None:
        limit_ore = max(sum(covered_ore), 0)
        if wanted.points:
            off_ore = wanted.points.off_ore(limit_ore)
        elif not wanted.coupon or limit_ore >= wanted.coupon.minimum_ore:
            off_ore = Discount(min(wanted.amount_ore, limit_ore), wanted.share_bp).taken_from(limit_ore)
    shares = share_out(off_ore, covered_ore)
    return tuple(map(_sold, basket.lines, shares)), off_ore


def _sold(line: Line, sale_discount_ore: int) -> SaleLine:
    gross_ore = line.gross_ore - sale_discount_ore
    return SaleLine(line, sale_discount_ore, gross_ore, vat_in_gross(gross_ore, line.vat.rate_bp))


def sum_vat(lines: Sequence[SaleLine]) -> tuple[VatRow, ...]:
    """Return one VAT row per code and rate, ordered by code: sums of what each line was rounded to."""
    sums: dict[tuple[str, int], tuple[int, int]] = {}
    for sold in lines:
        key = (sold.line.vat.code, sold.line.vat.rate_bp)
        net_ore, vat_ore = sums.get(key, (0, 0))
        sums[key] = (net_ore + sold.net_ore, vat_ore + sold.vat_ore)
    return tuple(VatRow(code, rate_bp, *sums[code, rate_bp]) for code, rate_bp in sorted(sums))


def pay(due_ore: int, tenders: Sequence[Tender]) -> tuple[tuple[Payment, ...], int]:
    """
    Lay tenders against an amount due and return the payments and the cash rounding.

    Args:
        due_ore: What is to be paid; negative when it goes to the customer.
        tenders: Cash takes what the others leave, rounded to whole kroner. A tender of nothing is
            no payment.

    Raises:
        Underpaid: Not covered.
        Overpaid: Too much of something that gives no change.
        CashCeiling: NOK 40 000 or more in cash.
        AmountOutOfRange: A tender that no register handles.
    """
    cash = [check_amount(tender.amount_ore) for tender in tenders if tender.kind is TenderKind.CASH]
    payments = [
        _exact(tender, due_ore)
        for tender in tenders
        if tender.kind is TenderKind.INVOICE or (tender.kind is not TenderKind.CASH and tender.amount_ore)
    ]
    left_ore = due_ore - sum(payment.amount_ore for payment in payments)
    if (left_ore < 0 <= due_ore) or (left_ore > 0 >= due_ore):
        raise Overpaid(excess_kroner=kroner_text(abs(left_ore)))
    if not cash:
        if left_ore:
            raise Underpaid(missing_kroner=kroner_text(abs(left_ore)))
        return tuple(payments), 0
    due_cash_ore = to_whole_kroner(left_ore)
    handed_ore = sum(cash) if any(cash) else due_cash_ore
    if due_cash_ore >= CASH_CEILING_ORE:
        raise CashCeiling
    if due_cash_ore < 0 and handed_ore < due_cash_ore:
        raise Overpaid(excess_kroner=kroner_text(due_cash_ore - handed_ore))
    if handed_ore < due_cash_ore or (due_cash_ore < 0 and handed_ore != due_cash_ore):
        raise Underpaid(missing_kroner=kroner_text(abs(due_cash_ore - handed_ore)))
    if handed_ore:
        payments.append(Payment(TenderKind.CASH, due_cash_ore, handed_ore))
    return tuple(payments), due_cash_ore - left_ore


def _exact(tender: Tender, due_ore: int) -> Payment:
    """Return the payment of a tender that gives no change; an invoice takes the whole amount."""
    amount_ore = due_ore if tender.kind is TenderKind.INVOICE else check_amount(tender.amount_ore)
    if (amount_ore < 0) != (due_ore < 0):
        raise Overpaid(excess_kroner=kroner_text(abs(amount_ore)))
    return Payment(tender.kind, amount_ore, amount_ore, tender.reference, tender.integrated, tender.account)


def _kind(lines: Sequence[SaleLine], *, on_credit: bool) -> SaleKind:
    sold = any(line.line.returns is None for line in lines)
    returned = any(line.line.returns is not None for line in lines)
    if sold and returned:
        return SaleKind.CREDIT_SALE_AND_RETURN if on_credit else SaleKind.CASH_SALE_AND_RETURN
    if returned:
        return SaleKind.CREDIT_RETURN if on_credit else SaleKind.RETURN
    return SaleKind.CREDIT_SALE if on_credit else SaleKind.CASH_SALE
