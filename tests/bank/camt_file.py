"""Make camt files: valid ones, by the official schema, and from them such as are not."""

from collections.abc import Iterable
from typing import NamedTuple

ACCOUNT = "12345678903"


class Line(NamedTuple):
    """An entry to be written."""

    amount: str = "100.00"
    way: str = "CRDT"
    reference: str = "77"
    day: str = "2026-11-02"
    status: str = "BOOK"
    reversal: str = ""
    currency: str = "NOK"
    details: str = ""
    info: str = ""


def payment(amount: str, *, kid: str = "", end_to_end: str = "", text: str = "", version: str = "02") -> str:
    """Return one payment of an entry."""
    refs = f"<Refs><EndToEndId>{end_to_end}</EndToEndId></Refs>" if end_to_end else ""
    told = f'<Amt Ccy="NOK">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
    if version == "02":
        told = f'<AmtDtls><TxAmt><Amt Ccy="NOK">{amount}</Amt></TxAmt></AmtDtls>'
    ustrd = f"<Ustrd>{text}</Ustrd>" if text else ""
    strd = (
        f"<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>{kid}</Ref></CdtrRefInf></Strd>"
    )
    remittance = f"<RmtInf>{ustrd}{strd if kid else ''}</RmtInf>" if text or kid else ""
    return f"<TxDtls>{refs}{told}{remittance}</TxDtls>"


def entry(line: Line, version: str = "02") -> str:
    """Return an entry."""
    status = line.status if version == "02" else f"<Cd>{line.status}</Cd>"
    reversal = f"<RvslInd>{line.reversal}</RvslInd>" if line.reversal else ""
    reference = f"<AcctSvcrRef>{line.reference}</AcctSvcrRef>" if line.reference else ""
    code = "<BkTxCd><Prtry><Cd>230</Cd></Prtry></BkTxCd>"
    details = f"<NtryDtls>{line.details}</NtryDtls>" if line.details else ""
    info = f"<AddtlNtryInf>{line.info}</AddtlNtryInf>" if line.info else ""
    return (
        f'<Ntry><Amt Ccy="{line.currency}">{line.amount}</Amt><CdtDbtInd>{line.way}</CdtDbtInd>{reversal}'
        f"<Sts>{status}</Sts><BookgDt><Dt>{line.day}</Dt></BookgDt><ValDt><Dt>{line.day}</Dt></ValDt>"
        f"{reference}{code}{details}{info}</Ntry>"
    )


def balance(kind: str, amount: str, day: str = "2026-11-02", currency: str = "NOK") -> str:
    """Return a balance; negative is a debit."""
    way = "DBIT" if amount.startswith("-") else "CRDT"
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="{currency}">{amount.removeprefix("-")}</Amt><CdtDbtInd>{way}</CdtDbtInd>'
        f"<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def statement(
    lines: Iterable[Line] = (),
    *,
    opening: str = "0.00",
    closing: str = "0.00",
    version: str = "02",
    account: str = ACCOUNT,
    currency: str = "NOK",
    name: str = "STMT1",
    iban: bool = False,
) -> str:
    """Return a statement."""
    number = f"<IBAN>NO93{account}</IBAN>" if iban else f"<Othr><Id>{account}</Id></Othr>"
    entries = "".join(entry(line, version) for line in lines)
    balances = balance("OPBD", opening, currency=currency) + balance("CLBD", closing, currency=currency)
    return (
        f"<Stmt><Id>{name}</Id><CreDtTm>2026-11-03T06:00:00</CreDtTm>"
        f"<FrToDt><FrDtTm>2026-11-02T00:00:00</FrDtTm><ToDtTm>2026-11-02T23:59:59</ToDtTm></FrToDt>"
        f"<Acct><Id>{number}</Id><Ccy>{currency}</Ccy></Acct>"
        f"{balances}{entries}</Stmt>"
    )


def notification(lines: Iterable[Line], *, version: str = "02", account: str = ACCOUNT) -> str:
    """Return a notification."""
    entries = "".join(entry(line, version) for line in lines)
    return (
        "<Ntfctn><Id>N1</Id><CreDtTm>2026-11-03T06:00:00</CreDtTm>"
        f"<Acct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>NOK</Ccy></Acct>{entries}</Ntfctn>"
    )


def file(*parts: str, version: str = "02", kind: str = "053", prefix: str = "") -> bytes:
    """Return a whole file."""
    message = "BkToCstmrStmt" if kind == "053" else "BkToCstmrDbtCdtNtfctn"
    header = "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-03T06:00:00</CreDtTm></GrpHdr>"
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version}"
    text = f'<Document xmlns="{space}"><{message}>{header}{"".join(parts)}</{message}></Document>'
    if prefix:
        text = text.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
        text = text.replace(" xmlns=", f" xmlns:{prefix}=")
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode()
