# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Cookie rules: the Cookie fields of requests, the variables made from them, redirects, subrequests, and refusals."""

from nginx_case import Case, main
from nginx_server import Nginx

COOKIES = """fold separators
[internal]
cookie:session
cookie:sid_*
!cookie:sid_ok
[debug]
cookie:dbg
X-Debug
"""


class Cookies(Case):
    lists = {"cookies.names": COOKIES}
    names = "hdrtrie_list cookies cookies.names;"

    def cookies(self, *values, **more):
        """Sends one Cookie field per value; returns the values that the upstream received."""
        fields = self.arrived([("Cookie", value) for value in values], **more)
        return [value for name, value in fields if name == "Cookie"]

    def test_listed_cookies_are_removed_and_the_others_keep_their_bytes(self):
        self.proxy("hdrtrie_clear_request cookies;")
        for sent, wanted in [("a=1; session=2; b=3", ["a=1; b=3"]), ("session=1; b=2", ["b=2"]), ("a=1;b=2; ; c=3", ["a=1;b=2; ; c=3"]),
                             ("SESSION=1", ["SESSION=1"]), ("sid_x=1; sid_ok=2", ["sid_ok=2"]), ("dbg=1;dbg=2;a=1", ["a=1"]),
                             ("session=1", []), ("a=1, session=2; b", ["b"]), ("q=1; a b=2", ["q=1"]), ('q="a b"', ['q="a b"'])]:
            with self.subTest(sent):
                self.assertEqual(self.cookies(sent), wanted)

    def test_other_fields_keep_their_order(self):
        self.proxy("hdrtrie_clear_request cookies;")
        for before in (0, 1, 3, 19, 20, 21, 40):
            sent = [(f"F{i}", "v") for i in range(before)]
            sent += [("Cookie", "a=1; session=2"), ("G", "g"), ("COOKIE", "session=1"), ("X-Debug", "x"), ("cookie", "session=1; b=2"),
                     ("H", "h")]
            self.assertEqual(self.arrived(sent), sent[:before] + [("Cookie", "a=1"), ("G", "g"), ("cookie", "b=2"), ("H", "h")])

    def test_only_the_given_groups(self):
        self.proxy("hdrtrie_clear_request cookies debug;")
        self.assertEqual(self.cookies("session=1; dbg=2"), ["session=1"])

    def test_malformed_pairs(self):
        self.start("""location / { hdrtrie_clear_request cookies; proxy_pass {echo}; }
            location /pass { hdrtrie_clear_request cookies malformed=pass; proxy_pass {echo}; }""", lax=False)
        self.assertEqual(self.cookies("a b=1; c=1"), ["c=1"])
        self.assertEqual(self.cookies("a b=1; session =2; c=1", path="/pass"), ["a b=1; c=1"])

    def test_variables(self):
        self.proxy("""if ($cookie_session) { set $was $cookie_session; } if ($http_cookie) { set $all $http_cookie; }
            hdrtrie_clear_request cookies;
            proxy_set_header Seen "$was|$cookie_session|$cookie_a|$cookie_b|$http_cookie|$hdrtrie_removed|$hdrtrie_removed_names";""")
        self.assertEqual(self.arrived([("Cookie", "a=1; session=2"), ("Cookie", "session=4"), ("Cookie", "b=3")])[0],
                         ("Seen", "2||1|3|a=1; b=3|1|Cookie"))
        self.assertEqual(self.arrived([("Cookie", "session=4")])[0], ("Seen", "4|||||1|Cookie"))
        self.assertEqual(self.arrived([("Cookie", "a=5")])[0], ("Seen", "||5||a=5|0|"))

    def test_two_lists_and_a_listed_field(self):
        self.start("""location / { hdrtrie_clear_request cookies; hdrtrie_clear_request more; proxy_pass {echo}; }
            location /all { hdrtrie_clear_request cookies; hdrtrie_clear_request all; proxy_pass {echo}; }""",
                   http="hdrtrie_list more more.names; hdrtrie_list all all.names;",
                   lists={"more.names": "fold case\ncookie:more\n", "all.names": "fold case\nCookie\n"})
        self.assertEqual(self.cookies("a=1; session=2; more=3"), ["a=1"])
        self.assertEqual(self.cookies("session=2; more=3"), [])
        self.assertEqual(self.cookies("a=1; session=2", path="/all"), [])

    def test_redirects_and_subrequests(self):
        self.start("""location / { auth_request /asked; proxy_pass {echo}; }
            location = /asked { internal; hdrtrie_clear_request cookies; proxy_pass {echo}; proxy_pass_request_body off; }
            location /error { hdrtrie_clear_request cookies internal; error_page 404 =200 /onward; root {folder}/nowhere; }
            location = /onward { hdrtrie_clear_request cookies debug; proxy_pass {echo}; }""")
        self.assertEqual(self.cookies("a=1; session=2; dbg=3"), ["a=1; session=2; dbg=3"])
        asked = [head for head in self.echo.seen if b"Cookie: a=1\r\n" in head]
        self.assertEqual(len(asked), 1, self.echo.seen)
        self.assertEqual(self.cookies("a=1; session=2; dbg=3", path="/error"), ["a=1"])

    def test_http2_with_a_field_per_cookie(self):
        self.proxy("hdrtrie_clear_request cookies;", h2=True)
        self.assertIn(("cookie", "a=1; b=3"), self.arrived_h2([("cookie", "a=1"), ("cookie", "session=2"), ("cookie", "b=3")]))

    def test_responses_are_not_changed(self):
        self.proxy("hdrtrie_clear_response cookies;")
        self.echo.response = [b"Cookie: session=1"]
        self.assertEqual(self.request("/").values("cookie"), ["session=1"])

    def test_keep_refuses_cookie_rules(self):
        nginx = Nginx(self.folder, f"{self.names}\nhdrtrie_keep_request cookies;", {"cookies.names": "fold case\ncookie:a\n"})
        status, output = nginx.test()
        self.assertEqual(status, 1, output)
        self.assertIn('list "cookies" has "cookie:" rules, which remove cookies', output)


if __name__ == "__main__":
    main()
