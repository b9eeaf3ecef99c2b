# SPDX-License-Identifier: Apache-2.0 OR MIT
"""examples/nginx.conf in a real nginx, with its list. Only ports and paths differ."""

import os
import pathlib

from nginx_case import Case, fields_of, main
from nginx_server import MODULE, Nginx

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
# An nginx that is not started as a service needs other folders.
PLACES = "".join(f"{name}_temp_path {{folder}}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))


class Example(Case):
    def setUp(self):
        super().setUp()
        self.nginx = Nginx(self.folder, "", {"internal.names": (EXAMPLES / "internal.names").read_bytes()})
        text = (EXAMPLES / "nginx.conf").read_text(encoding="utf-8")
        for before, after in {
            "modules/ngx_http_hdrtrie_module.so": MODULE,
            "127.0.0.1:8080": f"127.0.0.1:{self.nginx.port}",
            "127.0.0.1:8081": f"127.0.0.1:{self.echo.port}",
            "\nhttp {": "\nhttp {\naccess_log off;\n" + PLACES.format(folder=self.folder),
        }.items():
            self.assertEqual(text.count(before), 1, before)
            text = text.replace(before, after)
        user = "user root;\n" if os.geteuid() == 0 else ""
        self.nginx.write("nginx.conf", f"{user}pid {self.folder}/nginx.pid;\nerror_log {self.folder}/error.log info;\n{text}")
        self.nginx.start()
        self.addCleanup(self.nginx.stop)

    def test_requests(self):
        fields = [("Accept", "a"), ("X-Int-User", "root"), ("x-debug-token", "b"), ("X-Int-Public", "c"), ("Connection", "X-Hop, X-Real-IP"),
                  ("X-Hop", "d"), ("X-Real-IP", "e"), ("Keep-Alive", "5")]
        self.assertEqual(self.arrived(fields), [("Accept", "a"), ("X-Int-Public", "c"), ("X-Real-IP", "e")])

    def test_responses(self):
        """Also the aliases of a name, which nginx passes with proxy_hide_header."""
        self.echo.response = [b"X_Int_User: root", b"X.Debug.Token: a", b"X-Int-Public: b", b"X-Other: c"]
        names = [name for name, _ in self.request().fields]
        self.assertEqual([name for name in names if name.startswith("X")], ["X-Int-Public", "X-Other"])
        self.assertEqual([name for name, _ in fields_of(self.request().body)], ["Host", "Connection"])


if __name__ == "__main__":
    main()
