"""Refusals about discounts."""

from datakasse.errors.refusal import Refused


class DiscountTooLarge(Refused):
    """A discount of more than the goods cost."""

    code = "discount.too_large"
    nb = "Rabatten er større enn det den skal trekkes fra ({limit_kroner} kr). Kurven er urørt."
    en = "The discount is larger than what it is taken from ({limit_kroner} kr). The basket is untouched."


class DiscountUnclear(Refused):
    """A discount of nothing, or of an amount and a share at once."""

    code = "discount.unclear"
    nb = "Skriv enten et beløp eller en prosent over null. Kurven er urørt."
    en = "Write either an amount or a share above zero. The basket is untouched."


class DiscountForbidden(Refused):
    """A discount on tobacco, deposit or another article that never gets one."""

    code = "discount.forbidden"
    attempt_is_kept = True
    law = "law.md 4.14"
    nb = "{name} kan ikke selges med rabatt. Kurven er urørt."
    en = "{name} cannot be sold at a discount. The basket is untouched."
