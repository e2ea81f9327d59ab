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


class PlaceNotAdded(Refused):
    """A place did not answer as it was to be set up."""

    code = "backup.place_not_added"
    category = Category.UNAVAILABLE
    nb = "Stedet «{name}» er ikke lagt til: det svarer ikke som det skal ({why}). Salget er ikke berørt. Rett det som står i veien, og legg det til på nytt."
    en = "The place {name} was not added: it does not do what it should ({why}). Sales are not affected. Mend what is in the way, and add it again."


class CopyNotFetched(Refused):
    """A place did not answer while a copy was fetched from it."""

    code = "backup.not_fetched"
    category = Category.UNAVAILABLE
    nb = "Kopien er ikke hentet: stedet svarer ikke som det skal ({why}). Ingenting er skrevet. Rett det som står i veien og prøv igjen, eller hent fra et annet sted."
    en = "The copy was not fetched: the place does not do what it should ({why}). Nothing was written. Mend what is in the way and try again, or fetch from another place."


class HostKeyMissing(Refused):
    """A machine over SFTP that nobody could tell from another one."""

    code = "backup.host_key_missing"
    nb = "En maskin over SFTP trenger sin egen nøkkel (--host-key), så ingen annen kan svare i dens sted. Ingenting er endret. Hent den med «ssh-keyscan -t ed25519 MASKINEN», hold den mot det leverandøren oppgir, og skriv den slik den står der: «ssh-ed25519 AAAA…»."
    en = 'A machine over SFTP needs its own key (--host-key), so that no other can answer in its stead. Nothing was changed. Fetch it with "ssh-keyscan -t ed25519 HOST", hold it against what the provider states, and write it as it stands there: "ssh-ed25519 AAAA…".'


class BucketKeyMissing(Refused):
    """A bucket without what opens it."""

    code = "backup.bucket_key_missing"
    nb = "En bøtte trenger nøkkel-ID (--user) og hemmelig nøkkel (DATAKASSE_PLACE_SECRET), i tegn fra ASCII. Ingenting er endret. Begge får dere av leverandøren."
    en = "A bucket needs a key id (--user) and a secret key (DATAKASSE_PLACE_SECRET), in ASCII. Nothing was changed. The provider hands out both."


class SecretInAddress(Refused):
    """An address is shown, journalled and printed; a password in it would be so too."""

    code = "backup.secret_in_address"
    nb = "Adressen har et passord i seg, og adressen vises, skrives ut og står i journalen. Ingenting er endret. Skriv adressen uten, og oppgi passordet i DATAKASSE_PLACE_SECRET eller i feltet for det; bytt det også hvis andre kan ha sett det."
    en = "The address has a password in it, and the address is shown, printed and stands in the journal. Nothing was changed. Write the address without, and give the password in DATAKASSE_PLACE_SECRET or in the field for it; change it as well if others may have seen it."


class PlaceTwice(Refused):
    """Two names for one place would count as two copies."""

    code = "backup.same_place"
    category = Category.CONFLICT
    nb = "Kopiene går til det stedet alt, under navnet «{name}». Ingenting er endret. To navn på ett sted er én kopi; velg et annet sted."
    en = "Copies go to that place already, under the name {name}. Nothing was changed. Two names for one place are one copy; choose another place."


class SftpMissing(Refused):
    """The optional library is not installed."""

    code = "backup.sftp_not_installed"
    category = Category.UNAVAILABLE
    nb = "SFTP trenger et tillegg: installer med «pip install datakasse[sftp]». Mappe og S3 virker uten."
    en = 'SFTP needs an extra: install it with "pip install datakasse[sftp]". Folders and S3 work without.'
