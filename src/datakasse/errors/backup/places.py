"""Refusals about setting backups up, and the places they go to."""

from datakasse.errors.refusal import Category, Refused


class BackupMissing(Refused):
    """No backup is set up."""

    code = "backup.not_set_up"
    category = Category.MISSING
    nb = "Sikkerhetskopi er ikke satt opp. Sett den opp med «datakasse backup set-up»."
    en = 'No backup is set up. Set it up with "datakasse backup set-up".'


class BackupExists(Refused):
    """A second recovery key would make the first sheet worthless."""

    code = "backup.set_up_before"
    category = Category.CONFLICT
    nb = "Sikkerhetskopi er satt opp fra før, med et gjenopprettingsark som gjelder. Legg til steder med «backup add-place», eller bytt arket med «backup replace-key»."
    en = 'A backup is set up already, with a recovery sheet that counts. Add places with "backup add-place", or replace the sheet with "backup replace-key".'


class PlaceAddressBad(Refused):
    """An address that means nothing."""

    code = "backup.bad_address"
    nb = "«{address}» er ikke et sted for kopier. Skriv folder:/mappe, sftp://bruker@maskin/mappe eller s3+https://maskin/bøtte/mappe."
    en = "{address} is no place for copies. Write folder:/path, sftp://user@host/path or s3+https://host/bucket/path."


class PlaceNameBad(Refused):
    """A name that cannot be told, or is in use."""

    code = "backup.bad_name"
    nb = (
        "Stedet kan ikke hete «{name}»: bruk 1–40 små bokstaver, tall og bindestrek, og et navn som er ledig."
    )
    en = "A place cannot be called {name}: use 1–40 small letters, digits and hyphens, and a name that is free."


class PlaceUnknown(Refused):
    """No place has that name."""

    code = "backup.unknown_place"
    category = Category.MISSING
    nb = "Det er ikke satt opp noe sted som heter «{name}»."
    en = "No place called {name} is set up."


class PlaceDown(Refused):
    """A place does not do what is asked."""

    code = "backup.place_failed"
    category = Category.UNAVAILABLE
    nb = "Stedet «{name}» svarer ikke som det skal ({why}). Salget er ikke berørt; det prøves igjen av seg selv."
    en = "The place {name} does not do what it should ({why}). Sales are not affected; it is tried again by itself."


class SftpMissing(Refused):
    """The optional library is not installed."""

    code = "backup.sftp_not_installed"
    category = Category.UNAVAILABLE
    nb = "SFTP trenger et tillegg: installer med «pip install datakasse[sftp]». Mappe og S3 virker uten."
    en = 'SFTP needs an extra: install it with "pip install datakasse[sftp]". Folders and S3 work without.'
