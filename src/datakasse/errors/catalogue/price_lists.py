"""Refusals about price lists."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Category, Refused


class PriceListFault(StrEnum):
    """What of a price list cannot be."""

    NAME = "name"
    FOR_WHOM = "for_whom"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    COUNT = "count"
    """No price at all, or more than a list holds."""


_WORDS: Final[Mapping[PriceListFault, Phrase]] = {
    PriceListFault.NAME: Phrase("navnet (1 til {most} tegn)", "its name (1 to {most} characters)"),
    PriceListFault.FOR_WHOM: Phrase(
        "hvem den er for (et sted eller en kundegruppe)",
        "whom it is for (a place or a group of customers)",
    ),
    PriceListFault.FIRST_DAY: Phrase("første dag", "the first day"),
    PriceListFault.LAST_DAY: Phrase("siste dag", "the last day"),
    PriceListFault.COUNT: Phrase("antall priser (1 til {most})", "the number of prices (1 to {most})"),
}


def words_of_faults(faults: Sequence[PriceListFault], most: int) -> Phrase:
    """Return faults in words; `most` as in `BadPriceList.of`."""
    return Phrase.joined(_WORDS[fault].filled(most=most) for fault in faults)


class BadPriceList(Refused):
    """A price list of which something cannot be; `faults` has the codes."""

    code = "price_list.malformed"
    nb = "Prislisten kan ikke være slik: {what}. Ingenting er lagret; rett det, og prøv igjen."
    en = "The price list cannot be so: {what}. Nothing was saved; put it right and try again."

    @classmethod
    def of(cls, faults: Sequence[PriceListFault], most: int) -> "BadPriceList":
        """
        Return the refusal that says some faults.

        Args:
            faults: What cannot be.
            most: The most characters of a name or a group's, or prices of a list.
        """
        return cls(faults=",".join(faults), what=words_of_faults(faults, most))


class FaultyPrices(Refused):
    """Rows of a price list that cannot be taken in."""

    code = "price_list.faulty_rows"
    nb = "{count} av radene kan ikke tas inn, den første på linje {line}. Ingenting er lagret; se gjennom radene, rett dem, og prøv igjen."
    en = "{count} of the rows cannot be taken in, the first on line {line}. Nothing was saved; look through the rows, put them right and try again."


class UnknownPriceList(Refused):
    """There has been no price list of that number."""

    code = "price_list.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen prisliste nr. {number}. Ingenting er endret; se i listen."
    en = "There is no price list no. {number}. Nothing was changed; see the list."


class PriceListOver(Refused):
    """A price list that is over is neither changed nor ended."""

    code = "price_list.over"
    category = Category.CONFLICT
    nb = "Prisliste nr. {number} er slutt. Ingenting er endret; lag en ny."
    en = "Price list no. {number} is over. Nothing was changed; make another."


class PriceListChanged(Refused):
    """A price list that somebody else changed meanwhile."""

    code = "price_list.changed"
    category = Category.CONFLICT
    nb = (
        "Prisliste nr. {number} er endret av noen andre imens. Ingenting av ditt er lagret. Hent den på nytt."
    )
    en = "Price list no. {number} was changed by somebody else meanwhile. Nothing of yours was saved. Fetch it again."


class TooManyPriceLists(Refused):
    """More price lists than a price is looked up in."""

    code = "price_list.too_many"
    category = Category.CONFLICT
    nb = "Det er {count_max} prislister som gjelder eller kommer, og det er det meste. Ingenting er lagret; avslutt en først."
    en = "There are {count_max} price lists that hold or are to come, which is the most. Nothing was saved; end one first."


class PriceListOfNoPlace(Refused):
    """Labels of a price list that is for a group of customers."""

    code = "price_list.of_no_place"
    category = Category.CONFLICT
    nb = "Prisliste nr. {number} er for en kundegruppe, og de prisene står ikke på hyllen. Ingen etiketter er laget; velg en liste for et sted."
    en = "Price list no. {number} is for a group of customers, and those prices stand on no shelf. No labels were made; choose a list for a place."
