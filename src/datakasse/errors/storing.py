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


class FolderOfHub(Refused):
    """A folder that a hub lies in, opened or to be made as a shop's."""

    code = "store.folder_of_hub"
    category = Category.CONFLICT
    nb = "I mappen {folder} ligger en hub, ikke en butikk. Ingenting er endret. Huben åpnes med «datakasse hub serve»; til en butikk velger du en annen mappe."
    en = 'The folder {folder} holds a hub, not a shop. Nothing was changed. A hub is opened with "datakasse hub serve"; for a shop, choose another folder.'


class WrongDatabaseKey(Refused):
    """The database cannot be read with the key at hand."""

    code = "store.wrong_key"
    category = Category.UNAVAILABLE
    nb = "Databasen lar seg ikke åpne med denne nøkkelen. Ingenting er endret; finn nøkkelen som hører til."
    en = "The database does not open with this key. Nothing was changed; find the key that belongs to it."


class TokenFailed(Refused):
    """The security token does not open the master secret, or cannot be asked."""

    code = "store.token_failed"
    category = Category.UNAVAILABLE
    law = "SIG-12"
    nb = "Sikkerhetsbrikken åpner ikke nøkkelen ({why}). Ingenting er endret. Se at brikken står i, at adressen og PIN-en er riktige, og prøv igjen; for mange feil PIN-er låser brikken."
    en = "The security token does not open the key ({why}). Nothing was changed. See that the token is in, that its address and PIN are right, and try again; too many wrong PINs lock the token."


class TokenSupportMissing(Refused):
    """A token is named, and the extra that speaks to tokens is not installed."""

    code = "store.token_not_installed"
    category = Category.UNAVAILABLE
    nb = "En sikkerhetsbrikke trenger et tillegg: installer med «pip install datakasse[pkcs11]»."
    en = 'A security token needs an extra: install it with "pip install datakasse[pkcs11]".'


class KeyNotKept(Refused):
    """The key was to be protected otherwise, and what that takes was not given."""

    code = "store.key_not_kept"
    category = Category.INVALID
    nb = "Nøkkelen er beskyttet som før: {what} mangler."
    en = "The key is protected as before: {what} is missing."


class KeysNotExchanged(Refused):
    """The folder of keys could not be exchanged for one that is locked with another secret."""

    code = "store.keys_not_exchanged"
    category = Category.UNAVAILABLE
    nb = "Hovednøkkelen er den samme som før ({why}). Ingenting er endret; prøv igjen uten andre kommandoer ved siden av, eller flytt mappen til en annen disk."
    en = "The master key is the same as before ({why}). Nothing was changed; try again with no other commands beside, or move the folder to another disk."


class DatabaseKeyElsewhere(Refused):
    """The database is not a file of the data folder, so its key is not ours to renew."""

    code = "store.database_key_elsewhere"
    category = Category.CONFLICT
    nb = "Bøkene ligger ikke i mappen, så databasen har ingen nøkkel her. PostgreSQL krypteres av disken den ligger på. Ingenting er endret."
    en = "The books are not in the folder, so the database has no key here. PostgreSQL is encrypted by the disk it lies on. Nothing was changed."


class DatabaseKeyPutOff(Refused):
    """Others wrote all the while, so that no copy with another key was ever whole."""

    code = "store.database_key_put_off"
    category = Category.CONFLICT
    nb = "Databasen har den gamle nøkkelen ennå, for andre skrev i den hele tiden. Bøkene er hele. Steng det som skriver, og prøv igjen; ellers gjør kassen det selv når butikken åpnes."
    en = "The database still has the old key, for others wrote in it all the while. The books are whole. Close what writes and try again; otherwise the register does it by itself when the shop is opened."


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
    nb = "Databasen svarer ikke ({what}). Ingenting ble skrevet; alt som er fullført, er trygt. Prøv igjen; varer det ved, se etter disken eller maskinen den ligger på."
    en = "The database does not answer ({what}). Nothing was written; all that was completed is safe. Try again; if it lasts, look after the disk or the machine it is on."


