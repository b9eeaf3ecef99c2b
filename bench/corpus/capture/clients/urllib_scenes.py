# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The scenes of Python's urllib. Arguments: the first origin, the second, a folder to leave files in."""

import http.cookiejar
import sys
import urllib.parse
import urllib.request

origin = sys.argv[1]
jar = http.cookiejar.CookieJar()
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))


def send(path, data=None, fields=None, through=urllib.request.urlopen):
    try:
        through(urllib.request.Request(origin + path, data=data, headers=fields or {}), timeout=20).read()
    except urllib.error.HTTPError as error:
        if error.code != 304:  # urllib raises an error for 304
            raise


send("/navigation/")
send("/set-cookie/login", through=opener.open)
send("/cookie/profile", through=opener.open)
send("/conditional/list.json", fields={"If-None-Match": '"5f1d-62a1c0de"'})
send("/range/archive.bin", fields={"Range": "bytes=0-499"})
send("/form-urlencoded/search", urllib.parse.urlencode({"q": "field names", "lang": "en"}).encode())
