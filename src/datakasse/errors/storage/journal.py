"""Refusals about what the journal holds."""

from datakasse.errors.refusal import Category, Refused


class JournalDamaged(Refused):
    """The check at start-up found a fault."""

    code = "journal.damaged"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Journalen til kasse {register} har en feil ved post {number}. Kassen starter ikke. Kjør «datakasse verify»."
    en = 'The journal of register {register} has a fault at entry {number}. It will not start. Run "datakasse verify".'


class RestoredElsewhere(Refused):
    """A register of this folder goes on from a copy, with keys that another machine has."""

    code = "journal.restored_elsewhere"
    category = Category.CONFLICT
    law = "KSF-2-7-3"
    nb = "Kasse {register} er gjenopprettet fra en kopi på en annen maskin: fra post {number} går journalen videre med nøkler som ikke er her. Den starter ikke fra denne mappen, og ingenting er endret. Skal den stå på denne maskinen igjen: legg mappen til side, koble maskinen til med «datakasse database join» i en tom mappe, og ta kassen over dit med «datakasse registers take-over». Har ingen gjenopprettet butikken, har noen skrevet i journalen uten nøklene til kassen: ring leverandøren før dere selger."
    en = 'Register {register} was restored from a copy on another machine: from entry {number} on its journal goes on with keys that are not here. It will not start from this folder, and nothing was changed. If it is to be at this machine again: put the folder aside, have the machine join with "datakasse database join" in an empty folder, and take the register over there with "datakasse registers take-over". If nobody restored the shop, somebody wrote in the journal without the register\'s keys: call the supplier before you sell.'


class JournalOlder(Refused):
    """The database ends before what the register itself remembers: an older copy was put in its place."""

    code = "journal.older_than_anchor"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Databasen er eldre enn kassen husker: journalen til kasse {register} slutter ved post {last}, men post {number} er skrevet. Kassen starter ikke, for da ble numre på kvitteringer brukt to ganger. Ingenting er endret. Legg tilbake den nyeste databasen, hent sikkerhetskopien med «datakasse restore», eller gå videre uten resten med «datakasse go-on»."
    en = 'The database is older than the register remembers: the journal of register {register} ends at entry {last}, but entry {number} was written. It will not start, for numbers on receipts would be used twice. Nothing was changed. Put the newest database back, fetch the backup with "datakasse restore", or go on without the rest with "datakasse go-on".'


class UnknownRegister(Refused):
    """No register has that id."""

    code = "register.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen kasse med ID {register}."
    en = "There is no register with the ID {register}."


class UnknownOperator(Refused):
    """No operator has that id."""

    code = "operator.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen operatør {operator}."
    en = "There is no operator {operator}."


class UnknownEntry(Refused):
    """The journal has no such entry."""

    code = "journal.unknown_entry"
    category = Category.MISSING
    nb = "Journalen til kasse {register} har ingen post {number}."
    en = "The journal of register {register} has no entry {number}."
