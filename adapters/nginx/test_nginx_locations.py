# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Inheritance of directives, pointers and variables of removed fields, redirects, subrequests and FastCGI."""

import base64
import os
import subprocess
import time

from nginx_case import Case, fields_of, main, names_of
from nginx_server import Client


class Inheritance(Case):
    def test_http_server_location_and_off(self):
        self.start("""
            location /inherits { proxy_pass {echo}; }
            location /replaces { hdrtrie_clear_request edge debug; proxy_pass {echo}; }
            location /off { hdrtrie_clear_request off; proxy_pass {echo};
                location /off/inside { proxy_pass {echo}; }
                location /off/again { hdrtrie_clear_request edge; proxy_pass {echo}; } }
            location /if { if ($arg_x) { proxy_pass {echo}; } proxy_pass {echo}; }""", http="hdrtrie_clear_request edge;")
        for path, wanted in {"/inherits": ["Y"], "/replaces": ["X-Int", "Y"], "/off": ["X-Int", "X-Debug-Token", "Y"],
                             "/off/inside": ["X-Int", "X-Debug-Token", "Y"], "/off/again": ["Y"], "/if?x=1": ["Y"],
                             "/if": ["Y"]}.items():
            with self.subTest(path):
                self.assertEqual(self.names_arrived(["X-Int", "X-Debug-Token", "Y"], path=path), wanted)

    def test_each_directive_is_inherited_separately(self):
        self.start("""hdrtrie_clear_request edge; hdrtrie_connection on;
            location / { hdrtrie_keep_request keep; proxy_pass {echo}; }""", http="hdrtrie_list odd odd.names;",
                   lists={"odd.names": "fold case\nX-Int\nX-Keep\n"})
        self.assertEqual(self.arrived([("X-Int", "1"), ("X-Keep", "2"), ("X-Keep-A", "3"), ("Connection", "X-Keep-A"),
                                       ("Y", "4")]), [("X-Keep", "2")])


class Keep(Case):
    def test_keep_leaves_listed_fields_and_framing(self):
        self.proxy("hdrtrie_keep_request keep;")
        fields = [("X-Keep", "1"), ("X-Other", "2"), ("x-keep-more", "3"), ("X_Keep", "4"), ("User-Agent", "u"),
                  ("X/Keep", "5"), ("Accept", "a")]
        response = self.request("/", fields, method="POST", body=b"12345")
        self.assertEqual([f for f in fields_of(response.body) if f[0] != "Connection"][1:],
                         [("Content-Length", "5"), ("X-Keep", "1"), ("x-keep-more", "3"), ("Accept", "a")])
        self.assertTrue(response.body.endswith(b"12345"))

    def test_two_lists_keep_the_fields_of_both(self):
        self.proxy("hdrtrie_keep_request keep; hdrtrie_keep_request more;", http="hdrtrie_list more more.names;",
                   lists={"more.names": "fold none\nx-more\n"})
        self.assertEqual(self.names_arrived(["x-more", "X-More", "X-Keep", "Y"]), ["x-more", "X-Keep"])

    def test_clear_and_keep_together(self):
        self.proxy("hdrtrie_clear_request some; hdrtrie_keep_request keep;", http="hdrtrie_list some some.names;",
                   lists={"some.names": "fold separators\nX-Keep-Not\n"})
        self.assertEqual(self.names_arrived(["X-Keep", "X-Keep-Not", "x_keep.not", "X-Keep-Yes"]), ["X-Keep", "X-Keep-Yes"])

    def test_bodies_and_keep_alive_still_work(self):
        self.proxy("hdrtrie_keep_request keep; proxy_http_version 1.1; proxy_request_buffering off;")
        with Client(self.nginx.port) as client:
            for i in range(3):
                response = client.request("/", [("Transfer-Encoding", "chunked"), ("Expect", "later"), ("X-No", "1")], method="POST",
                                      body=b"5\r\nhello\r\n0\r\n\r\n")
                self.assertTrue(response.body.endswith(b"hello"), response.body)
                response = client.request("/", [("Connection", "keep-alive"), ("X-Keep", "2")])
                self.assertEqual([n for n in names_of(response.body) if n not in ("Host", "Connection")], ["X-Keep"])

    def test_host_is_forwarded_unchanged(self):
        self.proxy("hdrtrie_keep_request keep; proxy_set_header Host $http_host;")
        self.assertIn(("Host", "asked.example"), fields_of(self.request(host="asked.example").body))


