"""Refusals about e-mail: an address, and the account that the shop sends from."""

from datakasse.errors.refusal import Category, Refused


class BadMailAddress(Refused):
    """Something that is no e-mail address; it is not repeated, because it may be half of somebody's."""

    code = "receipt.bad_mail_address"
    nb = "Det er ikke en e-postadresse. Salget er urørt; rett adressen eller velg papir."
    en = "That is no e-mail address. The sale is untouched; correct the address or choose paper."


class BadMailAccount(Refused):
    """A mail account that cannot be used safely."""

    code = "mail.bad_account"
    nb = "E-postkontoen kan ikke brukes: {what}. Ingenting er endret."
    en = "The mail account cannot be used: {what}. Nothing was changed."


class NoMailAccount(Refused):
    """Mail, where no account is set up."""

    code = "mail.no_account"
    category = Category.CONFLICT
    nb = "Ingen e-postkonto er satt opp. Gjør det på kontoret under Oppsett, E-post, eller med: datakasse mail set"
    en = "No mail account is set up. Do so in the office under Set-up, E-mail, or with: datakasse mail set"


class MailNotTaken(Refused):
    """The mail server did not take a message that was sent to try it."""

    code = "mail.not_taken"
    category = Category.UNAVAILABLE
    nb = "E-postserveren tok ikke imot meldingen: {reason}. Ingenting er endret; se over konto og passord, og prøv igjen."
    en = "The mail server did not take the message: {reason}. Nothing was changed; look over account and password, and try again."
