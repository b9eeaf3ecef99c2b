# SPDX-License-Identifier: Apache-2.0 OR MIT
"""An HTTP/1.1 request head: the bytes from the start line up to and including the empty line.

The parser is strict on purpose. The corpus promises heads as real clients send them, and a real client sends CRLF, no bare CR
or LF, no obs-fold, and token names. A head that breaks this is a defect of the capture, so it is an error and never repaired.
"""

import re

TOKEN = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+\Z")  # RFC 9110 section 5.6.2
START = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+) ([!-~]+) HTTP/1\.1\Z")
END = b"\r\n\r\n"


class HeadError(ValueError):
    """A malformed head; the message has the line and the reason."""


class Head:
    def __init__(self, raw):
        if not raw.endswith(END) or raw.find(END) != len(raw) - len(END):
            raise HeadError("the head must have exactly one empty line, at its end")
        lines = raw[: -len(END)].split(b"\r\n")
        start = START.match(lines[0])
        if not start:
            raise HeadError(f"malformed start line {lines[0]!r}")
        self.raw = raw
        self.method = start.group(1).decode()
        self.target = start.group(2).decode()
        self.fields = [self._field(line) for line in lines[1:]]
        if not self.fields:
            raise HeadError("the head has no fields")

    @staticmethod
    def _field(line):
        name, colon, value = line.partition(b":")
        if not colon or not TOKEN.match(name):
            raise HeadError(f"malformed field line {line!r}")
        if b"\r" in value or b"\n" in value or b"\0" in value:
            raise HeadError(f"bare CR, LF or NUL in {line!r}")
        return name.decode(), value.strip(b" \t").decode("latin-1")

    def value(self, name):
        """Returns the first value of the field called name, in any case, or None."""
        for have, value in self.fields:
            if have.lower() == name.lower():
                return value
        return None
