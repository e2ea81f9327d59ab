"""Refusals about keys: of the database, and of the registers' signatures."""

from datakasse.errors.refusal import Category, Refused


class WrongDatabaseKey(Refused):
    """The database cannot be read with the key at hand."""

    code = "store.wrong_key"
    category = Category.UNAVAILABLE
    nb = "Databasen lar seg ikke åpne med denne nøkkelen. Ingenting er endret; finn nøkkelen som hører til."
    en = "The database does not open with this key. Nothing was changed; find the key that belongs to it."


class PassphraseWanted(WrongDatabaseKey):
    """What opens everything is locked with a passphrase, and the one at hand is none, or another one."""

    code = "store.passphrase_wanted"
    category = Category.UNAVAILABLE
    law = "SIG-12"
    nb = "Nøkkelen i mappen er låst med en passordfrase, og den er ikke oppgitt, eller det er en annen. Ingenting er endret. Oppgi den i DATAKASSE_PASSPHRASE, eller som datakasse-passphrase blant tjenestens hemmeligheter i systemd, og start på nytt."
    en = "The key in the folder is locked with a passphrase, and none was given, or another one. Nothing was changed. Give it in DATAKASSE_PASSPHRASE, or as datakasse-passphrase among the credentials of the service in systemd, and start again."


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
