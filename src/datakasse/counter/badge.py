"""
Badges: a code on a card that signs its bearer on.

The code is made once, told once, and kept nowhere; the books hold its digest. It is long enough that nobody
guesses it, so the digest is a plain one.
"""

import base64
import hashlib
import secrets

from datakasse.storage.ports.store import Books
from datakasse.trade.people.operator import Operator, Right

PREFIX = "DKB"
_SECRET_BYTES = 10


def new_badge() -> str:
    """Return a new code: the prefix and eighty random bits in letters and digits that every scanner types."""
    return PREFIX + base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")


def badge_digest(code: str) -> str:
    """Return the digest under which a code is known, however the scanner's shift key stood."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


def took_unproved_badge(books: Books, before: Operator, after: Operator) -> bool:
    """
    Take the badge of somebody who has come to administer, and return whether she had one.

    A cashier's badge is made without a proof; whoever made one secretly would sign on with it as a manager.
    Decision: 0051-the-right-to-administer-is-passed-on-with-a-proof.
    """
    if before.may(Right.ADMINISTER) or not after.may(Right.ADMINISTER):
        return False
    if has_badge := books.has_badge(after.operator_id):
        books.drop_badge(after.operator_id)
    return has_badge
