"""The making of the first shop of a data folder, which the power may break off."""

from collections.abc import Mapping
from pathlib import Path

from datakasse.errors.storage.folder import ShopExists
from datakasse.storage.folder import DataFolder
from datakasse.storage.opening import create_store


class FirstMaking:
    """
    Notes that a shop is being made, so that what was left behind is known for what it is.

    Args:
        folder: The data folder.
        environ: The environment: decides where the master secret is kept.
    """

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self._folder = DataFolder(folder)
        self._environ = environ

    def begin(self) -> None:
        """Note that a shop is made here; raises `OSError` where nothing can be written."""
        self._folder.begin_making()

    def end(self) -> None:
        """Note that it is whole."""
        if self._folder.is_being_made:
            self._folder.end_making()

    def was_broken_off(self) -> bool:
        """
        Return whether a making was broken off, so that there is no shop; one that is whole is noted as such.

        Where anybody has ever served from the folder there was a whole shop, whatever the note says: it may
        have sold, and where its books are gone nothing is made in their place.

        Raises:
            Refused: As `create_store`, but for `ShopExists`.
        """
        if not self._folder.is_being_made:
            return False
        if self._folder.was_served:
            self.end()
            return False
        try:
            store = create_store(self._folder.path, self._environ)
        except ShopExists:
            self.end()
            return False
        store.close()
        return True
