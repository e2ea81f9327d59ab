"""Refusals about who works at a register."""

from datakasse.errors.refusal import Category, Refused


class OperatorExists(Refused):
    """An operator number that somebody has, or had: the journal knows one person by it."""

    code = "people.operator_exists"
    category = Category.CONFLICT
    law = "KSF-2-5-g"
    nb = "Nummeret {operator} er brukt, kanskje av en som har sluttet. Ingenting er endret; velg et annet."
    en = "The number {operator} was used, perhaps by somebody who has left. Nothing was changed; choose another."


class OperatorWorksHere(Refused):
    """Somebody was to come back who never left."""

    code = "people.works_here"
    category = Category.CONFLICT
    nb = (
        "Operatør {operator} har ikke sluttet. Ingenting er endret; gi en ny PIN hvis det er den som mangler."
    )
    en = "Operator {operator} has not left. Nothing was changed; give a new PIN if that is what is missing."


class PersonNameMissing(Refused):
    """An operator without a first name."""

    code = "people.name_missing"
    nb = "Skriv fornavnet; det vises der man logger på. Ingenting er endret."
    en = "Write the first name; it is shown where people sign on. Nothing was changed."
