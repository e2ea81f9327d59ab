"""Refusals about files and payouts that tell of money in the bank."""

from datakasse.errors.refusal import Category, Refused


class BankFileUnreadable(Refused):
    """A file that is not what it should be, or breaks off."""

    code = "bank.file_unreadable"
    category = Category.MALFORMED
    nb = (
        "Filen kan ikke leses ({why}). Ingenting av den er tatt inn. Hent den på nytt fra banken eller "
        "innløseren, og importer den uten å åpne og lagre den i et annet program først."
    )
    en = (
        "The file cannot be read ({why}). Nothing of it was taken in. Fetch it anew from the bank or the "
        "acquirer, and import it without opening and saving it in another program first."
    )


class BankFileTooLarge(Refused):
    """A file that is larger than any statement of a shop."""

    code = "bank.file_too_large"
    category = Category.TOO_LARGE
    nb = "Filen er større enn {limit_mib} MiB. Ingenting er tatt inn. Hent en kortere periode."
    en = "The file is larger than {limit_mib} MiB. Nothing was taken in. Fetch a shorter period."


class BankCurrencyForeign(Refused):
    """Money in another currency than the books are kept in."""

    code = "bank.currency_foreign"
    nb = (
        "Filen gjelder {currency}, og kassen avstemmer bare norske kroner. Ingenting er tatt inn. "
        "Før kontoen i regnskapssystemet."
    )
    en = (
        "The file is in {currency}, and only Norwegian kroner are reconciled here. Nothing was taken in. "
        "Keep that account in the accounting system."
    )


class BankAccountUnknown(Refused):
    """A statement of an account that the shop has not entered as its own."""

    code = "bank.account_unknown"
    nb = (
        "Filen gjelder konto {account}, som ikke er lagt inn som butikkens. Ingenting er tatt inn. Er kontoen "
        "butikkens, så legg den inn først; ellers er det feil fil."
    )
    en = (
        "The file is about account {account}, which is not entered as the shop's. Nothing was taken in. If it "
        "is the shop's account, enter it first; otherwise it is the wrong file."
    )


class BankAccountInvalid(Refused):
    """An account number that no Norwegian account has."""

    code = "bank.account_invalid"
    nb = "{account} er ikke et norsk kontonummer: 11 sifre, der det siste er kontrollsiffer. Ingenting er endret."
    en = "{account} is no Norwegian account number: 11 digits, the last a check digit. Nothing was changed."


class BankBalanceOff(Refused):
    """A statement whose balances and entries do not add up."""

    code = "bank.balance_off"
    nb = (
        "Kontoutskrift {statement} går ikke opp: inngående saldo og postene skiller seg {off_ore} kr fra "
        "utgående saldo. Ingenting er tatt inn. Filen er trolig ufullstendig; hent den på nytt."
    )
    en = (
        "Statement {statement} does not add up: its opening balance and entries are NOK {off_ore} away from "
        "the closing balance. Nothing was taken in. The file is probably incomplete; fetch it anew."
    )


class BankEntryContradicts(Refused):
    """An entry that was imported before with another amount or day."""

    code = "bank.entry_contradicts"
    category = Category.CONFLICT
    nb = (
        "Post {entry} er tatt inn før med et annet beløp eller en annen dag. Ingenting av filen er tatt inn. "
        "Spør banken hvilken av filene som gjelder."
    )
    en = (
        "Entry {entry} was imported before with another amount or day. Nothing of the file was taken in. Ask "
        "the bank which of the files holds."
    )


class PayoutsNotFetched(Refused):
    """A provider that did not tell its payouts."""

    code = "bank.not_fetched"
    category = Category.UNAVAILABLE
    nb = "Utbetalingene fra {who} er ikke hentet: {why}. Ingenting er endret; prøv igjen, eller importer filen."
    en = "The payouts of {who} were not fetched: {why}. Nothing was changed; try again, or import the file."


class PayoutOff(Refused):
    """A payout whose lines do not come to what it says."""

    code = "bank.payout_off"
    nb = (
        "Utbetaling {payout} går ikke opp: linjene blir {lines_ore} kr og utbetalingen er {net_ore} kr. "
        "Ingenting er tatt inn. Filen er trolig ufullstendig; hent den på nytt."
    )
    en = (
        "Payout {payout} does not add up: its lines come to NOK {lines_ore} and it says NOK {net_ore}. Nothing "
        "was taken in. The file is probably incomplete; fetch it anew."
    )


class ColumnsUnconfirmed(Refused):
    """A file with columns that nobody has said the meaning of."""

    code = "bank.columns_unconfirmed"
    category = Category.CONFLICT
    nb = (
        "Filen har kolonner som ingen har bekreftet ennå. Ingenting er tatt inn. Se over forslaget til hva "
        "hver kolonne er, bekreft det, og importer filen igjen."
    )
    en = (
        "Nobody has confirmed what the columns of this file are. Nothing was taken in. Look through the "
        "proposal, confirm it, and import the file again."
    )
