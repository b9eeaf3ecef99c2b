# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Errors refuse a configuration and name their place; a change of the configuration reloads the lists under load."""

import json
import os
import subprocess
import threading

from envoy_case import EDGE, Case, listener, main, module_filter, module_route, route
from envoy_server import cluster

ACCEPTED, REFUSED = "listener_manager.lds.update_success", "listener_manager.lds.update_rejected"


class Configuration(Case):
    @classmethod
    def first(cls, text=None):
        return listener("main", [module_filter(text or f"strip request {cls.edge}\n")])

    @classmethod
    def listeners(cls):
        return (cls.first(),)

    def setUp(self):
        self.update(self.first(f"strip request {self.edge} # {self.id()}\n"), ACCEPTED)

    def update(self, new, counter):
        """Gives Envoy the listener and waits for the verdict; returns what it logged meanwhile."""
        before, log = self.envoy.stat(counter) or 0, len(self.envoy.log())
        self.envoy.write_listeners(new)
        self.envoy.wait(lambda: (self.envoy.stat(counter) or 0) > before)
        return self.envoy.log()[log:]

    def names(self, names):
        # A new listener takes over when its workers are warm; older connections drain.
        got, _ = self.exchange("main", [(name, "v") for name in names])
        return [name for name in got.names if name in names]

    def wait_for(self, names, left):
        self.envoy.wait(lambda: self.names(names) == left)

    def test_errors_name_line_and_column(self):
        bad = self.write("bad.names", "fold separators\n[a]\nX-Good\n  X Bad\nX-Int-*-b\n")
        wide = self.write("wide.names", "fold separators\nA\n")
        cookies = self.write("cookies.names", "fold case\nA\ncookie:b\n")
        broken = self.write("broken.bin", b"hdrt" + bytes(100))
        outer = self.write("outer.names", 'fold separators\ninclude "bad.names"\n')
        cases = (
            (f"strip request {bad}\n", [f"{bad}:4:", f"{bad}:5:", "configuration:1:15: error"]),
            (f"# a list with an include\nstrip response {outer}\n", [f"{bad}:4:", "configuration:2:16: error"]),
            (f"strip request {self.folder}/none\n", [f"{self.folder}/none: error: cannot read this file: No such file"]),
            (f"strip request {self.edge} internal nothing\n", ["configuration:1:%d: error: no group of the list" % (
                len(f"strip request {self.edge} internal ") + 1)]),
            (f"strip both {self.edge}\n", ["configuration:1:7: error: write request or response"]),
            ("strip request\n", ["configuration:1:14: error: write the path"]),
            ("strip request -\n", ["configuration:1:15: error: - needs a line ---"]),
            (f"keep request {wide}\n", ["configuration:1:14: error: keep needs a list with fold case"]),
            (f"keep request {cookies}\n", ["configuration:1:14: error: keep does not support cookie rules"]),
            ("\n\tremove request x\n", ["configuration:2:2: error: unknown directive"]),
            ("connection maybe\n", ["configuration:1:12: error: write on or off"]),
            ("report all\n", ["configuration:1:8: error: write metadata or log"]),
            ("off and on\n", ["configuration:1:5: error: nothing may follow off"]),
            (f"strip request {self.edge}\n" * 9, ["configuration:9:1: error: more than 8 lines"]),
            ("report" + " log" * 40, ["configuration:1:"]),
            ("strip request -\n---\nfold separators\nX Bad\n", ["configuration:4:3: error", "configuration:1:15: error"]),
            (f"strip request {broken}\n", ["broken.bin"]),
        )
        for text, messages in cases:
            with self.subTest(text=text):
                log = self.update(self.first(text), REFUSED)
                for message in messages:
                    self.assertIn(f"hdrtrie: {message}", log.replace(f"{self.folder}/broken.bin", "broken.bin"))
        self.assertEqual(self.names(["x-int-a", "b"]), ["b"])  # the last good configuration stays

    def test_an_error_in_a_route_refuses_the_listener(self):
        routes = [route(typed_per_filter_config=module_route("strip request /nowhere\n"))]
        log = self.update(listener("main", [module_filter("off\n")], routes), REFUSED)
        self.assertIn("hdrtrie: /nowhere: error: cannot read this file", log)
        self.assertIn("hdrtrie: configuration:1:15: error", log)

    def test_warnings_do_not_refuse(self):
        odd = self.write("odd.names", "fold separators\n^X-Odd\n")
        log = self.update(self.first(f"strip request {odd}\n"), ACCEPTED)
        self.assertIn(f"hdrtrie: {odd}:2:1: warning: ", log)

    def test_validation_at_the_start_fails(self):
        bad = {key: value for key, value in self.first("strip requests x\n").items() if key != "@type"}
        config = {"static_resources": {"listeners": [bad], "clusters": [cluster("h1", 1), cluster("h2", 1)]}}
        path = self.write("static.json", json.dumps(config))
        run = subprocess.run([self.envoy.exe, "--mode", "validate", "-c", path], stderr=subprocess.PIPE, timeout=120,
                             env={**os.environ, "ENVOY_DYNAMIC_MODULES_SEARCH_PATH": str(self.envoy.modules)})
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("hdrtrie: configuration:1:7: error: write request or response here", run.stderr.decode())

    def test_a_list_in_the_configuration(self):
        self.update(self.first("strip request - two\n---\nfold separators\n[one]\nX-One\n[two]\nX-Two\n"), ACCEPTED)
        self.wait_for(["x-one", "x_two", "x-int"], ["x-one", "x-int"])

    def test_a_binary_table(self):
        table = self.folder / "edge.bin"
        subprocess.run([os.environ["HDRTRIE"], "gen", self.edge, "--format", "bin", "-o", table], check=True)
        self.update(self.first(f"strip request {table}\n"), ACCEPTED)
        self.wait_for(["x_int_a", "b"], ["b"])

    def test_reload_under_load(self):
        """A changed file is read when the text of the configuration changes. No request fails meanwhile."""
        changed, wrong, done = self.write("changed.names", EDGE), [], threading.Event()
        self.update(self.first(f"strip request {changed} # 0\n"), ACCEPTED)
        self.wait_for(["x-int-a"], [])

        def load():
            while not done.is_set():
                try:
                    got, _ = self.exchange("main", [("x-debug-token", "1"), ("a", "2")])
                    if "a" not in got.names or "x-debug-token" in got.names:
                        wrong.append(got.names)
                except (OSError, AssertionError) as error:
                    wrong.append(error)

        threads = [threading.Thread(target=load) for _ in range(2)]
        for thread in threads:
            thread.start()
        try:
            for turn in range(1, 6):
                self.write("changed.names", EDGE + f"X-Turn-{turn}\n")
                self.update(self.first(f"strip request {changed} # {turn}\n"), ACCEPTED)
                self.wait_for([f"x-turn-{turn}", f"x-turn-{turn - 1}"], [f"x-turn-{turn - 1}"])
        finally:
            done.set()
            for thread in threads:
                thread.join()
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    main()
