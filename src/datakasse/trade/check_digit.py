"""Check digits: GTIN (MOD 10, weights 3 and 1), KID (Luhn), organisation and account number (MOD 11)."""

GTIN_LENGTHS = frozenset({8, 12, 13, 14})
ORGANISATION_NUMBER_LENGTH = 9
_ORGANISATION_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
BANK_ACCOUNT_LENGTH = 11
_BANK_ACCOUNT_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def gtin_check_digit(digits: str) -> str:
    """
    Return the check digit that belongs after the given digits.

    Example:
        >>> gtin_check_digit("703801000012")
        '6'
    """
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def kid_check_digit(digits: str) -> str:
    """
    Return the check digit (MOD 10, Luhn) that belongs after the given digits of a KID.

    Example:
        >>> kid_check_digit("234567"), kid_check_digit("7992739871")
        ('6', '3')
    """
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits)))
    return str(-sum(each // 10 + each % 10 for each in doubled) % 10)


def looks_like_gtin(code: str) -> bool:
    """Return whether a code has the shape of a GTIN: 8, 12, 13 or 14 digits."""
    return len(code) in GTIN_LENGTHS and code.isascii() and code.isdigit()


def is_gtin(code: str) -> bool:
    """Return whether a code is a GTIN whose check digit fits."""
    return looks_like_gtin(code) and gtin_check_digit(code[:-1]) == code[-1]


def is_organisation_number(text: str) -> bool:
    """
    Return whether a text is a Norwegian organisation number.

    Example:
        >>> is_organisation_number("974760673"), is_organisation_number("974760674")
        (True, False)
    """
    if len(text) != ORGANISATION_NUMBER_LENGTH or not (text.isascii() and text.isdigit()):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _ORGANISATION_WEIGHTS, strict=False))
    return -total % 11 == int(text[-1])


def is_bank_account(text: str) -> bool:
    """
    Return whether a text is a Norwegian account number, without points.

    Example:
        >>> is_bank_account("86011117947"), is_bank_account("86011117948"), is_bank_account("8601.11.17947")
        (True, False, False)
    """
    if len(text) != BANK_ACCOUNT_LENGTH or not (text.isascii() and text.isdigit()):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _BANK_ACCOUNT_WEIGHTS, strict=False))
    return -total % 11 == int(text[-1])
