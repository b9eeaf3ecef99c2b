/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie: the command. Picks the subcommand; each has a file of its own. */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <hdrtrie/detail/format/table.h>

#include "command.h"
#include "help.h"

gen_status gen_complain(gen_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("hdrtrie: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return status;
}

gen_status gen_complain_io(const char *path, const char *what)
{
    return gen_complain(GEN_IO, "%s: %s: %s", path, what, strerror(errno));
}

gen_status gen_stdout_finish(void)
{
    /* a full disk may show only when the last buffer goes out */
    if (fflush(stdout) != 0 || ferror(stdout)) return gen_complain_io("standard output", "cannot write");
    return GEN_DONE;
}

gen_status gen_options_read(int argc, char **argv, int *done)
{
    static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    int option;
    *done = 0;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option != 'h') return gen_help_hint();
        *done = 1;
        return gen_help_print();
    }
    return GEN_DONE;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        gen_status (*run)(int argc, char **argv);
    } commands[] = {{"gen", gen_run_gen},
                    {"stats", gen_run_stats},
                    {"explain", gen_run_explain},
                    {"strip", gen_run_strip},
                    {"draw", gen_run_draw}};

    signal(SIGPIPE, SIG_IGN); /* a reader that left is an error of writing, with a status, like any other */
    if (argc < 2) {
        gen_complain(GEN_USAGE, "which subcommand?");
        return gen_help_hint();
    }
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) return commands[i].run(argc - 1, argv + 1);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) return gen_help_print();
    if (strcmp(argv[1], "--version") == 0) {
        printf("hdrtrie %s, layout version %d\n", HDRTRIE_VERSION, HDRTRIE_FORMAT_VERSION);
        return gen_stdout_finish();
    }
    gen_complain(GEN_USAGE, "there is no subcommand '%s'", argv[1]);
    return gen_help_hint();
}
