#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 OR MIT
# adapters/nginx/build FOLDER [MODULE.so [FLAG...]]: compiles the module for the nginx that is installed
#
# FOLDER is for what it needs on the way; the module is FOLDER/ngx_http_hdrtrie_module.so if nothing else is said. With Debian's
# nginx-dev, from a copy of its sources: nothing is written elsewhere. The flags go to the C compiler, behind those that
# Debian builds its modules with. NGINX_SOURCE names a tree of sources in another place, a whole one or nginx-dev's;
# it must be that of the nginx which shall load the module, with the same options.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
readonly here source=${NGINX_SOURCE-/usr/share/nginx/src}
if (($# < 1)); then
    echo 'usage: adapters/nginx/build FOLDER [MODULE.so [FLAG...]]' >&2
    exit 2
fi
if [[ ! -x $source/configure ]]; then
    echo "build: no nginx sources in $source; install nginx-dev, or set NGINX_SOURCE" >&2
    exit 1
fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)
module=$(realpath -m "${2-$folder/ngx_http_hdrtrie_module.so}")
flags=("${@:3}")
readonly folder module

NGX_CONF_FLAGS=(--with-compat)
if [[ -f $source/conf_flags ]]; then
    # shellcheck disable=SC1091  # Debian's: the options its nginx is built with
    . "$source/conf_flags"
fi
host_flags=-O2
if command -v dpkg-buildflags >/dev/null; then host_flags=$(dpkg-buildflags --get CFLAGS); fi

# Beside the module, for adapters/nginx/measure: the loop that times it.
add_modules=(--add-dynamic-module="$here")
if [[ -n ${NGINX_MEASURE-} ]]; then add_modules+=(--add-dynamic-module="$here/measure"); fi

log=$folder/build.log
run() { # COMMAND...: quiet, unless it fails
    "$@" >>"$log" 2>&1 && return
    tail -n 40 "$log" >&2
    exit 1
}
: >"$log"
rm -rf "$folder/source"
trap 'rm -rf "$folder/source"' EXIT
cp -R "$source" "$folder/source"
cd "$folder/source"
run ./configure --with-cc-opt="$host_flags -fPIC ${flags[*]-}" "${NGX_CONF_FLAGS[@]}" --builddir="$folder/objects" \
    "${add_modules[@]}"
run make -f "$folder/objects/Makefile" -j2 modules
cp "$folder/objects/ngx_http_hdrtrie_module.so" "$module.new"
mv "$module.new" "$module" # an nginx that runs has the old one open
