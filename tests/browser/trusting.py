"""
A person's store of certificates, as Chromium on Linux reads it, with an authority that she trusts.

It is what the step "import the certificate" of the trust page comes to there. The store is written by the
library that Chromium itself reads it with (NSS); its own tool, `certutil`, is on few machines.
"""

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_long, c_uint, c_void_p
from ctypes.util import find_library
from pathlib import Path

STORE = ".pki/nssdb"

_VALID_CA, _TRUSTED_CA, _TRUSTED_CLIENT_CA = 1 << 3, 1 << 4, 1 << 7
_NO_ATTRIBUTES = 0


class _Trust(Structure):
    """`CERTCertTrust`: what a certificate is trusted with; sites, mail, programs."""

    _fields_ = (("sites", c_uint), ("mail", c_uint), ("programs", c_uint))


def trust(home: Path, authority: bytes) -> None:
    """
    Have browsers whose home is this folder trust an authority with sites.

    Args:
        home: The folder; it has no store of certificates yet.
        authority: Its certificate, DER.

    Raises:
        OSError: The library is not there, or refuses.
    """
    store = home / STORE
    store.mkdir(parents=True)
    nss, smime = _library("nss3"), _library("smime3")
    decode = smime.CERT_DecodeCertFromPackage
    decode.restype, decode.argtypes = c_void_p, (c_char_p, c_int)
    internal = nss.PK11_GetInternalKeySlot
    internal.restype, internal.argtypes = c_void_p, ()
    known = nss.CERT_GetDefaultCertDB
    known.restype, known.argtypes = c_void_p, ()
    nss.PK11_InitPin.argtypes = (c_void_p, c_char_p, c_char_p)
    nss.PK11_ImportCert.argtypes = (c_void_p, c_void_p, c_long, c_char_p, c_int)
    nss.CERT_ChangeCertTrust.argtypes = (c_void_p, c_void_p, POINTER(_Trust))
    nss.CERT_DestroyCertificate.argtypes = nss.PK11_FreeSlot.argtypes = (c_void_p,)

    _done(nss.NSS_InitReadWrite(f"sql:{store}".encode()), "open")
    slot, certificate = internal(), decode(authority, len(authority))
    try:
        _done(nss.PK11_InitPin(slot, None, b""), "begin")
        _done(nss.PK11_ImportCert(slot, certificate, _NO_ATTRIBUTES, b"datakasse", 0), "keep")
        with_sites = _Trust(_VALID_CA | _TRUSTED_CA | _TRUSTED_CLIENT_CA, 0, 0)
        _done(nss.CERT_ChangeCertTrust(known(), certificate, byref(with_sites)), "trust")
    finally:
        nss.CERT_DestroyCertificate(certificate)
        nss.PK11_FreeSlot(slot)
        _done(nss.NSS_Shutdown(), "close")


def _library(name: str) -> ctypes.CDLL:
    found = find_library(name)
    if found is None:
        raise OSError(f"lib{name} is not here, though Chromium needs it.")
    return ctypes.CDLL(found)


def _done(status: int, what: str) -> None:
    if status != 0:
        raise OSError(f"the store of certificates refused to {what}.")
