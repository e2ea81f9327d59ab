"""Refusals about the data folder, the database, the keys and what the books hold."""

from datakasse.errors.refusal import Category, Refused


class ShopMissing(Refused):
    """The data folder holds no shop."""

    code = "store.no_shop"
    category = Category.UNAVAILABLE
    nb = "Mappen {folder} inneholder ingen butikk. Lag en med «datakasse init»."
    en = 'The folder {folder} holds no shop. Make one with "datakasse init".'


class ShopExists(Refused):
    """`init` on a folder that has one."""

    code = "store.shop_exists"
    category = Category.CONFLICT
    nb = "Mappen {folder} inneholder allerede en butikk. Den er urørt; velg en tom mappe."
    en = "The folder {folder} holds a shop already. It is untouched; choose an empty folder."


class WrongDatabaseKey(Refused):
    """The database cannot be read with the key at hand."""

    code = "store.wrong_key"
    category = Category.UNAVAILABLE
    nb = "Databasen lar seg ikke åpne med denne nøkkelen. Ingenting er endret; finn nøkkelen som hører til."
    en = "The database does not open with this key. Nothing was changed; find the key that belongs to it."


class UnsafeKeyFile(Refused):
    """A key file that others can read."""

    code = "store.unsafe_key_file"
    category = Category.UNAVAILABLE
    law = "SIG-12"
    nb = "Nøkkelfilen {path} kan leses av andre. Gi den rettighetene 0600 og start igjen."
    en = "The key file {path} can be read by others. Give it the rights 0600 and start again."


class KeyMissing(Refused):
    """A register's signing keys are not where they should be."""

    code = "store.key_missing"
    category = Category.UNAVAILABLE
    law = "SIG-12"
    nb = "Signeringsnøkkelen til kasse {register} mangler. Kassen kan ikke selge før den er på plass."
    en = "The signing key of register {register} is missing. The register cannot sell until it is back."


class DatabaseTooOld(Refused):
    """A SQLite that can corrupt a WAL database."""

    code = "store.sqlite_too_old"
    category = Category.UNAVAILABLE
    nb = "SQLite {found} kan ødelegge databasen; minst {needed} trengs. Installer pakken på nytt."
    en = "SQLite {found} can corrupt the database; at least {needed} is needed. Install the package again."


class SchemaDamaged(Refused):
    """A guard of the database is missing or changed."""

    code = "store.schema_damaged"
    category = Category.UNAVAILABLE
    law = "KSF-2-6-2"
    nb = "Databasens vern er endret ({what}). Kassen starter ikke. Ta vare på mappen og kontakt leverandøren."
    en = "A guard of the database was changed ({what}). The register will not start. Keep the folder and call the supplier."


class InUse(Refused):
    """Another process has the data folder."""

    code = "store.in_use"
    category = Category.CONFLICT
    nb = "Mappen {folder} er i bruk av en annen datakasse (prosess {process}). Stopp den først."
    en = "The folder {folder} is in use by another datakasse (process {process}). Stop it first."


class DiskFull(Refused):
    """There is no room for what was to be written."""

    code = "store.disk_full"
    category = Category.UNAVAILABLE
    nb = "Disken er full. Ingenting ble skrevet; alt som er fullført, er trygt. Frigjør plass og prøv igjen."
    en = "The disk is full. Nothing was written; all that was completed is safe. Make room and try again."


class StoreBroken(Refused):
    """The database failed in another way."""

    code = "store.broken"
    category = Category.UNAVAILABLE
    nb = "Databasen svarer ikke ({what}). Ingenting ble skrevet; alt som er fullført, er trygt."
    en = "The database does not answer ({what}). Nothing was written; all that was completed is safe."


class JournalDamaged(Refused):
    """The check at start-up found a fault."""

    code = "journal.damaged"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Journalen til kasse {register} har en feil ved post {number}. Kassen starter ikke. Kjør «datakasse verify»."
    en = 'The journal of register {register} has a fault at entry {number}. It will not start. Run "datakasse verify".'


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


class KeyReused(Refused):
    """An idempotency key came back with another request."""

    code = "request.key_reused"
    category = Category.CONFLICT
    nb = "Nøkkelen {key} er brukt til en annen forespørsel. Ingenting er skrevet; bruk en ny nøkkel."
    en = "The key {key} was used for another request. Nothing was written; use a new key."
