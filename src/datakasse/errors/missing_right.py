"""The refusal of whoever may not, and what each right is called in it."""

from typing import Final

from datakasse.errors.refusal import Category, Language, Refused

RIGHTS_IN_WORDS: Final = {
    "sell": ("Selge", "Sell"),
    "discount": ("Gi rabatt", "Give discounts"),
    "open_price": ("Taste pris", "Key in prices"),
    "return": ("Ta retur", "Take returns"),
    "price_check": ("Sjekke pris", "Check prices"),
    "copy": ("Skrive kopi", "Print copies"),
    "open_drawer": ("Åpne skuffen uten salg", "Open the drawer without a sale"),
    "pay_in_out": ("Ta penger inn og ut", "Pay in and out"),
    "sell_on_credit": ("Selge på faktura", "Sell on invoice"),
    "sell_over_limit": ("Selge over kredittgrensen", "Sell beyond the credit limit"),
    "gift_card": ("Selge gavekort", "Sell gift cards"),
    "sell_beyond_stock": ("Selge mer enn lageret har", "Sell more than the stock has"),
    "train": ("Slå trening av og på", "Turn training on and off"),
    "x_report": ("Ta X-rapport", "Take the X report"),
    "z_report": ("Gjøre opp dagen (Z)", "Close the day (Z)"),
    "read_journal": ("Lese journal og bilag", "Read journal and vouchers"),
    "export": ("Ta ut filer til kontroll", "Take out files for a control"),
    "keep_books": ("Føre regnskapet", "Keep the books"),
    "keep_stock": ("Føre lageret", "Keep the stock"),
    "see_cost": ("Se hva varene koster i innkjøp", "See what articles cost to buy"),
    "start_stop": ("Stoppe kassen", "Stop the register"),
    "administer": ("Styre folk, varer og oppsett", "Look after people, articles and settings"),
}
"""What each right is called where roles are shown, in bokmål and English."""


class MissingRight(Refused):
    """
    The operator's role does not allow it; the sentence calls the right what the list of roles calls it.

    Example:
        >>> MissingRight(operator="102", right="keep_stock").sentence("nb")
        '102 har ikke rett til dette («Føre lageret»). Ingenting er gjort; be en leder.'
    """

    code = "operator.missing_right"
    category = Category.FORBIDDEN
    attempt_is_kept = True
    nb = "{operator} har ikke rett til dette («{right}»). Ingenting er gjort; be en leder."
    en = 'The role of {operator} has no right to this ("{right}"). Nothing was done; ask a manager.'

    def sentence(self, language: Language = "nb") -> str:
        """Return the sentence in the language asked for, the right by its name."""
        right = str(self.facts.get("right", ""))
        nb, en = RIGHTS_IN_WORDS.get(right, (right, right))
        template, named = (self.en, en) if language == "en" else (self.nb, nb)
        return template.format(**{**self.facts, "right": named})
