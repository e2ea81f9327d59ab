"""
A draft of the VAT return (*mva-melding*) as the tax authority's schema wants it.

Only output VAT is known here, so the draft says of itself that it is one: the accounting system adds input
VAT and files it. Amounts are whole kroner, as in every official example.

Law: integrations.md 5.2; schema `no:skatteetaten:fastsetting:avgift:mva:skattemeldingformerverdiavgift:v1.0`.
"""

from typing import Final

from datakasse.bookkeeping.vat_report import VatLine, VatReport, VatTerm
from datakasse.saft.source import Software
from datakasse.saft.text import element, leaf
from datakasse.trade.shop.shop import Company

RETURN_NAMESPACE: Final = "no:skatteetaten:fastsetting:avgift:mva:skattemeldingformerverdiavgift:v1.0"
TERM_NAMES: Final = (
    "januar-februar",
    "mars-april",
    "mai-juni",
    "juli-august",
    "september-oktober",
    "november-desember",
)
REMARK: Final = "Utkast fra kassasystemet: bare utgående merverdiavgift av det som er ført i kassene."
TEXT_LENGTH_MAX: Final = 4_000


def vat_return(report: VatReport, company: Company, software: Software) -> str:
    """
    Return the whole document.

    Args:
        report: What it states.
        company: Whose it is.
        software: What made it.
    """
    term = report.term
    reference = f"{software.name}-{term.year}-{term.term or 'aar'}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<mvaMeldingDto xmlns="{RETURN_NAMESPACE}">'
        + element(
            "innsending",
            leaf("regnskapssystemsreferanse", reference, TEXT_LENGTH_MAX),
            element(
                "regnskapssystem",
                leaf("systemnavn", software.name, TEXT_LENGTH_MAX),
                leaf("systemversjon", software.version, TEXT_LENGTH_MAX),
            ),
        )
        + element(
            "skattegrunnlagOgBeregnetSkatt",
            element("skattleggingsperiode", element("periode", _period(term)), leaf("aar", str(term.year))),
            leaf("fastsattMerverdiavgift", str(report.vat_kroner)),
            *(_line(line) for line in report.lines if line.is_reported),
        )
        + "<betalingsinformasjon/>"
        + element("skattepliktig", leaf("organisasjonsnummer", company.organisation_number))
        + leaf("meldingskategori", "alminnelig")
        + element("merknad", leaf("beskrivelse", REMARK, TEXT_LENGTH_MAX))
        + "</mvaMeldingDto>\n"
    )


def rate_text(rate_bp: int) -> str:
    """
    Return a rate as the authority's list has it.

    Example:
        >>> rate_text(2500), rate_text(1111), rate_text(0)
        ('25', '11,11', '0')
    """
    whole, rest = divmod(rate_bp, 100)
    return f"{whole},{rest:02d}" if rest else str(whole)


def _period(term: VatTerm) -> str:
    if term.term is None:
        return leaf("skattleggingsperiodeAar", "aarlig")
    return leaf("skattleggingsperiodeToMaaneder", TERM_NAMES[term.term - 1])


def _line(line: VatLine) -> str:
    return element(
        "mvaSpesifikasjonslinje",
        leaf("mvaKode", line.code),
        leaf("spesifikasjon", "uttak") if line.is_withdrawal else "",
        leaf("grunnlag", str(line.basis_kroner)),
        leaf("sats", rate_text(line.rate_bp)),
        leaf("merverdiavgift", str(line.vat_kroner)),
    )
