# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Configurations that nginx -t rejects and their messages; reloads of valid and broken lists under load."""

import os
import pathlib
import subprocess

from nginx_case import Case, main
from nginx_load import Load
from nginx_server import MODULE, Nginx

HDRTRIE = os.environ["HDRTRIE"]


class Rejected(Case):
    def rejected(self, http, *messages, lists=None):
        nginx = Nginx(self.folder, http, {**self.lists, **(lists or {})})
        status, output = nginx.test()
        self.assertEqual(status, 1, output)
        for text in messages:
            self.assertIn(text.replace("{folder}", str(self.folder)), output)
        return output

    def line_of(self, text):
        lines = (self.folder / "nginx.conf").read_text().splitlines()
        return next(i for i, line in enumerate(lines, 1) if text in line)

    def test_errors_in_a_list_have_its_file_line_and_column(self):
        self.rejected("hdrtrie_list bad bad.names;", "{folder}/bad.names:3:4: error: ", "{folder}/bad.names:5:1: error: ",
                     f'"hdrtrie_list" directive cannot use this file (see the messages above) in {self.folder}/nginx.conf:',
                     lists={"bad.names": "fold case\nX-Fine\nX-B@d\nX-Fine-2\n!*\n"})
        self.rejected("hdrtrie_list bad bad.names;", "{folder}/bad.names:1:1: error: ", lists={"bad.names": "X-Int\n"})
        self.rejected("hdrtrie_list bad bad.names;", "{folder}/sub/inner.names:1:3: error: ",
                     lists=self.inner("fold case\ninclude \"sub/inner.names\"\n", "X Y\n"))

    def inner(self, outer, text):
        (self.folder / "sub").mkdir(exist_ok=True)
        return {"bad.names": outer, "sub/inner.names": text}

    def test_includes_are_relative_to_their_list(self):
        nginx = Nginx(self.folder, "hdrtrie_list outer bad.names;",
                      self.inner("fold case\ninclude \"sub/inner.names\"\ninclude <hop-by-hop>\n", "X-Int\ninclude \"../more.names\"\n"))
        nginx.write("more.names", "X-More\n")
        self.assertEqual(nginx.test()[0], 0, nginx.test()[1])
        self.rejected("hdrtrie_list outer bad.names;", "{folder}/bad.names:2:", lists={"bad.names": "fold case\ninclude \"none\"\n"})

    def test_warnings_are_logged(self):
        nginx = Nginx(self.folder, "hdrtrie_list twice twice.names;", {"twice.names": "fold case\nX-A\nx-a\n"})
        status, output = nginx.test()
        self.assertEqual(status, 0)
        self.assertIn("twice.names:3:1: warning: ", output)

    def test_errors_in_the_configuration_have_its_file_and_line(self):
        for directive, message in {
            "hdrtrie_clear_request edge missing;": 'list "edge" does not contain a group "missing"; remove it or correct its name',
            "hdrtrie_keep_response keep debug;": 'list "keep" does not contain a group "debug"',
            "hdrtrie_clear_request nowhere;": 'no list is named "nowhere"; define it with "hdrtrie_list" before this line',
            "hdrtrie_keep_request edge;": 'list "edge" has a fold wider than "case" and would keep aliases of its names (use',
            "hdrtrie_keep_request keep malformed=pass;": 'list "keep" does not contain a group "malformed=pass"',
            "hdrtrie_clear_request off edge;": '"hdrtrie_clear_request" directive has arguments after "off"; remove them',
            "hdrtrie_clear_request edge; hdrtrie_clear_request off;": 'directive is "off" after a list on the same level; remove',
            "hdrtrie_clear_request off; hdrtrie_clear_request edge;": 'directive follows "off" on the same level; remove',
            "hdrtrie_clear_request;": "invalid number of arguments",
            "hdrtrie_list edge keep.names;": '"hdrtrie_list" directive is duplicate',
            "hdrtrie_list off keep.names;": '"hdrtrie_list" directive cannot name a list "on" or "off"',
            "hdrtrie_list none none.names;": '/none.names" (2: No such file or directory)',
            "hdrtrie_connection maybe;": '"hdrtrie_connection" directive must be "on" or "off"',
            "hdrtrie_connection on; hdrtrie_connection off;": '"hdrtrie_connection" directive is duplicate',
            "hdrtrie_connection on protect=nowhere;": 'no list is named "nowhere"',
            "hdrtrie_connection on protect=keep;": "separators",
            "hdrtrie_connection on keep;": 'invalid parameter "keep"; use "protect=NAME"',
        }.items():
            with self.subTest(directive):
                output = self.rejected(f"{self.names}\n{directive}", message)
                self.assertIn(f" in {self.folder}/nginx.conf:{self.line_of(directive)}", output)

    def test_an_if_block_cannot_have_directives(self):
        self.rejected(self.names + "server { location / { if ($arg_a) { hdrtrie_clear_request edge; } } }",
                     '"hdrtrie_clear_request" directive is not allowed here')

    def test_binary_tables(self):
        subprocess.run([HDRTRIE, "gen", "--format", "bin", "-o", self.folder / "edge.table", "-"], check=True,
                       input=self.lists["edge.names"].encode())
        table = (self.folder / "edge.table").read_bytes()
        self.proxy("hdrtrie_clear_request binary internal;", http="hdrtrie_list binary edge.table;")
        self.assertEqual(self.names_arrived(["X_Int", "X-Int-Public", "X-Debug-Token"]), ["X-Int-Public", "X-Debug-Token"])
        self.nginx.stop()
        for damaged in (table[:-1], table[:200] + bytes([table[200] ^ 1]) + table[201:], table + b"\0"):
            self.rejected("hdrtrie_list binary bad.table;", '{folder}/bad.table" is not valid: ', lists={"bad.table": damaged})


