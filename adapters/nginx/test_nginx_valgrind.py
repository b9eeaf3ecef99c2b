# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Runs every directive under memcheck, in one process: no invalid read or write, and no branch on uninitialized memory.

HDRTRIE_NGINX_MODULE is a build with exact reads. In other builds the SIMD backends read past the end of a name on purpose,
within its page, and memcheck reports that. nginx is Debian's, without instrumentation. memcheck watches its heap: the module's
tables are separate blocks, and fields and parts are in nginx's pools.
"""

import shutil

from nginx_case import Case, main
from nginx_server import Client

# nginx itself does not free a few blocks. Leaks are reported, and the test fails if one of them is the module's (below).
WRAP = ["valgrind", "--quiet", "--error-exitcode=99", "--leak-check=full", "--errors-for-leak-kinds=none"]


class Memcheck(Case):
    def test_requests_and_responses_of_every_kind(self):
        if not shutil.which("valgrind"):
            self.skipTest("valgrind is not installed")
        (self.folder / "users").write_text("user:{PLAIN}secret\n")
        self.start("""
            access_log {folder}/access.log removed; recursive_error_pages on;
            location / { hdrtrie_clear_request edge; hdrtrie_connection on; hdrtrie_clear_response edge; proxy_pass {echo}; }
            location /keep { hdrtrie_keep_request keep; hdrtrie_keep_response keep; add_header X-A b; proxy_pass {echo}; }
            location /auth { auth_request /asked; hdrtrie_connection on protect=edge; proxy_pass {echo}; }
            location = /asked { internal; hdrtrie_clear_request all; proxy_pass {echo}; proxy_pass_request_body off; }
            location /error { hdrtrie_clear_request edge debug; error_page 404 =200 /onward; root {folder}/nowhere; }
            location = /onward { hdrtrie_clear_request edge; hdrtrie_clear_request none; proxy_pass {echo}; }
            location /variables { if ($http_x_int$cookie_a$remote_user) { set $was 1; } hdrtrie_clear_request all;
                proxy_set_header Seen "$http_x_int|$http_cookie|$http_x_forwarded_for|$remote_user"; proxy_pass {echo}; }
            location /cookies { hdrtrie_clear_request edge; hdrtrie_clear_request crumbs; proxy_pass {echo}; }
            location /dry { hdrtrie_dry_run on; hdrtrie_clear_request edge; hdrtrie_clear_request crumbs; hdrtrie_connection on;
                hdrtrie_keep_response keep; error_page 418 =200 /onward; proxy_intercept_errors on; proxy_pass {echo}; }
            location /trailers { add_trailer X-Int 1; hdrtrie_clear_response edge; proxy_pass {echo}; }""",
                   http="""log_format removed '$uri $hdrtrie_removed $hdrtrie_removed_names $hdrtrie_removed_rules';
            hdrtrie_list all all.names; hdrtrie_list none none.names; hdrtrie_list crumbs crumbs.names;""",
                   lists={"crumbs.names": "fold case\ncookie:v*\n!cookie:v1\ncookie:v2\n", "all.names": "fold separators\n*\n", "none.names": "fold none\nCookie\nx-forwarded-for\nX-Int*\n*nal\n"},
                   main="master_process off;", wrap=WRAP, h2=True, patience=120)
        self.echo.response = [b"X-Int: 1", b"X-Keep: 2", b"X-Other: 3"]
        names = ["X-Int", "x_int.a", "A-Internal", "Cookie", "X-Forwarded-For", "Connection", "X-Keep", "User-Agent",
                 "X/Y", "Authorization", "L" * 40, "cookie", "x-forwarded-for", "TE", "x-int-" + "long" * 60]
        with Client(self.nginx.port) as client:
            for path in ("/", "/keep", "/auth", "/error", "/variables", "/cookies", "/trailers", "/dry"):
                for count in (0, 1, 2, 7, 19, 20, 21, 40, 41, 64, 65, 130, 300):
                    fields = [(names[i * 7 % len(names)], f"X-Keep, v{i % 3}") for i in range(count)]
                    # nginx rejects a second Authorization, and the module rejects too many nominations in Connection
                    fields = [f for i, f in enumerate(fields) if i < 15 or f[0] not in ("Authorization", "Connection")]
                    response = client.request(path, fields)
                    self.assertEqual(response.status, 200, (path, count))
            self.assertEqual(client.request("/", [("Connection", ",".join("abcdefghijklmnopqrs"))]).status, 400)
        self.assertIn(("y", "z"), self.arrived_h2([(name.lower(), "v") for name in names if "/" not in name] + [("y", "z")]))
        status, errors = self.nginx.stop()
        self.assertEqual(status, 0, errors)
        self.assertNotIn("hdrtrie", "\n".join(line for line in errors.splitlines() if line.startswith("==")))


if __name__ == "__main__":
    main()
