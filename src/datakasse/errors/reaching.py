"""Refusals about the shop's network: names, certificates, the devices that reach the register."""

from datakasse.errors.refusal import Category, Refused


class NotLocal(Refused):
    """A name or address that the shop's own authority must not vouch for."""

    code = "network.not_local"
    nb = "«{name}» er ikke et navn eller en adresse på et lokalt nett. Bruk et navn som slutter på .local, eller adressen maskinen har på butikkens nett."
    en = '"{name}" is no name or address of a local network. Use a name that ends in .local, or the address this machine has on the shop\'s network.'


class AuthorityEnding(Refused):
    """The shop's authority is too old to vouch for anything new."""

    code = "network.authority_ending"
    category = Category.UNAVAILABLE
    nb = "Butikkens sertifikatutsteder går ut {until}. Lag en ny med «datakasse network --new-authority», og la enhetene stole på den."
    en = 'The shop\'s certificate authority ends {until}. Make a new one with "datakasse network --new-authority", and have the devices trust it.'
