"""Map tiles from an address in the settings: the one place outside that a browser at the desk may ask, and only where it was chosen."""

from __future__ import annotations

from django.http import HttpResponse


def with_tiles(response: HttpResponse, tiles: str) -> HttpResponse:
    """A page with a map; where tiles come from an address, its policy lets the browser ask that address and no other."""
    if tiles:
        origin = "/".join(tiles.split("/")[:3])
        response.policy = {"connect-src": f"'self' {origin}", "img-src": f"'self' data: blob: {origin}"}
    return response
