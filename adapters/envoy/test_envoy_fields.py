# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Each request is sent through Envoy with and without the module. What disappears must be what the oracle removes."""

from envoy_case import ROOT, Case, listener, main, module_filter
from envoy_oracle import Oracle
from envoy_peer import Message

LIST = ROOT / "lists" / "edge.names"
CORPUS = ROOT / "bench" / "corpus" / "edge"
# A replayed request must not contain these fields: the corpus is without bodies, and the connection must remain open.
# The last four are an error in HTTP/2.
OMITTED = ("host", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings", "connection", "keep-alive",
           "proxy-connection", "te")
VERSIONS = ((1, "/"), (2, "/h2/"))  # of the client, and the route to an upstream of the same version


def corpus():
    for path in sorted(CORPUS.glob("*.http")):
        lines = path.read_bytes().decode("latin-1").split("\r\n\r\n")[0].split("\r\n")[1:]
        fields = [tuple(part.strip() for part in line.split(":", 1)) for line in lines]
        yield [field for field in fields if field[0].lower() not in OMITTED]


class Differential(Case):
    oracle = Oracle(LIST.read_text())

    @classmethod
    def listeners(cls):
        text = f"strip request {LIST}\nstrip response {LIST}\n"
        return listener("plain"), listener("strip", [module_filter(text)])

    def left(self, fields):
        return [field for field in fields if not self.oracle.groups(field[0])]

    def compare(self, requests, version, prefix):
        """Returns how many fields the module removed."""
        plain, strip = (self.client(name, version) for name in ("plain", "strip"))
        removed = 0
        for fields in requests:
            without, _ = self.exchange("plain", fields, client=plain, prefix=prefix)
            given, _ = self.exchange("strip", fields, client=strip, prefix=prefix)
            self.assertEqual(given.fields, self.left(without.fields))
            removed += len(without.fields) - len(given.fields)
        return removed

    def test_corpus(self):
        requests = list(corpus())
        for version, prefix in VERSIONS:
            with self.subTest(version=version):
                self.assertGreater(self.compare(requests, version, prefix), 100)

    def test_each_listed_name_in_six_forms(self):
        fields = [(name, "v") for name in dict.fromkeys(self.oracle.forms())]
        requests = [fields[i:i + 90] for i in range(0, len(fields), 90)]
        for version, prefix in VERSIONS:
            with self.subTest(version=version):
                self.assertGreater(self.compare(requests, version, prefix), 1000)

    def test_responses(self):
        fields = [(name.lower(), "v") for name in dict.fromkeys(self.oracle.forms())]
        for version, prefix in VERSIONS:
            for i in range(0, len(fields), 90):
                answer = Message(None, fields[i:i + 90])
                without, given = (self.exchange(name, version=version, prefix=prefix, answer=answer)[1].fields
                                  for name in ("plain", "strip"))
                keep = [field for field in self.left(without) if field[0] != "date"]
                self.assertEqual([field for field in given if field[0] != "date"], keep)
                self.assertNotEqual(given, without)


if __name__ == "__main__":
    main()
