#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR MIT
# The scenes of curl. Arguments: the first origin, the second, a folder to leave files in.
set -eu
origin=$1
cd "$3"
run() { curl --silent --show-error --max-time 20 --output /dev/null "$@"; }

printf 'hello\n' >hello.txt
head -c 1200000 /dev/zero >large.bin # curl sends Expect for bodies of this size

run "$origin/navigation/"
run -u user:not-a-password "$origin/authorization/me"
run -b 'session=0b7c1f5e9a; theme=dark' "$origin/cookie/profile"
run -H 'If-None-Match: "5f1d-62a1c0de"' --compressed "$origin/conditional/list.json"
run -z 'Wed, 01 Jan 2025 00:00:00 GMT' "$origin/modified/list.json"
run -r 0-499 "$origin/range/archive.bin"
run -d 'q=field names' -d 'lang=en' "$origin/form-urlencoded/search"
run -F 'title=a file' -F 'file=@hello.txt' "$origin/form-multipart/upload"
run -T large.bin "$origin/upload/large.bin"
run --http2 "$origin/h2c/"
run "$origin/keep-alive/first" --next --silent --output /dev/null --compressed --tr-encoding "$origin/keep-alive/second"
