"""Refusals about the entries that a hub is sent."""

from datakasse.errors.refusal import Category, Refused


class JournalGap(Refused):
    """Entries that do not follow what the hub has."""

    code = "hub.gap"
    category = Category.CONFLICT
    nb = "Huben har post 1 til {have} fra kasse {register}. Send fra {have} og videre."
    en = "The hub has entries 1 to {have} of register {register}. Send on from {have}."


class JournalForked(Refused):
    """An entry under a number the hub has, with another content: two registers write one journal."""

    code = "hub.fork"
    category = Category.CONFLICT
    law = "KSF-2-7-3"
    nb = "Huben har en annen post {number} fra kasse {register}. Det er to utgaver av den samme journalen. Huben beholder sin, og det som er solgt siden, ligger i butikken; ingenting er tapt. Legg til en kasse i butikken («Oppsett», «Kasser»), og ta {register} ut av bruk i huben."
    en = "The hub has another entry {number} of register {register}. There are two versions of one journal. The hub keeps its own, and what was sold since is at the shop; nothing is lost. Add a register at the shop (Set-up, Registers), and retire {register} at the hub."


class JournalNotWhole(Refused):
    """Entries that do not verify."""

    code = "hub.not_whole"
    category = Category.INVALID
    law = "KSF-2-7-3"
    nb = "Post {number} fra kasse {register} holder ikke ({fault}). Huben har tatt imot til og med {have}. Kjør «datakasse verify» på kassen."
    en = 'Entry {number} of register {register} does not hold ({fault}). The hub has taken in up to {have}. Run "datakasse verify" at the register.'


class KeyNotAnnounced(Refused):
    """Entries made with keys that the machine never announced."""

    code = "hub.foreign_key"
    category = Category.FORBIDDEN
    law = "SIG-10"
    nb = "Post {number} fra kasse {register} er laget med en nøkkel som ikke er kassens. Ingenting er tatt imot; maskinen må undersøkes."
    en = "Entry {number} of register {register} was made with a key that is not the register's. Nothing was taken in; the machine must be looked into."


class RegisterRetired(Refused):
    """A register whose keys count no longer."""

    code = "hub.register_retired"
    category = Category.FORBIDDEN
    nb = "Kasse {register} er tatt ut av bruk i huben, og nøklene dens gjelder ikke lenger. Historien er beholdt."
    en = "Register {register} is retired at the hub, and its keys count no longer. Its history is kept."
