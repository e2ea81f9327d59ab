"""Refusals about an article, and the group it is reported in."""

from datakasse.errors.refusal import Category, Refused


class BadArticle(Refused):
    """An article that cannot be sold as it stands."""

    code = "article.bad"
    nb = "Varen er ikke lagret. Rett {what}."
    en = "The article was not saved. Correct: {what}."


class GtinTaken(Refused):
    """A barcode that another article answers to."""

    code = "article.gtin_taken"
    category = Category.CONFLICT
    nb = "Strekkoden {gtin} er i bruk på {name} ({number}). Varen er ikke lagret; ta koden bort fra den ene."
    en = "The barcode {gtin} is in use for {name} ({number}). The article was not saved; take it off one of them."


class DepositInUse(Refused):
    """A deposit was to be taken off sale that follows an article."""

    code = "article.deposit_in_use"
    category = Category.CONFLICT
    nb = "Panten følger {name} ({number}). Ingenting er endret; gi den varen en annen pant, eller ta den ut av salg først."
    en = "The deposit follows {name} ({number}). Nothing was changed; give that article another, or take it off sale first."


class BadGroup(Refused):
    """A group of articles that cannot be reported."""

    code = "article_group.bad"
    law = "KSF-2-8-2-f"
    nb = "Varegruppen er ikke lagret. Rett {what}."
    en = "The group was not saved. Correct: {what}."
