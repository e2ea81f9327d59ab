"""Refusals about a hub: who may deliver to it, what it takes, and how a machine reaches it."""

from datakasse.errors.refusal import Category, Refused


class HubMissing(Refused):
    """A folder that holds no hub."""

    code = "hub.missing"
    category = Category.MISSING
    nb = "Det er ingen hub i {folder}. Lag en med «datakasse hub init»."
    en = 'There is no hub in {folder}. Make one with "datakasse hub init".'


class HubExists(Refused):
    """A folder that holds a hub already."""

    code = "hub.exists"
    category = Category.CONFLICT
    nb = "Det er alt en hub i {folder}. Ingenting er endret."
    en = "There is a hub in {folder} already. Nothing was changed."


class HubMoved(Refused):
    """A hub that was carried to another database."""

    code = "hub.moved"
    category = Category.CONFLICT
    nb = "Huben er flyttet til {place}. Her tas ingenting imot lenger; åpne den der den er. Er den ikke der, ble flyttingen avbrutt: skriv «datakasse hub move» dit en gang til."
    en = 'The hub was moved to {place}. Nothing is taken in here any more; open it where it is. If it is not there, the move was broken off: type "datakasse hub move" to there once more.'


class DatabaseOfHub(Refused):
    """A database that has what a hub received, for something else."""

    code = "hub.database_of_hub"
    category = Category.CONFLICT
    nb = "I databasen ligger det en hub har mottatt. Ingenting er endret; bruk en egen database, eller åpne huben fra mappen den ble laget i."
    en = "The database has what a hub received. Nothing was changed; use another database, or open the hub from the folder it was made in."


class DatabaseOfShops(Refused):
    """A database that has the books of shops, for a hub."""

    code = "hub.database_of_shops"
    category = Category.CONFLICT
    nb = "I databasen ligger bøkene til butikker. Ingenting er endret; en hub trenger en egen database."
    en = "The database has the books of shops. Nothing was changed; a hub needs a database of its own."


class FolderOfShop(Refused):
    """A folder that a shop lies in, opened or to be made as a hub's."""

    code = "hub.folder_of_shop"
    category = Category.CONFLICT
    nb = "I mappen {folder} ligger en butikk, ikke en hub. Ingenting er endret. Butikken åpnes med «datakasse serve»; til en hub velger du en annen mappe."
    en = 'The folder {folder} holds a shop, not a hub. Nothing was changed. A shop is opened with "datakasse serve"; for a hub, choose another folder.'


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
    nb = "Maskinen {machine} er sperret i huben. Det den har journalført, ligger fortsatt på maskinen; huben tar ikke imot mer fra den."
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


class BadHubLink(Refused):
    """A text that is no link to a hub."""

    code = "hub.bad_link"
    nb = "Dette er ikke en lenke til en hub. Skann QR-koden på nytt, eller lim inn hele lenken."
    en = "This is no link to a hub. Scan the QR code again, or paste the whole link."


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
    nb = "Kasse {register} leveres alt av maskin {machine}. Er den byttet ut, sperr den først («datakasse hub revoke»). Er butikken gjenopprettet fra en kopi, kobles den så til med nye nøkler; ellers får en ny maskin ny kasse-ID."
    en = 'Register {register} is delivered by machine {machine} already. If that was replaced, revoke it first ("datakasse hub revoke"). A shop restored from a copy joins with its new keys then; any other new machine gets a new register ID.'


class PlaceTaken(Refused):
    """A machine with a place of its own that has the code of another one at the hub."""

    code = "hub.place_taken"
    category = Category.CONFLICT
    nb = "Maskin {machine} kom med stedet {location} i {found}, men i huben er {location} stedet i {known}, der en annen maskin står. Huben beholder det; kassene leveres som de skal. Gi neste butikk en egen kode når den lages: «datakasse init --location»."
    en = 'Machine {machine} brought the place {location} at {found}, but at the hub {location} is the place at {known}, where another machine stands. The hub keeps that; the registers deliver as they should. Give the next shop a code of its own when it is made: "datakasse init --location".'


class UnknownPlace(Refused):
    """A place that the hub's business does not have."""

    code = "hub.unknown_place"
    category = Category.MISSING
    nb = "Bedriften har ikke noe sted med koden {location} i huben. Stedene kommer med den første butikken som kobles til."
    en = "The business has no place with the code {location} at the hub. Places come with the first shop that joins."


class JournalGap(Refused):
    """Entries that do not follow what the hub has."""

    code = "hub.gap"
    category = Category.CONFLICT
    nb = "Huben har post 1 til {have} fra kasse {register}. Send fra {have} og videre."
    en = "The hub has entries 1 to {have} of register {register}. Send on from {have}."


