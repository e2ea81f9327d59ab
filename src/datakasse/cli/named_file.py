"""A file that somebody named on the command line, to be read whole."""

from pathlib import Path

from datakasse.errors.files import FileNotReadable


def content_of(file: Path) -> bytes:
    """
    Return what is in a file.

    Raises:
        FileNotReadable: It is not there, or not for this user to open.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise FileNotReadable(file=str(file), why="den finnes ikke") from error
    except PermissionError as error:
        raise FileNotReadable(file=str(file), why="du har ikke lov til å lese den") from error
    except OSError as error:
        raise FileNotReadable(file=str(file), why=error.strerror or "?") from error
