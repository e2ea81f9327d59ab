"""Refusals about trying another price out."""

from datakasse.errors.refusal import Category, Refused


class BadPriceExperiment(Refused):
    """An experiment with prices that cannot be."""

    code = "experiment.bad"
    nb = "Prisforsøket er ikke lagt opp, og ingen pris er endret. Rett {what}."
    en = "The experiment was not set up, and no price was changed. Correct: {what}."


class ExperimentBarred(Refused):
    """An article that is never sold cheaper, so that its price is not tried either."""

    code = "experiment.barred"
    law = "law.md 4.14"
    nb = "{name} kan ikke være med: varen selges aldri billigere (tobakk, pant, øl i butikk, varer uten rabatt). Ingenting er endret."
    en = "{name} cannot take part: it is never sold cheaper (tobacco, deposit, beer in a shop, goods without discount). Nothing was changed."


class ExperimentInTheWay(Refused):
    """Something else would change the same price meanwhile."""

    code = "experiment.in_the_way"
    category = Category.CONFLICT
    nb = "Vare {article} har et annet prisforsøk eller en kommende pris. Ingenting er endret; avslutt det, eller trekk prisen tilbake, først."
    en = "Article {article} has another experiment or a price to come. Nothing was changed; end that, or take the price back, first."


class UnknownExperiment(Refused):
    """An experiment that there is not."""

    code = "experiment.unknown"
    category = Category.MISSING
    nb = "Det finnes ikke noe prisforsøk med nummer {number}. Ingenting er endret."
    en = "There is no price experiment with number {number}. Nothing was changed."


class ExperimentOver(Refused):
    """An experiment that is over already."""

    code = "experiment.over"
    category = Category.CONFLICT
    nb = "Prisforsøk {number} er over. Ingenting er endret; den vanlige prisen gjelder."
    en = "Price experiment {number} is over. Nothing was changed; the usual price holds."
