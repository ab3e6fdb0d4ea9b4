"""Which addresses may be dialled: those of the open internet, and no others.

A page that leads to 127.0.0.1, to a router or to a cloud's metadata must not be able to make this machine ask there. The
table is IANA's of special-purpose addresses (RFC 6890 and later), written out: Python's own ``is_global`` lets NAT64, 6to4,
site-local and IPv4-compatible addresses through.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from marsad.errors import InputError

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

_V4 = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared by a carrier",
    "127.0.0.0/8": "this machine",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "protocol assignments",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "AS112",
    "192.52.193.0/24": "AMT",
    "192.88.99.0/24": "6to4 relay",
    "192.168.0.0/16": "private",
    "192.175.48.0/24": "AS112",
    "198.18.0.0/15": "benchmarks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
}
_V6 = {
    "::1/128": "this machine",
    "::/128": "unspecified",
    "::ffff:0:0/96": "an IPv4 address in disguise (mapped)",
    "::ffff:0:0:0/96": "an IPv4 address in disguise (translated)",
    "::/96": "an IPv4 address in disguise (compatible)",
    "64:ff9b::/96": "an IPv4 address in disguise (NAT64)",
    "64:ff9b:1::/48": "an IPv4 address in disguise (local NAT64)",
    "100::/64": "thrown away",
    "100:0:0:1::/64": "thrown away",
    "2001::/32": "an IPv4 address in disguise (Teredo)",
    "2001:2::/48": "benchmarks",
    "2001:10::/28": "ORCHID",
    "2001:20::/28": "ORCHID",
    "2001::/23": "protocol assignments",
    "2001:db8::/32": "documentation",
    "2002::/16": "an IPv4 address in disguise (6to4)",
    "2620:4f:8000::/48": "AS112",
    "3ffe::/16": "given back (6bone)",
    "3fff::/20": "documentation",
    "5f00::/16": "segment routing",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "site-local",
    "ff00::/8": "multicast",
}
_GIVEN_OUT_V6 = ip_network("2000::/3")  # the only part of IPv6 that is given out for the open internet: the rest waits
_NETWORKS_V4 = [(ip_network(network), use) for network, use in _V4.items()]
_NETWORKS_V6 = [(ip_network(network), use) for network, use in _V6.items()]


class Forbidden(InputError):
    """An address that is not asked."""


def check_address(text: str) -> Address:
    """The address, where it may be dialled. Raises Forbidden with what it is for."""
    try:
        address = ip_address(text)
    except ValueError:
        raise Forbidden(f"{text!r} is no address") from None
    if isinstance(address, IPv4Address):
        use = next((use for network, use in _NETWORKS_V4 if address in network), None)
    else:
        use = "bound to one interface" if address.scope_id is not None else next((use for network, use in _NETWORKS_V6 if address in network), None)
        use = use or (None if address in _GIVEN_OUT_V6 else "not given out")
    if use is not None:
        raise Forbidden(f"leads to {address}, which is {use}: only the open internet is asked")
    return address


def check_url(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address. Raises Forbidden for other schemes, names and passwords in it, and what is no address."""
    if any(ord(char) <= 32 or ord(char) == 127 for char in url):
        raise Forbidden("holds blanks or control characters: no address")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise Forbidden(f"no address ({fault})") from None
    if parts.scheme not in ("http", "https"):
        raise Forbidden(f"{parts.scheme or 'no'}:// is not asked; http and https are")
    if parts.username is not None or parts.password is not None:
        raise Forbidden("carries a name or password; give the address without them")
    if not host or "%" in host:
        raise Forbidden("names no host")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80)


def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses of a host by the system's resolver."""
    try:
        return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError) as fault:
        raise InputError(f"the name {host} is not known here ({fault})") from None


def checked_addresses(host: str, port: int, asked: Resolve) -> list[str]:
    """Every address of a host; all must be allowed, so that a name with one good and one bad address is refused."""
    try:
        found: Sequence[str] = [str(ip_address(host))]
    except ValueError:
        found = asked(host, port)
    if not found:
        raise InputError(f"the name {host} has no address")
    return [str(check_address(text)) for text in found]
