# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A base class for test cases: each test has an nginx, an upstream that echoes requests, and a temporary folder."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests" / "support"))

from nginx_echo import Echo, fields_of, names_of  # noqa: E402
from nginx_server import LAX, Nginx, request  # noqa: E402
from tap_cases import main  # noqa: E402,F401

EDGE = """fold separators
[internal]
X-Int
X-Int-*
*-Internal
!fold X-Int-Public
[debug]
X-Debug-Token
"""
KEEP = """fold case
X-Keep
X-Keep-*
Accept
Cookie
"""
# proxy_pass writes these fields itself, so the tests leave them out.
PROXY_FIELDS = ("Host", "Connection")


class Case(unittest.TestCase):
    lists = {"edge.names": EDGE, "keep.names": KEEP}
    names = "hdrtrie_list edge edge.names; hdrtrie_list keep keep.names;"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.chmod(0o755)
        self.echo = Echo()
        self.addCleanup(self.echo.stop)

    def start(self, server, http="", lists=None, h2=False, lax=True, **more):
        """Starts an nginx with one server block and the lists of the class.

        server: the directives of the block, in which {echo} is the address of the upstream. http: directives before the block.
        lists: more files for the folder, by name. h2: also listen for HTTP/2. lax: accept the names that nginx rejects by default.
        """
        listen = "listen 127.0.0.1:{port}; listen 127.0.0.1:{h2} http2;" if h2 else "listen 127.0.0.1:{port};"
        text = f"{self.names}\n{http}\nserver {{ {listen} {LAX if lax else ''}\n{server}\n}}"
        self.nginx = Nginx(self.folder, text.replace("{echo}", f"http://127.0.0.1:{self.echo.port}"),
                           {**self.lists, **(lists or {})}, **more)
        self.nginx.start()
        self.addCleanup(self.nginx.stop)
        return self.nginx

    def proxy(self, directives, **more):
        return self.start(f"{directives}\nlocation / {{ proxy_pass {{echo}}; }}", **more)

    def request(self, *arguments, **more):
        return request(self.nginx.port, *arguments, **more)

    def arrived(self, fields, path="/", **more):
        """Sends a request with fields; returns the fields that the upstream received, as pairs, without those that nginx writes."""
        response = self.request(path, fields, **more)
        self.assertEqual(response.status, 200, response.body)
        return [field for field in fields_of(response.body) if field[0] not in PROXY_FIELDS]

    def names_arrived(self, names, **more):
        return [name for name, _ in self.arrived([(name, "v") for name in names], **more)]

    def arrived_h2(self, fields, path="/"):
        """Does what arrived does, over HTTP/2, with nghttp as the client."""
        options = [word for name, value in fields for word in ("-H", f"{name}: {value}")]
        result = subprocess.run(["nghttp", *options, f"http://127.0.0.1:{self.nginx.h2}{path}"], check=True,
                                stdout=subprocess.PIPE, timeout=30)
        return [field for field in fields_of(result.stdout) if field[0] not in PROXY_FIELDS]


__all__ = ["Case", "EDGE", "KEEP", "LAX", "fields_of", "main", "names_of"]
