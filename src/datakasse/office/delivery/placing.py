"""Whether every line of a voucher has a place in their books."""

from collections.abc import Iterator

from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.office.delivery.accounting_system import Place, SystemKind


def unplaced(voucher: DayVoucher, place: Place, kind: SystemKind) -> list[str]:
    """Return in bokmål what a voucher names that has no place there, or a closed one."""
    return list(dict.fromkeys(_unplaced(voucher, place, kind)))


def _unplaced(voucher: DayVoucher, place: Place, kind: SystemKind) -> Iterator[str]:
    for line in voucher.lines:
        used = [line.account, line.vat_account] if kind.posts_vat and line.vat_ore else [line.account]
        for account in used:
            theirs = place.accounts.get(account)
            if theirs is None:
                yield f"konto {account}"
            elif not theirs.open:
                yield f"konto {account} (stengt der)"
        if line.vat_code:
            vat_type = place.vat_types.get(line.vat_code)
            if vat_type is None:
                yield f"mva-kode {line.vat_code}"
            elif not vat_type.open:
                yield f"mva-kode {line.vat_code} (stengt der)"
        if line.department and line.department not in place.departments and place.departments:
            yield f"avdeling {line.department}"
