"""Refusals about the machines that a hub lets in, and what they bring."""

from datakasse.errors.refusal import Category, Refused


class UnknownMachine(Refused):
    """Somebody that the hub has never let in."""

    code = "hub.unknown_machine"
    category = Category.FORBIDDEN
    nb = "Huben kjenner ikke denne maskinen. Salg og journal på kassen er trygge; be den som passer huben, lage en ny lenke, og koble til med «datakasse hub join»."
    en = 'The hub does not know this machine. Sales and journal at the register are safe; ask whoever keeps the hub for a new link, and join with "datakasse hub join".'


class MachineRevoked(Refused):
    """A machine that was stolen or replaced."""

    code = "hub.revoked"
    category = Category.FORBIDDEN
    nb = "Maskin {machine} er sperret i huben. Det den har journalført, ligger fortsatt på maskinen; huben tar ikke imot mer fra den."
    en = "Machine {machine} is revoked at the hub. What it has journalled is still on it; the hub takes no more from it."


class RequestForged(Refused):
    """A request that the machine's own key did not sign."""

    code = "hub.forged"
    category = Category.FORBIDDEN
    nb = "Forespørselen er ikke signert med nøkkelen til maskin {machine}. Ingenting er tatt imot."
    en = "The request is not signed with the key of machine {machine}. Nothing was taken in."


class RequestReplayed(Refused):
    """A request whose number has been used."""

    code = "hub.replayed"
    category = Category.CONFLICT
    nb = "Forespørsel {number} er sendt før; den siste var {last}. Ingenting er tatt imot på nytt."
    en = "Request {number} was sent before; the last one was {last}. Nothing was taken in anew."


class BadInvitation(Refused):
    """A link that was never made, has been used, or has run out."""

    code = "hub.bad_invitation"
    category = Category.FORBIDDEN
    nb = "Lenken til huben gjelder ikke, eller ikke lenger. Ingenting er gjort; be om en ny («datakasse hub invite»)."
    en = 'The link to the hub does not count, or no longer does. Nothing was done; ask for a new one ("datakasse hub invite").'


class WrongCompany(Refused):
    """Entries or a machine of another business."""

    code = "hub.wrong_company"
    category = Category.FORBIDDEN
    nb = "Dette hører til organisasjonsnummer {found}, men maskinen er sluppet inn for {expected}. Ingenting er tatt imot."
    en = "This belongs to organisation number {found}, but the machine was let in for {expected}. Nothing was taken in."


class RegisterNotOfMachine(Refused):
    """A register that the machine did not bring with it."""

    code = "hub.unknown_register"
    category = Category.FORBIDDEN
    nb = "Maskin {machine} har ingen kasse {register} i huben. Ingenting er tatt imot; koble maskinen til på nytt for å melde kassen."
    en = "Machine {machine} has no register {register} at the hub. Nothing was taken in; join anew to announce the register."


class RegisterTaken(Refused):
    """A register that another machine delivers."""

    code = "hub.register_taken"
    category = Category.CONFLICT
    nb = "Kasse {register} leveres alt av maskin {machine}. Er den byttet ut, sperr den først («datakasse hub revoke»). Er butikken gjenopprettet fra en kopi, kobles den så til med nye nøkler; ellers får en ny maskin ny kasse-ID. Er det denne maskinen som ble sperret, legg til en kasse med ny ID, ta {register} ut av bruk, og koble til på nytt."
    en = 'Register {register} is delivered by machine {machine} already. If that was replaced, revoke it first ("datakasse hub revoke"). A shop restored from a copy joins with its new keys then; any other new machine gets a new register ID. If it is this machine that was revoked, add a register with a new ID, take {register} out of use, and join anew.'


class PlaceTaken(Refused):
    """A machine with a place of its own that has the code of another one at the hub."""

    code = "hub.place_taken"
    category = Category.CONFLICT
    nb = "Maskin {machine} kom med stedet {location} i {found}, men i huben er {location} stedet i {known}, der en annen maskin står. Huben beholder det; kassene leveres som de skal. Gi neste butikk en egen kode når den lages: «datakasse init --location»."
    en = 'Machine {machine} brought the place {location} at {found}, but at the hub {location} is the place at {known}, where another machine stands. The hub keeps that; the registers deliver as they should. Give the next shop a code of its own when it is made: "datakasse init --location".'
