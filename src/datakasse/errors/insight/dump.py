"""The refusal of what was sold as a file of a form that an extra writes."""

from datakasse.errors.refusal import Category, Refused


class ParquetSupportMissing(Refused):
    """Parquet was asked for, and the extra that writes it is not installed."""

    code = "export.parquet_not_installed"
    category = Category.UNAVAILABLE
    nb = (
        "Parquet trenger et tillegg: installer med «pip install datakasse[analytics]», eller velg "
        "«--form sqlite», som virker uten. Bøkene er urørt, og ingen fil er laget eller byttet ut."
    )
    en = (
        'Parquet needs an extra: install it with "pip install datakasse[analytics]", or choose '
        '"--form sqlite", which works without. The books are untouched, and no file was made or replaced.'
    )
