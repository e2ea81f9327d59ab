"""Refusals about campaigns."""

from datakasse.errors.refusal import Category, Refused


class BadCampaign(Refused):
    """A campaign of which something cannot be."""

    code = "campaign.malformed"
    category = Category.INVALID
    nb = "Kampanjen kan ikke være slik: {what}. Ingenting er lagret; rett det, og prøv igjen."
    en = "The campaign cannot be so ({what}). Nothing was saved; put it right and try again."


class CampaignBarred(Refused):
    """A campaign for what may be in none."""

    code = "campaign.barred"
    category = Category.INVALID
    law = "law.md 4.14"
    nb = "Ingen kampanje kan gjelde {names}: tobakk, øl som selges i butikk, pant, eller en vare uten rabatt. Ingenting er lagret; ta det ut."
    en = "No campaign can hold for {names}: tobacco, beer sold in a shop, deposit, or an article without discount. Nothing was saved; leave it out."


class UnknownCampaign(Refused):
    """There has been no campaign of that number."""

    code = "campaign.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen kampanje nr. {number}. Ingenting er endret; se i listen."
    en = "There is no campaign no. {number}. Nothing was changed; see the list."


class CampaignOver(Refused):
    """A campaign that is over is neither changed nor ended."""

    code = "campaign.over"
    category = Category.CONFLICT
    nb = "Kampanje nr. {number} er slutt. Ingenting er endret; lag en ny."
    en = "Campaign no. {number} is over. Nothing was changed; make another."


class CampaignChanged(Refused):
    """A campaign that somebody else changed meanwhile."""

    code = "campaign.changed"
    category = Category.CONFLICT
    nb = "Kampanje nr. {number} er endret av noen andre imens. Ingenting av ditt er lagret. Hent den på nytt."
    en = "Campaign no. {number} was changed by somebody else meanwhile. Nothing of yours was saved. Fetch it again."


class TooManyCampaigns(Refused):
    """More campaigns than a basket is held against."""

    code = "campaign.too_many"
    category = Category.CONFLICT
    nb = "Det er {count_max} kampanjer som gjelder eller kommer, og det er det meste. Ingenting er lagret; avslutt en først."
    en = "There are {count_max} campaigns that run or are to come, which is the most. Nothing was saved; end one first."
