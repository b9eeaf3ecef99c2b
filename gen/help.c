/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "help.h"

#include <stdio.h>

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
    "    LIST is the text of a list or a binary table; - is standard input.\n"
    "\n",

    "gen: makes a table\n"
    "    -o OUT            Where the table goes: C to be compiled, or with --format bin the bytes for\n"
    "                      hdrtrie_load. - is standard output.\n"
    "    -H OUT.h          The C table's header: its name, groups, ids and shape, and SYM_find, SYM_clear and\n"
    "                      (fold none and case) SYM_keep. Without it OUT.c stands alone.\n"
    "    --name SYM        The C identifier of the table; by default the list's base name without its last\n"
    "                      extension, other bytes than letters, digits and _ replaced by _.\n"
    "    --format c|bin    By default c. More than 100,000 names are for bin only.\n"
    "    --depfile F       Writes a makefile rule: OUT depends on the list and all it includes.\n"
    "    --dump PHASE      Prints a phase as text to standard output: the rules as read, the trie as decided, the\n"
    "                      table as packed. Then -o is optional.\n"
    "    --check           Writes nothing; compares OUT (and OUT.h) with what would be written, and exits with 1\n"
    "                      if they differ.\n"
    "    -Werror           Takes warnings for errors.\n"
    "    A file is replaced only when its content changes, in one step; symbolic links are followed and the mode\n"
    "    is kept. What is no regular file is written directly. The same input gives the same bytes anywhere.\n"
    "\n",

    "stats: prints sizes and loads\n"
    "    Height is the number of table reads that wait for one another in a find that no prefix or suffix rule\n"
    "    concerns: node (or pilot), slot, record. Worst-case steps are the table entries that any find may read:\n"
    "    the height, and for each end that has rules 2 for its probe, log2(longest run) rounded up + 1 for the\n"
    "    bisection, the longest chain of parents to get back from it, and once more that chain to decide.\n"
    "    Passes: how often it reads the name's bytes, at most as many as the longest rule has: to compare them\n"
    "    with a record, to hash them before where the mode says so, and once for each step of a bisection.\n"
    "\n"
    "explain: says what decides each NAME\n"
    "    For each group the rule that decides, with its line, and how a find gets there; or why nothing does. A\n"
    "    table keeps no lines, so for one the rules stand without. Malformed names are told as such.\n"
    "\n",

    "strip: removes fields from a stream of HTTP/1 messages, requests or responses\n"
    "    -g GROUP          Removes the fields of this group only; may be repeated. By default all groups.\n"
    "    --keep            Removes all other fields instead; for lists folded none or case.\n"
    "    --framing         Host, Content-Length and Transfer-Encoding go, too, where the list says so. Bodies do\n"
    "                      not change with them, so this is for streams whose reader knows the framing otherwise.\n"
    "    Malformed fields always go. Trailers are cleared like heads, there without exempting any name.\n"
    "    A message's framing is read before anything is removed. The run ends with status 1, and nothing of the\n"
    "    message is written, when the framing is in doubt: Content-Length and Transfer-Encoding together, either\n"
    "    one repeated differently, folded, misspelt by a malformed name or by a value that is no decimal number or\n"
    "    no list with one final chunked, Transfer-Encoding in HTTP/1.0, a start line that is not one of HTTP/1, a\n"
    "    head or trailer section of more than 1 MiB. A chunk that is none ends it as well, after the ones before.\n"
    "    Not known from a stream of responses: which of them answer HEAD, or a CONNECT that succeeded. Do not\n"
    "    pass such. After a 101 the next bytes must be a response again, or the run ends.\n"
    "\n"
    "draw: prints the trie as a Graphviz graph\n"
    "    hdrtrie draw edge.names | dot -Tsvg > edge.svg\n"
    "\n",

    "EXIT STATUS\n"
    "    0 done, 1 bad input (also: --check found a difference), 2 wrong usage, 3 input or output failed.\n"
    "    Errors in a list are printed as file:line:column: error: text, all of a run at once, and leave old output\n"
    "    as it was.\n"
    "\n"
    "LIST LANGUAGE\n"
    "    # what must not leave the edge\n"
    "    fold separators          none | case | underscore | separators; required, first\n"
    "    include <hop-by-hop>     a preset; or include \"other.names\", relative to this file\n"
    "    [internal]               the rules that follow are in this group\n"
    "    CF-Ray                   this name\n"
    "    X-Int-*                  names that begin so; *-Internal: that end so; * alone: all\n"
    "    !X-Int-Public-*          an exception: of one group's rules the most specific decides\n"
    "    \\*, \\!, \\#               a star, or a leading ! or #, of the name itself\n",
};

gen_status gen_help_print(void)
{
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) fputs(sections[i], stdout);
    return gen_stdout_finish();
}

gen_status gen_help_hint(void)
{
    fputs("hdrtrie: see hdrtrie --help\n", stderr);
    return GEN_USAGE;
}
