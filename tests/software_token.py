"""
A security token in software, SoftHSM2 (`apt install softhsm2`), for tests of keys.

Where it is not installed the tests that need it are skipped, and say so; in CI they fail.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

MODULES: Final = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
"""Where systems put its library."""
TOKEN_PIN: Final = "903311"
LABEL: Final = "kasse"


@pytest.fixture(scope="session")
def token_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a token that this worker alone knows."""
    module = next((module for module in MODULES if Path(module).exists()), None)
    if module is None or shutil.which("softhsm2-util") is None:
        missing = "SoftHSM2 is not installed: apt install softhsm2"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    place = tmp_path_factory.mktemp("token")
    (place / "softhsm2.conf").write_text(f"directories.tokendir = {place}\n")
    with pytest.MonkeyPatch.context() as patch:
        # The library reads it once a process, so it stays for the life of this one.
        patch.setenv("SOFTHSM2_CONF", str(place / "softhsm2.conf"))
        told = ("--free", "--label", LABEL, "--pin", TOKEN_PIN, "--so-pin", "12345678")
        subprocess.run(["softhsm2-util", "--init-token", *told], check=True, capture_output=True)
        yield f"pkcs11:token={LABEL}?module-path={module}"
