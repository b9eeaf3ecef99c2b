/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The texts of the help. docs/make_man.py makes the manual page from them, so they keep a simple form: headings begin at the
   margin, paragraphs after 4 spaces, options have their text from column 22 on, examples are indented by 8. */
#include "help.h"

#include <hdrtrie/build.h>
#include <stdio.h>
#include <string.h>

/* Several strings per text, because C11 guarantees only 4,095 bytes for one. */
typedef struct topic {
    const char *name, *title, *synopsis;
    const char *texts[3]; /* up to a NULL */
} topic;

static const topic topics[] = {
    {"gen", "writes a table",
        "    hdrtrie gen LIST -o OUT.c [-H OUT.h] [--name SYM] [--format c|bin] [--depfile F]\n"
        "                     [--dump rules|trie|table] [--check] [-Werror]\n",
        {"    -o OUT            The output file: C to compile, or with --format bin the bytes for hdrtrie_load.\n"
         "                      If OUT is -, the table is written to standard output.\n"
         "    -H OUT.h          The header of the C table. It declares the table, defines constants for groups and\n"
         "                      ids, and the calls SYM_find and SYM_clear; with fold none and fold case also "
         "SYM_keep.\n"
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
         "    mode is kept. Devices and pipes are written directly. Equal input gives equal output on every "
         "machine.\n"}},
    {"stats", "prints what a table contains and costs", "    hdrtrie stats LIST\n",
        {"    The first line is a summary. Below it are sizes, loads and the worst case of a find.\n"
         "    Height: how many table reads of a find depend on the one before, without prefix and suffix rules. They\n"
         "    are node (or pilot), slot, record.\n"
         "    Worst-case steps: the most table entries that any find reads. They are the height, and the sum of these\n"
         "    for prefixes and for suffixes: 2 for the probe; log2(longest run) rounded up + 1 for the bisection; the\n"
         "    longest chain of parents, once to find the longest match and once to decide.\n"
         "    Worst-case passes: the most times that any find reads the bytes of the name, up to the length of the\n"
         "    longest rule. One pass compares the name with a record, one hashes it if the mode is hashed, and each\n"
         "    step of a bisection is one more.\n"
         "    Sieve: what a clear reads before any find. Its candidates are the names that need a find although no\n"
         "    rule matches them, counted over the registered names.\n"}},
    {"explain", "prints which rule decides each name",
        "    hdrtrie explain LIST [-v | -q | --json] [--expect match|none] [NAME...]\n",
        {"    -v                Also prints the path of a find through the table, and the answer of the sieve.\n"
         "    -q                Prints nothing. Without --expect it means --expect match.\n"
         "    --json            Prints one JSON object per line and name. A byte from 0x7f on is the character of\n"
         "                      that number.\n"
         "    --expect match    Exits with status 1 if a NAME does not match. For tests of a list.\n"
         "    --expect none     Exits with status 1 if a NAME matches.\n"
         "    The first line of a name is the verdict. Then follow, for each group, the deciding rule and its line. A\n"
         "    binary table contains no lines. Malformed names are marked. A NAME that begins with cookie: is that of\n"
         "    a cookie.\n"
         "    Without NAME, the names come from standard input: one per line, or whole heads of HTTP/1 messages.\n"
         "        hdrtrie explain mine.names X-Int-A\n"
         "        hdrtrie explain mine.names < request\n"
         "        hdrtrie explain -q mine.names X_Int_A && hdrtrie explain -q --expect none mine.names Accept\n"}},
    {"strip", "removes fields from a stream of HTTP/1 requests, or of responses",
        "    hdrtrie strip LIST [-g GROUP]... [--keep] [--framing] [--connection] [--upgrade pass|end]\n"
        "                       [--report FILE] [--single | --responses [--no-bodies] [--repair]] < in > out\n",
        {"    -g GROUP          Removes only fields of this group. May be given several times. Default: all groups.\n"
         "    --keep            Removes all other fields instead. The list must have fold none or fold case.\n"
         "    --framing         Also removes Host, Content-Length and Transfer-Encoding if they are listed. Bodies "
         "are\n"
         "                      not changed, so this is for readers that know the framing from elsewhere.\n"
         "    --connection      Also removes Connection and the fields that it nominates, except those in "
         "<protected>.\n"
         "    --single          Accepts one request, and bodies only with Content-Length: for servers that lose\n"
         "                      pipelined requests or ignore Transfer-Encoding.\n"
         "    --responses       The stream has responses, not requests. All of it must be of one kind.\n"
         "    --no-bodies       The responses answer HEAD, so that no body follows. Needs --responses.\n"
         "    --repair          Removes white space before a colon, and replaces folds of lines (obs-fold) with "
         "spaces,\n"
         "                      in heads and trailers. Needs --responses.\n"
         "    --upgrade pass    After CONNECT, a request with Upgrade, or a response 101, all bytes pass unread. Use "
         "it\n"
         "                      for requests only if the peer has accepted: else later requests pass with all fields.\n"
         "    --upgrade end     After such a message the run ends. Without --upgrade nothing may follow it.\n"
         "    --report FILE     Writes a line for each message: number, method or status, and each removed field with\n"
         "                      the rule that decided; also each removed cookie. Columns are separated by tabs. "
         "Counts\n"
         "                      follow at the end. If FILE is -, the report is written to standard error.\n"
         "    Malformed fields are always removed. Trailers are cleared like heads. The rules cookie:NAME remove\n"
         "    cookies from Cookie fields; a field without any cookie left is removed.\n",
            "    strip reads the framing of a message before it removes anything. If two readers could differ about "
            "it,\n"
            "    strip writes nothing of the head and ends with status 1. Some of the reasons:\n"
            "    - a bare LF, a bare CR or another control byte, or a line that begins with white space;\n"
            "    - a start line of another kind or version, a missing, repeated or malformed Host;\n"
            "    - more than one Content-Length or Transfer-Encoding, or a name such as Content_Length;\n"
            "    - a Content-Length that is not a plain number, a Transfer-Encoding that is not exactly chunked;\n"
            "    - a body of GET, HEAD, TRACE or CONNECT, or of a response 1xx or 204;\n"
            "    - a malformed chunk, or Host or a framing field in trailers. The chunks before it are written;\n"
            "    - a head or trailer section of more than 1 MiB.\n"
            "    docs/reference.md, 3.4, lists them all. A stream of responses does not show which of them answer HEAD "
            "or\n"
            "    CONNECT: use --no-bodies for HEAD, and do not pass responses to CONNECT.\n"}},
    {"draw", "prints a table as a Graphviz graph", "    hdrtrie draw LIST [--all]\n",
        {"    --all             Shows every name. By default long lists are folded.\n"
         "    The graph shows the sieve, the exact names, and the prefixes and suffixes. Each group has a colour and "
         "a\n"
         "    number. Exceptions are marked with a red !. The letters that a find uses to choose a name are "
         "underlined.\n"
         "        hdrtrie draw edge.names | dot -Tsvg > edge.svg\n"}},
};

