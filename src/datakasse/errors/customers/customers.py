"""Refusals about the shop's customers and what is kept of them."""

from datakasse.errors.refusal import Category, Refused


class NoSuchCustomer(Refused):
    """A customer of whom nothing is kept."""

    code = "customer.not_kept"
    category = Category.MISSING
    nb = "Det er ikke lagret noe om kunde {customer}. Ingenting er endret; hun finnes ikke, eller er slettet."
    en = "Nothing is kept of customer {customer}. Nothing was changed; there is none, or she was erased."


class BadCustomer(Refused):
    """Details of a customer that cannot be kept as they are."""

    code = "customer.bad"
    nb = "Kunden er ikke lagret. Rett {what}."
    en = "The customer was not saved. Correct: {what}."


class CustomerNumberTaken(Refused):
    """A number that somebody has, or had: what the journal says of it must be about one."""

    code = "customer.number_taken"
    category = Category.CONFLICT
    nb = "Kundenummer {customer} er eller har vært i bruk, og gis ikke til noen annen. Ingenting er lagret; la feltet stå tomt."
    en = "Customer number {customer} is or has been in use, and is given to nobody else. Nothing was saved; leave the field empty."


class CustomerKeptByLaw(Refused):
    """What is kept of a customer was to be erased while her purchases on account have to name her."""

    code = "customer.kept_by_law"
    category = Category.FORBIDDEN
    law = "law.md 5.5"
    nb = (
        "Kunde {customer} har kjøpt på konto {last}. Navn og adresse skal oppbevares til {until} "
        "(bokføringsloven § 13). Ingenting er slettet; slett det loven ikke krever, så går resten den dagen."
    )
    en = (
        "Customer {customer} bought on account on {last}. Name and address have to be kept until {until} "
        "(the Bookkeeping Act, § 13). Nothing was erased; erase what the law does not ask for, and the rest goes that day."
    )


class CustomerOwes(Refused):
    """Somebody was to be erased whose account is not settled."""

    code = "customer.owes"
    category = Category.CONFLICT
    nb = "Kontoen til kunde {customer} står i {owed_kroner} kr. Ingenting er slettet; gjør den opp først."
    en = (
        "The account of customer {customer} stands at NOK {owed_kroner}. Nothing was erased; settle it first."
    )


class CustomerLeaving(Refused):
    """Something was to be kept of somebody who asked to be erased."""

    code = "customer.leaving"
    category = Category.CONFLICT
    nb = "Kunde {customer} har bedt om å bli slettet; det som er igjen, oppbevares bare til {until}. Ingenting er endret. Legg henne inn på nytt om hun vil tilbake."
    en = "Customer {customer} asked to be erased; what is left is kept until {until} only. Nothing was changed. Enter her anew if she wants to come back."


class BadAccountPayment(Refused):
    """A payment on account that cannot be noted as it was described."""

    code = "customer.bad_payment"
    nb = (
        "Innbetalingen er ikke ført. Skriv et beløp, og nummeret på fakturaen eller betalingen: minst ett siffer, "
        "ellers bokstavene a–z, - og /, høyst 40 tegn. Det blir stående i journalen; skriv ingen navn."
    )
    en = (
        "The payment was not entered. Write an amount, and the number of the invoice or payment: at least one digit, "
        "else the letters a–z, - and /, at most 40 characters. It stays in the journal; write no names."
    )


class NoPaymentToTakeBack(Refused):
    """A payment on account was to be taken back that is not there, or not so much of it."""

    code = "customer.no_payment_to_take_back"
    category = Category.CONFLICT
    nb = "Ingenting er ført. Skriv kassen og posten til innbetalingen som skal tas tilbake, som de står på kontoen (K1-12), og ikke mer enn det som er igjen av den."
    en = "Nothing was entered. Write register and entry of the payment to take back, as they stand on the account (K1-12), and no more than what is left of it."


class BadConsent(Refused):
    """A consent of which nobody could show later how it was given, or to what."""

    code = "customer.bad_consent"
    law = "law.md 5.5"
    nb = "Samtykket er ikke lagret. Skriv hvordan kunden sa ja, og hvilken tekst hun fikk se."
    en = "The consent was not saved. Write how the customer said yes, and which text she was shown."
