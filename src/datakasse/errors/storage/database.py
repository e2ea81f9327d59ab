"""Refusals about the database: the disk it lies on, and the server that has it."""

from datakasse.errors.refusal import Category, Refused


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


class DiskFull(Refused):
    """There is no room for what was to be written."""

    code = "store.disk_full"
    category = Category.UNAVAILABLE
    nb = "Disken er full. Ingenting ble skrevet; alt som er fullført, er trygt. Frigjør plass og prøv igjen."
    en = "The disk is full. Nothing was written; all that was completed is safe. Make room and try again."


class DiskFailing(Refused):
    """The disk fails, and what it says of itself cannot be relied on until it has taken all of the log once more."""

    code = "store.disk_failing"
    category = Category.UNAVAILABLE
    nb = "Disken melder feil ({why}). Ingenting ble skrevet; alt som er fullført, er trygt. Kassen prøver igjen ved neste forsøk. Varer det ved, bytt disken og kontakt leverandøren."
    en = "The disk reports an error ({why}). Nothing was written; all that was completed is safe. The register tries again at the next attempt. If it lasts, replace the disk and call the supplier."


class DatabaseAddressBad(Refused):
    """What is to say where a database is says nothing, or would be read otherwise than it was meant."""

    code = "store.database_address"
    category = Category.INVALID
    nb = "Adressen til databasen lar seg ikke lese. Ingenting er endret. Skriv den som postgresql://BRUKER@MASKIN/DATABASE, og passordet i filen som PGPASSFILE peker på; skal det stå i adressen, skrives tegn som @ : / ? # og % som %40 %3A %2F %3F %23 og %25."
    en = "The address of the database cannot be read. Nothing was changed. Write it as postgresql://USER@HOST/DATABASE, and the password in the file that PGPASSFILE names; where it has to stand in the address, signs such as @ : / ? # and % are written %40 %3A %2F %3F %23 and %25."


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


class CommitUnsure(Refused):
    """The disk failed or the database was lost at the last step, and nobody knows whether what was written will be found."""

    code = "store.unsure"
    category = Category.UNAVAILABLE
    nb = "Noe gikk galt ({why}) i det dette skulle lagres, og kassen vet ikke om det ble lagret. Ikke ta betalt på nytt. Prøv igjen: det gjøres én gang, ikke to."
    en = "Something went wrong ({why}) as this was to be stored, and the register does not know whether it was. Do not take payment again. Try again: it is done once, not twice."


class DatabaseNotPrepared(Refused):
    """A PostgreSQL database without the tables of this version."""

    code = "store.database_not_prepared"
    category = Category.UNAVAILABLE
    nb = "Databasen er ikke gjort klar for denne versjonen. Ingenting er endret; kjør «datakasse database prepare»."
    en = 'The database is not prepared for this version. Nothing was changed; run "datakasse database prepare".'


class DatabaseNewer(Refused):
    """A database that a newer version has taken over than the one that is at work."""

    code = "store.database_newer"
    category = Category.UNAVAILABLE
    law = "KSF-2-6-2"
    nb = "En nyere versjon av datakasse har tatt over databasen. Ingenting ble skrevet herfra, og alt som er solgt, er trygt. Start med den nyere versjonen; er den ikke på denne maskinen, oppgrader her også."
    en = "A newer version of datakasse has taken the database over. Nothing was written from here, and everything sold is safe. Start with the newer version; if it is not on this machine, upgrade here as well."


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
