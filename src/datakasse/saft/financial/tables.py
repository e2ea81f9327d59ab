"""
The VAT codes and departments that lines of a SAF-T Financial file name.

A VAT code is known by SAF-T's standard code. Where a file reaches over a change of rate, the code has a row
for each rate and the rate is part of what it is called, because the schema's key allows each name once.

Law: law.md 3.3; SAF-T Financial 1.30, chapters TaxTable and AnalysisTypeTable.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from datakasse.saft.financial.header import TEXT_LENGTH_MAX
from datakasse.saft.master_data import COUNTRY
from datakasse.saft.text import element, identifier, leaf
from datakasse.trade.amount import kroner_text
from datakasse.trade.vat import VatCode

TAX_TYPE: Final = "MVA"
DEPARTMENT: Final = "AVD"
"""`AnalysisType` of a department."""

TaxCodes = Mapping[tuple[str, int], str]
"""Standard code and rate → what a line calls it, as it is written."""


def tax_codes_of(rates: Iterable[tuple[str, int]]) -> TaxCodes:
    """
    Return what each code and rate is called in the file.

    Example:
        >>> tax_codes_of({("3", 2500), ("33", 600), ("33", 1200)})
        {('3', 2500): '3', ('33', 600): '33-6.00', ('33', 1200): '33-12.00'}
    """
    known = sorted(set(rates))
    codes = [code for code, _ in known]
    return {
        (code, rate_bp): identifier(code if codes.count(code) == 1 else f"{code}-{kroner_text(rate_bp)}", 70)
        for code, rate_bp in known
    }


def tax_table(codes: TaxCodes, shop_codes: Iterable[VatCode]) -> str:
    """
    Return `TaxTable`; nothing when no line names a VAT code.

    Args:
        codes: What each code and rate is called.
        shop_codes: The shop's VAT codes, for their descriptions.
    """
    if not codes:
        return ""
    described = {code.standard_code: code.description for code in shop_codes}
    rows = [
        element(
            "TaxCodeDetails",
            f"<TaxCode>{written}</TaxCode>",
            leaf("Description", described.get(code) or f"Mva-kode {code}", TEXT_LENGTH_MAX),
            leaf("TaxPercentage", kroner_text(rate_bp)),
            leaf("Country", COUNTRY),
            leaf("StandardTaxCode", code),
            leaf("BaseRate", "100"),
        )
        for (code, rate_bp), written in codes.items()
    ]
    return (
        element(
            "TaxTable",
            element("TaxTableEntry", leaf("TaxType", TAX_TYPE), leaf("Description", "Merverdiavgift"), *rows),
        )
        + "\n"
    )


def analysis_table(departments: Iterable[str]) -> str:
    """Return `AnalysisTypeTable`; nothing when no line names a department."""
    rows = [
        element(
            "AnalysisTypeTableEntry",
            leaf("AnalysisType", DEPARTMENT),
            leaf("AnalysisTypeDescription", "Avdeling"),
            f"<AnalysisID>{identifier(department)}</AnalysisID>",
            leaf("AnalysisIDDescription", department, TEXT_LENGTH_MAX),
        )
        for department in sorted(departments)
    ]
    return element("AnalysisTypeTable", *rows) + "\n" if rows else ""
