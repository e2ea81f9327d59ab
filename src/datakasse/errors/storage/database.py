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
    """A PostgreSQL server that answers, and says no for a reason of its own."""

    code = "store.database_refuses"
    nb = "Databasen slipper ikke kassen inn ({what}). Ingenting er endret. Se etter navnet på databasen, brukeren og passordet; er databasen ny, gjør den klar først med «datakasse database prepare»."
    en = 'The database does not let the register in ({what}). Nothing was changed. Look at the name of the database, the user and the password; if the database is new, make it ready first with "datakasse database prepare".'


class DatabaseMissing(DatabaseLetsNobodyIn):
    """A PostgreSQL server without a database of that name."""

    code = "store.database_missing"
    nb = "På tjeneren er ingen database som heter det som står i adressen. Ingenting er endret. Se etter navnet; er databasen ny, lag den («createdb»), og gjør den klar med «datakasse database prepare»."
    en = 'The server has no database of the name in the address. Nothing was changed. Look at the name; if the database is new, make it ("createdb"), and make it ready with "datakasse database prepare".'


class DatabaseUserMissing(DatabaseLetsNobodyIn):
    """A PostgreSQL server without a user of that name."""

    code = "store.database_user_missing"
    nb = "Databasetjeneren kjenner ingen bruker som heter det som står i adressen. Ingenting er endret. Se etter navnet; brukeren som kassene og huben logger inn som, lages av «datakasse database prepare»."
    en = 'The database server knows no user of the name in the address. Nothing was changed. Look at the name; "datakasse database prepare" makes the user that registers and a hub log in as.'


class DatabasePasswordMissing(DatabaseLetsNobodyIn):
    """A PostgreSQL server that wants a password, and was given none."""

    code = "store.database_password_missing"
    nb = "Databasen vil ha et passord, og ingen steder står det noe for denne brukeren og denne databasen. Ingenting er endret. Skriv linjen MASKIN:PORT:DATABASE:BRUKER:PASSORD i en fil som bare den som kjører datakasse kan lese (0600), og la PGPASSFILE peke på den."
    en = "The database wants a password, and none stands anywhere for this user and this database. Nothing was changed. Write the line HOST:PORT:DATABASE:USER:PASSWORD to a file that only whoever runs datakasse can read (0600), and have PGPASSFILE name it."


class DatabasePasswordWrong(DatabaseLetsNobodyIn):
    """A PostgreSQL server that wants another password, or another proof of who asks."""

    code = "store.database_password"
    nb = "Databasen tror ikke at dette er brukeren som står i adressen: passordet er et annet, eller tjeneren vil ha et annet bevis (sertifikat, bruker på maskinen). Ingenting er endret. Se etter linjen i filen som PGPASSFILE peker på; et nytt passord settes med «datakasse database prepare --password-file»."
    en = 'The database does not believe that this is the user in the address: the password is another one, or the server wants another proof (a certificate, a user of the machine). Nothing was changed. Look at the line in the file that PGPASSFILE names; "datakasse database prepare --password-file" sets a new password.'


class DatabaseNotFromHere(DatabaseLetsNobodyIn):
    """A PostgreSQL server that lets this user in from other machines, or not to this database."""

    code = "store.database_not_from_here"
    nb = "Databasetjeneren slipper ikke denne brukeren inn i denne databasen fra denne maskinen. Ingenting er endret. Be den som styrer tjeneren føre opp maskinen i pg_hba.conf, og se etter om det kreves kryptert forbindelse (sslmode=verify-full i adressen)."
    en = "The database server does not let this user in to this database from this machine. Nothing was changed. Ask whoever runs the server to enter the machine in pg_hba.conf, and see whether an encrypted connection is wanted (sslmode=verify-full in the address)."


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


class DatabaseUserMayChange(SchemaDamaged):
    """Somebody at PostgreSQL who was given more than to add to the journal."""

    code = "store.database_rights_extra"
    nb = "Brukeren i databasen har fått lov til mer enn den som selger, skal ha ({what}), så journalen kunne endres med den. Ingenting startes. Kjør «datakasse database prepare» på nytt: den setter rettighetene slik de skal være; er brukeren eier, må den som styrer tjeneren ta det fra den. Kontroller så alt med «verify», og finn ut hvem som ga det."
    en = 'The user in the database was allowed more than whoever sells is to have ({what}), so the journal could be changed with it. Nothing is started. Run "datakasse database prepare" again: it puts the rights right; where the user is an owner, whoever runs the server has to take that from it. Then check everything with "verify", and find out who gave it.'


class DatabaseRightsMissing(StoreBroken):
    """A user at PostgreSQL from whom something was taken that selling, or receiving, needs."""

    code = "store.database_rights_missing"
    category = Category.UNAVAILABLE
    nb = "Brukeren i databasen mangler rettigheter ({what}), så ingenting nytt kan lagres. Alt som er lagret, er trygt. Kjør «datakasse database prepare» på nytt: den setter rettighetene slik de skal være."
    en = 'The user in the database lacks rights ({what}), so nothing new can be stored. All that was stored is safe. Run "datakasse database prepare" again: it puts the rights right.'


class DatabasePreparerTooWeak(Refused):
    """A user who may not make a database ready."""

    code = "store.database_preparer"
    category = Category.FORBIDDEN
    nb = "Denne brukeren får ikke gjøre databasen klar ({what}). Det som er lagret i den, er urørt. Kjør kommandoen med en bruker som kan lage roller og som eier databasen, for eksempel postgresql://postgres@…"
    en = "This user may not make the database ready ({what}). What is stored in it is untouched. Run the command as a user who can make roles and who owns the database, such as postgresql://postgres@…"


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
