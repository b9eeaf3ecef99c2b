# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 2.9 and 4.14: cookie rules in gen, explain and strip."""

import command
from command import BAD_INPUT, DONE

LIST = """fold separators
[internal]
X-Int-*
cookie:session
cookie:sid_*
!cookie:sid_ok
[debug]
cookie:*-dbg
cookie:Session
"""


class Cookies(command.Case):
    def setUp(self):
        super().setUp()
        self.write("list.names", LIST)


class Generated(Cookies):
    def test_constants_and_calls(self):
        self.write("main.c", """
            #include <hdrtrie/cookie.h>
            #include <hdrtrie/find.h>
            #include <stdio.h>
            #include <string.h>
            #include "mine.h"
            int main(void)
            {
                char value[] = "a=1; session=2; x-dbg=3; sid_ok=4; sid_=5";
                const hdrtrie_table *cookies = hdrtrie_cookies(mine);
                hdrtrie_cookie_result r = hdrtrie_cookie_clear(cookies, MINE_GROUP_INTERNAL, value, strlen(value));
                printf("%.*s %zu\\n", (int)r.len, value, r.removed);
                return hdrtrie_find(cookies, "sid_a", 5).id != MINE_COOKIE_ID_PREFIX_SID ||
                       hdrtrie_find(cookies, "a-dbg", 5).id != MINE_COOKIE_ID_SUFFIX_DBG ||
                       hdrtrie_find(cookies, "session", 7).id != MINE_COOKIE_ID_SESSION_id0 ||
                       hdrtrie_find(cookies, "Session", 7).id != MINE_COOKIE_ID_SESSION_id3 ||
                       mine_find("x_int_a", 7).id != MINE_ID_PREFIX_X_INT || mine_find("session", 7).id != -1;
            }
        """)
        result = self.expect(DONE, "gen", "list.names", "-o", "mine.c", "-H", "mine.h", "--name", "mine")
        self.assertRegex(result.stderr.decode(), r"^list\.names:9:1: warning: cookie:Session and cookie:session \(list\.names:4\) "
                                                 r"have the same C name, MINE_COOKIE_ID_SESSION;.*\n$")
        runtime = sorted(map(str, (command.SOURCE / "src/runtime").glob("*.c")))
        self.expect_compiled("cc", "main.c", "mine.c", *runtime, "-o", "main", flags=["-Wall", "-Wextra", "-Werror"])
        self.assertEqual(self.run_made("main"), b"a=1; x-dbg=3; sid_ok=4 2\n")

    def test_a_binary_table_has_the_rules_too(self):
        self.expect(DONE, "gen", "list.names", "--format", "bin", "-o", "list.bin")
        self.assertIn(b"[internal] in, by cookie:session (exact)", self.expect(DONE, "explain", "list.bin", "cookie:session").stdout)
        stream = b"GET / HTTP/1.1\r\nHost: a\r\nCookie: a=1; session=2\r\n\r\n"
        self.assertEqual(self.expect(DONE, "strip", "list.bin", stdin=stream).stdout, stream.replace(b"; session=2", b""))

    def test_dump(self):
        rules = self.expect(DONE, "gen", "list.names", "--dump", "rules").stdout.decode().splitlines()
        self.assertEqual(rules[3:], ["list.names:3:1: [internal] prefix X-Int- id 0", "list.names:4:1: [internal] cookie exact session id 0",
                                     "list.names:5:1: [internal] cookie prefix sid_ id 1",
                                     "list.names:6:1: [internal] not cookie exact sid_ok id -1",
                                     "list.names:8:1: [debug] cookie suffix -dbg id 2", "list.names:9:1: [debug] cookie exact Session id 3"])
        trie = self.expect(DONE, "gen", "list.names", "--dump", "trie").stdout.decode()
        self.assertRegex(trie, r"(?s)x-int-.*\ncookies\nmode .*session: groups 0x1 id 0.*literal 0: sid_")

    def test_errors_of_fields_and_cookies_are_in_the_order_of_lines(self):
        self.write("bad.names", "fold case\nX-A\ncookie:a\n!cookie:a\n!x-a\ncookie:b c\n")
        lines = self.expect(BAD_INPUT, "gen", "bad.names", "-o", "bad.c").stderr.decode().splitlines()
        self.assertEqual([line.split(": error: ")[0] for line in lines], ["bad.names:4:1", "bad.names:5:1", "bad.names:6:10"])