class DatabaseLetsNobodyIn(StoreBroken):
    """A PostgreSQL server that answers, and has no such user or database, or wants another password."""

    code = "store.database_refuses"
    nb = "Databasen slipper ikke kassen inn ({what}). Ingenting er endret. Se etter navnet på databasen, brukeren og passordet; er databasen ny, gjør den klar først med «datakasse database prepare»."
    en = 'The database does not let the register in ({what}). Nothing was changed. Look at the name of the database, the user and the password; if the database is new, make it ready first with "datakasse database prepare".'


class DiskFailing(Refused):
    """The disk fails, and what it says of itself cannot be relied on until it has taken all of the log once more."""

    code = "store.disk_failing"
    category = Category.UNAVAILABLE
    nb = "Disken melder feil ({why}). Ingenting ble skrevet; alt som er fullført, er trygt. Kassen prøver igjen ved neste forsøk. Varer det ved, bytt disken og kontakt leverandøren."
    en = "The disk reports an error ({why}). Nothing was written; all that was completed is safe. The register tries again at the next attempt. If it lasts, replace the disk and call the supplier."


class CommitUnsure(Refused):
    """The disk failed or the database was lost at the last step, and nobody knows whether what was written will be found."""

    code = "store.unsure"
    category = Category.UNAVAILABLE
    nb = "Noe gikk galt ({why}) i det dette skulle lagres, og kassen vet ikke om det ble lagret. Ikke ta betalt på nytt. Prøv igjen: det gjøres én gang, ikke to."
    en = "Something went wrong ({why}) as this was to be stored, and the register does not know whether it was. Do not take payment again. Try again: it is done once, not twice."


class JournalDamaged(Refused):
    """The check at start-up found a fault."""

    code = "journal.damaged"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Journalen til kasse {register} har en feil ved post {number}. Kassen starter ikke. Kjør «datakasse verify»."
    en = 'The journal of register {register} has a fault at entry {number}. It will not start. Run "datakasse verify".'


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


class KeyReused(Refused):
    """An idempotency key came back with another request."""

    code = "request.key_reused"
    category = Category.CONFLICT
    nb = "Nøkkelen {key} er brukt til en annen forespørsel. Ingenting er skrevet; bruk en ny nøkkel."
    en = "The key {key} was used for another request. Nothing was written; use a new key."


class AlreadySold(Refused):
    """
    A whole sale is asked for again by its key, so late that its answer is kept no longer.

    Nothing is sold; the sale is told, to be looked up.
    """

    code = "sale.already_made"
    category = Category.CONFLICT
    nb = "Salget er allerede gjort: transaksjon {transaction}, kvittering {receipt} ({series}). Ingenting er solgt på nytt."
    en = "The sale is made already: transaction {transaction}, receipt {receipt} ({series}). Nothing was sold again."


class DatabaseNotPrepared(Refused):
    """A PostgreSQL database without the tables of this version."""

    code = "store.database_not_prepared"
    category = Category.UNAVAILABLE
    nb = "Databasen er ikke gjort klar for denne versjonen. Ingenting er endret; kjør «datakasse database prepare»."
    en = 'The database is not prepared for this version. Nothing was changed; run "datakasse database prepare".'


class DatabaseNewer(Refused):
    """A PostgreSQL database that has been prepared for a newer version than the one that is at work."""

    code = "store.database_newer"
    category = Category.UNAVAILABLE
    law = "KSF-2-6-2"
    nb = "Databasen er gjort klar for en nyere versjon. Ingenting ble skrevet herfra; oppgrader, og start prosessen på nytt."
    en = "The database is prepared for a newer version. Nothing was written from here; upgrade, and start the process again."


