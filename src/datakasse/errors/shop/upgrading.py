"""Refusals about bringing a shop to another version."""

from typing import ClassVar

from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Category, Refused


class NotNewer(Refused):
    """The version that was named is not newer."""

    code = "upgrade.not_newer"
    category = Category.CONFLICT
    nb = "Versjon {version} er ikke nyere enn {running}, som er i bruk. Ingenting er endret."
    en = "Version {version} is not newer than {running}, which is in use. Nothing was changed."


class NoLink(Refused):
    """What is to name the version in use is no link, or not to be moved by whoever asks."""

    code = "upgrade.no_link"
    category = Category.CONFLICT
    nb = "{link} er ikke en lenke til en mappe, eller kan ikke flyttes av den som kjører kommandoen. Ingenting er endret, og kassen er ikke stoppet. Oppgi lenken som peker på mappen med versjonen i bruk, for eksempel /opt/datakasse/current, og kjør kommandoen som den som eier den."
    en = "{link} is not a link to a folder, or cannot be moved by whoever runs the command. Nothing was changed, and the register was not stopped. Name the link to the folder of the version in use, for example /opt/datakasse/current, and run the command as its owner."


class ServiceNotManaged(Refused):
    """The machine's manager of services does not stop the register."""

    code = "upgrade.service_not_managed"
    category = Category.CONFLICT
    nb = "Tjenesten {service} lar seg ikke stoppe herfra («{why}»). Ingenting er endret. Se etter navnet, og kjør kommandoen som en som får stoppe tjenester; eller stopp kassen selv, og utelat --service."
    en = 'The service {service} cannot be stopped from here ("{why}"). Nothing was changed. Look at its name, and run the command as somebody who may stop services; or stop the register yourself, and leave --service out.'


class VersionBroken(Refused):
    """A version does not run, or refuses the books; `why` is what it says itself."""

    code = "upgrade.version_broken"
    category = Category.UNAVAILABLE
    nb = "Versjon {version} klarte ikke prøven: «{why}». Alt som er solgt, er trygt. Behold versjonen som er i bruk, og meld fra til leverandøren."
    en = 'Version {version} did not pass the test: "{why}". Everything sold is safe. Keep the version in use, and tell the supplier.'
    why: ClassVar[Phrase] = Phrase("den klarte ikke prøven («{why}»)", 'it did not pass the test ("{why}")')


class VersionDisagrees(VersionBroken):
    """A version finds something else in the books than the one in use."""

    code = "upgrade.version_disagrees"
    nb = "Versjon {version} leser bøkene annerledes enn versjonen i bruk ({what}). Alt som er solgt, er trygt. Behold versjonen som er i bruk, og meld fra til leverandøren."
    en = "Version {version} reads the books otherwise than the version in use ({what}). Everything sold is safe. Keep the version in use, and tell the supplier."
    why = Phrase("den leser bøkene annerledes ({what})", "it reads the books otherwise ({what})")


class JournalFaulty(VersionBroken):
    """The journal of a register has faults, whichever version looks."""

    code = "upgrade.journal_faulty"
    category = Category.CONFLICT
    nb = "Journalen til {register} har {faults} feil, så ingen ny versjon får overta den. Alt står som det sto. Kjør «datakasse verify», og ta kontakt med leverandøren før noen gjør mer."
    en = 'The journal of {register} has {faults} faults, so that no new version may take it over. Everything stands as it stood. Run "datakasse verify", and call the supplier before anybody does more.'
    why = Phrase(
        "journalen til {register} har {faults} feil", "the journal of {register} has {faults} faults"
    )


class VersionNotStarted(VersionBroken):
    """A version took the books over, and then did not open for sale."""

    code = "upgrade.not_started"
    nb = "Versjon {version} kom ikke i gang. Alt som er solgt, er trygt. Meld fra til leverandøren."
    en = "Version {version} did not start. Everything sold is safe. Tell the supplier."
    why = Phrase("den kom ikke i gang", "it did not start")


class VersionStays(Refused):
    """The new version failed after it had written, or holds the books still, so that there is no way back."""

    code = "upgrade.version_stays"
    category = Category.UNAVAILABLE
    nb = "Versjon {version} kom ikke i gang som den skulle, men har alt skrevet i journalen eller holder på med den, så den blir stående: versjonen før mangler de postene. Alt som er solgt, er trygt. Se om kassen går, og start den ellers; går det ikke, retter leverandøren det med en nyere versjon."
    en = "Version {version} did not start as it should, but has written in the journal already or is at work on it, so it stays: the version before lacks those entries. Everything sold is safe. See whether the register runs, and start it otherwise; if it does not, the supplier mends it with a newer version."


class NoSuchVersion(VersionBroken):
    """What was named is no `datakasse`: not there, not to be run, or another program."""

    code = "upgrade.no_such_version"
    category = Category.MISSING
    nb = "{version} er ikke et datakasse-program ({why}). Ingenting er endret. Oppgi «datakasse» i mappen til den nye versjonen, for eksempel /opt/datakasse/0.2.0/bin/datakasse."
    en = 'There is no program of datakasse at {version} ({why}). Nothing was changed. Name the "datakasse" in the folder of the new version, for example /opt/datakasse/0.2.0/bin/datakasse.'


class StillServed(Refused):
    """The register did not stop."""

    code = "upgrade.still_served"
    category = Category.CONFLICT
    nb = "Kassen er fortsatt i gang. Ingenting er endret. Stopp den, og prøv igjen."
    en = "The register is still running. Nothing was changed. Stop it, and try again."


class UpgradeUndone(Refused):
    """The new version failed on the books themselves, and everything was put back."""

    code = "upgrade.undone"
    category = Category.UNAVAILABLE
    nb = "Versjon {version} er tatt ut igjen: {why}. Kassen går videre med {running}, og alt som er solgt, er trygt. Meld fra til leverandøren."
    en = "Version {version} was taken out again: {why}. The register goes on with {running}, and everything sold is safe. Tell the supplier."


class UpgradeElsewhere(Refused):
    """The books are in a database that is not this folder's to copy."""

    code = "upgrade.elsewhere"
    category = Category.CONFLICT
    nb = "Bøkene ligger i en database utenfor datamappen, som denne kommandoen ikke kan kopiere. Ingenting er endret. Slik gjøres det: docs/operations/upgrade.md."
    en = "The books are in a database outside the data folder, which this command cannot copy. Nothing was changed. How it is done: docs/operations/upgrade.md."
