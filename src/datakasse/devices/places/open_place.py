"""Which place an address speaks of."""

from pathlib import Path

from datakasse.devices import places
from datakasse.devices.places.folder import FolderPlace
from datakasse.devices.places.s3 import S3Place
from datakasse.errors.backup.places import PlaceAddressBad
from datakasse.office.backup.place import Place, PlaceSetup


def open_place(setup: PlaceSetup) -> Place:
    """
    Return the place of a set-up; nothing is asked of it yet.

    Raises:
        PlaceAddressBad: The address means nothing.
        SftpMissing: What speaks with such a place is not installed.
    """
    kind, _, rest = setup.address.partition(":")
    if kind == "folder" and rest:
        return FolderPlace(Path(rest))
    if kind == "sftp":
        return places.sftp.SftpPlace(setup)
    if kind in {"s3+https", "s3+http"}:
        return S3Place(setup)
    raise PlaceAddressBad(address=setup.address[:100])
