"""Refusals about day vouchers as files."""

from datakasse.errors.refusal import Category, Refused


class VouchersWait(Refused):
    """A file of day vouchers for a period in which some are not made yet."""

    code = "export.vouchers_wait"
    category = Category.CONFLICT
    nb = (
        "{count} dagsbilag i perioden venter på kontering: {days}. Salgene er bokført i journalen, og ingen fil er laget. "
        "Gjør konteringen ferdig, eller velg en periode uten disse dagene."
    )
    en = (
        "{count} day vouchers of the period wait for the mapping: {days}. The sales are in the journal, and no file was "
        "made. Complete the mapping, or choose a period without these days."
    )


class RegistersNotToldApart(Refused):
    """More registers than the voucher numbers of a file can tell apart."""

    code = "export.too_many_registers"
    nb = "GBAT10 kan ikke skille mer enn {limit} kasser fra hverandre. Ingen fil er laget; velg CSV eller Excel."
    en = "GBAT10 cannot tell more than {limit} registers apart. No file was made; choose CSV or Excel."
