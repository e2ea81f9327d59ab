"""Refusals about going on from an older copy."""

from datakasse.errors.refusal import Category, Refused


class NothingLost(Refused):
    """Going on from an older copy where nothing is missing."""

    code = "backup.nothing_lost"
    category = Category.CONFLICT
    nb = "Journalen er ikke eldre enn det kassen husker. Det er ingenting å gå videre fra, og ingenting er endret."
    en = "The journal is no older than what the register remembers. There is nothing to go on from; nothing was changed."


class NotOlder(Refused):
    """What is wrong is not that the database is an older copy."""

    code = "backup.not_an_older_copy"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Journalen til kasse {register} er ikke bare eldre, den har en feil ved post {number}. Gjenopprett fra sikkerhetskopi."
    en = "The journal of register {register} is not merely older, it has a fault at entry {number}. Restore from a backup."
