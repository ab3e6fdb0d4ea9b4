"""Where a request comes from: the other end of the line, or, behind a proxy that was named, whom that proxy names."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address that counts for limits; of IPv6 the network that one household has.

    X-Forwarded-For is believed only where the line comes from a named proxy, and only as far as named proxies wrote it.
    """
    there = str(request.META.get("REMOTE_ADDR", ""))
    proxies = settings.DESK_PROXIES
    if there in proxies:
        told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        there = next((part for part in reversed(told) if part not in proxies), there)
    return _network(there)


def _network(there: str) -> str:
    try:
        found = ip_address(there)
    except ValueError:
        return there[:64]
    if found.version == 6 and found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
