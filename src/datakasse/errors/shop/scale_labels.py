"""The refusal of labels that a scale cannot have printed."""

from datakasse.errors.refusal import Refused


class BadScaleLabel(Refused):
    """A description of a scale's labels that no EAN-13 can be read by."""

    code = "scale_label.bad"
    nb = (
        "Etiketter som begynner med {prefix} kan ikke leses slik. Ingenting er endret. Prefikset er 20 til "
        "29, "
        "står én gang, og sammen med vare og verdi fyller det tolv sifre."
    )
    en = (
        "Labels that begin with {prefix} cannot be read so. Nothing is changed. The prefix is 20 to 29, is "
        "there "
        "once, and fills twelve digits together with article and value."
    )
