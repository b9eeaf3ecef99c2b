/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "help.h"

#include <stdio.h>

/* Several strings, because C11 guarantees only 4,095 bytes for one. */
static const char *const sections[] = {
    "NAME\n"
    "    hdrtrie - compile lists of HTTP field names into tables, and use them\n"
    "\n"
    "SYNOPSIS\n"
    "    hdrtrie gen LIST -o OUT.c [-H OUT.h] [--name SYM] [--format c|bin] [--depfile F]\n"
    "                     [--dump rules|trie|table] [--check] [-Werror]\n"
    "    hdrtrie stats LIST\n"
    "    hdrtrie explain LIST NAME...\n"
    "    hdrtrie strip LIST [-g GROUP]... [--keep] [--framing] < in > out\n"
    "    hdrtrie draw LIST\n"
    "    hdrtrie --help | --version\n"
    "\n"
    "    LIST is the text of a list or a binary table. If LIST is -, it is read from standard input.\n"
    "\n",

    "gen: writes a table\n"
    "    -o OUT            The output file: C to compile, or with --format bin the bytes for hdrtrie_load.\n"
    "                      If OUT is -, the table is written to standard output.\n"
    "    -H OUT.h          The header of the C table. It declares the table, defines constants for groups and\n"
    "                      ids, and the calls SYM_find and SYM_clear; with fold none and fold case also SYM_keep.\n"
    "                      Without -H, OUT.c declares the table itself.\n"
    "    --name SYM        The C identifier of the table. By default it is the name of the list's file without\n"
    "                      its last extension; each run of bytes other than letters and digits becomes one _.\n"
    "    --format c|bin    The default is c. Lists of more than 100,000 names need bin.\n"
    "    --depfile F       Writes a makefile rule to F: OUT depends on the list and on all included files.\n"
    "    --dump PHASE      Prints the result of a build phase to standard output: the rules, the trie, or the\n"
    "                      packed table. With --dump, -o is optional.\n"
    "    --check           Writes nothing, but compares OUT (and OUT.h) with the text to be written. Exits with\n"
    "                      status 1 if they differ.\n"
    "    -Werror           Treats warnings as errors.\n"
    "    A file is replaced in one step, and only if its content changes. Symbolic links are followed, and the\n"
    "    mode is kept. Devices and pipes are written directly. Equal input gives equal output on every machine.\n"
    "\n",

    "stats: prints sizes and loads\n"
    "    Height: how many table reads of a find depend on the one before, without prefix and suffix rules. They\n"
    "    are node (or pilot), slot, record.\n"
    "    Worst-case steps: the most table entries that any find reads. They are the height, and the sum of these\n"
    "    for prefixes and for suffixes: 2 for the probe; log2(longest run) rounded up + 1 for the bisection; the\n"
    "    longest chain of parents, once to find the longest match and once to decide.\n"
    "    Worst-case passes: the most times that any find reads the bytes of the name, up to the length of the\n"
    "    longest rule. One pass compares the name with a record, one hashes it if the mode is hashed, and each\n"
    "    step of a bisection is one more.\n"
    "\n"
    "explain: prints which rule decides each NAME\n"
    "    For each group it prints the deciding rule and its line, then the path of a find through the table. A\n"
    "    binary table contains no lines, so only the rules are printed. Malformed names are marked.\n"
    "\n",

    "strip: removes fields from a stream of HTTP/1 messages, requests or responses\n"
    "    -g GROUP          Removes only fields of this group. May be given several times. Default: all groups.\n"
    "    --keep            Removes all other fields instead. The list must have fold none or fold case.\n"
    "    --framing         Also removes Host, Content-Length and Transfer-Encoding if they are listed. Bodies are\n"
    "                      not changed, so this is for readers that know the framing from elsewhere.\n"
    "    Malformed fields are always removed. Trailers are cleared like heads, but there --framing is always on.\n"
    "    The framing of a message is read before anything is removed. If it is in doubt, nothing of the message is\n"
    "    written, and the run ends with status 1. These are in doubt:\n"
    "    - Content-Length and Transfer-Encoding together;\n"
    "    - two Content-Length fields with different values, or two Transfer-Encoding fields;\n"
    "    - one of the two in a folded field, or under a malformed name;\n"
    "    - a Content-Length that is not a decimal number;\n"
    "    - a Transfer-Encoding in which chunked is not the last coding, and only the last;\n"
    "    - Transfer-Encoding in HTTP/1.0;\n"
    "    - a start line that is not HTTP/1, or contains control characters;\n"
    "    - a head or trailer section of more than 1 MiB.\n"
    "    A malformed chunk also ends the run; the chunks before it are written.\n"
    "    A stream of responses does not show which of them answer HEAD or a successful CONNECT: do not pass such\n"
    "    streams. After a 101, the next bytes must be a response, or the run ends.\n"
    "\n"
    "draw: prints the trie as a Graphviz graph\n"
    "    hdrtrie draw edge.names | dot -Tsvg > edge.svg\n"
    "\n",

    "EXIT STATUS\n"
    "    0 success; 1 invalid input, or --check found a difference; 2 wrong usage; 3 input or output failed.\n"
    "    Errors of a list are printed as file:line:column: error: text. All errors of a run are printed, and the\n"
    "    old output is kept.\n"
    "\n"
    "LIST LANGUAGE\n"
    "    # names that must not leave the edge\n"
    "    fold separators          none | case | underscore | separators; required, before all rules\n"
    "    include <hop-by-hop>     a preset; or include \"other.names\", relative to this file\n"
    "    [internal]               the following rules are in this group\n"
    "    CF-Ray                   this name\n"
    "    X-Int-*                  names that begin with X-Int-; *-Internal: names that end with -Internal; *: all\n"
    "    !X-Int-Public-*          an exception; in each group the most specific rule decides\n"
    "    \\*, \\!, \\#               a star, or a leading ! or #, that is part of the name\n",
};

gen_status gen_help_print(void)
{
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) fputs(sections[i], stdout);
    return gen_stdout_finish();
}

gen_status gen_help_hint(void)
{
    fputs("hdrtrie: hdrtrie --help prints the usage\n", stderr);
    return GEN_USAGE;
}
