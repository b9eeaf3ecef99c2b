# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Each directive of the module, in listeners and routes; reports; sizes; what Envoy's own removers let through."""

from envoy_case import Case, Message, listener, main, module_filter, module_route, route

ALIASES = ("x-int-user", "X-INT-USER", "x_int_user", "x.int.user", "x-int_user", "x-int-user!", "x-int.user")
OWN = ["x-int-user"]  # what Envoy's own removers are given
TYPES = "type.googleapis.com/"


def header_mutation():
    mutations = [{"remove": name} for name in OWN]
    return {"name": "mutation", "typed_config": {
        "@type": f"{TYPES}envoy.extensions.filters.http.header_mutation.v3.HeaderMutation",
        "mutations": {"request_mutations": mutations, "response_mutations": mutations}}}


class Directives(Case):
    @classmethod
    def listeners(cls):
        strip = f"strip request {cls.edge}\nstrip response {cls.edge}\n"
        routes = [route("/off/", typed_per_filter_config=module_route("off\n")),
                  route("/keep/", typed_per_filter_config=module_route(f"keep request {cls.keep}\n")),
                  route("/debug/", typed_per_filter_config=module_route(f"strip request {cls.edge} debug\n")),
                  route("/h2/", "h2"), route()]
        own = {"route_config": {"request_headers_to_remove": OWN, "response_headers_to_remove": OWN, "virtual_hosts": [
            {"name": "all", "domains": ["*"], "routes": [route()]}]}}
        return (
            listener("strip", [module_filter(strip)], routes),
            listener("keep", [module_filter(f"keep request {cls.keep}\nkeep response {cls.keep}\nstrip request {cls.edge}\n")]),
            listener("hops", [module_filter("connection on\n")]),
            listener("report", [module_filter(strip + "report metadata log\n")],
                     log=(cls.folder / "access", "%REQ(:PATH)% %DYNAMIC_METADATA(hdrtrie)%")),
            listener("own", manager=own), listener("mutation", [header_mutation()]))

    def names(self, listener, names, **more):
        """The names that the upstream received, without those that the proxy writes."""
        got, _ = self.exchange(listener, [(name, "v") for name in names], **more)
        return [name for name in got.names if name not in ("host", "x-forwarded-proto", "transfer-encoding")]

    def test_strip_removes_names_prefixes_suffixes_and_keeps_exceptions(self):
        names = ["a", "x-int", "x_int_1", "b", "c.internal", "x-int-public", "x-debug-token", "x-debug-tokens", "a"]
        for version in (1, 2):
            self.assertEqual(self.names("strip", names, version=version), ["a", "b", "x-int-public", "x-debug-tokens", "a"])

    def test_strip_removes_every_occurrence(self):
        self.assertEqual(self.names("strip", ["x-int-a", "a", "x-int-a", "x-int-b", "x-int-a"]), ["a"])

    def test_a_route_replaces_the_configuration_of_the_listener(self):
        names = ["x-int-a", "x-debug-token", "x-keep-a", "b"]
        self.assertEqual(self.names("strip", names), ["x-keep-a", "b"])
        self.assertEqual(self.names("strip", names, prefix="/off/"), names)
        self.assertEqual(self.names("strip", names, prefix="/keep/"), ["x-keep-a"])

    def test_a_group_alone(self):
        self.assertEqual(self.names("strip", ["x-int-a", "x-debug-token", "b"], prefix="/debug/"), ["x-int-a", "b"])

    def test_keep_removes_what_is_not_listed_and_aliases_and_what_strip_lists(self):
        names = ["x-keep", "x_keep", "x-keep-internal", "accept", "x-keep.a", "x-keep-b", "user-agent"]
        for version in (1, 2):
            self.assertEqual(self.names("keep", names, version=version), ["x-keep", "accept", "x-keep-b"])

    def test_keep_leaves_framing_and_pseudo_fields(self):
        got, _ = self.exchange("keep", [("A", "b")], method="POST", body=b"hello")
        self.assertEqual(got.body, b"hello")
        self.assertIn("content-length", got.names)

    def test_keep_of_responses(self):
        answer = Message(None, [("X-Keep", "1"), ("Server", "s"), ("Accept", "2"), ("X_Keep", "3")])
        _, response = self.exchange("keep", answer=answer)
        self.assertEqual([name for name in response.names if name != "date"], ["x-keep", "accept", "content-length"])

    def test_trailers_of_requests_and_responses(self):
        trailers = [("a", "1"), ("x-int-t", "2"), ("x_int_t", "3"), ("b", "4")]
        for version in (1, 2):
            for prefix in ("/", "/h2/"):
                with self.subTest(version=version, prefix=prefix):
                    got, response = self.exchange(
                        "strip", [("te", "trailers")], trailers, version, Message(None, [("c", "d")], trailers), prefix,
                        method="POST", body=b"hello")
                    self.assertEqual(got.trailers, [("a", "1"), ("b", "4")])
                    self.assertEqual(response.trailers, [("a", "1"), ("b", "4")])

    def test_framing_fields_stay_in_headers_but_not_in_trailers(self):
        got, _ = self.exchange("strip", [("x-int", "1")], method="POST", body=b"hello")
        self.assertEqual((got.body, dict(got.fields)["content-length"], dict(got.fields)["host"]), (b"hello", "5", "h"))
        trailers = [("host", "other"), ("content-length", "9"), ("a", "1")]
        own, _ = self.exchange("own", [("te", "trailers")], trailers, method="POST", body=b"hello")
        got, _ = self.exchange("strip", [("te", "trailers")], trailers, method="POST", body=b"hello")
        self.assertEqual((own.trailers, got.trailers), (trailers, [("a", "1")]))

    def test_more_than_64_removals(self):
        for count in (63, 64, 65, 100, 128, 129, 200):
            names = [f"x-int-{i}" for i in range(count)]
            with self.subTest(count=count):
                self.assertEqual(self.names("strip", [*names, "a", *names]), ["a"])

    def test_500_fields(self):
        names = [name for i in range(250) for name in (f"x_int_{i}", f"a-{i}")]
        left = [name for name in names if name.startswith("a")]
        for version in (1, 2):
            self.assertEqual(self.names("strip", names, version=version), left)
        _, response = self.exchange("strip", answer=Message(None, [(name, "v") for name in names]))
        self.assertEqual([name for name in response.names if name.startswith(("a-", "x"))], left)

    def test_long_names(self):
        names = [f"x-int-{letter * 3000}" for letter in "abc"]
        self.assertEqual(self.names("strip", [*names, "y" * 3000]), ["y" * 3000])

    def test_cookies(self):
        for version in (1, 2):
            got, _ = self.exchange("strip", [("Cookie", "debug=1; a=2"), ("Cookie", "b=3"), ("c", "d")], version=version)
            self.assertEqual("; ".join(value for name, value in got.fields if name == "cookie"), "a=2; b=3")
        self.assertEqual(self.names("strip", ["a"]), ["a"])
        got, _ = self.exchange("strip", [("Cookie", "debug=1"), ("c", "d")])
        self.assertNotIn("cookie", got.names)

    def test_connection_of_responses(self):
        answer = Message(None, [("Connection", "X-Hop, Date"), ("X-Hop", "1"), ("Keep-Alive", "9"), ("a", "2")],
                         [("x-hop", "3"), ("b", "4")])
        _, response = self.exchange("hops", answer=answer)
        self.assertEqual([name for name in response.names if name not in ("date", "transfer-encoding")], ["a"])
        self.assertEqual(response.trailers, [("b", "4")])
        _, response = self.exchange("strip", answer=answer)  # without the directive
        self.assertIn("x-hop", response.names)

    def test_counters_by_group(self):
        def read():
            return [self.envoy.stat(f"dynamicmodulescustom.hdrtrie_{name}") or 0 for name in (
                "fields.direction.request.group.internal", "fields.direction.request.group.debug",
                "fields.direction.request.group.both", "fields.direction.response.group.internal", "not_kept.direction.request",
                "cookies.direction.request")]

        before = read()
        self.exchange("strip", [("x-int-a", "1"), ("x-int-a", "2"), ("x-debug-token", "3"), ("Cookie", "debug=1; a=2")],
                      answer=Message(None, [("x-int-r", "1")]))
        self.exchange("keep", [("a", "1"), ("x-int-a", "2")])
        # The proxy's own x-forwarded-proto is not kept either.
        self.assertEqual([now - then for now, then in zip(read(), before)], [3, 1, 1, 1, 2, 1])
        before = read()
        self.exchange("strip", [("x-debug-token", "1")], prefix="/debug/")  # this route selects one group
        self.assertEqual([now - then for now, then in zip(read(), before)], [0, 1, 0, 0, 0, 0])

    def test_names_in_metadata_and_log(self):
        client = self.client("report")
        self.exchange("report", [("x-int-a", "1"), ("b", "2"), ("X_Int_C", "3")], [("x-int-t", "4")], client=client,
                      method="POST", body=b"hello")
        access = self.folder / "access"
        client.request("/last")
        self.envoy.wait(lambda: self.envoy.admin("/reopen_logs", "POST") and access.exists() and "/last" in access.read_text())
        self.assertIn('{"request_headers":"x-int-a,x_int_c","request_trailers":"x-int-t"}', access.read_text())
        self.assertIn("hdrtrie: removed from request_headers: x-int-a,x_int_c\n", self.envoy.log())

    def test_aliases_that_the_removers_of_envoy_let_through(self):
        through = ["x_int_user", "x.int.user", "x-int_user", "x-int-user!", "x-int.user"]
        answer = Message(None, [(name, "v") for name in ALIASES])
        for name, left in (("own", through), ("mutation", through), ("strip", [])):
            for version in (1, 2):
                with self.subTest(remover=name, version=version):
                    self.assertEqual(self.names(name, ALIASES, version=version), left)
                    _, response = self.exchange(name, answer=answer, version=version)
                    self.assertEqual([field for field in response.names if field.startswith("x")], left)


if __name__ == "__main__":
    main()
