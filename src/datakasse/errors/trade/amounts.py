"""Refusals about amounts and quantities."""

from datakasse.errors.refusal import Refused


class MalformedAmount(Refused):
    """An amount that is not a number of kroner with at most two decimals."""

    code = "amount.malformed"
    nb = "«{text}» er ikke et beløp. Skriv kroner med høyst to desimaler, for eksempel 12,50."
    en = '"{text}" is not an amount. Write kroner with at most two decimals, for example 12.50.'


class AmountOutOfRange(Refused):
    """An amount that no register of ours handles."""

    code = "amount.out_of_range"
    nb = "Beløpet er utenfor det kassen tar imot (høyst {limit_kroner} kr). Kontroller tallet og prøv igjen."
    en = "The amount is outside what the register takes (at most {limit_kroner} kr). Check it and try again."


class MalformedQuantity(Refused):
    """A quantity that is not a positive number with at most three decimals."""

    code = "quantity.malformed"
    nb = "«{text}» er ikke et antall. Skriv et tall over null med høyst tre desimaler."
    en = '"{text}" is not a quantity. Write a number above zero with at most three decimals.'


class QuantityOutOfRange(Refused):
    """Zero, negative or absurdly many."""

    code = "quantity.out_of_range"
    law = "KSF-2-6-6"
    nb = (
        "Antallet må være over 0 og høyst {limit}. Kurven er urørt. "
        "Skal noe tilbake, bruk Retur; skal noe bort, fjern linjen."
    )
    en = (
        "The quantity must be above 0 and at most {limit}. The basket is untouched. "
        "To take goods back use a return; to drop a line remove it."
    )


class FractionNotSold(Refused):
    """A part of an article that is sold by the piece."""

    code = "quantity.whole_only"
    nb = "{name} selges i hele {unit}. Kurven er urørt; skriv et helt tall."
    en = "{name} is sold in whole {unit}. The basket is untouched; write a whole number."
