"""Refusals about bank files, payouts, and matching money with what was sold."""

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
        "Kontoutskrift {statement} går ikke opp: utgående saldo er {off_ore} øre mer enn inngående saldo og "
        "postene. Ingenting er tatt inn. Filen er trolig ufullstendig; hent den på nytt."
    )
    en = (
        "Statement {statement} does not add up: its closing balance is {off_ore} øre more than the opening "
        "balance and the entries. Nothing was taken in. The file is probably incomplete; fetch it anew."
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
        "Utbetaling {payout} går ikke opp: linjene blir {lines_ore} øre og utbetalingen er {net_ore} øre. "
        "Ingenting er tatt inn. Filen er trolig ufullstendig; hent den på nytt."
    )
    en = (
        "Payout {payout} does not add up: its lines come to {lines_ore} øre and it says {net_ore} øre. Nothing "
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


class SettlementUnbalanced(Refused):
    """A match whose parts do not come to nothing."""

    code = "bank.settlement_unbalanced"
    nb = (
        "Avstemmingen går ikke opp: det mangler en forklaring på {off_ore} øre. Ingenting er bokført. Legg til "
        "gebyr, avvik eller dag som mangler."
    )
    en = (
        "The match does not add up: {off_ore} øre are unexplained. Nothing was booked. Add the fee, the "
        "difference or the day that is missing."
    )


class SettlementUnexplained(Refused):
    """A difference that is to be booked without anybody saying why."""

    code = "bank.settlement_unexplained"
    nb = "Et avvik på {amount_ore} øre trenger en forklaring. Ingenting er bokført; skriv hva det skyldes."
    en = "A difference of {amount_ore} øre needs an explanation. Nothing was booked; write what caused it."


class SettlementEmpty(Refused):
    """A match that holds no money from the bank, or none that was on its way."""

    code = "bank.settlement_empty"
    nb = "Avstemmingen må ha både minst én bankpost og minst ett beløp som var på vei. Ingenting er bokført."
    en = "A match needs at least one bank entry and one amount that was on its way. Nothing was booked."


class SettlementUnmapped(Refused):
    """An account that is needed for a match is missing or closed."""

    code = "bank.settlement_unmapped"
    category = Category.CONFLICT
    nb = "Avstemmingen kan ikke bokføres: {why} Ingenting er bokført."
    en = "The match cannot be booked: {why} Nothing was booked."


class MoneySettled(Refused):
    """Money that is matched already."""

    code = "bank.money_settled"
    category = Category.CONFLICT
    nb = (
        "{key} er avstemt allerede, eller har mindre igjen enn det som skal avstemmes. Ingenting er bokført. "
        "Se listen på nytt; er det feil, så opphev den gamle avstemmingen først."
    )
    en = (
        "{key} is matched already, or has less left than what is to be matched. Nothing was booked. Look at "
        "the list again; if it is wrong, undo the old match first."
    )


class MoneyUnknown(Refused):
    """Something to match that is not there."""

    code = "bank.money_unknown"
    category = Category.MISSING
    nb = "Det finnes ingen bankpost, utbetaling eller beløp på vei som heter {key}. Ingenting er endret."
    en = "There is no bank entry, payout or amount on its way called {key}. Nothing was changed."


class SettlementUnknown(Refused):
    """A match that is not there, or was undone."""

    code = "bank.settlement_unknown"
    category = Category.MISSING
    nb = "Det finnes ingen gjeldende avstemming {settlement}. Ingenting er endret; se listen på nytt."
    en = "There is no match {settlement} in force. Nothing was changed; look at the list again."


class ProposalGone(Refused):
    """A proposal that no longer follows from what is there."""

    code = "bank.proposal_gone"
    category = Category.CONFLICT
    nb = (
        "Forslag {proposal} gjelder ikke lenger: noe er avstemt eller kommet til siden det ble laget. "
        "Ingenting er bokført. Se forslagene på nytt."
    )
    en = (
        "Proposal {proposal} no longer holds: something was matched or came in since it was made. Nothing was "
        "booked. Look at the proposals again."
    )


class ProposalUndecided(Refused):
    """A proposal that leaves a choice to a person."""

    code = "bank.proposal_undecided"
    category = Category.CONFLICT
    nb = (
        "Forslag {proposal} kan bety flere ting, eller har et avvik som ikke er forklart. Ingenting er "
        "bokført. Velg selv hva som hører sammen."
    )
    en = (
        "Proposal {proposal} can mean several things, or has a difference that is not explained. Nothing was "
        "booked. Choose yourself what belongs together."
    )
