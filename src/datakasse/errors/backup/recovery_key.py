"""Refusals about the key that opens the copies."""

from datakasse.errors.refusal import Category, Refused


class RecoveryKeyBad(Refused):
    """Not a recovery key."""

    code = "backup.bad_recovery_key"
    nb = "Her er ingen gjenopprettingsnøkkel. Den er linjen på arket som begynner med AGE-SECRET-KEY-1."
    en = "Here is no recovery key. It is the line on the sheet that begins with AGE-SECRET-KEY-1."


class RecoveryKeyWrong(Refused):
    """A recovery key that opens nothing there."""

    code = "backup.wrong_recovery_key"
    category = Category.FORBIDDEN
    nb = "Gjenopprettingsnøkkelen åpner ikke kopiene på dette stedet. Ingenting er skrevet; finn arket som hører til butikken."
    en = "The recovery key does not open the copies in this place. Nothing was written; find the sheet that belongs to the shop."


class SameSheet(Refused):
    """A sheet that is to take its own place."""

    code = "backup.same_sheet"
    category = Category.CONFLICT
    nb = (
        "Dette arket gjelder allerede. Ingenting er endret. Lag et nytt med «datakasse backup key», eller la "
        "kommandoen lage det."
    )
    en = (
        "That sheet counts already. Nothing was changed. Make a new one with “datakasse backup key”, or let the "
        "command make it."
    )
