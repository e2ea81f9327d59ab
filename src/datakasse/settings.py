"""What a running datakasse is told from outside: one frozen object, read once."""

from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec

from datakasse.trade.shop import Declaration

PRODUCT = "datakasse"
DEFAULT_PORT = 8765
DEFAULT_SECURE_PORT = 8766
DEFAULT_TRUST_PORT = 8767
_DECLARATION_FILE = "declaration.json"


class Settings(msgspec.Struct, frozen=True):
    """
    Settings of one process.

    Attributes:
        folder: The data folder.
        version: The running version.
        declaration: What has been declared about this build; empty on a build nobody declared.
    """

    folder: Path
    version: str = ""
    declaration: Declaration = Declaration()


def settings_for(folder: Path) -> Settings:
    """Return the settings of a process that works on a data folder."""
    return Settings(folder, version(PRODUCT), built_declaration())


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