class Known(Case):
    """Fields that nginx knows by name: headers_in points to them."""

    def clear(self, *names, directives="", fold="separators", http=""):
        self.proxy(f"hdrtrie_clear_request known; {directives}", http=f"hdrtrie_list known known.names; {http}",
                   lists={"known.names": f"fold {fold}\n" + "\n".join(names)})

    def test_variables_do_not_see_removed_fields(self):
        self.clear("User-Agent", "Referer", "Cookie", "X-Forwarded-For", "Via", "X-Int", directives="""
            proxy_set_header Seen "$http_user_agent|$http_referer|$http_cookie|$cookie_a|$http_x_forwarded_for|$http_via|$http_x_int";
            proxy_set_header Forwarded-For $proxy_add_x_forwarded_for;""")
        received = self.arrived([("User-Agent", "u"), ("Referer", "r"), ("Cookie", "a=1"), ("Cookie", "b=2"), ("Via", "v"),
                            ("X-Forwarded-For", "1.1.1.1"), ("X-Forwarded-For", "2.2.2.2"), ("X-Int", "i"), ("Y", "y")])
        self.assertEqual(received, [("Seen", "||||||"), ("Forwarded-For", "127.0.0.1"), ("Y", "y")])

    def test_variables_that_nginx_computed_before(self):
        self.clear("X-Int", "Cookie", "Content-Type", "Authorization", directives="""
            if ($http_x_int) { set $was yes; } if ($cookie_a) { set $was $was$cookie_a; } if ($content_type) { set $t 1; }
            if ($remote_user) { set $u 1; }
            set $http_own mine;
            proxy_set_header Seen "$was|$http_x_int|$cookie_a|$content_type|$remote_user|$http_y|$http_own";""")
        user = base64.b64encode(b"user:secret").decode()
        self.assertEqual(self.arrived([("X-Int", "i"), ("Cookie", "a=1"), ("Content-Type", "t"), ("Y", "y"),
                                       ("Authorization", f"Basic {user}")])[0], ("Seen", "yes1|||||y|mine"))

    def test_pointers_to_other_fields_remain_valid(self):
        self.clear("X-Int", directives="""
            proxy_set_header Seen "$http_user_agent|$http_cookie|$cookie_b|$http_x_forwarded_for|$http_referer";""")
        fields = []
        for field in [("User-Agent", "u"), ("Cookie", "a=1"), ("X-Forwarded-For", "1.1.1.1"), ("Cookie", "b=2"),
                      ("X-Forwarded-For", "2.2.2.2"), ("Referer", "r")]:
            fields += [("X-Int", "i")] * 7 + [field]
        self.assertEqual(self.arrived(fields)[0], ("Seen", "u|a=1; b=2|2|1.1.1.1, 2.2.2.2|r"))

    def test_some_of_several_fields_of_one_name_are_removed(self):
        self.clear("cookie", "X-Forwarded-For", "User-Agent", "referer", fold="none", directives="""
            proxy_set_header Seen "$http_cookie|$http_x_forwarded_for|$http_user_agent|$http_referer";""")
        received = self.arrived([("cookie", "a=1"), ("Cookie", "b=2"), ("X-Forwarded-For", "1"), ("x-forwarded-for", "2"),
                            ("X-FORWARDED-FOR", "3"), ("User-Agent", "one"), ("user-agent", "two"), ("Referer", "r")])
        self.assertEqual(received[0], ("Seen", "b=2|2, 3|two|r"))
        self.assertEqual(received[1:], [("Cookie", "b=2"), ("x-forwarded-for", "2"), ("X-FORWARDED-FOR", "3"),
                                   ("user-agent", "two"), ("Referer", "r")])

    def test_removed_range_condition_and_encoding_have_no_effect(self):
        (self.folder / "file").write_bytes(b"0123456789" * 100)
        self.start("""location /cleared { hdrtrie_clear_request known; alias {folder}/file; gzip on; gzip_types *; }
            location /plain { alias {folder}/file; gzip on; gzip_types *; gzip_min_length 1; }""",
                   http="hdrtrie_list known known.names;",
                   lists={"known.names": "fold case\nRange\nIf-Modified-Since\nAccept-Encoding\n"})
        late = ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
        for field, plain in [(("Range", "bytes=1-2"), 206), ((late[0], self.request("/plain").values("last-modified")[0]), 304)]:
            self.assertEqual(self.request("/plain", [field]).status, plain)
            self.assertEqual(self.request("/cleared", [field]).status, 200)
        self.assertEqual(self.request("/plain", [("Accept-Encoding", "gzip")]).values("content-encoding"), ["gzip"])
        self.assertEqual(self.request("/cleared", [("Accept-Encoding", "gzip")]).values("content-encoding"), [])

    def test_auth_basic_does_not_see_a_removed_authorization(self):
        (self.folder / "users").write_text("user:{PLAIN}secret\n")
        self.start("""auth_basic realm; auth_basic_user_file {folder}/users;
            location / { proxy_pass {echo}; }
            location /cleared { hdrtrie_clear_request known; proxy_pass {echo}; }""", http="hdrtrie_list known known.names;",
                   lists={"known.names": "fold case\nAuthorization\n"})
        field = ("Authorization", "Basic " + base64.b64encode(b"user:secret").decode())
        self.assertEqual(self.request("/", [field]).status, 200)
        self.assertEqual(self.request("/cleared", [field]).status, 401)


