"""The chart of accounts and the VAT codes that every accounting system of the lab begins with."""

from dataclasses import dataclass

from datakasse.trade.amount import divide_half_away
from datakasse.trade.vat import WHOLE_BP


@dataclass(frozen=True, slots=True)
class Account:
    """An account: its number, what it is called, and the standard VAT code of what is posted on it."""

    number: str
    name: str
    vat_code: str = ""


@dataclass(frozen=True, slots=True)
class VatRate:
    """A standard VAT code of sales: what it is called, its rate in basis points, and where the VAT goes."""

    code: str
    name: str
    rate_bp: int
    account: str = ""


ACCOUNTS = (
    Account("1579", "Andre kortsiktige fordringer"),
    Account("1900", "Kontanter"),
    Account("1909", "Kassedifferanse"),
    Account("1920", "Bankinnskudd"),
    Account("2700", "Utgående merverdiavgift, høy sats"),
    Account("2701", "Utgående merverdiavgift, middels sats"),
    Account("2702", "Utgående merverdiavgift, lav sats"),
    Account("2900", "Forskudd fra kunder"),
    Account("3000", "Salgsinntekt, høy sats", "3"),
    Account("3030", "Salgsinntekt, middels sats", "31"),
    Account("3050", "Salgsinntekt, lav sats", "33"),
    Account("3100", "Salgsinntekt, avgiftsfri", "5"),
    Account("7740", "Øreavrunding"),
    Account("7770", "Bank- og kortgebyr"),
)

VAT_RATES = (
    VatRate("0", "Ingen merverdiavgiftsbehandling", 0),
    VatRate("3", "Utgående avgift, høy sats", 2_500, "2700"),
    VatRate("31", "Utgående avgift, middels sats", 1_500, "2701"),
    VatRate("33", "Utgående avgift, lav sats", 1_200, "2702"),
    VatRate("5", "Ingen utgående avgift, innenfor loven", 0),
    VatRate("6", "Omsetning utenfor loven", 0),
)

RATES = {rate.code: rate for rate in VAT_RATES}


def vat_in_gross_ore(gross_ore: int, code: str) -> int:
    """Return the VAT in an amount with VAT, as a partner works it out: half an øre away from nothing."""
    rate_bp = RATES[code].rate_bp if code else 0
    return divide_half_away(gross_ore * rate_bp, WHOLE_BP + rate_bp)


def vat_on_net_ore(net_ore: int, code: str) -> int:
    """Return the VAT on an amount without VAT, as a partner works it out: half an øre away from nothing."""
    return divide_half_away(net_ore * (RATES[code].rate_bp if code else 0), WHOLE_BP)
