"""Refusals about loyalty points: their terms, and when they are spent."""

from datakasse.errors.refusal import Category, Refused


class BadPointsTerms(Refused):
    """Terms that cannot be."""

    code = "points.malformed"
    nb = "Vilkårene for poeng er ikke lagret. Et poeng må koste minst 1 øre å tjene, være verdt minst 1 øre, og ikke være verdt mer enn det koster."
    en = "The terms of the points were not saved. A point has to cost at least 1 øre to earn, be worth at least 1 øre, and not be worth more than it costs."


class NoPartInPoints(Refused):
    """A customer who has not agreed to take part, or a shop that has no points."""

    code = "points.no_part"
    category = Category.CONFLICT
    nb = "Kunde {customer} er ikke med i fordelsprogrammet. Salget er som det var. Samtykket gis på kontoret; ligger det poeng i salget, ta dem bort."
    en = "Customer {customer} does not take part in the loyalty programme. The sale is as it was. Consent is given in the office; where points lie in the sale, take them away."


class PointsTooFew(Refused):
    """More points than she has, those in other open sales not counted."""

    code = "points.too_few"
    category = Category.CONFLICT
    nb = "Kunde {customer} har {points} poeng å bruke; poeng i et annet åpent salg er holdt av. Ingenting er solgt. Bruk færre, eller ta poengene bort."
    en = "Customer {customer} has {points} points to spend; points in another open sale are held. Nothing was sold. Use fewer, or take the points away."


class PointsOfAnother(Refused):
    """An invoice to somebody else than the customer whose points lie in the sale."""

    code = "points.of_another"
    category = Category.CONFLICT
    nb = "Poengene i salget er kunde {customer} sine, og fakturaen går til en annen. Ingenting er solgt. Ta poengene bort, eller velg samme kunde."
    en = "The points in the sale belong to customer {customer}, and the invoice goes to somebody else. Nothing was sold. Take the points away, or choose the same customer."
