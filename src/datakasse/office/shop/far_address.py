"""
Addresses that an owner types and the register then calls: not every address is one to call.

A box on the shop's own network is a good place for copies and a good reader of alerts, so private addresses
are let through. Those that a machine keeps for talking with what it hangs on are not: at 169.254.169.254 a
server in a cloud hands out its own credentials to whoever asks from inside.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

Address = IPv4Address | IPv6Address


def is_callable(address: Address) -> bool:
    """
    Return whether an address is one to call.

        >>> [
        ...     is_callable(ip_address(text))
        ...     for text in ("192.168.1.7", "169.254.169.254", "::ffff:169.254.0.1")
        ... ]
        [True, False, False]
    """
    address = _plain(address)
    return not (address.is_link_local or address.is_multicast or address.is_unspecified)


def is_elsewhere(address: Address) -> bool:
    """
    Return whether an address is one to call that is not this machine's own.

        >>> [is_elsewhere(ip_address(text)) for text in ("192.168.1.7", "127.0.0.1", "::ffff:127.0.0.1")]
        [True, False, False]
    """
    return is_callable(address) and not _plain(address).is_loopback


def may_be_called(host: str, is_allowed: Callable[[Address], bool] = is_callable) -> bool:
    """
    Return whether a host may be called, under every address that its name stands for.

    Raises:
        OSError, UnicodeError: It has none.
    """
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return all(is_allowed(ip_address(str(place[0]).partition("%")[0])) for _, _, _, _, place in found)


def _plain(address: Address) -> Address:
    """Return an address as the machine behind it has it."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address
