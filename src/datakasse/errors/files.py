"""Refusals about a file that somebody named."""

from datakasse.errors.refusal import Category, Refused


class FileNotReadable(Refused):
    """A file that was named and cannot be opened."""

    code = "import.file_not_readable"
    category = Category.MISSING
    nb = "Filen {file} kan ikke åpnes ({why}). Ingenting er endret; se etter navnet og mappen den ligger i."
    en = "The file {file} cannot be opened ({why}). Nothing was changed; look at its name and the folder it is in."


class FileNotWritable(Refused):
    """A file that cannot be made where it was asked for."""

    code = "export.file_not_writable"
    category = Category.UNAVAILABLE
    nb = "Kan ikke skrive {file} ({why}). Ingen fil er laget; velg et annet sted med --out."
    en = "Cannot write {file} ({why}). No file was made; choose another place with --out."
