#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Checks that all files that contain the version agree with include/hdrtrie/types.h.

    check_version.py              the files that must always agree
    check_version.py --release    also CHANGELOG.md: the version has a section with its date, and nothing is unreleased
    check_version.py --print      prints the version
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TYPES = "include/hdrtrie/types.h"
# A file that cannot read the version, the version in it, and how to change it.
COPIES = [
    ("debian/changelog", r"\Ahdrtrie \(([^-)]+)-[0-9]+\) ", "add an entry for it at the top, with the Debian revision 1"),
    ("packaging/vcpkg/vcpkg.json", r'"version": "([^"]*)"', 'write it after "version"'),
    ("bindings/rust/Cargo.toml", r'(?m)^version = "([^"]*)"', "write it there, and run cargo update --workspace"),
    ("bindings/rust/hdrtrie/Cargo.toml", r'(?m)^hdrtrie-sys = .* version = "([^"]*)"', "write it in the line of hdrtrie-sys"),
    ("bindings/rust/hdrtrie-build/Cargo.toml", r'(?m)^hdrtrie = .* version = "([^"]*)"', "write it in the line of hdrtrie"),
]
# Other copies, which have only the numbers of the ABI: "%s" stands for MAJOR.MINOR.
ABI_COPIES = {
    "bindings/rust/hdrtrie-sys/build.rs": '.range_version("%s.0"..',
    "debian/control": "Package: libhdrtrie%s\n",
    "debian/libhdrtrie%s.install": "",
    "debian/libhdrtrie%s.symbols": "libhdrtrie.so.%s ",
    "docs/compatibility.md": "(`libhdrtrie.so.%s`)",
    "docs/integrate.md": "find_package(hdrtrie %s REQUIRED)",
    "examples/clear_head.py": '"libhdrtrie.so.%s"',
    "examples/project/CMakeLists.txt": "find_package(hdrtrie %s REQUIRED)",
}
# Files that must read it. They contain no version of hdrtrie.
READERS = {
    "meson.build": "include/hdrtrie/types.h",
    "CMakeLists.txt": "include/hdrtrie/types.h",
    "packaging/conan/conanfile.py": '"types.h"',
    "src/runtime/version.c": "HDRTRIE_VERSION",
}


def text_of(path):
    return (ROOT / path).read_text(encoding="utf-8")


def version_in_types():
    found = re.findall(r'(?m)^#define HDRTRIE_VERSION "(\d+\.\d+\.\d+)"$', text_of(TYPES))
    if len(found) != 1:
        sys.exit(f'check_version: {TYPES} must define HDRTRIE_VERSION once, as "MAJOR.MINOR.PATCH"')
    return found[0]


def copy_faults(version):
    for path, pattern, remedy in COPIES:
        found = re.search(pattern, text_of(path))
        if found is None or found[1] != version:
            yield f"{path}: the version is {found[1] if found else 'missing'}, and {TYPES} has {version}: {remedy}"
    abi = version.rpartition(".")[0]
    for path, text in ABI_COPIES.items():
        path, text = path.replace("%s", abi), text.replace("%s", abi)
        if not (ROOT / path).exists() or text not in text_of(path):
            yield f"{path}: it must exist and contain {text!r}: rename it, or write the new numbers wherever it has the old ones"
    for path, reading in READERS.items():
        text = text_of(path)
        if reading not in text:
            yield f"{path}: it no longer reads {TYPES}"
        if re.search(rf"(?<![\d.]){re.escape(version)}(?![\d.])", text):
            yield f"{path}: it contains {version}: read it from {TYPES}"


def changelog_faults(version):
    text = text_of("CHANGELOG.md")
    if not re.search(rf"(?m)^## {re.escape(version)}, \d{{4}}-\d\d-\d\d$", text):
        yield f'CHANGELOG.md: there is no heading "## {version}, YEAR-MONTH-DAY": move the lines below "Unreleased" under it'
    unreleased = re.search(r"(?ms)^## Unreleased\n(.*?)(?=^## |\Z)", text)
    if unreleased and unreleased[1].strip():
        yield f'CHANGELOG.md: lines are below "Unreleased": move them below "## {version}", or raise the version in {TYPES}'


def main():
    version = version_in_types()
    if sys.argv[1:] == ["--print"]:
        print(version)
        return
    faults = list(copy_faults(version))
    if sys.argv[1:] == ["--release"]:
        faults += changelog_faults(version)
    elif len(sys.argv) > 1:
        sys.exit(__doc__)
    if faults:
        sys.exit("\n".join(faults))


main()