class Redirects(Case):
    """Internal redirects, error pages, named locations, subrequests, FastCGI."""

    SENT = [("X-Int", "i"), ("X-Debug-Token", "d"), ("Y", "y")]

    def expect(self, path, wanted, sent=None):
        with self.subTest(path):
            self.assertEqual([name for name, _ in self.arrived(sent or self.SENT, path=path)], wanted)

    def test_redirects_and_error_pages(self):
        (self.folder / "empty").mkdir()
        self.start("""
            root {folder}/empty; recursive_error_pages on;
            location = /to { hdrtrie_clear_request edge; proxy_pass {echo}; }
            location /rewrite { rewrite ^ /to last; }
            location /first { hdrtrie_clear_request edge debug; rewrite ^ /plain last; }
            location = /plain { proxy_pass {echo}; }
            location /error { error_page 404 =200 /to; }
            location /named { error_page 404 = @named; }
            location @named { hdrtrie_clear_request edge internal; proxy_pass {echo}; }
            location /try { try_files /nothing @named; }
            location /try_uri { try_files /nothing /to; }
            location /proxied { proxy_intercept_errors on; error_page 418 =200 /to; proxy_pass {echo}/; }""")
        self.expect("/rewrite", ["Y"])
        self.expect("/first", ["X-Int", "Y"])
        self.expect("/error", ["Y"])
        self.expect("/named", ["X-Debug-Token", "Y"])
        self.expect("/try", ["X-Debug-Token", "Y"])
        self.expect("/try_uri", ["Y"])

    def test_the_error_page_of_a_bad_request_is_proxied(self):
        self.start("""error_page 400 =200 @bad; location @bad { hdrtrie_clear_request edge; proxy_pass {echo}; }""")
        for raw in [b"\x16\x03 nonsense\r\n\r\n", b"GET / HTTP/1.1\r\nHost: h\r\nX-Int: 1\r\nBad header\r\n\r\n",
                    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nX-Int: 1\r\n\r\n"]:
            with Client(self.nginx.port) as client:
                client.socket.sendall(raw)
                self.assertNotIn(b"X-Int", client.read().body)
        self.assertEqual(self.request(fields=[("Y", "y")]).status, 404)

    def test_a_subrequest_does_not_change_its_parents_fields(self):
        self.start("""
            location / { auth_request /auth; proxy_pass {echo}; }
            location = /auth { internal; hdrtrie_clear_request edge; hdrtrie_clear_request known; proxy_pass {echo};
                proxy_pass_request_body off; }""", http="hdrtrie_list known known.names;",
                   lists={"known.names": "fold separators\nCookie\nX-Forwarded-For\nUser-Agent\n"})
        for count in (1, 3, 25, 70):
            fields = [f for i in range(count) for f in [*self.SENT, ("Cookie", f"c={i}"), ("X-Forwarded-For", f"{i}"),
                                                        ("User-Agent", "u")][i % 3:]]
            self.echo.seen.clear()
            self.assertEqual(self.arrived(fields), fields)
            asked = [f for f in fields_of(self.echo.seen[0]) if f[0] not in ("Host", "Connection")]
            self.assertEqual(asked, [("Y", "y")] * sum(f[0] == "Y" for f in fields))

    def test_a_parent_clears_after_its_subrequest_has_started(self):
        self.start("""
            location / { hdrtrie_clear_request edge internal; mirror /mirror; proxy_pass {echo}; }
            location = /mirror { internal; hdrtrie_clear_request edge debug; proxy_pass {echo}; }""")
        fields = [field for _ in range(15) for field in self.SENT]
        self.assertEqual({name for name, _ in self.arrived(fields)}, {"X-Debug-Token", "Y"})
        until = time.monotonic() + 10
        while len(self.echo.seen) < 2 and time.monotonic() < until:
            time.sleep(0.01)
        # the mirror gets the fields that the parent has left, without those that it removes itself
        mirrored = [head for head in self.echo.seen if b"GET /mirror" in head]
        self.assertEqual({name for name in names_of(mirrored[0])} - {"Host", "Connection"}, {"Y"})

    def test_fastcgi_parameters(self):
        script = self.folder / "env.cgi"
        script.write_text("#!/bin/sh\nprintf 'Content-Type: text/plain\\r\\n\\r\\n'; env | grep ^HTTP_ | sort\n")
        script.chmod(0o755)
        path = self.folder / "fcgi.socket"
        responder = subprocess.Popen(["fcgiwrap", "-s", f"unix:{path}"], stderr=subprocess.DEVNULL)
        self.addCleanup(responder.wait)
        self.addCleanup(responder.kill)
        until = time.monotonic() + 10
        while not path.exists() and time.monotonic() < until:
            time.sleep(0.01)
        os.chmod(path, 0o777)
        parameters = f"fastcgi_pass unix:{path}; fastcgi_param SCRIPT_FILENAME {script}; fastcgi_param REQUEST_METHOD GET;"
        self.start(f"location /plain {{ {parameters} }} location / {{ hdrtrie_clear_request edge; {parameters} }}")
        for name in ["X-Int", "x_int", "X_INT"]:
            with self.subTest(name):
                fields = [(name, "secret"), ("Y", "y"), (name, "more")]
                self.assertIn(b"HTTP_X_INT=", self.request("/plain", fields).body)
                self.assertEqual(self.request("/", fields).body.split(), [b"HTTP_HOST=h", b"HTTP_Y=y"])
        many = [("X-Int" if i % 2 else f"X-F{i:02}", "v") for i in range(60)]
        self.assertEqual(self.request("/", many).body.split(), sorted([b"HTTP_HOST=h", *(f"HTTP_X_F{i:02}=v".encode()
                                                                                     for i in range(0, 60, 2))]))


if __name__ == "__main__":
    main()
