"""Refusals about gift cards and store credits."""

from datakasse.errors.refusal import Category, Refused


class BalanceTooLow(Refused):
    """A gift card or store credit holds less than what is drawn."""

    code = "voucher.balance_too_low"
    nb = "Kort {account} har {balance_kroner} kr igjen. Salget er ikke fullført; ta resten på annen måte."
    en = "Card {account} holds {balance_kroner} kr. The sale is not completed; take the rest in another way."


class UnknownVoucher(Refused):
    """A gift card or store credit that was never issued here."""

    code = "voucher.unknown"
    category = Category.MISSING
    nb = "Kort {account} er ikke utstedt her. Salget er ikke fullført."
    en = "Card {account} was not issued here. The sale is not completed."


class GuessedTooOften(Refused):
    """Too many unknown gift card numbers; the register waits before it looks at another."""

    code = "voucher.throttled"
    category = Category.THROTTLED
    nb = "For mange ukjente kortnumre. Vent {wait_s} sekunder, eller ta betalt på annen måte. Kurven står som den sto."
    en = "Too many unknown card numbers. Wait {wait_s} seconds, or take payment in another way. The basket is safe."


class VoucherExists(Refused):
    """A gift card number that is in use."""

    code = "voucher.exists"
    category = Category.CONFLICT
    nb = "Gavekort {account} er allerede utstedt. Velg et annet nummer."
    en = "Gift card {account} has been issued already. Choose another number."


class VoucherNumberNeeded(Refused):
    """A gift card without a number."""

    code = "voucher.number_needed"
    nb = "Gavekortet må ha et nummer. Les av kortet, eller finn på et som ikke er brukt."
    en = "The gift card must have a number. Read the card, or make one up that is not in use."


class VoucherPaysNoVoucher(Refused):
    """A gift card paid with another one, or on account: no money came in for it."""

    code = "voucher.pays_no_voucher"
    law = "law.md 4.3"
    nb = "Et gavekort kan ikke betales med gavekort, tilgodelapp eller faktura. Ta betalt på annen måte."
    en = "A gift card cannot be paid with a gift card, a store credit or an invoice. Take payment in another way."
