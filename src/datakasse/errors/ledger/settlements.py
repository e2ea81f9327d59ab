"""Refusals about matching money with what was sold."""

from datakasse.errors.refusal import Category, Refused


class SettlementUnbalanced(Refused):
    """A match whose parts do not come to nothing."""

    code = "bank.settlement_unbalanced"
    nb = (
        "Avstemmingen går ikke opp: det mangler en forklaring på {off_ore} kr. Ingenting er bokført. Legg til "
        "gebyr, avvik eller dag som mangler."
    )
    en = (
        "The match does not add up: NOK {off_ore} are unexplained. Nothing was booked. Add the fee, the "
        "difference or the day that is missing."
    )


class SettlementUnexplained(Refused):
    """A difference that is to be booked without anybody saying why."""

    code = "bank.settlement_unexplained"
    nb = "Et avvik på {amount_ore} kr trenger en forklaring. Ingenting er bokført; skriv hva det skyldes."
    en = "A difference of NOK {amount_ore} needs an explanation. Nothing was booked; write what caused it."


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
