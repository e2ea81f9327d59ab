"""Refusals about keys: of the database, and of the registers' signatures."""

from datakasse.errors.refusal import Category, Refused


class WrongDatabaseKey(Refused):
    """The database cannot be read with the key at hand."""

    code = "store.wrong_key"
    category = Category.UNAVAILABLE
    nb = "Databasen lar seg ikke åpne med denne nøkkelen. Ingenting er endret; finn nøkkelen som hører til."
    en = "The database does not open with this key. Nothing was changed; find the key that belongs to it."


class MasterKeyMissing(WrongDatabaseKey):
    """What opens everything is neither in the folder nor among the credentials of systemd."""

    code = "store.master_key_missing"
    category = Category.UNAVAILABLE
    law = "SIG-12"
    nb = "Hovednøkkelen mangler: den ligger ikke i {folder}, og systemd gir ingen. Ingenting er endret. Ligger den blant tjenestens hemmeligheter i systemd (datakasse-key), så gi kommandoen som den tjenesten; ellers legg tilbake nøkkelmappen, eller hent butikken fra sikkerhetskopien."
    en = "The master key is missing: it is not in {folder}, and systemd hands over none. Nothing was changed. If it is among the credentials of the service in systemd (datakasse-key), give the command as that service; otherwise put the folder of keys back, or restore the shop from the backup."


class WrongCredential(WrongDatabaseKey):
    """What systemd hands over as the master secret does not open the folder, or is none."""

    code = "store.wrong_credential"
    category = Category.UNAVAILABLE
    law = "SIG-12"
    nb = "Hemmeligheten datakasse-key, som systemd gir, åpner ikke nøklene i {folder}, eller den er ikke 64 heksadesimale sifre. Ingenting er endret. Gi den som hører til, eller ta den bort der nøkkelen ligger i mappen."
    en = "The credential datakasse-key, which systemd hands over, does not open the keys in {folder}, or is not 64 hexadecimal digits. Nothing was changed. Hand over the one that belongs to them, or take it away where the key lies in the folder."


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
    nb = "Sikkerhetsbrikken åpner ikke nøkkelen; biblioteket dens svarer {why}. Ingenting er endret. Ta brikken ut, sett den inn og prøv igjen; varer det ved, spør den som leverte brikken."
    en = "The security token does not open the key; its library answers {why}. Nothing was changed. Take the token out, put it in and try again; if that goes on, ask whoever supplied it."


class TokenPinWanted(TokenFailed):
    """A token was not asked, because there is no PIN to open it with."""

    code = "store.token_pin_wanted"
    nb = "Sikkerhetsbrikken trenger PIN, og ingen er oppgitt. Brikken er ikke spurt, og ingenting er endret. Oppgi PIN-en i DATAKASSE_TOKEN_PIN, eller som datakasse-token-pin blant tjenestens hemmeligheter i systemd, og start på nytt."
    en = "The security token needs a PIN, and none was given. The token was not asked, and nothing was changed. Give the PIN in DATAKASSE_TOKEN_PIN, or as datakasse-token-pin among the credentials of the service in systemd, and start again."


class TokenPinWrong(TokenFailed):
    """A token does not take the PIN."""

    code = "store.token_pin_wrong"
    nb = "Sikkerhetsbrikken tar ikke PIN-en: den er feil, eller brikken er låst av for mange feil. Ingenting er endret. Se at PIN-en er den riktige før du prøver igjen; en låst brikke låses opp med verktøyet til den som laget den."
    en = "The security token does not take the PIN: it is wrong, or the token is locked by too many wrong ones. Nothing was changed. See that the PIN is the right one before you try again; a locked token is unlocked with its maker's tool."


class TokenMissing(TokenFailed):
    """No token of that label is in, or the library that is to speak to it is not there."""

    code = "store.token_missing"
    nb = "Ingen sikkerhetsbrikke svarer på adressen {address}. Ingenting er endret. Se at brikken står i, at den heter det, og at biblioteket i module-path er installert, og prøv igjen."
    en = "No security token answers to the address {address}. Nothing was changed. See that the token is in and called that, and that the library in module-path is installed, and try again."


class TokenOfAnother(TokenFailed):
    """A token of that label does not have the key that opens this folder."""

    code = "store.token_of_another"
    nb = "Sikkerhetsbrikken har ikke nøkkelen som åpner denne mappen: det er en annen brikke med samme navn, eller den er tømt. Ingenting er endret. Sett inn brikken som hører til, eller hent butikken fra sikkerhetskopien."
    en = "The security token does not have the key that opens this folder: it is another token of the same label, or it was emptied. Nothing was changed. Put the token in that belongs to it, or restore the shop from the backup."


class TokenAddressMalformed(TokenFailed):
    """What is to say which token is no address of one."""

    code = "store.token_address"
    category = Category.INVALID
    nb = "Adressen til sikkerhetsbrikken er ikke på formen pkcs11:token=NAVN?module-path=BIBLIOTEK. Ingenting er endret."
    en = "The address of the security token is not of the form pkcs11:token=LABEL?module-path=LIBRARY. Nothing was changed."


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


class KeyFileUnreadable(Refused):
    """A key that whoever runs the program may not read."""

    code = "store.key_file_unreadable"
    category = Category.UNAVAILABLE
    law = "SIG-12"
    nb = "Du har ikke lov til å lese nøkkelen {path}. Ingenting er endret. Gi kommandoen som den brukeren som eier datamappen, eller gi mappen og alt i den til den som skal åpne den."
    en = "You may not read the key {path}. Nothing was changed. Give the command as the user who owns the data folder, or give the folder and all in it to whoever is to open it."


class KeyMissing(Refused):
    """A register's signing keys are not where they should be."""

    code = "store.key_missing"
    category = Category.UNAVAILABLE
    law = "SIG-12"
    nb = "Signeringsnøkkelen til kasse {register} mangler. Kassen kan ikke selge før den er på plass."
    en = "The signing key of register {register} is missing. The register cannot sell until it is back."
