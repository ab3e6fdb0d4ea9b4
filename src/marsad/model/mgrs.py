"""Coordinates as the Military Grid Reference System writes them (37S BT 56789 12345), turned into degrees on WGS 84.

The formulas are Krüger's series for the transverse Mercator projection to the fourth order (Karney 2011), good to a millimetre within a
zone. The letters follow NGA.STND.0037. The poles (zones A, B, Y, Z) are left out: nobody reports from there.
"""

from __future__ import annotations

import math
import re

from marsad.errors import InvalidValue

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = ("ABCDEFGHJKLMNPQRSTUV", "FGHJKLMNPQRSTUVABCDE")
_SHAPE = re.compile(r"(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\d*)")
_A, _F, _K0 = 6378137.0, 1 / 298.257223563, 0.9996
_N = _F / (2 - _F)
_R = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_DELTA = (2 * _N - 2 * _N**2 / 3 - 2 * _N**3 + 116 * _N**4 / 45, 7 * _N**2 / 3 - 8 * _N**3 / 5 - 227 * _N**4 / 45, 56 * _N**3 / 15 - 136 * _N**4 / 35, 4279 * _N**4 / 630)


def from_mgrs(text: str) -> tuple[float, float, float]:
    """Latitude and longitude of the middle of a square, and the side of the square in metres. Raises InvalidValue."""
    found = _SHAPE.fullmatch("".join(text.upper().split()))
    if found is None or len(found[5]) % 2 or len(found[5]) > 10 or not 1 <= int(found[1]) <= 60:
        raise InvalidValue("typed_mgrs", f"{text!r}: no MGRS square; write it like 37S BT 5678 1234", "at")
    zone, band, column, row, digits = int(found[1]), found[2], found[3], found[4], found[5]
    columns, rows = _COLUMNS[(zone - 1) % 3], _ROWS[(zone - 1) % 2]
    if column not in columns:
        raise InvalidValue("typed_mgrs", f"{text!r}: zone {zone} has no square {column}{row}", "at")
    half = len(digits) // 2
    side = 10.0 ** (5 - half)
    east = (columns.index(column) + 1) * 100_000 + int(digits[:half] or 0) * side + side / 2
    north = _northing(band, rows.index(row) * 100_000 + int(digits[half:] or 0) * side + side / 2)
    lat, lon = _degrees(zone, east, north)
    if not -0.6 < lat - _south(band) < (12.6 if band == "X" else 8.6):
        raise InvalidValue("typed_mgrs", f"{text!r}: band {band} has no square {column}{row}", "at")
    return round(lat, 6), round(lon, 6), side


def _south(band: str) -> float:
    """The latitude at which a band begins."""
    return -80.0 + 8 * _BANDS.index(band)


def _northing(band: str, within: float) -> float:
    """Rows come again every two thousand kilometres: the first one that lies in the band or just below its lower edge."""
    least = _K0 * _meridian(math.radians(_south(band))) - 100_000
    return within + 2_000_000 * math.ceil((least - within) / 2_000_000)


def _meridian(lat: float) -> float:
    """Metres along the meridian from the equator to a latitude."""
    s = 2 * math.sqrt(_N) / (1 + _N)
    conformal = math.atan(math.sinh(math.asinh(math.tan(lat)) - s * math.atanh(s * math.sin(lat))))
    return _R * (conformal + sum(alpha * math.sin(2 * at * conformal) for at, alpha in enumerate(_ALPHA, 1)))


_ALPHA = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)


def _degrees(zone: int, east: float, north: float) -> tuple[float, float]:
    """Latitude and longitude of a point of a zone, by Krüger's series."""
    xi, eta = north / (_K0 * _R), (east - 500_000) / (_K0 * _R)
    bent = [(beta, 2 * at * xi, 2 * at * eta) for at, beta in enumerate(_BETA, 1)]
    up = xi - sum(beta * math.sin(a) * math.cosh(b) for beta, a, b in bent)
    side = eta - sum(beta * math.cos(a) * math.sinh(b) for beta, a, b in bent)
    chi = math.asin(math.sin(up) / math.cosh(side))
    lat = chi + sum(delta * math.sin(2 * at * chi) for at, delta in enumerate(_DELTA, 1))
    return math.degrees(lat), zone * 6 - 183 + math.degrees(math.atan2(math.sinh(side), math.cos(up)))