#define TOPIC_COUNT (sizeof topics / sizeof topics[0])

static const char about[] =
    "    LIST is the text of a list or a binary table. If LIST is -, it is read from standard input.\n"
    "    Colours are used only on a terminal, and not if NO_COLOR is set.\n";

static const char status[] =
    "    0 success; 2 wrong usage; 3 input or output failed; 1 invalid input, a difference that --check found, or\n"
    "    names that are not as --expect states.\n"
    "    Errors of a list are printed as file:line:column: error: text. All errors of a run are printed, and the\n"
    "    old output is kept.\n";

static const char language[] =
    "    # names that must not leave the edge\n"
    "    fold separators          none | case | underscore | separators; required, before all rules\n"
    "    include <hop-by-hop>     a preset; or include \"other.names\", relative to this file\n"
    "    [internal]               the following rules are in this group\n"
    "    CF-Ray                   this name\n"
    "    X-Int-*                  names that begin with X-Int-; *-Internal: names that end with -Internal; *: all\n"
    "    !X-Int-Public-*          an exception; in each group the most specific rule decides. A wide fold widens it,\n"
    "                             too: X_Int_Public_A stays. Write !fold X-Int-Public-* if that is meant.\n"
    "    !case X-Int-Status       an exception for this spelling only, in any case: X_Int_Status is removed\n"
    "    cookie:sid               the cookie sid in Cookie fields; also cookie:dbg_*, cookie:*-id, !cookie:dbg_ok.\n"
    "                             Case counts in names of cookies, whatever the fold.\n"
    "    \\*, \\!, \\#, \\^ ...       a byte that is part of the name\n";

