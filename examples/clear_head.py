#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Removes the listed fields from an HTTP/1 head on standard input: clear_head.py LIST < HEAD > CLEARED

Each call through ctypes costs more than the work of hdrtrie, so this makes one call per request, on the whole head. For single
names, such as in a log, hdrtrie_find_packed returns one number: 0, or the groups * 2^32 + the id + 1.

Change clear: call it where your program has the bytes of a head. The head is changed in place.
"""
import ctypes
import os
import sys

ALL_GROUPS = 0x7FFFFFFF


class HeadResult(ctypes.Structure):
    """hdrtrie_head_result of hdrtrie/head.h."""

    _fields_ = [("len", ctypes.c_size_t), ("removed", ctypes.c_size_t), ("malformed", ctypes.c_size_t),
                ("cookies", ctypes.c_size_t), ("complete", ctypes.c_bool)]


# Without argtypes ctypes would pass pointers as int, which cuts them to 32 bits.
LIBRARY = ctypes.CDLL(os.environ.get("HDRTRIE_LIBRARY", "libhdrtrie.so.0.1"))
LIBRARY.hdrtrie_list_load.argtypes = [ctypes.c_char_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)]
LIBRARY.hdrtrie_error_text.argtypes = [ctypes.c_int]
LIBRARY.hdrtrie_error_text.restype = ctypes.c_char_p
LIBRARY.hdrtrie_head_clear.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_uint32]
LIBRARY.hdrtrie_head_clear.restype = HeadResult
LIBRARY.hdrtrie_find_packed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
LIBRARY.hdrtrie_find_packed.restype = ctypes.c_uint64
LIBRARY.hdrtrie_version.restype = ctypes.c_char_p


def load(path):
    """Returns the table of a list file. It lives as long as the program: pass it to hdrtrie_free to free it earlier."""
    table = ctypes.c_void_p()
    error = LIBRARY.hdrtrie_list_load(os.fsencode(path), None, ctypes.byref(table))
    if error:
        sys.exit(f"{path}: {LIBRARY.hdrtrie_error_text(error).decode()}; `hdrtrie stats` prints the place")
    return table


def groups_of(table, name):
    """The groups of one name, as bits."""
    return LIBRARY.hdrtrie_find_packed(table, name, len(name)) >> 32


def clear(table, head):
    """Removes the listed and the malformed fields from a bytearray. Returns the HeadResult."""
    place = (ctypes.c_char * len(head)).from_buffer(head) if head else None
    result = LIBRARY.hdrtrie_head_clear(table, ALL_GROUPS, place, len(head), 0)
    del place  # a bytearray cannot shrink while it is shared
    del head[result.len:]
    return result


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: clear_head.py LIST < HEAD > CLEARED")
    if not LIBRARY.hdrtrie_version().startswith(b"0.1."):
        sys.exit("clear_head.py: HeadResult is that of hdrtrie 0.1; compare it with head.h of the installed version")
    table = load(sys.argv[1])
    head = bytearray(sys.stdin.buffer.read())
    result = clear(table, head)
    sys.stdout.buffer.write(head)
    print(f"{result.removed} fields removed, {result.malformed} of them malformed", file=sys.stderr)
    print(f"groups of X_Int_User: {groups_of(table, b'X_Int_User'):#x}", file=sys.stderr)
    return 0 if result.complete else 1


if __name__ == "__main__":
    sys.exit(main())
