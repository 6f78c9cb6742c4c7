"""From the globe to the plane: degrees become x and y in radii of the earth, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from plugins.maps.atlas import Point

# Šavrič, Patterson and Jenny, «The Equal Earth map projection», 2018.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole earth, every country as large as it is beside the others; cut open opposite the centre."""

    centre: float  # the longitude in the middle

    def project(self, longitude: float, latitude: float) -> Point:
        """`longitude` counts from the centre, between -180 and 180: `around` gives it so."""
        t = asin(_M * sin(radians(latitude)))
        t2 = t * t
        t6 = t2**3
        x = radians(longitude) * cos(t) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
        return x, -t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))

    def around(self, longitude: float) -> float:
        """A longitude as counted from the centre: 191 around 11 is 180, 192 is -179."""
        turned = (longitude - self.centre) % 360
        return turned - 360 if turned > 180 else turned  # noqa: PLR2004 - half of the circle

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the globe lies."""
        return self.project(self.around(longitude), latitude)


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """A part of the earth around a centre, areas kept (Lambert): countries as on a globe seen from there.

    It needs no cut at 180°; only what lies opposite the centre is torn apart, and no part shows that.
    """

    longitude: float
    latitude: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the globe lies."""
        p, q, turn = radians(latitude), radians(self.latitude), radians(longitude - self.longitude)
        nearness = 1 + sin(q) * sin(p) + cos(q) * cos(p) * cos(turn)
        k = sqrt(2 / max(nearness, 1e-9))
        return k * cos(p) * sin(turn), -k * (cos(q) * sin(p) - sin(q) * cos(p) * cos(turn))

    def back(self, x: float, y: float) -> Point:
        """The longitude and latitude of a place on the plane."""
        far = hypot(x, y)
        if not far:
            return self.longitude, self.latitude
        c, q = 2 * asin(min(1.0, far / 2)), radians(self.latitude)
        latitude = asin(cos(c) * sin(q) - y * sin(c) * cos(q) / far)
        turn = atan2(x * sin(c), far * cos(q) * cos(c) + y * sin(q) * sin(c))
        return self.longitude + degrees(turn), degrees(latitude)


Projection = EqualEarth | Azimuthal
