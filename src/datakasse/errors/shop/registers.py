"""Refusals about taking registers in."""

from datakasse.errors.refusal import Category, Refused


class RegisterExists(Refused):
    """A register id that is in use."""

    code = "register.exists"
    category = Category.CONFLICT
    law = "KSL-2-f"
    nb = "Kasse-ID «{register}» er i bruk. Velg en annen."
    en = 'The register ID "{register}" is in use. Choose another.'


class BadRegisterId(Refused):
    """A register id that cannot be told, addressed or exported."""

    code = "register.bad_id"
    law = "KSL-2-f"
    nb = "«{register}» kan ikke være kasse-ID. Bruk 1 til 100 synlige tegn, uten skråstrek og uten mellomrom i endene."
    en = '"{register}" cannot be a register ID. Use 1 to 100 visible characters, no slash, no space at the ends.'


class PrefixTaken(Refused):
    """Two registers with the same number prefix."""

    code = "register.prefix_taken"
    category = Category.CONFLICT
    law = "SAFT-11"
    nb = "Prefikset «{prefix}» er i bruk av en annen kasse. Velg et annet."
    en = 'The prefix "{prefix}" is in use by another register. Choose another.'


class TooManyRegisters(Refused):
    """As many registers as a shop may have."""

    code = "register.too_many"
    category = Category.CONFLICT
    nb = "Butikken har {limit} kasser i bruk, og flere kan den ikke ha. Ingenting er endret."
    en = "The shop has {limit} registers in use, and cannot have more. Nothing was changed."


class KeysNotWritten(Refused):
    """The signing keys of a register could not be kept."""

    code = "register.keys_not_written"
    category = Category.CONFLICT
    law = "SIG-12"
    nb = (
        "Kasse {register} er ikke lagt til: nøklene dens kunne ikke lagres ({why}). Ingenting er endret, og de andre "
        "kassene selger som før. Se etter plass på disken og at datakasse får skrive i nøkkelmappen, og prøv igjen."
    )
    en = (
        "Register {register} was not added: its keys could not be kept ({why}). Nothing was changed, and the other "
        "registers sell as before. See to room on the disk and that datakasse may write in the folder of keys, and try again."
    )


class RegistersNotAddedHere(Refused):
    """Something that serves the shop without the means to take registers in."""

    code = "register.not_added_here"
    category = Category.UNAVAILABLE
    nb = "Kasser kan ikke legges til her. Bruk «datakasse keys create» på maskinen, og start datakasse på nytt."
    en = 'Registers cannot be added here. Use "datakasse keys create" on the machine, and start datakasse again.'
