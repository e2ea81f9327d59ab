"""Refusals about lists of articles that come in from files."""

from datakasse.errors.refusal import Category, Refused


class ArticleFileUnreadable(Refused):
    """A file that is no list of articles."""

    code = "article_file.unreadable"
    nb = "Filen kan ikke leses som en vareliste ({why}). Ingenting er lagret. Bruk CSV eller Excel (xlsx) med en rad med kolonnenavn øverst."
    en = "The file cannot be read as a list of articles ({why}). Nothing was saved. Use CSV or Excel (xlsx) with a row of column names on top."


class ArticleFileTooLarge(Refused):
    """More than is taken in at once."""

    code = "article_file.too_large"
    category = Category.TOO_LARGE
    nb = "Filen er for stor: høyst {rows} varer og {limit_mib} MB om gangen. Ingenting er lagret; del den i flere."
    en = "The file is too large: at most {rows} articles and {limit_mib} MB at once. Nothing was saved; divide it."


class NothingToImport(Refused):
    """A list in which there is nothing new, or nothing that can be sold."""

    code = "article_file.nothing_to_import"
    category = Category.CONFLICT
    nb = "Det er ingenting å importere: ingen rad er ny eller endret. Ingenting er lagret."
    en = "There is nothing to import: no row is new or changed. Nothing was saved."


class UnknownImport(Refused):
    """An import that there has not been."""

    code = "article_import.unknown"
    category = Category.MISSING
    nb = "Det er ingen import nummer {number}. Ingenting er endret; se listen over importer."
    en = "There is no import number {number}. Nothing was changed; see the list of imports."


class ImportUndone(Refused):
    """An import that has been undone already."""

    code = "article_import.undone"
    category = Category.CONFLICT
    nb = "Import nummer {number} er angret før. Ingenting er endret."
    en = "Import number {number} was undone before. Nothing was changed."
