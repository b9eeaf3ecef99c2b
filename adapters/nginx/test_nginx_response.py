# SPDX-License-Identifier: Apache-2.0 OR MIT
"""hdrtrie_clear_response, hdrtrie_keep_response and hdrtrie_connection in a real nginx."""

import subprocess

from nginx_case import Case, main
from nginx_server import HEADERS_MORE, MODULE, Client

OUT = """fold separators
X-Int*
Server
X-Powered-By
[own]
Date
Last-Modified
Content-Type
Location
[framing]
Content-Length
Transfer-Encoding
"""


class Response(Case):
    lists = {"out.names": OUT, "kept.names": "fold case\nX-Keep\n"}
    names = "hdrtrie_list out out.names; hdrtrie_list kept kept.names;"

    def received(self, path="/", fields=(), **more):
        response = self.request(path, fields, **more)
        return [name for name, _ in response.fields], response

    def test_clear(self):
        self.echo.response = [b"X-Int: 1", b"X_Int-A: 2", b"X-Keep: 3", b"X-Powered-By: php", b"X-Int: 4", b"Set-Cookie: a=1"]
        self.proxy("hdrtrie_clear_response out default; add_header X-Int-Added 1; add_header X-Added 2;")
        names, response = self.received()
        self.assertEqual(names, ["Date", "Content-Length", "Connection", "X-Keep", "Set-Cookie", "X-Added"])
        self.assertTrue(response.body)

    def test_fields_that_nginx_writes_itself(self):
        (self.folder / "file").write_text("text")
        self.start("""
            location /file { alias {folder}/file; }
            location /default { alias {folder}/file; hdrtrie_clear_response out default; }
            location /own { alias {folder}/file; hdrtrie_clear_response out; }
            location /pass { proxy_pass_header Server; proxy_pass_header Date; proxy_pass {echo};
                hdrtrie_clear_response out; }
            location /to { hdrtrie_clear_response out; return 302 /elsewhere; }""", h2=True)
        self.echo.response = [b"Server: upstream", b"Date: today", b"Last-Modified: Tue, 01 Jan 2030 00:00:00 GMT"]
        own = {"Server", "Date", "Content-Type", "Last-Modified"}
        self.assertLessEqual(own, set(self.received("/file")[0]))
        self.assertEqual(own - {"Server"}, own & set(self.received("/default")[0]))
        self.assertEqual(set(), own & set(self.received("/own")[0]))
        self.assertEqual(set(), own & set(self.received("/pass")[0]))
        names, response = self.received("/to")
        self.assertEqual((response.status, "Location" in names), (302, False))
        for path, removed in [("/file", set()), ("/own", own), ("/pass", own), ("/to", {*own, "Location"})]:
            output = subprocess.run(["nghttp", "-nv", "--no-dep", f"http://127.0.0.1:{self.nginx.h2}{path}"],
                                  stdout=subprocess.PIPE, check=True, timeout=30).stdout.decode().lower()
            self.assertIn(":status:", output)
            for name in own if path == "/file" else removed:
                self.assertEqual(f"{name.lower()}: " in output, path == "/file", (path, name, output))

    def test_framing_is_never_removed(self):
        self.start("""location / { hdrtrie_clear_response out; proxy_pass {echo}; }
            location /keep { hdrtrie_keep_response kept; proxy_pass {echo}; }
            location /chunked { hdrtrie_clear_response out; hdrtrie_keep_response kept; gzip on; gzip_types *; gzip_min_length 1;
                gzip_http_version 1.1; proxy_pass {echo}; }
            location /range { hdrtrie_keep_response kept; alias {folder}/file; }""")
        (self.folder / "file").write_text("0123456789")
        self.echo.response = [b"X-Keep: 1", b"X-Other: 2", b"Content-Type: text/plain"]
        with Client(self.nginx.port) as client:
            for _ in range(2):
                for path in ("/", "/keep"):
                    response = client.request(path)
                    self.assertEqual(response.values("content-length"), [str(len(response.body))])
                response = client.request("/keep", method="HEAD")
                self.assertEqual(len(response.values("content-length")), 1)
                response = client.request("/chunked", [("Accept-Encoding", "gzip")])
                self.assertEqual(response.values("transfer-encoding"), ["chunked"])
                self.assertEqual(response.values("content-encoding"), ["gzip"])
                response = client.request("/range", [("Range", "bytes=2-4")])
                self.assertEqual((response.status, response.values("content-range"), response.body),
                                 (206, ["bytes 2-4/10"], b"234"))

    def test_keep(self):
        self.echo.response = [b"X-Keep: 1", b"x_keep: 2", b"X-Other: 3", b"x-keep: 4", b"Set-Cookie: 5", b"Content-Type: a/b"]
        self.proxy("hdrtrie_keep_response kept; add_header X-Added 1;")
        names, _ = self.received()
        self.assertEqual(names, ["Server", "Date", "Content-Type", "Content-Length", "Connection", "X-Keep", "x-keep"])

    def test_error_pages_and_off(self):
        self.start("""add_header X-Int 1 always; location / { return 404; }
            location /off { hdrtrie_clear_response off; return 404; }""", http="hdrtrie_clear_response out;")
        self.assertNotIn("X-Int", self.received()[0])
        self.assertIn("X-Int", self.received("/off")[0])
        with Client(self.nginx.port) as client:
            client.socket.sendall(b"nonsense\r\n\r\n")
            self.assertEqual(client.read().values("X-Int"), [])

    def test_trailers(self):
        self.proxy("hdrtrie_clear_response out; add_trailer X-Int-Sum 1; add_trailer X-Sum 2; proxy_http_version 1.1;")
        response = self.request(fields=[("TE", "trailers"), ("Connection", "te")])
        self.assertEqual([response.values(name) for name in ("X-Int-Sum", "X-Sum")], [[], ["2"]])

    def test_a_content_length_of_another_module_is_never_removed(self):
        if not HEADERS_MORE.exists():
            self.skipTest("headers-more is not installed")
        self.start("location / { hdrtrie_clear_response out; more_set_headers 'Content-Length: 4'; return 200 text; }",
                   modules=(MODULE, HEADERS_MORE))
        response = self.request()
        self.assertEqual((response.values("content-length"), response.body), (["4"], b"text"))

    def test_fields_that_other_modules_add_are_cleared(self):
        if not HEADERS_MORE.exists():
            self.skipTest("headers-more is not installed")
        for order in ((MODULE, HEADERS_MORE), (HEADERS_MORE, MODULE)):
            self.proxy("hdrtrie_clear_response out; more_set_headers 'X-Int-More: 1' 'X-More: 2';", modules=order)
            names, _ = self.received()
            self.assertEqual([name in names for name in ("X-Int-More", "X-More")], [False, True])
            self.nginx.stop()


