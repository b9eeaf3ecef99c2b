# SPDX-License-Identifier: Apache-2.0 OR MIT
"""hdrtrie_dry_run: every field passes, and the logs have the same counts, names and rules as without it."""

from nginx_case import Case, main
from nginx_load import Load
from nginx_server import Nginx

LOG = "log_format removed '$uri $hdrtrie_dry_run $hdrtrie_removed_request+$hdrtrie_removed_response [$hdrtrie_removed_names] $hdrtrie_removed_rules';"


class DryRun(Case):
    SENT = [("X-Int", "i"), ("Y", "y"), ("x_debug_token", "d"), ("X/Y", "m"), ("Cookie", "v=1; w=2"), ("Cookie", "v=3")]

    def access_log(self):
        self.nginx.stop()
        return (self.folder / "access.log").read_text().splitlines()

    def run_dry(self, dry, **more):
        self.proxy(f"""access_log {{folder}}/access.log removed; hdrtrie_dry_run {dry};
            hdrtrie_clear_request edge; hdrtrie_clear_request crumbs; hdrtrie_connection on;
            hdrtrie_clear_response edge; hdrtrie_clear_response own; proxy_pass_header Server;
            proxy_set_header Connection $http_connection; proxy_set_header Seen "$http_x_int|$cookie_v";""",
                   http=f"{LOG} hdrtrie_list crumbs crumbs.names; hdrtrie_list own own.names;",
                   lists={"crumbs.names": "fold case\ncookie:v\n", "own.names": "fold case\nServer\nDate\nLocation\n"}, **more)
        self.echo.response = [b"X-Int-Answer: 1", b"Server: upstream", b"Location: http://elsewhere.example/", b"X-Other: 3"]

    def test_everything_passes_and_is_counted(self):
        for dry in ("on", "off"):
            with self.subTest(dry):
                self.run_dry(dry)
                sent = [*self.SENT, ("TE", "gzip"), ("Connection", "X-Own"), ("X-Own", "o")]
                response = self.request("/", sent)
                echoed = [line.split(": ", 1) for line in response.body.decode().split("\r\n")[1:-2]]
                arrived = [(name, value) for name, value in echoed if name not in ("Host", "Seen", "Connection")]
                names = [name for name, _ in response.fields]
                own = {"X-Int-Answer", "Server", "Location", "Date"}
                if dry == "on":
                    self.assertEqual(arrived, [field for field in sent if field[0] not in ("Connection", "TE")])  # nginx does not forward TE
                    self.assertIn(["Seen", "i|1"], echoed)
                    self.assertIn(["Connection", "X-Own"], echoed)
                    self.assertLessEqual(own, set(names))
                else:
                    self.assertEqual(arrived, [("Y", "y"), ("Cookie", "w=2")])
                    self.assertEqual(own & set(names), set())
                would = "dry run: " if dry == "on" else ""
                was = "would be" if dry == "on" else "was"
                self.assertEqual(self.access_log()[-1], f"/ {dry} 7+3 [X-Int,x_debug_token,X/Y,Cookie,TE,Connection,X-Own,X-Int-Answer,Server,"
                    "Location] edge:internal:X-Int,edge:debug:X-Debug-Token,edge::(malformed),crumbs::(cookies),"
                    "hdrtrie_connection:te:TE,hdrtrie_connection:connection:Connection,hdrtrie_connection::(nominated),"
                    "edge:internal:X-Int-*,own:default:Server,own:default:Location")
                self.assertIn(f'{would}request field "X-Int" {was} removed by edge:internal:X-Int', self.nginx.log())
                self.assertIn(f'{would}response field "X-Int-Answer" {was} removed by', self.nginx.log())
                self.assertIn(f'{would}1 cookies of a request field "Cookie" {"would be" if would else "were"} removed', self.nginx.log())

    def test_trailers_of_a_response(self):
        for dry, trailers in (("on", ["1"]), ("off", [])):
            self.start(f"location / {{ hdrtrie_dry_run {dry}; add_trailer X-Int-End 1; hdrtrie_clear_response edge; proxy_pass {{echo}}; }}")
            self.assertEqual(self.request("/").values("X-Int-End"), trailers)
            self.nginx.stop()

    def test_too_many_nominations_pass(self):
        self.run_dry("on")
        sent = [("Connection", ",".join("abcdefghijklmnopqrs"))]
        self.assertEqual(self.request("/", sent).status, 200)
        self.nginx.stop()
        self.run_dry("off")
        self.assertEqual(self.request("/", sent).status, 400)

    def test_keep(self):
        self.proxy("hdrtrie_dry_run on; hdrtrie_keep_request keep; hdrtrie_keep_response keep;")
        self.echo.response = [b"X-Other: 1", b"X-Keep: 2"]
        self.assertEqual(self.names_arrived(["X-Keep", "X-Other", "Accept"]), ["X-Keep", "X-Other", "Accept"])
        self.assertEqual(self.request("/").values("X-Other"), ["1"])

    def test_levels_inherit_it(self):
        self.start("""
            location / { proxy_pass {echo}; }
            location /off { hdrtrie_dry_run off; proxy_pass {echo}; location /off/on { hdrtrie_dry_run on; proxy_pass {echo}; } }""",
                   http="hdrtrie_dry_run on; hdrtrie_clear_request edge;")
        for path, wanted in {"/": ["X-Int", "Y"], "/off": ["Y"], "/off/on": ["X-Int", "Y"]}.items():
            self.assertEqual(self.names_arrived(["X-Int", "Y"], path=path), wanted, path)

    def test_redirects_and_subrequests_count_each_field_once(self):
        self.start("""access_log {folder}/access.log removed; log_subrequest on; recursive_error_pages on; root {folder}/nowhere;
            location = /dry { hdrtrie_dry_run on; hdrtrie_clear_request edge; hdrtrie_clear_response edge; proxy_pass {echo}; }
            location = /real { hdrtrie_clear_request edge internal; proxy_pass {echo}; }
            location /to_dry { hdrtrie_dry_run on; hdrtrie_clear_request edge debug; error_page 404 =200 /dry; }
            location /to_real { hdrtrie_dry_run on; hdrtrie_clear_request edge; error_page 404 =200 /real; }
            location /real_to_dry { hdrtrie_clear_request edge debug; error_page 404 =200 /dry; }
            location /asks { auth_request /asked; hdrtrie_clear_request edge internal; proxy_pass {echo}; }
            location = /asked { internal; hdrtrie_dry_run on; hdrtrie_clear_request edge; proxy_pass {echo}; }""", http=LOG, h2=True)
        sent, count = [("X-Int", "i"), ("Y", "y"), ("x_debug_token", "d")], 40
        for path, arrives in {"/to_dry": sent, "/to_real": sent[1:], "/real_to_dry": sent[:2], "/asks": sent[1:]}.items():
            self.assertEqual(self.arrived(sent * count, path), arrives * count, path)
        self.assertIn(("x-int", "1"), self.arrived_h2([("x-int", "1"), ("y", "2")], "/dry"))
        log = [line.split(" ") for line in self.access_log()]
        self.assertEqual([line[:3] for line in log], [
            ["/dry", "on", "80+0"], ["/real", "off", "80+0"], ["/dry", "on", "80+0"], ["/asked", "on", "40+0"], ["/asks", "off", "40+0"],
            ["/dry", "on", "1+0"]])
        # /asked starts after /asks has removed its fields
        dry, real = log[0][3].strip("[]").split(","), log[1][3].strip("[]").split(",")
        self.assertEqual(dry, ["X-Int", "x_debug_token"] * count)
        self.assertEqual(real, ["x_debug_token"] * count + ["X-Int"] * count)  # in the order of the removals

    def test_the_error_log_reports_it_at_start_and_at_reload(self):
        text = f"{self.names}\nhdrtrie_dry_run on;\nserver {{ listen 127.0.0.1:{{port}}; location / {{ hdrtrie_dry_run on; }} }}"
        nginx = Nginx(self.folder, text, self.lists, level="error")
        lines = (self.folder / "nginx.conf").read_text().splitlines()
        places = [f"{self.folder}/nginx.conf:{i}," for i, line in enumerate(lines, 1) if "hdrtrie_dry_run" in line]
        status, output = nginx.test()
        self.assertEqual(status, 0, output)
        for place in places:
            self.assertIn(f'hdrtrie: dry run: by "hdrtrie_dry_run on" in {place} listed fields are logged and NOT removed', output)
        nginx.start()
        self.addCleanup(nginx.stop)
        self.assertEqual([nginx.log().count(place) for place in places], [2, 2], nginx.log())  # the test and the start
        nginx.reload()
        self.assertTrue(nginx.wait_for_log(places[1], 3), nginx.log())
        nginx.configure(text.replace("hdrtrie_dry_run on", "hdrtrie_dry_run off"))
        self.assertNotIn("dry run", nginx.test()[1])

    def test_reloads_into_and_out_of_a_dry_run_lose_no_request(self):
        server = "location / {{ hdrtrie_clear_request edge; hdrtrie_dry_run {dry}; proxy_pass {{echo}}; }}"
        self.start(server.format(dry="on"), level="notice", workers=2)
        text = (self.folder / "nginx.conf").read_text()
        loads = [Load(self.nginx.port, lambda body: b"Y: y" in body) for _ in range(2)]
        for i, dry in enumerate(["off", "on", "off"], 1):
            self.nginx.write("nginx.conf", text.replace("hdrtrie_dry_run on", f"hdrtrie_dry_run {dry}"))
            self.nginx.reload()
            self.assertTrue(self.nginx.wait_for_log("exited with code 0", 2 * i), self.nginx.log())
            self.assertEqual(self.names_arrived(["X-Int", "Y"]), ["Y"] if dry == "off" else ["X-Int", "Y"])
        self.assertEqual([what for load in loads for what in load.finish()], [])
        self.assertGreater(min(load.count for load in loads), 5)


if __name__ == "__main__":
    main()
