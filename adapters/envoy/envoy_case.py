# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A base class for test cases: all cases of a class share an Envoy and an upstream."""

import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from envoy_peer import Client1, Client2, Message, Upstream  # noqa: E402,F401
from envoy_server import EXE, Envoy, listener, module_filter, module_route, route  # noqa: E402,F401
from tap_cases import main  # noqa: E402,F401

EDGE = """fold separators
[internal]
X-Int
X-Int-*
*-Internal
!fold X-Int-Public
[debug]
X-Debug-Token
cookie:debug
[both]
X-Debug-Token
[framing]
Host
Content-Length
"""
KEEP = """fold case
X-Keep
X-Keep-*
Accept
"""


@unittest.skipUnless(EXE, "ENVOY IS NOT INSTALLED: run ./dev setup envoy")
class Case(unittest.TestCase):
    count = 0  # of requests: no two have one path

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.edge, cls.keep = cls.write("edge.names", EDGE), cls.write("keep.names", KEEP)
        cls.upstream = Upstream()
        cls.addClassCleanup(cls.upstream.stop)
        cls.envoy = Envoy(cls.folder, cls.upstream.port)
        cls.addClassCleanup(cls.envoy.stop)
        cls.envoy.start(*cls.listeners())
        cls.ports = cls.envoy.ports()

    @classmethod
    def write(cls, name, content):
        """Writes a file into the folder; returns its path."""
        path = cls.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def client(self, name, version=1):
        client = (Client1 if version == 1 else Client2)(self.ports[name])
        self.addCleanup(client.close)
        return client

    def exchange(self, name, fields=(), trailers=(), version=1, answer=None, prefix="/", client=None, **more):
        """Sends a request to a listener. Returns what the upstream received, and the response to the client.

        answer: the response of the upstream, a Message. prefix: the route; /h2/ leads to the upstream by HTTP/2.
        """
        Case.count += 1
        path = f"{prefix}{Case.count}"
        if answer:
            self.upstream.answers[path] = answer
        client = client or self.client(name, version)
        response = client.request(path, fields, trailers, **more)
        self.assertEqual(response.status, 200, self.envoy.log()[-2000:])
        return self.upstream.seen[path], response


__all__ = ["Case", "EDGE", "KEEP", "Message", "ROOT", "listener", "main", "module_filter", "module_route", "route"]