class Connection(Case):
    lists = {"mine.names": "fold separators\nX-Mine\nHost\n", "narrow.names": "fold case\nX-Mine\n"}
    names = "hdrtrie_list mine mine.names; hdrtrie_list narrow narrow.names;"

    def test_nominated_and_hop_by_hop_fields_are_removed(self):
        self.proxy("hdrtrie_connection on;", h2=True)
        self.assertEqual(self.arrived([("Connection", "X-Hop, close, x-other"), ("X-Hop", "1"), ("X_Hop", "2"),
                                       ("Keep-Alive", "3"), ("Proxy-Connection", "4"), ("X-OTHER", "5"), ("X-Hop", "6"), ("Y", "y"),
                                       ("Proxy-Authorization", "7"), ("Trailer", "8")]), [("X_Hop", "2"), ("Y", "y")])
        received = self.arrived_h2([("connection", "x-hop"), ("x-hop", "1"), ("y", "y")])
        self.assertEqual([f for f in received if f[0] in ("x-hop", "y", "connection")], [("y", "y")])

    def test_every_connection_field_counts_over_all_parts(self):
        self.proxy("hdrtrie_connection on;")
        fields = [("Connection", ""), *[(f"X-F{i}", "v") for i in range(30)], ("Connection", "X-F0"), ("connection", "x-f29"),
                  *[("X-F3", "v")] * 30]
        self.assertEqual(self.arrived(fields), [f for f in fields if f[0].lower() not in ("connection", "x-f0", "x-f29")])

    def test_protected_names(self):
        self.proxy("hdrtrie_connection on; proxy_set_header Host $http_host; location /mine { hdrtrie_connection on protect=mine;"
                   " proxy_pass {echo}; } location /off { hdrtrie_connection off; proxy_pass {echo}; }")
        fields = [("Connection", "X-Forwarded-For, Authorization, Cookie, Host, Content-Length, X-Mine, x_real_ip"),
                  ("X-Forwarded-For", "1"), ("Authorization", "2"), ("Cookie", "3"), ("X_Real_IP", "4"), ("X-Mine", "5")]
        self.assertEqual(self.arrived(fields), fields[1:-1])
        self.assertEqual(self.arrived(fields, path="/mine"), [fields[-1]])
        self.assertEqual(self.arrived(fields, path="/off"), fields[1:])

    def test_te_trailers_and_upgrade_can_be_kept(self):
        self.proxy("""hdrtrie_connection on; proxy_http_version 1.1; proxy_set_header TE $http_te;
            proxy_set_header Upgrade $http_upgrade;""")
        self.assertEqual(self.arrived([("Connection", "te"), ("TE", "trailers")]), [("TE", "trailers")])
        self.assertEqual(self.arrived([("Connection", "te"), ("TE", "trailers, deflate")]), [])
        self.assertEqual(self.arrived([("TE", "deflate"), ("TE", "trailers")]), [("TE", "trailers")])
        self.assertEqual(self.arrived([("Connection", "upgrade"), ("Upgrade", "websocket")]), [("Upgrade", "websocket")])
        self.assertEqual(self.arrived([("Connection", "upgrade"), ("Upgrade", "h2c")]), [])
        self.assertEqual(self.arrived([("Upgrade", "websocket")]), [])

    def test_too_many_nominations_get_400(self):
        self.start("""hdrtrie_connection on; location / { proxy_pass {echo}; }
            location /page { error_page 400 =200 /shown; proxy_pass {echo}; } location = /shown { proxy_pass {echo}; }""")
        many = [("Connection", ", ".join(f"x-{i}" for i in range(10))), ("Connection", ",".join("abcdefg")), ("X-3", "1")]
        self.assertEqual(self.request("/", many[:1]).status, 200)
        self.assertEqual(self.request("/", many).status, 400)
        self.assertIn("client nominated 17 fields in Connection, the limit is 16", self.nginx.log())
        self.assertEqual(self.arrived(many, path="/page"), [])

    def test_the_keep_alive_of_the_client_does_not_change(self):
        self.proxy("hdrtrie_connection on;")
        with Client(self.nginx.port) as client:
            for _ in range(3):
                self.assertEqual(client.request("/", [("Connection", "keep-alive")]).values("connection"), ["keep-alive"])
            self.assertEqual(client.request("/", [("Connection", "close")]).values("connection"), ["close"])
            self.assertRaises(ConnectionError, client.request, "/")


if __name__ == "__main__":
    main()
