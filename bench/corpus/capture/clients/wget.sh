#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR MIT
# The scenes of wget. Arguments: the first origin, the second, a folder to leave files in.
set -eu
origin=$1
cd "$3"
run() { wget --quiet --tries=1 --timeout=20 "$@"; }

run -O page.html "$origin/navigation/"
# A page with its requisites. The exit status is not used: some requisites do not exist.
run --page-requisites --directory-prefix=site "$origin/navigation/" || true
run -O cookie.txt "$origin/set-cookie/login" "$origin/cookie/profile"
run --compression=auto --timestamping -P stamped "$origin/modified/list.json"
run --timestamping -P stamped "$origin/modified/list.json"
head -c 100 /dev/zero >archive.bin
run --continue "$origin/range/archive.bin" || true # fails: the answer always has the same range
run -O form.html --post-data='q=field+names&lang=en' "$origin/form-urlencoded/search"
run --spider "$origin/probe/"
run -O both.json "$origin/keep-alive/first" "$origin/keep-alive/second"
run -O moved.json "$origin/redirect/start"
