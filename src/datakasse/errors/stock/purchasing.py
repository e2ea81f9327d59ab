"""Refusals about suppliers and what is ordered from them."""

from datakasse.errors.refusal import Category, Refused


class UnknownSupplier(Refused):
    """A supplier the shop does not have."""

    code = "purchase.unknown_supplier"
    category = Category.MISSING
    nb = "Butikken har ingen leverandør nummer {supplier}. Ingenting er endret."
    en = "The shop has no supplier number {supplier}. Nothing was changed."


class BadSupplier(Refused):
    """A supplier that cannot be kept as it was described."""

    code = "purchase.bad_supplier"
    nb = "Leverandøren kan ikke lagres; se på {what}. Ingenting er endret."
    en = "The supplier cannot be saved; look at {what}. Nothing was changed."


class UnknownOrder(Refused):
    """An order that was never made."""

    code = "purchase.unknown_order"
    category = Category.MISSING
    nb = "Det finnes ingen bestilling nummer {order}. Ingenting er endret."
    en = "There is no order number {order}. Nothing was changed."


class BadOrder(Refused):
    """An order that cannot be kept as it was described."""

    code = "purchase.bad_order"
    nb = "Bestillingen kan ikke lagres; se på {what}. Ingenting er endret."
    en = "The order cannot be saved; look at {what}. Nothing was changed."


class OrderNotDraft(Refused):
    """An order that has gone to the supplier, or is done with."""

    code = "purchase.not_draft"
    category = Category.CONFLICT
    nb = "Bestilling {order} er sendt eller lukket, og endres ikke mer. Ingenting er lagret. Lag en ny bestilling for resten."
    en = "Order {order} was sent or closed, and is not changed any more. Nothing was saved. Make a new order for the rest."


class OrderNotUnderWay(Refused):
    """An order that nothing is waited for on."""

    code = "purchase.not_under_way"
    category = Category.CONFLICT
    nb = "Bestilling {order} er ikke sendt, eller den er lukket. Ingenting er ført. Merk den som sendt, eller før varene under Inn og ut."
    en = "Order {order} was not sent, or is closed. Nothing was entered. Mark it as sent, or enter the goods under In and out."


class OrderIsClosed(Refused):
    """An order that was closed before."""

    code = "purchase.closed"
    category = Category.CONFLICT
    nb = "Bestilling {order} er lukket fra før. Ingenting er endret."
    en = "Order {order} is closed already. Nothing was changed."


class OrderChanged(Refused):
    """An order that somebody else changed meanwhile."""

    code = "purchase.order_changed"
    category = Category.CONFLICT
    nb = "Bestilling {order} er endret av noen andre imens. Ingenting av ditt er lagret. Hent den på nytt."
    en = "Order {order} was changed by somebody else meanwhile. Nothing of yours was saved. Fetch it again."


class OrderMoreCame(Refused):
    """Goods that came without being ordered, or too many of them, and nobody said a word."""

    code = "purchase.more_came"
    category = Category.CONFLICT
    nb = "Det kom mer av {what} enn det som står igjen på bestillingen. Ingenting er ført. Skriv noen ord om hvorfor det tas imot."
    en = "More of {what} came than is left on the order. Nothing was entered. Write a few words on why it is taken."


class DeliveryNoteKnown(Refused):
    """A delivery note by which goods of the order came before, and nobody said a word."""

    code = "purchase.delivery_note_known"
    category = Category.CONFLICT
    nb = "Følgeseddel {reference} er alt tatt imot på bestilling {order}. Ingenting er ført. Kom det mer på samme seddel, skriv noen ord om det."
    en = "Delivery note {reference} was taken in on order {order} already. Nothing was entered. If more came by the same note, write a few words on it."


class OrderMailedUnmarked(Refused):
    """An order that went out by e-mail as it was seen, while somebody else changed, sent or closed it."""

    code = "purchase.mailed_unmarked"
    category = Category.CONFLICT
    nb = "Bestilling {order} gikk ut på e-post slik du så den, men noen andre endret, sendte eller lukket den imens. Den er ikke merket som sendt herfra. Hent den på nytt, og si fra til leverandøren om noe er annerledes."
    en = "Order {order} went out by e-mail as you saw it, but somebody else changed, sent or closed it meanwhile. It was not marked as sent from here. Fetch it again, and tell the supplier if anything is different."


class OrderNotMailed(Refused):
    """An order that surely did not go out by e-mail."""

    code = "purchase.not_mailed"
    category = Category.UNAVAILABLE
    nb = "Bestilling {order} ble ikke sendt ({why}). Den er fortsatt et utkast. Prøv igjen, eller send den på en annen måte."
    en = "Order {order} was not sent ({why}). It is still a draft. Try again, or send it another way."


class OrderMailUnsure(Refused):
    """An order that may have gone out by e-mail."""

    code = "purchase.mail_unsure"
    category = Category.UNAVAILABLE
    nb = "Ingen vet om bestilling {order} kom fram ({why}). Den er fortsatt et utkast. Spør leverandøren før du sender igjen, eller merk den som sendt."
    en = "Nobody knows whether order {order} arrived ({why}). It is still a draft. Ask the supplier before you send it again, or mark it as sent."