class Explain(Cookies):
    def test_names_of_cookies(self):
        text = self.expect(DONE, "explain", "list.names", "cookie:sid_x", "cookie:sid_ok", "cookie:SESSION", "session").stdout.decode()
        for line in ("cookie:sid_x: matches, id 1 cookie:sid_*\n    [internal] in, by cookie:sid_* (prefix, list.names:5)\n",
                     "cookie:sid_ok: does not match\n    [internal] not in, by !cookie:sid_ok (exact, list.names:6)\n",
                     "cookie:SESSION: does not match\n    no rule matches it\n", "\nsession: does not match\n    no rule matches it\n"):
            self.assertIn(line, text)

    def test_a_list_without_cookie_rules(self):
        self.write("fields.names", "fold case\nX-A\n")
        self.assertEqual(self.expect(DONE, "explain", "fields.names", "cookie:a").stdout,
                         b"cookie:a: does not match\n    the list has no cookie rules\n")


class Strip(Cookies):
    def strip(self, *lines, options=(), status=DONE, names="list.names"):
        head = b"GET / HTTP/1.1\r\nHost: a\r\n"
        result = self.expect(status, "strip", names, *options, stdin=head + b"".join(line + b"\r\n" for line in lines) + b"\r\n")
        if status == DONE:
            self.assertTrue(result.stdout.startswith(head) and result.stdout.endswith(b"\r\n\r\n"), result.stdout)
            return result.stdout[len(head):-2].split(b"\r\n")[:-1]
        return result

    def test_cookies_are_removed_and_the_others_keep_their_bytes(self):
        self.assertEqual(self.strip(b"Cookie: a=1; session=2;  b=3 ", b"X-Int-A: 1", b"COOKIE:session=1;c=2", b"Z: session=1"),
                         [b"Cookie: a=1;  b=3 ", b"COOKIE:c=2", b"Z: session=1"])
        self.assertEqual(self.strip(b"Cookie:a=1;Session=2;SESSION=3"), [b"Cookie:a=1;SESSION=3"])

    def test_a_field_without_cookies_is_removed(self):
        self.assertEqual(self.strip(b"Cookie: session=1", b"cookie: sid_x; x-dbg=1;", b"A: b"), [b"A: b"])
        self.assertEqual(self.strip(b"Cookie:", b"Cookie: ;"), [b"Cookie:", b"Cookie: ;"])

    def test_other_fields_stay(self):
        lines = [b"Cookie_: session=1", b"Cookie2: session=1", b"Set-Cookie: session=1"]
        self.assertEqual(self.strip(*lines), lines)

    def test_malformed_pairs(self):
        self.assertEqual(self.strip(b'Cookie: a b=1; c="1; session=2; d"; e=f,session=1; g=h'), [b"Cookie: g=h"])

    def test_only_the_selected_groups(self):
        self.assertEqual(self.strip(b"Cookie: session=1; x-dbg=2; Session=3", options=("-g", "debug")), [b"Cookie: session=1"])

    def test_trailers(self):
        head = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n"
        result = self.expect(DONE, "strip", "list.names", stdin=head + b"Cookie: session=1; a=2\r\nCookie: session=1\r\nB: c\r\n\r\n")
        self.assertEqual(result.stdout, head + b"Cookie: a=2\r\nB: c\r\n\r\n")

    def test_stripping_again_changes_nothing(self):
        once = self.strip(b"Cookie: a=1; session=2; b=3; sid_x", b"Cookie: b; session")
        self.assertEqual(self.strip(*once), once)

    def test_report(self):
        self.strip(b"Cookie: a=1; session=2; b=1,sid_x=2; a b=1; $Path=/", b"Cookie: %73ession=1", b"X-Int-A: 1", b"a cookie: 1",
                   options=("--report", "report"))
        self.assertEqual(self.read("report").decode().splitlines(), [
            "1\tGET\tcookie session: [internal] cookie:session\tcookie b: [internal] cookie:sid_*\tcookie a\\x20b: malformed"
            "\tcookie $Path: attribute of a removed cookie\tcookie %73ession: [internal] cookie:session\tCookie: without cookies"
            "\tX-Int-A: [internal] X-Int-*\ta\\x20cookie: malformed",
            "messages\t1", "removed\t3", "cookies removed\t5", "removed by [internal] X-Int-*\t1", "removed as malformed\t1",
            "removed as without cookies\t1", "removed by [internal] cookie:session\t2", "removed by [internal] cookie:sid_*\t1",
            "cookies removed as malformed\t1", "cookies removed as attribute of a removed cookie\t1"])

    def test_report_of_a_name_that_is_too_long_to_decode(self):
        self.strip(b"Cookie: a=1; %41" + b"b" * 600 + b"=1", options=("--report", "report"))
        self.assertIn(b"b" * 600 + b": malformed\n", self.read("report"))

    def test_keep_refuses_cookie_rules(self):
        self.write("keep.names", "fold case\nCookie\ncookie:a\n")
        result = self.strip(b"Cookie: a=1", options=("--keep",), status=BAD_INPUT, names="keep.names")
        self.assertIn(b"strip: --keep cannot be used with cookie: rules", result.stderr)


if __name__ == "__main__":
    command.main()
