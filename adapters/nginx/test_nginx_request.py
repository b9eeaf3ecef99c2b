# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The fields of a request that arrive at the upstream, with the module in a real nginx."""

import random

from nginx_case import LAX, Case, fields_of, main, names_of
from nginx_server import HEADERS_MORE, MODULE, Client, request

# The token characters that are neither letters nor digits. The fold `separators` treats all of them as "-".
SEPARATORS = "!#$%&'*+-.^_`|~"
# Malformed names that the lax parser accepts, and that CGI, PHP and others accept as well.
MALFORMED = ["X/Int", "X@Int", "X[Int", "X(Int", "X,Int", "X;Int", "X=Int", "X?Int", "X{Int", 'X"Int', "X\\Int", "X\x80Int", "X\xffInt"]


class Rules(Case):
    def test_every_rule_form(self):
        self.proxy("hdrtrie_clear_request edge;")
        self.assertEqual(
            self.names_arrived(["X-Int", "x-int", "X-Int-A", "X-Int-", "X-Int-Public", "X-Int-Publi", "Foo-Internal",
                                "X-Debug-Token", "X-Debug-Tokens", "X-In", "Internal", "X-Other"]),
            ["X-Int-Public", "X-Debug-Tokens", "X-In", "Internal", "X-Other"])

    def test_a_lone_star_removes_all_but_framing_and_host(self):
        self.proxy("hdrtrie_clear_request all;", http="hdrtrie_list all all.names;",
                   lists={"all.names": "fold separators\n*\n"})
        response = self.request(fields=[("X-A", "1"), ("Accept", "*/*")], method="POST", body=b"body")
        self.assertEqual([name for name, _ in fields_of(response.body)], ["Host", "Connection", "Content-Length"])
        self.assertTrue(response.body.endswith(b"\r\n\r\nbody"))

    def test_groups(self):
        self.proxy("hdrtrie_clear_request edge debug;")
        self.assertEqual(self.names_arrived(["X-Int", "X-Debug-Token", "Y"]), ["X-Int", "Y"])

    def test_several_lists_on_one_level(self):
        self.proxy("hdrtrie_clear_request edge debug; hdrtrie_clear_request edge internal;")
        self.assertEqual(self.names_arrived(["X-Int", "X-Debug-Token", "Y"]), ["Y"])

    def test_every_fold(self):
        spellings = ["X-Int", "x-iNT", "X_Int", "X.Int", "Y"]
        left = {"none": ["x-iNT", "X_Int", "X.Int", "Y"], "case": ["X_Int", "X.Int", "Y"],
                "underscore": ["X.Int", "Y"], "separators": ["Y"]}
        http = "".join(f"hdrtrie_list {fold} {fold}.names;" for fold in left)
        self.start("".join(f"location /{fold} {{ hdrtrie_clear_request {fold}; proxy_pass {{echo}}; }}" for fold in left),
                   http=http, lists={f"{fold}.names": f"fold {fold}\nX-Int\n" for fold in left})
        for fold, wanted in left.items():
            with self.subTest(fold):
                self.assertEqual(self.names_arrived(spellings, path=f"/{fold}"), wanted)

    def test_long_names_and_hashed_lists(self):
        names = [f"X-{'Long' * (3 + i % 40)}-{i}" for i in range(300)]
        self.proxy("hdrtrie_clear_request many;", http="hdrtrie_list many many.names;",
                   lists={"many.names": "fold separators\n" + "\n".join(names[::2]) + "\n"})
        self.assertEqual(self.names_arrived(names), names[1::2])


class Aliases(Case):
    def test_every_alias_is_removed_in_http_1_and_2(self):
        self.proxy("hdrtrie_clear_request edge;", h2=True)
        for byte in SEPARATORS:
            with self.subTest(byte):
                self.assertEqual(self.names_arrived([f"X{byte}Int", "Y"]), ["Y"])
                self.assertEqual(self.names_arrived([f"X{byte}Int{byte}Secret", "Y"]), ["Y"])
                self.assertEqual(self.arrived_h2([(f"x{byte}int", "v"), ("y", "v")])[-1:], [("y", "v")])
                self.assertNotIn((f"x{byte}int", "v"), self.arrived_h2([(f"x{byte}int", "v")]))
        self.assertEqual(self.names_arrived(["X-Int!", "X-Int.", "X_Int_", "Y"]), ["Y"])

    def test_malformed_names_are_removed(self):
        self.proxy("hdrtrie_clear_request edge;")
        for name in MALFORMED:
            with self.subTest(name):
                self.assertEqual(self.names_arrived([name, "Y"]), ["Y"])

    def test_malformed_pass_forwards_malformed_names_that_are_not_listed(self):
        self.proxy("hdrtrie_clear_request edge malformed=pass;")
        self.assertEqual(self.names_arrived(["Foo/Bar", "X/Int", "X-Int", "X\x80Int", "Y"]), ["Foo/Bar", "Y"])

    def test_malformed_names_are_checked_only_if_a_server_accepts_them(self):
        """If all servers reject such names, the module does not look for them. If one accepts them, it looks in all requests."""
        strict = "location / { hdrtrie_clear_request edge; proxy_pass {echo}; }"
        names = ["X-Int", "x-int-a", "X_Int", "X.Int", "X/Y", "A-Internal", "Y"]
        self.start(strict, lax=False, h2=True)
        self.assertEqual(self.names_arrived(names), ["Y"])
        self.assertEqual(self.arrived_h2([("x-int", "1"), ("x_int", "2"), ("x/y", "3"), ("y", "4")])[-1], ("y", "4"))
        self.nginx.stop()
        lax = f"listen 127.0.0.1:{{h2}}; {LAX} {strict}"
        for server, http in [(strict, f"server {{ {lax} }}"), (f"{strict} }} server {{ {lax}", "")]:
            self.start(server, lax=False, http=http)
            self.assertEqual(self.names_arrived(names), ["Y"])
            echoed = request(self.nginx.h2, fields=[(name, "v") for name in names]).body
            self.assertEqual([name for name in names_of(echoed) if name not in ("Host", "Connection")], ["Y"])
            self.nginx.stop()

    def test_other_modules_forward_aliases(self):
        """The reason for this module. If this fails, another module now removes aliases: correct README.md."""
        if not HEADERS_MORE.exists():
            self.skipTest("headers-more is not installed")
        self.start("""location /core { proxy_set_header X-Int ""; proxy_pass {echo}; }
            location /more { more_clear_input_headers X-Int; proxy_pass {echo}; }
            location /trie { hdrtrie_clear_request edge; proxy_pass {echo}; }""", modules=(MODULE, HEADERS_MORE))
        aliases = ["X_Int", "X.Int", "X-Int!"]
        self.assertEqual(self.names_arrived(["X-Int", *aliases], path="/core"), aliases)
        self.assertEqual(self.names_arrived(["X-Int", *aliases], path="/more"), aliases[:2] + aliases[2:])
        self.assertEqual(self.names_arrived(["X-Int", *aliases], path="/trie"), [])


