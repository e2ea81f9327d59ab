"""
Chance from a seed: whatever the product draws, the same seed draws again.

Keys of registers too, so that the same day has the same journal to the last byte of its signatures. Nobody
would use such keys for anything else.
"""

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from random import Random
from typing import Final

from cryptography.hazmat.primitives.asymmetric import rsa

from lab.simulation.stand_in import standing_in

_ROUNDS: Final = 8
_SMALL_PRIMES: Final = tuple(
    number for number in range(3, 1_000, 2) if all(number % factor for factor in range(3, number, 2))
)


@contextmanager
def chance_from(chance: Random) -> Generator[None]:
    """Let everything be drawn from a seed, for the length of a `with`."""

    def token_bytes(nbytes: int | None = None) -> bytes:
        return chance.randbytes(32 if nbytes is None else nbytes)

    def token_urlsafe(nbytes: int | None = None) -> str:
        return token_bytes(nbytes).hex()

    def generate_private_key(public_exponent: int, key_size: int) -> rsa.RSAPrivateKey:
        return rsa_key(chance, public_exponent, key_size)

    drawn = {
        "token_bytes": token_bytes,
        "token_urlsafe": token_urlsafe,
        "token_hex": token_urlsafe,
        "randbits": chance.getrandbits,
    }
    with (
        standing_in(secrets, drawn),
        standing_in(rsa, {"generate_private_key": generate_private_key}),
    ):
        yield


def rsa_key(chance: Random, exponent: int, bits: int) -> rsa.RSAPrivateKey:
    """Return an RSA key made of two primes from a seed."""
    first, second = _prime(chance, exponent, bits // 2), _prime(chance, exponent, bits // 2)
    private = pow(exponent, -1, (first - 1) * (second - 1))
    numbers = rsa.RSAPrivateNumbers(
        first,
        second,
        private,
        private % (first - 1),
        private % (second - 1),
        pow(second, -1, first),
        rsa.RSAPublicNumbers(exponent, first * second),
    )
    return numbers.private_key()


def _prime(chance: Random, exponent: int, bits: int) -> int:
    while True:
        # Both of the highest bits are set, so that two of them make a number of exactly twice the length.
        drawn = chance.getrandbits(bits) | 0b11 << (bits - 2) | 1
        if (
            all(drawn % factor for factor in _SMALL_PRIMES)
            and drawn % exponent != 1
            and _is_prime(drawn, chance)
        ):
            return drawn


def _is_prime(number: int, chance: Random) -> bool:
    """Return whether a number is prime, as Miller and Rabin find out."""
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for _ in range(_ROUNDS):
        power = pow(chance.randrange(2, number - 1), odd, number)
        if power in {1, number - 1}:
            continue
        for _ in range(twos - 1):
            power = pow(power, 2, number)
            if power == number - 1:
                break
        else:
            return False
    return True
