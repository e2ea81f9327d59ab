"""What the columns are called in a list of articles that an owner has typed into a spreadsheet."""

from typing import Final

PLAIN_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "number": (
        "varenummer", "varenr", "varenr.", "vare nr", "vare nr.",
        "artikkelnummer", "artikkelnr", "artikkelnr.",
        "nummer", "nr", "nr.", "plu", "varekode", "sku", "number", "item number", "item no", "item no.",
        "article number", "product number", "product code",
    ),
    "name": (
        "navn", "varenavn", "produktnavn", "artikkelnavn", "vare", "produkt", "artikkel",
        "betegnelse",
        "varetekst", "name", "item name", "product name", "article name", "item", "product",
        "article", "beskrivelse",
        "description",
    ),
    "group": (
        "varegruppe", "gruppe", "kategori", "varekategori", "produktgruppe", "group", "item group",
        "product group", "article group", "category",
    ),
    "price": (
        "pris", "utsalgspris", "salgspris", "pris inkl. mva", "pris inkl mva", "pris med mva", "pris (nok)",
        "pris (kr)", "pris kr", "price", "sales price", "retail price", "unit price", "price (nok)",
        "price incl. vat", "price incl vat",
    ),
    "vat": (
        "mva", "mva %", "mva%", "mva-%", "mva-sats", "mva sats", "mvasats", "mva-prosent", "moms", "vat",
        "vat %", "vat%", "vat rate", "tax rate", "tax", "tax %",
    ),
    "vat_code": ("mva-kode", "mva kode", "mvakode", "vat code"),
    "barcodes": ("strekkode", "strekkoder", "ean", "ean-kode", "gtin", "barcode", "barcodes"),
    "unit": ("enhet", "salgsenhet", "unit", "unit name"),
}  # fmt: skip
"""What of an article → what an owner calls its column in a list of her own, in Norwegian and English."""
