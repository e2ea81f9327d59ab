"""The terms of the shop's loyalty points as they are kept, from the office or from the hub."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.shop import SettingsChanged
from datakasse.receipt.words.figures import amount_text
from datakasse.trade.pricing.points import PointsTerms


def change_points_terms(point: CashPoint, terms: PointsTerms | None) -> SettingsChanged | None:
    """Keep other terms, None for no points; return what is to be told of it, where they are others."""
    company = point.books.company()
    if terms == company.points:
        return None
    point.books.put_company(msgspec.structs.replace(company, points=terms))
    return SettingsChanged(what="points", subject=_told(company.points, terms))


def _told(before: PointsTerms | None, after: PointsTerms | None) -> str:
    """
    Return what the journal tells of a change: what was, and what is from now on.

    Example:
        >>> _told(None, PointsTerms(10_00, 50))
        'fra ingen til 10,00 kr per poeng, verdt 0,50 kr'
    """
    return f"fra {_said(before)} til {_said(after)}"


def _said(terms: PointsTerms | None) -> str:
    if terms is None:
        return "ingen"
    return f"{amount_text(terms.earn_ore)} kr per poeng, verdt {amount_text(terms.worth_ore)} kr"
