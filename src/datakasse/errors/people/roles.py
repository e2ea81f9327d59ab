"""Refusals about roles, and who may give which right."""

from datakasse.errors.refusal import Category, Refused


class UnknownRole(Refused):
    """A role that the shop does not have."""

    code = "people.unknown_role"
    category = Category.MISSING
    nb = "Butikken har ingen rolle som heter {role}. Ingenting er endret."
    en = "The shop has no role called {role}. Nothing was changed."


class BadRole(Refused):
    """A role of the shop's own that cannot be called or made so."""

    code = "people.bad_role"
    nb = (
        "Rollen er ikke lagret. Den trenger et navn, minst én rettighet, og en kode med små bokstaver (a–z), tall og "
        "bindestrek som ikke er en av de faste rollenes."
    )
    en = (
        "The role was not saved. It needs a name, at least one right, and a code of lower-case letters (a–z), digits "
        "and hyphens that is not one of the fixed roles'."
    )


class RoleIsFixed(Refused):
    """A role that every shop has was to be changed."""

    code = "people.role_is_fixed"
    category = Category.CONFLICT
    nb = "{role} er en fast rolle og kan ikke endres. Lag en egen rolle med de rettighetene du vil ha."
    en = "{role} is a fixed role and cannot be changed. Make a role of your own with the rights you want."


class RoleInUse(Refused):
    """A role was to be done away with that somebody has."""

    code = "people.role_in_use"
    category = Category.CONFLICT
    nb = "Rollen {role} er i bruk av {operators}. Ingenting er endret; gi dem en annen rolle først."
    en = "The role {role} is had by {operators}. Nothing was changed; give them another role first."


class NobodyWouldAdminister(Refused):
    """What would leave the shop with nobody who can give every right: what nobody holds, nobody can give back."""

    code = "people.nobody_would_administer"
    category = Category.CONFLICT
    nb = "Da ville ingen ha alle rettighetene, og ingen kunne gi dem tilbake. Ingenting er endret; gi en annen dem først."
    en = "Nobody would then hold every right, and nobody could give them back. Nothing was changed; give somebody else them first."


class BeyondYourRights(Refused):
    """Somebody was to give, or take power over, more than she may herself."""

    code = "people.beyond_your_rights"
    category = Category.FORBIDDEN
    attempt_is_kept = True
    nb = "Du kan ikke gi, eller styre en som har, flere rettigheter enn dine egne ({right}). Ingenting er endret."
    en = "You cannot give, or look after somebody who has, more rights than your own ({right}). Nothing was changed."


class AccessChanged(Refused):
    """Access was confirmed as somebody saw it, and is another now."""

    code = "people.access_changed"
    category = Category.CONFLICT
    law = "KSF-2-7-1"
    nb = "Tilgangene er endret siden du så dem. Ingenting er bekreftet; se gjennom dem på nytt."
    en = "Access has changed since you saw it. Nothing was confirmed; look through it again."
