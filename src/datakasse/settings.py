"""What a running datakasse is told from outside: one frozen object, read once."""

from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec

from datakasse.trade.shop.shop import Declaration

PRODUCT = "datakasse"
DEFAULT_PORT = 8765
DEFAULT_SECURE_PORT = 8766
DEFAULT_TRUST_PORT = 8767
DEFAULT_HUB_PORT = 8770
_DECLARATION_FILE = "declaration.json"


class Outside(msgspec.Struct, frozen=True):
    """
    Whom a shop asks outside, when somebody wants to know; nothing that sells waits for them.

    Attributes:
        time_server: Whose time the clock is held against (NTP), `HOST` or `HOST:PORT`; empty for nobody's.
        company_register: Where businesses are looked up, `https://…`; empty for nowhere.
    """

    time_server: str = ""
    company_register: str = ""


OUTSIDE = Outside("no.pool.ntp.org", "https://data.brreg.no/enhetsregisteret/api")
"""Whom a shop in Norway asks."""


class Settings(msgspec.Struct, frozen=True):
    """
    Settings of one process.

    Attributes:
        folder: The data folder.
        version: The running version.
        declaration: What has been declared about this build; empty on a build nobody declared.
        database: The database that was named, `postgresql://…`; empty for where the folder says.
        outside: Whom it asks outside.
    """

    folder: Path
    version: str = ""
    declaration: Declaration = Declaration()
    database: str = ""
    outside: Outside = Outside()


def settings_for(folder: Path, database: str = "") -> Settings:
    """Return the settings of a process that works on a data folder, and on a database if one is named."""
    return Settings(folder, version(PRODUCT), built_declaration(), database, OUTSIDE)


def built_declaration() -> Declaration:
    """
    Return the declaration that the supplier built into the package, empty when there is none (KSL-7).

    The supplier of a release puts `declaration.json` into the package when building it; nothing a
    shop can set turns a demonstration into a declared register.
    """
    source = files(PRODUCT).joinpath(_DECLARATION_FILE)
    if not source.is_file():
        return Declaration()
    return msgspec.json.decode(source.read_bytes(), type=Declaration)
