# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The scenes of Python's requests. Arguments: the first origin, the second, a folder to leave files in."""

import sys

import requests

origin = sys.argv[1]
session = requests.Session()
session.get(origin + "/set-cookie/login", timeout=20)

requests.get(origin + "/navigation/", timeout=20)
session.get(origin + "/cookie/profile", timeout=20)
requests.get(origin + "/range/archive.bin", headers={"Range": "bytes=0-499"}, timeout=20)
requests.post(origin + "/form-urlencoded/search", data={"q": "field names", "lang": "en"}, timeout=20)
requests.post(
    origin + "/form-multipart/upload",
    data={"title": "a file"},
    files={"file": ("hello.txt", b"hello\n", "text/plain")},
    timeout=20,
)

kept = requests.Session()
for path in ("/keep-alive/first", "/keep-alive/second"):
    kept.get(origin + path, timeout=20)
