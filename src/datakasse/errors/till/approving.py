"""Refusals of approving: what one at the till asks another to let her do."""

from datakasse.errors.missing_right import MissingRight
from datakasse.errors.refusal import Category, Refused


class NothingToApprove(Refused):
    """An approval of something that nobody asks for any longer."""

    code = "approval.nothing_asked"
    category = Category.CONFLICT
    nb = "Det er ingenting å godkjenne lenger. Ingenting er gjort; prøv handlingen en gang til."
    en = "There is nothing to approve any longer. Nothing was done; try the action once more."


class NoLongerApproved(MissingRight):
    """What was approved has become something else: another amount, as her prices changed meanwhile."""

    code = "approval.no_longer_so"
    nb = "Det som ble godkjent, er blitt noe annet siden. Ingenting er gjort; be om godkjenning på nytt."
    en = "What was approved has become something else since. Nothing was done; ask for approval anew."
