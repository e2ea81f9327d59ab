"""A file that somebody named on the command line, to be read whole."""

from pathlib import Path

from datakasse.errors.files import FileNotReadable
from datakasse.errors.phrase import Phrase
from datakasse.errors.system_words import system_words


def content_of(file: Path) -> bytes:
    """
    Return what is in a file.

    Raises:
        FileNotReadable: It is not there, or not for this user to open.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise FileNotReadable(file=str(file), why=Phrase("den finnes ikke", "it does not exist")) from error
    except PermissionError as error:
        raise FileNotReadable(
            file=str(file), why=Phrase("du har ikke lov til å lese den", "you may not read it")
        ) from error
    except OSError as error:
        raise FileNotReadable(file=str(file), why=system_words(error)) from error
