"""The official schema and example, the schema with its keys in force, and the shop of the example."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree

from datakasse.journal.signature import RSA_BITS, RsaSigner
from datakasse.saft.cash.check import faults_of
from datakasse.saft.cash.document import NAMESPACE
from tests.saft.official_day import official_shop
from tests.saft.shops import Shop

XPATH_NAME = re.compile(r"[A-Za-z]\w*")

Validate = Callable[[bytes], None]


@pytest.fixture(scope="session")
def official_schema(saft_reference: Path) -> bytes:
    """The official schema."""
    return (saft_reference / "Norwegian_SAF-T_Cash_Register_Schema_v_1.00.xsd").read_bytes()


@pytest.fixture(scope="session")
def official_example(saft_reference: Path) -> bytes:
    """The official example."""
    return (saft_reference / "examples" / "saf-t-cash-register-example.xml").read_bytes()


@pytest.fixture(scope="session")
def schema_in_force(official_schema: bytes) -> bytes:
    """
    The official schema with its keys in force.

    As published, the XPaths of its keys and references name elements of no namespace, so they never
    find one and check nothing. Here each name has the prefix of the namespace that is meant.
    """
    given = etree.fromstring(official_schema)
    schema = "{http://www.w3.org/2001/XMLSchema}"
    for step in given.iter(f"{schema}selector", f"{schema}field"):
        step.set("xpath", XPATH_NAME.sub(r"cash:\g<0>", str(step.get("xpath"))))
    root = etree.Element(given.tag, dict(given.attrib), nsmap={**given.nsmap, "cash": NAMESPACE})
    root[:] = given[:]
    return etree.tostring(root)


@pytest.fixture(scope="session")
def validate(official_schema: bytes, schema_in_force: bytes) -> Validate:
    """Fail unless a file is as the schema says, keys and references too, and our own check agrees."""
    strict = etree.XMLSchema(etree.fromstring(schema_in_force))

    def check(file: bytes) -> None:
        tree = etree.fromstring(file)
        strict.validate(tree)
        assert not strict.error_log, strict.error_log
        assert faults_of(io.BytesIO(file), io.BytesIO(official_schema)) == ()

    return check


@pytest.fixture(scope="session")
def signer() -> RsaSigner:
    """A register's keys, made for this run."""
    key = rsa.generate_private_key(65537, RSA_BITS)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return RsaSigner("1", pem, bytes(32))


@pytest.fixture(scope="session")
def official(signer: RsaSigner) -> Shop:
    """The shop of the official example after its day."""
    return official_shop(signer)
