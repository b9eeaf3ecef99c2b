# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Invented values of the right shape. They depend only on the file name: every machine and every Python makes the same.

The generator is SHA-256 of the name and a counter, because Python promises fixed sequences for only few of its own methods.
Addresses are those reserved for documentation (RFC 5737, RFC 3849).
"""

import hashlib
import re

PLACES = [("FRA", "DE", "Frankfurt", "HE"), ("AMS", "NL", "Amsterdam", "NH"), ("CDG", "FR", "Paris", "IDF"),
          ("LHR", "GB", "London", "ENG"), ("ARN", "SE", "Stockholm", "AB"), ("WAW", "PL", "Warsaw", "14")]
TEXT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"


class Draw:
    """A fixed pseudo-random sequence."""

    def __init__(self, name):
        self._name, self._count = name.encode(), 0

    def below(self, bound):
        """Returns the next number of [0, bound)."""
        self._count += 1
        digest = hashlib.sha256(self._name + b"\0" + str(self._count).encode()).digest()
        return int.from_bytes(digest[:8], "big") % bound

    def pick(self, choices):
        return choices[self.below(len(choices))]

    def some(self, choices, count):
        """Returns count of the choices, in their order."""
        left = list(range(len(choices)))
        while len(left) > count:
            left.pop(self.below(len(left)))
        return [choices[index] for index in left]

    def text(self, alphabet, count):
        return "".join(self.pick(alphabet) for _ in range(count))


class Values:
    """Fills shapes for one request. All its fields have the same client and place."""

    def __init__(self, draw, host, path):
        self._draw = draw
        pop, country, city, region = draw.pick(PLACES)
        if draw.below(4):
            ip = draw.pick(["192.0.2.", "198.51.100.", "203.0.113."]) + str(1 + draw.below(254))
            forwarded = ip
        else:
            ip = "2001:db8::" + draw.text("123456789abcdef", 4)
            forwarded = f'"[{ip}]"'  # RFC 7239 section 6.1
        self._known = {"ip": ip, "for": forwarded, "pop": pop, "country": country, "city": city, "region": region,
                       "host": host, "path": path}

    def fill(self, shape):
        return re.sub(r"<([a-z]+)(?::([0-9]+))?>", self._one, shape)

    def _one(self, match):
        kind, count = match.group(1), int(match.group(2) or 0)
        if kind in self._known:
            return self._known[kind]
        if kind == "uuid":  # version 4
            return "-".join((self._hex(8), self._hex(4), "4" + self._hex(3), "a" + self._hex(3), self._hex(12)))
        return {"hex": self._hex, "digits": self._digits, "text": self._text}[kind](count)

    def _hex(self, count):
        return self._draw.text("0123456789abcdef", count)

    def _digits(self, count):
        return self._draw.text("123456789", count)

    def _text(self, count):
        return self._draw.text(TEXT, count)
