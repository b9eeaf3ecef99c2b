# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The variables of the module in the access log, and its lines in the error log."""

import os
import re
import subprocess

from nginx_case import Case, main
from nginx_server import Client

HDRTRIE = os.environ["HDRTRIE"]
# The removals of the request and of the response apart.
APART = "$uri $hdrtrie_removed=$hdrtrie_removed_request+$hdrtrie_removed_response [$hdrtrie_removed_request_names] [$hdrtrie_removed_response_names]"
# Rules of several groups for one name.
TWICE = """fold separators
[a]
X-Two
[b]
X-Tw*
[c]
Z
"""


class Variables(Case):
    def access_log(self):
        self.nginx.stop()
        return (self.folder / "access.log").read_text().splitlines()

    def test_number_and_names_of_removed_fields(self):
        self.start("""access_log {folder}/access.log removed;
            location / { hdrtrie_clear_request edge; proxy_pass {echo}; }
            location /redirected { hdrtrie_clear_request edge debug; error_page 404 =200 /onward; root {folder}/nowhere; }
            location = /onward { hdrtrie_clear_request edge internal; hdrtrie_clear_response edge; proxy_pass {echo}; }
            location /asks { auth_request /asked; hdrtrie_clear_request edge debug; proxy_pass {echo}; }
            location = /asked { internal; hdrtrie_clear_request edge internal; proxy_pass {echo}; }
            location /echoed { hdrtrie_clear_request edge; return 200 "$hdrtrie_removed $hdrtrie_removed_names"; }""",
                   http="log_format removed '$uri $hdrtrie_removed $hdrtrie_removed_names';")
        self.echo.response = [b"X-Int-Answer: 1"]
        sent = [("X-Int", "i"), ("Y", "y"), ("x_debug_token", "d"), ("X-Int!", "j")]
        self.request("/some", sent)
        self.request("/none", [("Y", "y")])
        self.request("/redirected", sent)
        self.request("/asks", sent)
        self.request("/hostile", [("X-Int-\"\x80", "1")])
        self.assertEqual(self.request("/echoed", sent).body, b"3 X-Int,x_debug_token,X-Int!")
        # log_subrequest is off, so the log does not have the removals of subrequests
        self.assertEqual(self.access_log(),
                         ["/some 3 X-Int,x_debug_token,X-Int!", "/none 0 -",
                          "/onward 4 x_debug_token,X-Int,X-Int!,X-Int-Answer", "/asks 1 x_debug_token",
                          r"/hostile 1 X-Int-\x22\x80", "/echoed 3 X-Int,x_debug_token,X-Int!"])

    def test_request_and_response_apart(self):
        self.start("""access_log {folder}/access.log apart; log_subrequest on;
            location / { hdrtrie_clear_request edge; hdrtrie_clear_response edge; proxy_pass {echo}; }
            location /redirected { hdrtrie_clear_request edge debug; hdrtrie_clear_response edge; error_page 404 =200 /onward;
                root {folder}/nowhere; }
            location = /onward { hdrtrie_clear_request edge internal; hdrtrie_clear_response edge debug; proxy_pass {echo}; }
            location /asks { auth_request /asked; hdrtrie_clear_request edge debug; hdrtrie_clear_response edge; proxy_pass {echo}; }
            location = /asked { internal; hdrtrie_clear_request edge internal; proxy_pass {echo}; }
            location /trailers { add_trailer X-Int-End 1; hdrtrie_clear_response edge; proxy_pass {echo}; }""",
                   http=f"log_format apart '{APART}';", h2=True)
        self.echo.response = [b"X-Int-Answer: 1", b"X_Debug.Token: 2", b"X-Other: 3"]
        sent = [("X-Int", "i"), ("Y", "y"), ("x_debug_token", "d")]
        with Client(self.nginx.port) as client:  # one connection: no request may see the removals of another one
            for path, fields in [("/both", sent), ("/response", []), ("/redirected", sent), ("/asks", sent), ("/both", sent[:1])]:
                client.request(path, fields)
            self.echo.response = []
            client.request("/request", sent)
            client.request("/nothing", [])
            client.request("/trailers", [])
            self.echo.response = [b"X-Int-Answer: 1"]
            self.arrived_h2([("x-int", "1"), ("y", "y")], "/h2")
        self.assertEqual(self.access_log(), [
            "/both 4=2+2 [X-Int,x_debug_token] [X-Int-Answer,X_Debug.Token]", "/response 2=0+2 [-] [X-Int-Answer,X_Debug.Token]",
            "/onward 3=2+1 [x_debug_token,X-Int] [X_Debug.Token]", "/asked 1=1+0 [X-Int] [-]",
            "/asks 3=1+2 [x_debug_token] [X-Int-Answer,X_Debug.Token]", "/both 3=1+2 [X-Int] [X-Int-Answer,X_Debug.Token]",
            "/request 2=2+0 [X-Int,x_debug_token] [-]", "/nothing 0=0+0 [-] [-]", "/trailers 1=0+1 [-] [X-Int-End]",
            "/h2 2=1+1 [x-int] [X-Int-Answer]"])

    def test_the_rule_that_removed_each_field(self):
        self.start("""access_log {folder}/access.log rules;
            location / { hdrtrie_clear_request edge; hdrtrie_clear_response edge internal; proxy_pass {echo}; }
            location /kept { hdrtrie_clear_request crumbs; hdrtrie_keep_request keep; hdrtrie_keep_request more; proxy_pass {echo}; }
            location /connection { hdrtrie_connection on protect=none; hdrtrie_clear_request crumbs; proxy_pass {echo}; }
            location /twice { hdrtrie_clear_request twice a b; hdrtrie_clear_request edge; proxy_pass {echo}; }
            location /once { hdrtrie_clear_request twice b c; proxy_pass {echo}; }
            location /onward { hdrtrie_clear_request edge debug; error_page 404 =200 /twice; root {folder}/nowhere; }""",
                   http="""hdrtrie_list more more.names; hdrtrie_list crumbs crumbs.names; hdrtrie_list twice twice.names;
                       hdrtrie_list none none.names;
                       log_format rules '$uri $hdrtrie_removed_rules|$hdrtrie_removed_request_rules|$hdrtrie_removed_response_rules';""",
                   lists={"more.names": "fold case\nX-More\n", "crumbs.names": "fold case\ncookie:v\n", "twice.names": TWICE,
                          "none.names": "fold separators\nX-None\n"})
        self.echo.response = [b"X-Int-Answer: 1", b"X-Debug-Token: 2"]
        self.request("/some", [("x_int", "1"), ("X-INT-9", "2"), ("a.internal", "3"), ("X/Y", "4"), ("X-Debug-Token", "5")])
        self.echo.response = []
        self.request("/kept", [("X-Int", "1"), ("X-More", "2"), ("Cookie", "v=1")])
        self.request("/connection", [("Connection", "X-Own, Cookie"), ("X-Own", "1"), ("TE", "gzip"), ("Cookie", "v=1; w=2")])
        self.request("/connection", [("Cookie", "v=1")])
        self.request("/twice", [("X-Two", "1"), ("X-Twin", "2"), ("Z", "3"), ("X-Int", "4")])
        self.request("/onward", [("X-Two", "1"), ("X-Debug-Token", "2")])
        self.request("/once", [("X-Two", "1")])
        self.request("/none", [("Y", "1")])
        log = [line.split(" ", 1) for line in self.access_log()]
        rules = "edge:internal:X-Int,edge:internal:X-Int-*,edge:internal:*-Internal,edge::(malformed),edge:debug:X-Debug-Token"
        self.assertEqual(log[0], ["/some", f"{rules},edge:internal:X-Int-*|{rules}|edge:internal:X-Int-*"])
        self.assertEqual(log[1][1].split("|")[0], "keep+more::(not kept),crumbs::(cookies)")
        self.assertEqual(sorted(log[2][1].split("|")[0].split(",")),
                         ["hdrtrie_connection::(nominated)"] * 2 + ["hdrtrie_connection:connection:Connection", "hdrtrie_connection:te:TE"])
        self.assertEqual(log[3][1].split("|")[0], "crumbs::(cookies)")
        self.assertEqual(log[4][1].split("|")[0], "twice:a+b:X-Two,twice:b:X-Tw*,edge:internal:X-Int")
        self.assertEqual(log[5], ["/twice", "edge:debug:X-Debug-Token,twice:a+b:X-Two|edge:debug:X-Debug-Token,twice:a+b:X-Two|-"])
        self.assertEqual(log[6], ["/once", "twice:b:X-Two|twice:b:X-Two|-"])
        self.assertEqual(log[7], ["/none", "-|-|-"])