class DatabaseUserTooStrong(Refused):
    """Somebody at PostgreSQL who may do more than sell: the administrator, or a role that was given too much."""

    code = "store.database_user"
    category = Category.UNAVAILABLE
    law = "KSF-2-6-2"
    nb = "Kassen logger ikke inn i databasen som en bruker som kan endre journalen ({what}). Ingenting er endret. Skriv brukeren som «datakasse database prepare» laget, i adressen: postgresql://datakasse@…; er det den, har noen gitt den mer enn den skal ha: ta det fra den."
    en = 'The register does not log in to the database as a user who can change the journal ({what}). Nothing was changed. Name the user that "datakasse database prepare" made in the address: postgresql://datakasse@…; if it is that one, somebody gave it more than it is to have: take that from it.'


class DatabaseUnsafe(Refused):
    """A PostgreSQL server that answers before the disk has what it speaks of."""

    code = "store.database_unsafe"
    category = Category.UNAVAILABLE
    nb = "Databasetjeneren er satt opp slik at salg kan gå tapt ({what}). Kassen starter ikke før det er rettet."
    en = "The database server is set up so that sales can be lost ({what}). The register will not start before that is put right."


class DatabaseDriverMissing(Refused):
    """Books in PostgreSQL, and no driver for it installed."""

    code = "store.driver_missing"
    category = Category.UNAVAILABLE
    nb = "Bøkene ligger i PostgreSQL, og driveren er ikke installert. Installer «datakasse[postgres]»."
    en = 'The books are in PostgreSQL, and its driver is not installed. Install "datakasse[postgres]".'


class DatabaseElsewhere(Refused):
    """A data folder whose books are in another database than the one named."""

    code = "store.database_elsewhere"
    category = Category.CONFLICT
    nb = "Bøkene til mappen {folder} ligger i en annen database enn den oppgitte. Ingenting er endret; utelat --database."
    en = "The books of the folder {folder} are in another database than the one named. Nothing was changed; leave --database out."


class BusinessMissing(Refused):
    """A machine that is to join a business whose books are not in the database."""

    code = "store.business_missing"
    category = Category.MISSING
    nb = "I databasen er ingen butikk med organisasjonsnummer {number}. Ingenting er endret; se etter nummeret og adressen."
    en = "The database has no shop with the organisation number {number}. Nothing was changed; check the number and the address."


class BooksMoved(Refused):
    """Books that were carried to another database."""

    code = "store.books_moved"
    category = Category.CONFLICT
    nb = "Bøkene er flyttet til {place}. Her kan de leses, men det selges ikke lenger herfra; åpne butikken der de er. Er de ikke der, ble flyttingen avbrutt: skriv «datakasse move» dit en gang til."
    en = 'The books were moved to {place}. They can be read here, but nothing is sold from here any more; open the shop where they are. If they are not there, the move was broken off: type "datakasse move" to there once more.'


class TargetNotEmpty(Refused):
    """Books that were to be carried to where there are some already."""

    code = "store.target_not_empty"
    category = Category.CONFLICT
    nb = "Målet {place} er ikke tomt. Ingenting er flyttet; velg en tom database eller mappe."
    en = "The target {place} is not empty. Nothing was moved; choose an empty database or folder."


class KeysElsewhere(Refused):
    """Books that are to go to one folder, of registers that several machines have."""

    code = "store.keys_elsewhere"
    category = Category.CONFLICT
    law = "SIG-12"
    nb = (
        "Kasse {register} er på en annen maskin, og nøklene til den er bare der. Ingenting er flyttet, og alle "
        "selger som før. Ta kassen over hit først (datakasse registers take-over), og flytt så."
    )
    en = (
        "Register {register} is on another machine, and its keys are there alone. Nothing was moved, and "
        'everybody sells as before. Take the register over here first ("datakasse registers take-over"), then move.'
    )


class MoveDiffers(Refused):
    """Books that came out otherwise than they went in."""

    code = "store.move_differs"
    category = Category.UNAVAILABLE
    nb = "Det flyttede er ikke likt originalen ({what}). Butikken er urørt der den var; prøv igjen mot et tomt mål."
    en = "What was moved is not like the original ({what}). The shop is untouched where it was; try again with an empty target."
