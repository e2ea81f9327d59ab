"""The refusal of a support bundle that is not there."""

from datakasse.errors.refusal import Category, Refused


class BundleNotMade(Refused):
    """A support bundle that was not put together since the program started."""

    code = "support.not_made"
    category = Category.MISSING
    nb = "Støttepakken er ikke laget ennå, eller kassen er startet på nytt siden. Lag den, og hent den så."
    en = "The support bundle was not made yet, or the register has restarted since. Make it, then fetch it."
