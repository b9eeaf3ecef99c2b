#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 OR MIT
# adapters/nginx/build_module.sh FOLDER [MODULE.so [FLAG...]]: compiles the module for the installed nginx
#
# FOLDER holds all intermediate files. MODULE.so is the output; the default is FOLDER/ngx_http_hdrtrie_module.so. The script compiles a
# copy of the sources in Debian's nginx-dev and writes to no other folder. Each FLAG is passed to the C compiler after the flags
# that Debian uses for modules.
#
# Environment: NGINX_SOURCE, the path of other sources, complete ones or those of an nginx-dev package. They must be the sources
# of the nginx that loads the module, configured with the same options.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
readonly here source=${NGINX_SOURCE-/usr/share/nginx/src}
if (($# < 1)); then
    echo 'usage: adapters/nginx/build_module.sh FOLDER [MODULE.so [FLAG...]]' >&2
    exit 2
fi
if [[ ! -x $source/configure ]]; then
    echo "build_module.sh: $source does not contain the sources of nginx; install nginx-dev, or set NGINX_SOURCE" >&2
    exit 1
fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)
module=$(realpath -m "${2-$folder/ngx_http_hdrtrie_module.so}")
flags=("${@:3}")
readonly folder module

NGX_CONF_FLAGS=(--with-compat)
if [[ -f $source/conf_flags ]]; then
    # shellcheck disable=SC1091  # the options with which Debian builds its nginx
    . "$source/conf_flags"
fi
host_flags=-O2
if command -v dpkg-buildflags >/dev/null; then host_flags=$(dpkg-buildflags --get CFLAGS); fi

# For adapters/nginx/measure: also the module with the loop that times this one.
add_modules=(--add-dynamic-module="$here")
if [[ -n ${NGINX_MEASURE-} ]]; then add_modules+=(--add-dynamic-module="$here/measure"); fi

log=$folder/build.log
run() { # COMMAND...: prints the end of the log and exits if the command fails
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
mv "$module.new" "$module" # replaces the file, because a running nginx has the old one mapped
