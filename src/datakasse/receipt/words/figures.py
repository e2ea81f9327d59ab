"""
How figures are written on paper: amounts, quantities, rates, dates, organisation numbers.

Norwegian habit: comma before the decimals, a space between thousands, day before month. Signatures
and files have their own forms (`trade/amount.py`, `trade/moment.py`); these are for eyes.

A negative amount carries a hyphen-minus, which every code page of every printer has; colour or
brackets would not do (KSF-2-5-d). The space between thousands is an ordinary one, and `lines.py`
never breaks a row there.
"""

from datetime import datetime

from datakasse.trade.moment import in_norway


def amount_text(amount_ore: int) -> str:
    """
    Return kroner and øre.

    Law: KSF-2-5-d.

    Example:
        >>> amount_text(123_450), amount_text(-1_640), amount_text(5)
        ('1 234,50', '-16,40', '0,05')
    """
    kroner, ore = divmod(abs(amount_ore), 100)
    return f"{_sign(amount_ore)}{_thousands(kroner)},{ore:02d}"


def quantity_text(quantity_milli: int, unit: str = "") -> str:
    """
    Return a quantity: whole pieces bare, anything else with three decimals as a scale shows it.

    Args:
        quantity_milli: Thousandths.
        unit: Written after it, if any.

    Example:
        >>> quantity_text(2_000), quantity_text(350, "kg"), quantity_text(-1_000, "stk.")
        ('2', '0,350 kg', '-1 stk.')
    """
    whole, parts = divmod(abs(quantity_milli), 1_000)
    decimals = f",{parts:03d}" if parts else ""
    return f"{_sign(quantity_milli)}{_thousands(whole)}{decimals} {unit}".rstrip()


def rate_text(rate_bp: int) -> str:
    """
    Return a rate in per cent, from basis points.

    Example:
        >>> rate_text(2_500), rate_text(1_111), rate_text(0)
        ('25 %', '11,11 %', '0 %')
    """
    whole, parts = divmod(rate_bp, 100)
    return f"{whole}{f',{parts:02d}'.rstrip('0') if parts else ''} %"


def date_text(moment: datetime) -> str:
    """
    Return the Norwegian date.

    Example:
        >>> from datetime import UTC
        >>> date_text(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
        '01.01.2027'
    """
    return in_norway(moment).strftime("%d.%m.%Y")


def time_text(moment: datetime) -> str:
    """
    Return the Norwegian time of day, to the second.

    Example:
        >>> from datetime import UTC
        >>> time_text(datetime(2026, 7, 1, 10, 5, 9, tzinfo=UTC))
        '12:05:09'
    """
    return in_norway(moment).strftime("%H:%M:%S")


def organisation_number_text(organisation_number: str) -> str:
    """
    Return nine digits in threes; anything else as it is.

    Example:
        >>> organisation_number_text("974760673")
        '974 760 673'
    """
    if len(organisation_number) != 9:
        return organisation_number
    return " ".join(organisation_number[at : at + 3] for at in (0, 3, 6))


def _sign(number: int) -> str:
    return "-" if number < 0 else ""


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", " ")