class ErrorLog(Case):
    SERVER = """location / { hdrtrie_clear_request edge; hdrtrie_clear_request crumbs; hdrtrie_clear_response edge; proxy_pass {echo}; }"""
    MORE = {"http": "hdrtrie_list crumbs crumbs.names;", "lists": {"crumbs.names": "fold case\ncookie:v*\n"}}

    def removals(self, level):
        """Sends one request; returns the lines of the module about it, without the time and the numbers of process and connection."""
        self.start(self.SERVER, level=level, **self.MORE)
        self.echo.response = [b"X-Int-Answer: 1"]
        self.request("/", [("X_Int", "1"), ("Y", "2"), ("Cookie", "v1=1; w=2; v3=3"), ("X-" + "L" * 3000 + "-Internal", "5"), ("X-Int-\xc2\x9b\"\\", "6")])
        self.nginx.stop()
        return [re.sub(r"(, client:| while reading) .*", "", line.partition("hdrtrie: ")[2]) for line in self.nginx.log().splitlines()
                if "hdrtrie: " in line and "hdrtrie: list" not in line]

    def test_each_field_with_its_rule_at_level_info(self):
        lines = self.removals("info")
        long = "X-" + "L" * 254
        self.assertEqual(lines, [
            '2 cookies of a request field "Cookie" were removed', 'request field "X_Int" was removed by edge:internal:X-Int',
            f'request field "{long}..." was removed by edge:internal:*-Internal',
            'request field "X-Int-\\xC2\\x9B\\x22\\x5C" was removed by edge:internal:X-Int-*',
            'response field "X-Int-Answer" was removed by edge:internal:X-Int-*'])
        clients = [line for line in self.nginx.log().splitlines() if ' field "X-' in line and "request field" in line]
        self.assertTrue(all(", client: 127.0.0.1" in line for line in clients), clients)

    def test_no_field_at_level_notice(self):
        self.assertEqual(self.removals("notice"), [])

    def sizes(self):
        return [" ".join(found) for found in re.findall(r"(\[\w+\]) .*hdrtrie: (list .*)", self.nginx.log())]

    def test_the_size_of_each_list_at_start_and_at_reload(self):
        def expected(name, rules, groups):
            subprocess.run([HDRTRIE, "gen", "--format", "bin", "-o", self.folder / "table", self.folder / f"{name}.names"], check=True)
            return f'[notice] list "{name}": {rules} rules, {groups} groups, {(self.folder / "table").stat().st_size} bytes'

        self.start(self.SERVER, level="notice", **self.MORE)
        first = [expected("edge", 4, 2), expected("keep", 4, 1), expected("crumbs", 1, 1)]
        self.assertEqual(self.sizes(), first)
        self.nginx.write("edge.names", "fold separators\n" + "".join(f"X-{i}\n" for i in range(500)) + "cookie:a\n")
        self.nginx.reload()
        self.assertTrue(self.nginx.wait_for_log('list "crumbs"', 2), self.nginx.log())
        self.assertEqual(self.sizes()[3:], [expected("edge", 501, 1), *first[1:]])

    def test_no_size_at_level_warn(self):
        self.start(self.SERVER, level="warn", **self.MORE)
        self.assertEqual(self.sizes(), [])


if __name__ == "__main__":
    main()