static const topic *current; /* the topic of the running subcommand, or NULL */

static const topic *find_topic(const char *name)
{
    for (size_t i = 0; i < TOPIC_COUNT; i++) {
        if (strcmp(topics[i].name, name) == 0) return &topics[i];
    }
    return NULL;
}

/* Prints the presets. A line of each describes it: `# cgi: request fields that ...`. */
static void print_presets(void)
{
    const char *name;
    puts("PRESETS\n    include <NAME> inserts a list that is part of hdrtrie:");
    for (size_t i = 0; (name = hdrtrie_preset_name(i)) != NULL; i++) {
        size_t len;
        char mark[64];
        const char *text = hdrtrie_preset_text(name, &len), *line; /* the text ends with a NUL */
        snprintf(mark, sizeof mark, "\n# %s: ", name);
        line = strstr(text, mark);
        line = line != NULL ? line + strlen(mark) : "";
        printf("    %-18s%.*s\n", name, (int)strcspn(line, "\n"), line);
    }
}

static void print_section(const char *title, const char *text)
{
    printf("%s\n%s\n", title, text);
}

/* Prints what only this subcommand has. */
static void print_texts(const topic *t)
{
    printf("%s: %s\n", t->name, t->title);
    for (size_t i = 0; i < sizeof t->texts / sizeof t->texts[0] && t->texts[i] != NULL; i++) fputs(t->texts[i], stdout);
}

static void print_overview(bool all)
{
    puts("NAME\n    hdrtrie - compile lists of HTTP field names into tables, and use them\n\nSYNOPSIS");
    for (size_t i = 0; i < TOPIC_COUNT; i++) fputs(topics[i].synopsis, stdout);
    puts("    hdrtrie help [SUBCOMMAND | list | all]\n    hdrtrie --help | --version\n");
    puts(about);
    for (size_t i = 0; i < TOPIC_COUNT && all; i++) {
        print_texts(&topics[i]);
        puts("");
    }
    if (!all) {
        puts("SUBCOMMANDS");
        for (size_t i = 0; i < TOPIC_COUNT; i++) printf("    %-18s%s\n", topics[i].name, topics[i].title);
        puts("    help SUBCOMMAND   describes its options; help list: the language of lists; help all: everything\n");
    }
    print_section("EXIT STATUS", status);
    if (all) {
        print_section("LIST LANGUAGE", language);
        print_presets();
    }
}

void gen_help_select(const char *subcommand)
{
    current = find_topic(subcommand);
}

gen_status gen_help_print(void)
{
    if (current != NULL) {
        print_section("SYNOPSIS", current->synopsis);
        print_texts(current);
    } else {
        print_overview(false);
    }
    return gen_stdout_finish();
}

gen_status gen_help_run(const char *name)
{
    gen_help_select(name);
    if (current != NULL) return gen_help_print();
    if (strcmp(name, "all") == 0) {
        print_overview(true);
    } else if (strcmp(name, "list") == 0) {
        print_section("LIST LANGUAGE", language);
        print_presets();
    } else {
        return gen_complain_usage("help: there is no '%s'; give gen, stats, explain, strip, draw, list or all", name);
    }
    return gen_stdout_finish();
}

gen_status gen_help_hint(void)
{
    fprintf(stderr, "hdrtrie: hdrtrie %s%s prints the usage\n", current != NULL ? "help " : "--help",
        current != NULL ? current->name : "");
    return GEN_USAGE;
}
