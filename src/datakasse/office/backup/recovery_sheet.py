"""The sheet that the owner keeps: the recovery key on paper, and what it is for."""

from datakasse.office.backup.recovery_key import RecoveryKey
from datakasse.trade.shop.shop import Company

_SHEET = """\
# GJENOPPRETTINGSARK FOR DATAKASSE
# {whose}
#
# Linjen som begynner med AGE-SECRET-KEY-1, åpner alle sikkerhetskopier av butikken.
#
# Skriv arket ut to ganger. Oppbevar dem på to steder, og ikke ved kassen eller sammen med kopiene:
# i et skap hjemme, i en bankboks, hos regnskapsføreren. Slett filen etterpå. Den som har både arket
# og en kopi, kan lese alt. Uten arket kan ingen lese kopiene, heller ikke leverandøren.
#
# Når kassen er borte, på en ny maskin med datakasse installert (linjen kan tastes inn i en fil):
#
#     datakasse restore --from STEDET --to MAPPEN --identity DENNE-FILEN
#
# Kopiene kan åpnes uten datakasse også:  age -d -i DENNE-FILEN FIL.age | zcat
#
# Offentlig nøkkel: {recipient}
{secret}
"""


def recovery_sheet(key: RecoveryKey, company: Company | None) -> str:
    """Return the sheet as text, in the form of an identity file of age."""
    whose = "" if company is None else f"{company.name}, org.nr. {company.organisation_number}"
    return _SHEET.format(whose=whose, secret=key.secret, recipient=key.recipient)
