"""
Passwords of the office: long enough, not leaked, not what is guessed first, and kept as an Argon2id hash.

What has leaked is looked for in a list that is carried along (`leaked_passwords.py`). Nearly all others that
are guessed are made by a few rules: a common word or the name of a person or a shop, a year, keys that lie
beside each other, the same sign again and again. What is left of a password when all that is taken out is
what a guesser does not know.

Source: NIST SP 800-63B-4, section 3.1.1.2 (length, blocklist, no rules of composition).
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from datakasse.errors.sign_in.office import PasswordGuessable, PasswordLeaked, PasswordTooShort
from datakasse.office.people.leaked_passwords import is_leaked

PASSWORD_LENGTH_MIN: Final = 12
PASSWORD_LENGTH_MAX: Final = 200
LEFT_MIN: Final = 6
"""How many signs have to be left when everything well known is taken out."""

_COMMON: Final = """
passord passordet password hemmelig hemmeleg secret velkommen velkomen welcome admin administrator root
butikk butikken kasse kassa kassen datakasse kontor kontoret sjef leder login logg innlogging bruker user
norge noreg norway oslo bergen trondheim stavanger kristiansand tromsø drammen
sommer sommar vinter høst haust vår summer winter autumn spring ferie julen jul påske
januar februar mars april mai juni juli august september oktober november desember
mandag måndag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag sundag
elsker elskar kjærlighet iloveyou love hei hallo hello mamma pappa familie
fotball football brann rosenborg viking liverpool arsenal chelsea
master dragon monkey princess sunshine superman batman pokemon starwars letmein trustno
test demo changeme default abc qwerty asdf zxcv
"""
_WORDS: Final = frozenset(_COMMON.split())
_ROWS: Final = ("abcdefghijklmnopqrstuvwxyzæøå", "01234567890", "qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
_YEAR: Final = re.compile(r"(19|20)\d\d")
_LOOKS_LIKE: Final = str.maketrans("013457@$!", "oieastasi")
_HASHER: Final = PasswordHasher()


def hash_password(password: str, known: Iterable[str] = ()) -> str:
    """
    Return the Argon2id hash of a new password.

    Args:
        password: The password.
        known: Names that somebody who guesses knows: the person's, the shop's.

    Raises:
        PasswordTooShort: It has fewer than `PASSWORD_LENGTH_MIN` signs.
        PasswordGuessable: Little is left of it without what everybody tries.
        PasswordLeaked: It is one that has leaked, or two of them, with little besides.
    """
    text = unicodedata.normalize("NFKC", password)
    if len(text) < PASSWORD_LENGTH_MIN:
        raise PasswordTooShort(shortest=PASSWORD_LENGTH_MIN)
    if is_guessable(text, known):
        raise PasswordGuessable
    if any(map(is_leaked, _spelt(text))):
        raise PasswordLeaked
    return _HASHER.hash(text)


def password_fits(password_hash: str, password: str) -> bool:
    """Return whether a password is the one that was hashed; slow on purpose."""
    try:
        return _HASHER.verify(password_hash, unicodedata.normalize("NFKC", password))
    except (VerificationError, InvalidHashError):
        return False


def is_guessable(password: str, known: Iterable[str] = ()) -> bool:
    """
    Return whether little is left of a password without what everybody tries.

    Example:
        >>> [
        ...     is_guessable(text)
        ...     for text in ("Sommer2026!!", "P@ssw0rd12345", "qwertyuiop12", "aaaaaaaaaaaaaa")
        ... ]
        [True, True, True, True]
        >>> is_guessable("KariNordmann1", ["Kari", "Nordmann"]), is_guessable("tre blå sykler i regn")
        (True, False)
    """
    words = _WORDS | {part for name in known for part in name.casefold().split() if len(part) > 2}
    return any(len(_left(text, words)) < LEFT_MIN for text in _spelt(password))


def _spelt(password: str) -> tuple[str, str]:
    """Return the letters and digits of a password, and the same with digits and marks read as letters."""
    small = password.casefold()
    swapped = small.translate(_LOOKS_LIKE)
    return "".join(filter(str.isalnum, small)), "".join(filter(str.isalnum, swapped))


def _left(text: str, words: Iterable[str]) -> str:
    """Return what is left of a text without words, years, and keys that follow each other."""
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    text = _YEAR.sub("", text)
    return "".join(sign for at, sign in enumerate(text) if at == 0 or not _follows(text[at - 1], sign))


def _follows(before: str, sign: str) -> bool:
    return before == sign or any(before + sign in row or sign + before in row for row in _ROWS)
