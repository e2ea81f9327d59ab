"""Refusals about the means of payment that a shop takes."""

from datakasse.errors.refusal import Category, Refused


class CashHasToBeTaken(Refused):
    """A shop that would say no to cash."""

    code = "location.cash_has_to_be_taken"
    law = "law.md 4.12"
    nb = (
        "Kontanter kan ikke tas bort: den som betjener forbrukere i et salgslokale, må ta imot dem "
        "(finansavtaleloven § 2-1). Ingenting er endret."
    )
    en = (
        "Cash cannot be taken away: who serves consumers on premises has to accept it "
        "(the Financial Contracts Act, § 2-1). Nothing was changed."
    )


class NothingToPayWith(Refused):
    """A register that takes no cash would take nothing that everybody may have."""

    code = "location.nothing_to_pay_with"
    category = Category.CONFLICT
    nb = "Kasse {register} tar ikke kontanter, og ville ikke tatt kort eller Vipps heller. Ingenting er endret; la en av dem stå."
    en = "Register {register} takes no cash, and would take neither card nor Vipps. Nothing was changed; leave one of them."


class VouchersOutstanding(Refused):
    """Gift cards or store credits that customers still have money on."""

    code = "location.vouchers_outstanding"
    category = Category.CONFLICT
    nb = (
        "Kundene har {kroner} kr igjen på gavekort og tilgodelapper, og de må kunne brukes. "
        "Ingenting er endret; slutt å selge gavekort, og ta dem bort når de er brukt opp."
    )
    en = (
        "Customers have NOK {kroner} left on gift cards and store credits, which they must be able to use. "
        "Nothing was changed; stop selling gift cards, and take them away once they are used up."
    )
