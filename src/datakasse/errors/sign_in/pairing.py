"""Refusals about devices on the shop's network: who is let in, and how."""

from datakasse.errors.refusal import Category, Refused


class NotPaired(Refused):
    """A machine that nobody has let in."""

    code = "device.not_paired"
    category = Category.FORBIDDEN
    nb = "Denne enheten er ikke koblet til kassen. Be en leder vise koden under «Enheter» på kassen, og skann den."
    en = "This device is not paired with the register. Ask a manager to show the code under “Devices” at the register, and scan it."


class DeviceElsewhere(Refused):
    """A device asks at a register that is not its own."""

    code = "device.elsewhere"
    category = Category.FORBIDDEN
    nb = "Denne enheten hører til kasse {register}. Ingenting er gjort; koble den til på nytt for å flytte den."
    en = "This device belongs to register {register}. Nothing was done; pair it anew to move it."


class BadPairingCode(Refused):
    """A pairing code that was never made, has been used, or has run out."""

    code = "device.bad_code"
    category = Category.FORBIDDEN
    nb = "Koden gjelder ikke, eller ikke lenger. Be en leder vise en ny på kassen."
    en = "The code does not count, or no longer does. Ask a manager to show a new one at the register."


class UnknownDevice(Refused):
    """No such device at the register, or one that was shut out before."""

    code = "device.unknown"
    category = Category.MISSING
    nb = "Kassen har ingen enhet {device}, eller den er alt koblet fra."
    en = "The register has no device {device}, or it was disconnected before."


class DeviceNameMissing(Refused):
    """A device that is to be called nothing."""

    code = "device.name_missing"
    nb = "Enheten må ha et navn, for eksempel «Nettbrett i baren»."
    en = "The device needs a name, such as “Tablet at the bar”."


class UnknownDisplay(Refused):
    """A customer display that was never opened, or whose access was taken back."""

    code = "display.unknown"
    category = Category.UNAUTHENTICATED
    nb = "Denne kundeskjermen er ikke koblet til. Åpne den på nytt fra kassen."
    en = "This customer display is not connected. Open it again from the till."