class JournalForked(Refused):
    """An entry under a number the hub has, with another content: two registers write one journal."""

    code = "hub.fork"
    category = Category.CONFLICT
    law = "KSF-2-7-3"
    nb = "Huben har en annen post {number} fra kasse {register}. Det er to utgaver av den samme journalen. Huben beholder sin, og det som er solgt siden, ligger i butikken; ingenting er tapt. Legg til en kasse i butikken («Oppsett», «Kasser»), og ta {register} ut av bruk i huben."
    en = "The hub has another entry {number} of register {register}. There are two versions of one journal. The hub keeps its own, and what was sold since is at the shop; nothing is lost. Add a register at the shop (Set-up, Registers), and retire {register} at the hub."


class JournalNotWhole(Refused):
    """Entries that do not verify."""

    code = "hub.not_whole"
    category = Category.INVALID
    law = "KSF-2-7-3"
    nb = "Post {number} fra kasse {register} holder ikke ({fault}). Huben har tatt imot til og med {have}. Kjør «datakasse verify» på kassen."
    en = 'Entry {number} of register {register} does not hold ({fault}). The hub has taken in up to {have}. Run "datakasse verify" at the register.'


class KeyNotAnnounced(Refused):
    """Entries made with keys that the machine never announced."""

    code = "hub.foreign_key"
    category = Category.FORBIDDEN
    law = "SIG-10"
    nb = "Post {number} fra kasse {register} er laget med en nøkkel som ikke er kassens. Ingenting er tatt imot; maskinen må undersøkes."
    en = "Entry {number} of register {register} was made with a key that is not the register's. Nothing was taken in; the machine must be looked into."


class RegisterRetired(Refused):
    """A register whose keys count no longer."""

    code = "hub.register_retired"
    category = Category.FORBIDDEN
    nb = "Kasse {register} er tatt ut av bruk i huben, og nøklene dens gjelder ikke lenger. Historien er beholdt."
    en = "Register {register} is retired at the hub, and its keys count no longer. Its history is kept."


class MachineUnknownHere(Refused):
    """A machine that the hub does not have."""

    code = "hub.machine_missing"
    category = Category.MISSING
    nb = "Huben har ingen maskin {machine}. Ingenting er endret; «datakasse hub fleet» viser dem som finnes."
    en = 'The hub has no machine {machine}. Nothing was changed; "datakasse hub fleet" shows those there are.'


class RegisterUnknownHere(Refused):
    """A register that the hub does not have."""

    code = "hub.register_missing"
    category = Category.MISSING
    nb = "Huben har ingen kasse {register}. Ingenting er endret."
    en = "The hub has no register {register}. Nothing was changed."


class HubAway(Refused):
    """The hub does not answer."""

    code = "hub.away"
    category = Category.UNAVAILABLE
    nb = "Huben på {host} svarer ikke ({why}). Kassen selger videre, og sender alt når huben svarer igjen."
    en = "The hub at {host} does not answer ({why}). The register sells on, and sends everything when the hub answers again."


class HubNotTrusted(Refused):
    """What answers is not the hub that was joined."""

    code = "hub.not_trusted"
    category = Category.FORBIDDEN
    nb = "Det som svarer på {host}, er ikke huben kassen er koblet til, eller sertifikatet er utløpt ({why}). Ingenting er sendt. Kassen selger videre."
    en = "What answers at {host} is not the hub that the register joined, or its certificate has ended ({why}). Nothing was sent. The register sells on."


class NotJoined(Refused):
    """A shop that has joined no hub."""

    code = "hub.not_joined"
    category = Category.MISSING
    nb = "Denne butikken er ikke koblet til noen hub. Koble til med «datakasse hub join»."
    en = 'This shop has joined no hub. Join one with "datakasse hub join".'


class AlreadyJoined(Refused):
    """A shop that has joined a hub already."""

    code = "hub.already_joined"
    category = Category.CONFLICT
    nb = "Denne butikken er alt koblet til huben på {host}. Koble fra først («datakasse hub leave»)."
    en = 'This shop has joined the hub at {host} already. Leave it first ("datakasse hub leave").'


class BadHubChange(Refused):
    """A change for the registers that cannot be used there."""

    code = "hub.bad_change"
    nb = "Endringen kan ikke sendes ut: {what}. Ingenting er endret."
    en = "The change cannot be sent out: {what}. Nothing was changed."


class UnknownCompany(Refused):
    """A business that the hub does not have."""

    code = "hub.unknown_company"
    category = Category.MISSING
    nb = "Huben har ingen bedrift med organisasjonsnummer {company}."
    en = "The hub has no business with the organisation number {company}."