class StockNginx(Case):
    names = ""

    def test_it_handles_aliases_as_the_readme_describes(self):
        """The table at the start of README.md: the aliases that nginx forwards without the module."""
        aliases = ["X_Int", "X.Int", "X-Int!"]
        self.echo.response = [f"{name}: v".encode() for name in ("X-Int", *aliases)]
        for settings, forwarded in {"": [], "underscores_in_headers on;": aliases[:1],
                                    "ignore_invalid_headers off;": aliases}.items():
            with self.subTest(settings):
                self.proxy(f'{settings} proxy_set_header X-Int ""; proxy_hide_header X-Int;', lax=False, modules=())
                response = self.request("/", [(name, "v") for name in ("X-Int", *aliases)])
                self.assertEqual([name for name in names_of(response.body) if name.startswith("X")], forwarded)
                self.assertEqual([name for name, _ in response.fields if name.startswith("X")], aliases)
                self.nginx.stop()


class Lists(Case):
    """nginx stores fields in parts of 20."""

    def test_every_third_of_45_fields_is_removed(self):
        self.proxy("hdrtrie_clear_request edge;")
        fields = [("X-Int" if i % 3 == 0 else f"X-F{i}", f"v{i}") for i in range(1, 46)]
        self.assertEqual(self.arrived(fields), [f for f in fields if f[0] != "X-Int"])

    def test_1_to_500_random_fields(self):
        self.proxy("hdrtrie_clear_request edge;")
        chance = random.Random(7)
        with Client(self.nginx.port) as client:
            for count in [*range(1, 65), 79, 80, 81, 119, 191, 192, 193, 255, 256, 257, 400, 499, 500]:
                share = chance.choice([0, 0.03, 0.3, 0.7, 0.97, 1])
                fields = [("x-int" if chance.random() < share else f"X-F{chance.randrange(9)}", f"v{i}")
                          for i in range(count)]
                response = client.request("/", fields)
                self.assertEqual(response.status, 200)
                received = [f for f in fields_of(response.body) if f[0] not in ("Host", "Connection")]
                self.assertEqual(received, [f for f in fields if f[0] != "x-int"], (count, share))

    def test_whole_parts_are_removed(self):
        self.proxy("hdrtrie_clear_request edge;")
        for first, last in [(0, 19), (1, 19), (19, 39), (18, 38), (19, 59), (39, 58), (0, 58), (0, 59), (58, 59)]:
            fields = [("X-Int" if first <= i <= last else f"X-F{i}", f"v{i}") for i in range(60)]
            with self.subTest((first, last)):
                self.assertEqual(self.arrived(fields), [f for f in fields if f[0] != "X-Int"])

    def test_one_listed_field_at_each_index(self):
        self.proxy("hdrtrie_clear_request edge;")
        for place in range(1, 62):
            fields = [("X-Int" if i == place else f"X-F{i}", "v") for i in range(1, 62)]
            self.assertNotIn(("X-Int", "v"), self.arrived(fields), place)

    def test_fields_that_another_module_adds_later(self):
        if not HEADERS_MORE.exists():
            self.skipTest("headers-more is not installed")
        self.proxy("hdrtrie_clear_request edge; more_set_input_headers 'X-Added: a' 'X-Added2: b' 'X-Added3: c';",
                   modules=(MODULE, HEADERS_MORE))
        for count in (0, 1, 18, 19, 20, 39, 40):
            for share in (1, 2, 3):
                fields = [("X-Int" if i % share == 0 else f"X-F{i}", f"v{i}") for i in range(count)]
                self.assertEqual(self.arrived(fields), [f for f in fields if f[0] != "X-Int"]
                                 + [("X-Added", "a"), ("X-Added2", "b"), ("X-Added3", "c")], (count, share))

    def test_http_2(self):
        self.proxy("hdrtrie_clear_request edge;", h2=True)
        fields = [("x-int" if i % 3 == 0 else f"x-f{i}", f"v{i}") for i in range(1, 46)]
        received = self.arrived_h2(fields)
        self.assertEqual([f for f in received if f[0].startswith("x-")], [f for f in fields if f[0] != "x-int"])


if __name__ == "__main__":
    main()
