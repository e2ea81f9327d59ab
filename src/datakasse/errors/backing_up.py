"""Refusals about backups: setting them up, what a place answers, and what comes back from one."""

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
    nb = "Sikkerhetskopi er satt opp fra før, med en gjenopprettingsnøkkel som gjelder. Legg til steder med «backup add-place»."
    en = 'A backup is set up already, with a recovery key that counts. Add places with "backup add-place".'


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


class RecoveryKeyBad(Refused):
    """Not a recovery key."""

    code = "backup.bad_recovery_key"
    nb = "Filen inneholder ingen gjenopprettingsnøkkel. Den er linjen på arket som begynner med AGE-SECRET-KEY-1."
    en = "The file holds no recovery key. It is the line on the sheet that begins with AGE-SECRET-KEY-1."


class RecoveryKeyWrong(Refused):
    """A recovery key that opens nothing there."""

    code = "backup.wrong_recovery_key"
    category = Category.FORBIDDEN
    nb = "Gjenopprettingsnøkkelen åpner ikke kopiene på dette stedet. Ingenting er skrevet; finn arket som hører til butikken."
    en = "The recovery key does not open the copies in this place. Nothing was written; find the sheet that belongs to the shop."


class NoCopyThere(Refused):
    """A place without a backup."""

    code = "backup.nothing_there"
    category = Category.MISSING
    nb = "Det er ingen sikkerhetskopi av datakasse på stedet{line}. Ingenting er skrevet."
    en = "There is no backup of datakasse in that place{line}. Nothing was written."


class CopyAmbiguous(Refused):
    """Several machines have left copies, and none follows from the others."""

    code = "backup.several_lines"
    category = Category.CONFLICT
    nb = "Stedet har kopier fra flere maskiner: {lines}. Velg én med --line."
    en = "The place has copies of several machines: {lines}. Choose one with --line."


class CopyIncomplete(Refused):
    """Entries are missing in the middle."""

    code = "backup.incomplete"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Kopien av kasse {register} mangler post {number}, og har senere poster. Ingenting er skrevet; prøv et annet sted for kopier."
    en = "The copy of register {register} lacks entry {number}, and has later ones. Nothing was written; try another place."


class CopyDamaged(Refused):
    """A box was changed, cut, exchanged or is someone else's."""

    code = "backup.damaged"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Kopien er skadet eller endret: {what}. Ingenting er skrevet; prøv et annet sted, eller gå til før skaden med --until."
    en = "The copy is damaged or was changed: {what}. Nothing was written; try another place, or go back before it with --until."


class NoCopySoOld(Refused):
    """The shop is wanted as it was before the oldest copy of it."""

    code = "backup.none_so_old"
    category = Category.MISSING
    nb = "Det er ingen kopi så gammel. Den eldste er fra {oldest}; velg et tidspunkt fra da av med --until. Ingenting er skrevet, og ingenting er galt med kopien."
    en = "There is no copy that old. The oldest is from {oldest}; choose a moment from then on with --until. Nothing was written, and nothing is wrong with the copy."


class NoCopySoOldHere(Refused):
    """As `NoCopySoOld`, where another machine sent copies before this one took its place."""

    code = "backup.none_so_old_of_this_machine"
    category = Category.MISSING
    nb = "Det er ingen kopi så gammel av denne maskinen. Den eldste er fra {oldest}; velg et tidspunkt fra da av med --until, eller hent kopien av maskinen før med --line {line}. Ingenting er skrevet, og ingenting er galt med kopien."
    en = "There is no copy that old of this machine. The oldest is from {oldest}; choose a moment from then on with --until, or fetch the copy of the machine before it with --line {line}. Nothing was written, and nothing is wrong with the copy."


class TrialBroken(Refused):
    """A restore on trial did not come to an end; it tells nothing about the copy."""

    code = "backup.trial_broken"
    category = Category.UNAVAILABLE
    nb = "Prøven på å gjenopprette en kopi kom ikke til ende ({why}). Kopiene, salget og bøkene er ikke berørt; prøv igjen med «datakasse backup drill»."
    en = 'Restoring a copy on trial did not come to an end ({why}). Copies, sales and books are not affected; try again with "datakasse backup drill".'


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
