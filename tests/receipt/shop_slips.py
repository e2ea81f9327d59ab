"""
Slips that the tests of paper share: a bakery's receipt with everything that can stand on one.

They are written row by row here, as a builder would, so that layout and renderers are tested without the
builders.
"""

from datakasse.errors import Language
from datakasse.receipt.layout import (
    DEMANDED_LABELS,
    Align,
    Barcode,
    Columns,
    Feed,
    QrCode,
    Role,
    Row,
    Rule,
    Slip,
    SlipKind,
    Stroke,
    Table,
    Text,
)
from datakasse.receipt.words.wording import Label

LABELLED_KINDS = tuple(DEMANDED_LABELS)

TERMINAL_REFERENCE = "BAX: 568833-84887556"


def label(text: Label, language: Language = "nb") -> Text:
    """A statutory label as every slip shows it."""
    return Text(text.said_in(language), Align.CENTRE, size=2, bold=True, role=Role.LABEL)


def seller() -> tuple[Row, ...]:
    """Who sells, at the top of every receipt."""
    return (
        Text("Fjordbakeriet AS", Align.CENTRE, size=2, bold=True),
        Text("Storgata 12, 6800 Førde", Align.CENTRE),
        Text("Org.nr. 974 760 673 MVA", Align.CENTRE),
        Text("Foretaksregisteret", Align.CENTRE),
    )


def goods() -> tuple[Row, ...]:
    """Lines, totals, payment and VAT."""
    return (
        Columns("Kanelbolle", "74,70"),
        Text("  3 stk. à 24,90"),
        Columns("Økologisk surdeigsbrød med solsikkekjerner og honning", "64,00"),
        Columns("Brunost, løs vekt", "66,15"),
        Text("  0,350 kg à 189,00"),
        Columns("  Rabatt 10 %", "-6,62"),
        Columns("Solo 0,5 l", "29,90"),
        Columns("Pant", "2,00"),
        Rule(),
        Columns("Sum", "230,13", bold=True),
        Columns("Bankkort", "230,13"),
        Text("  Terminalreferanse " + TERMINAL_REFERENCE),
        Rule(),
        Table(
            ("MVA-sats", "Grunnlag", "MVA", "Med MVA"),
            (
                ("0 %", "2,00", "0,00", "2,00"),
                ("15 %", "172,38", "25,85", "198,23"),
                ("25 %", "23,92", "5,98", "29,90"),
            ),
            ("Sum", "198,30", "31,83", "230,13"),
        ),
    )


def slip_of(kind: SlipKind, language: Language = "nb") -> Slip:
    """A slip of the kind with its label and amounts."""
    return Slip(kind, language, (*seller(), label(DEMANDED_LABELS[kind], language), *goods()))


def sales_receipt() -> Slip:
    """A whole sales receipt."""
    return Slip(
        SlipKind.SALES,
        "nb",
        (
            *seller(),
            Feed(),
            label(Label.SALES_RECEIPT),
            Feed(),
            Columns("Kvittering nr. 1-000042", "Kasse 1", role=Role.PLAIN),
            Columns("Dato 23.11.2026", "Kl. 14:05:09", role=Role.PLAIN),
            Text("Kasserer Ingrid"),
            Rule(),
            *goods(),
            Rule(Stroke.DOUBLE),
            Feed(),
            Text("Velkommen tilbake", Align.CENTRE),
            Feed(),
            QrCode("https://kasse.example.no/k/1-000042"),
            Feed(),
            Barcode("1-000042"),
        ),
    )
