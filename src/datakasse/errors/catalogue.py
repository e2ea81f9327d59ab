"""Refusals about the catalogue: lists that come in from files, prices to come, many at once, campaigns."""

from datakasse.errors.refusal import Category, Refused


class ArticleFileUnreadable(Refused):
    """A file that is no list of articles."""

    code = "article_file.unreadable"
    nb = "Filen kan ikke leses som en vareliste ({why}). Ingenting er lagret. Bruk CSV eller Excel (xlsx) med en rad med kolonnenavn øverst."
    en = "The file cannot be read as a list of articles ({why}). Nothing was saved. Use CSV or Excel (xlsx) with a row of column names on top."


class ArticleFileTooLarge(Refused):
    """More than is taken in at once."""

    code = "article_file.too_large"
    category = Category.TOO_LARGE
    nb = "Filen er for stor: høyst {rows} varer og {limit_mib} MB om gangen. Ingenting er lagret; del den i flere."
    en = "The file is too large: at most {rows} articles and {limit_mib} MB at once. Nothing was saved; divide it."


class NothingToImport(Refused):
    """A list in which there is nothing new, or nothing that can be sold."""

    code = "article_file.nothing_to_import"
    category = Category.CONFLICT
    nb = "Det er ingenting å importere: ingen rad er ny eller endret. Ingenting er lagret."
    en = "There is nothing to import: no row is new or changed. Nothing was saved."


class UnknownImport(Refused):
    """An import that there has not been."""

    code = "article_import.unknown"
    category = Category.MISSING
    nb = "Det er ingen import nummer {number}. Ingenting er endret; se listen over importer."
    en = "There is no import number {number}. Nothing was changed; see the list of imports."


class ImportUndone(Refused):
    """An import that has been undone already."""

    code = "article_import.undone"
    category = Category.CONFLICT
    nb = "Import nummer {number} er angret før. Ingenting er endret."
    en = "Import number {number} was undone before. Nothing was changed."


class MomentHasCome(Refused):
    """A price to come whose moment is not to come."""

    code = "price_to_come.moment_has_come"
    nb = "Tidspunktet er ikke framover i tid. Ingenting er lagret; velg et senere, eller endre prisen på varen nå."
    en = (
        "The moment is not to come. Nothing was saved; choose a later one, or change the article's price now."
    )


class NothingToCome(Refused):
    """A price to come that changes neither price nor VAT."""

    code = "price_to_come.nothing"
    nb = "Verken ny pris eller ny mva er valgt. Ingenting er lagret."
    en = "Neither a new price nor new VAT was chosen. Nothing was saved."


class UnknownPriceToCome(Refused):
    """A price to come that there has not been."""

    code = "price_to_come.unknown"
    category = Category.MISSING
    nb = "Det er ingen kommende pris nummer {number}. Ingenting er endret; se listen over det som kommer."
    en = "There is no price to come number {number}. Nothing was changed; see the list of what is to come."


class PriceDoesNotWait(Refused):
    """A price to come that holds already, or was taken back."""

    code = "price_to_come.does_not_wait"
    category = Category.CONFLICT
    nb = "Pris nummer {number} venter ikke lenger: den gjelder alt eller er trukket tilbake. Ingenting er endret."
    en = "Price number {number} waits no longer: it holds already or was taken back. Nothing was changed."


class PriceUnusable(Refused):
    """A price that could not take effect when its moment came."""

    code = "price_to_come.unusable"
    category = Category.CONFLICT
    nb = "Prisen på vare {article} kunne ikke tre i kraft ({what}). Varen er som før; legg inn prisen på nytt om den skal gjelde."
    en = "The price of article {article} could not take effect ({what}). The article is as before; enter it again if it is to hold."


class NothingToLabel(Refused):
    """Labels of no article."""

    code = "labels.nothing"
    category = Category.CONFLICT
    nb = "Ingen varer passer, så det er ingen etiketter å lage. Velg andre varer, en annen gruppe eller en tidligere dag."
    en = "No article fits, so there are no labels to make. Choose other articles, another group or an earlier day."


class TooManyLabels(Refused):
    """More labels than are made at once."""

    code = "labels.too_many"
    category = Category.TOO_LARGE
    nb = "Det er flere varer enn {count_max}, som er det meste som lages på én gang. Velg en gruppe, en senere dag, eller varer for seg."
    en = "There are more articles than {count_max}, the most that is made at once. Choose a group, a later day, or single articles."


class NothingToChange(Refused):
    """A change of many articles that changes none."""

    code = "bulk_edit.nothing"
    category = Category.CONFLICT
    nb = "Ingen varer blir annerledes av dette. Ingenting er lagret; velg varer, og hva som skal endres."
    en = (
        "No article becomes any different by this. Nothing was saved; choose articles, and what is to change."
    )


class EditNotAsShown(Refused):
    """A change of many articles that would no longer do what was shown."""

    code = "bulk_edit.not_as_shown"
    category = Category.CONFLICT
    nb = "Varene er endret siden du så hva som ville skje. Ingenting er lagret; se på det på nytt, og endre så."
    en = "The articles have changed since you saw what would happen. Nothing was saved; look again, then change."


class TooManyToChange(Refused):
    """More articles than are changed at once."""

    code = "bulk_edit.too_many"
    category = Category.TOO_LARGE
    nb = "Det er flere varer enn {count_max}, som er det meste som endres på én gang. Ingenting er lagret; ta noen om gangen, eller bruk en vareliste."
    en = "There are more articles than {count_max}, the most that is changed at once. Nothing was saved; take some at a time, or use a list."


class BadFamily(Refused):
    """A family of articles of which something cannot be."""

    code = "family.malformed"
    category = Category.INVALID
    nb = "Varefamilien kan ikke være slik: {what}. Ingenting er lagret; rett det, og prøv igjen."
    en = "The family of articles cannot be so ({what}). Nothing was saved; put it right and try again."


class UnknownFamily(Refused):
    """There is no family of that number."""

    code = "family.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen varefamilie «{number}». Ingenting er endret; se i listen."
    en = "There is no family of articles “{number}”. Nothing was changed; see the list."


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


class PictureUnreadable(Refused):
    """Something that is no picture of an article."""

    code = "picture.unreadable"
    category = Category.INVALID
    nb = "Dette er ikke et helt JPEG-bilde. Varen er som før; velg bildet på nytt."
    en = "This is no JPEG picture, or not a whole one. The article is as before; choose the picture again."


class PictureTooLarge(Refused):
    """A picture that is larger than any button."""

    code = "picture.too_large"
    category = Category.INVALID
    nb = "Et bilde av en vare er høyst {side} punkter på hver side og {size_kib} kB. Varen er som før; gjør det mindre."
    en = "A picture of an article has at most {side} pixels on a side and {size_kib} kB. The article is as before; make it smaller."


class NoSuchPicture(Refused):
    """There is no such picture, or not any longer."""

    code = "picture.missing"
    category = Category.MISSING
    nb = "Bildet finnes ikke lenger. Varen kan selges som før."
    en = "The picture is not there any longer. The article is sold as before."