class Readme(Case):
    def test_the_ten_lines_are_a_valid_configuration(self):
        text = (pathlib.Path(__file__).parent / "README.md").read_text()
        blocks = [block for block in text.split("\n\n") if block.startswith("    ")]
        example = next(block for block in blocks if block.startswith("    load_module modules/"))
        names = next(block for block in blocks if block.startswith("    fold separators"))
        self.assertEqual(len(example.splitlines()), 10)
        nginx = Nginx(self.folder, "", {"edge.names": "\n".join(line[4:] for line in names.splitlines())})
        nginx.write("nginx.conf", f"pid {self.folder}/pid;\n{example}\nevents {{}}"
                    .replace("modules/ngx_http_hdrtrie_module.so", MODULE).replace("/etc/nginx", str(self.folder)))
        self.assertEqual(nginx.test()[0], 0, nginx.test()[1])


class Reload(Case):
    def test_reloads_lose_no_request_and_a_broken_list_changes_nothing(self):
        self.proxy("hdrtrie_clear_request edge;", level="notice", workers=2)
        lists = [self.lists["edge.names"], "fold separators\nX-Int\nX-New\n"]
        loads = [Load(self.nginx.port, lambda body: b"X-Int" not in body and b"Y: y" in body) for _ in range(4)]
        for i in range(1, 6):
            self.nginx.write("edge.names", lists[i % 2])
            self.nginx.reload()
            self.assertTrue(self.nginx.wait_for_log("exited with code 0", 2 * i), self.nginx.log())
        self.assertEqual(self.names_arrived(["X-Int", "X-New", "Y"]), ["Y"])
        self.nginx.write("edge.names", "fold separators\nX-Int\nX-B@d\n")
        self.nginx.reload()
        self.assertTrue(self.nginx.wait_for_log(f"{self.folder}/edge.names:3:4: error: "), self.nginx.log())
        self.assertEqual(self.names_arrived(["X-Int", "X-New", "Y"]), ["Y"])
        wrong = [what for load in loads for what in load.finish()]
        self.assertEqual(wrong, [])
        self.assertGreater(min(load.count for load in loads), 20)
        self.nginx.write("edge.names", lists[0])
        self.nginx.reload()
        self.assertTrue(self.nginx.wait_for_log("exited with code 0", 12), self.nginx.log())
        self.assertEqual(self.names_arrived(["X-Int", "X-New", "Y"]), ["X-New", "Y"])


if __name__ == "__main__":
    main()
