"""Refusals about the network: what the register listens on, names, certificates."""

from datakasse.errors.refusal import Category, Refused


class NotLocal(Refused):
    """A name or address that the shop's own authority must not vouch for."""

    code = "network.not_local"
    nb = "«{name}» er ikke et navn eller en adresse på et lokalt nett. Bruk et navn som slutter på .local, eller adressen maskinen har på butikkens nett."
    en = '"{name}" is no name or address of a local network. Use a name that ends in .local, or the address this machine has on the shop\'s network.'


class AuthorityEnded(Refused):
    """The authority's own certificate has ended: nothing it vouches for counts."""

    code = "network.authority_ended"
    category = Category.UNAVAILABLE
    nb = "Sertifikatutstederen gikk ut {until}, og ingen enhet stoler på den lenger. Se etter at maskinens klokke er riktig. Er den det, lag en ny utsteder: i en butikk med «datakasse network --new-authority», og la enhetene stole på den; en hub lages på nytt. Alt som er solgt, er der."
    en = 'The certificate authority ended {until}, and no device trusts it any more. See that the machine\'s clock is right. If it is, make a new authority: in a shop with "datakasse network --new-authority", and have the devices trust it; a hub is made anew. All that was sold is there.'


class PortTaken(Refused):
    """The port is in use."""

    code = "serve.port_taken"
    category = Category.CONFLICT
    nb = "Port {port} er i bruk. Stopp det andre programmet, eller velg en annen med {option}."
    en = "Port {port} is in use. Stop the other program, or choose another with {option}."


class HubPortTaken(PortTaken):
    """The port that a hub is to listen on is in use."""

    code = "hub.port_taken"
    nb = "Port {port} er i bruk på denne maskinen. Huben er ikke startet, og kassene selger videre; de ringer port {called}. Stopp det andre programmet. Fører noe foran huben kassene hit, kan huben lytte på en annen port med --port."
    en = "Port {port} is in use on this machine. The hub was not started, and the registers sell on; they call port {called}. Stop the other program. Where something in front of the hub leads the registers here, the hub can listen on another port with --port."


class CannotListen(Refused):
    """An address that this machine does not have, or may not listen on."""

    code = "serve.cannot_listen"
    nb = "Kan ikke åpne {host} port {port} ({why}). Bruk en adresse denne maskinen har, og en port over 1023."
    en = "Cannot listen on {host} port {port} ({why}). Use an address that this machine has, and a port above 1023."
