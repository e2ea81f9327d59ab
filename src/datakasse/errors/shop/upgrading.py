"""Refusals about bringing a shop to another version."""

from datakasse.errors.refusal import Category, Refused


class NotNewer(Refused):
    """The version that was named is not newer."""

    code = "upgrade.not_newer"
    category = Category.CONFLICT
    nb = "Versjon {version} er ikke nyere enn {running}, som er i bruk. Ingenting er endret."
    en = "Version {version} is not newer than {running}, which is in use. Nothing was changed."


class VersionBroken(Refused):
    """A version does not run, refuses the books, or finds something else in them."""

    code = "upgrade.version_broken"
    category = Category.UNAVAILABLE
    nb = "Versjon {version} klarte ikke prøven: {why}. Alt som er solgt, er trygt. Behold versjonen som er i bruk, og meld fra til leverandøren."
    en = "Version {version} did not pass the test: {why}. Everything sold is safe. Keep the version in use, and tell the supplier."


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
