"""What playing needs: PINs that do not cost a tenth of a second each, and the scenarios once played."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from datakasse.counter import pin


@pytest.fixture(autouse=True, scope="session")
def cheap_pins() -> Iterator[None]:
    """Hash PINs with the least work Argon2 takes; how much it should be is tested where PINs are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pin, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield
