/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie: the command. Calls one of the subcommands. */
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <hdrtrie/detail/format/table.h>

#include "command.h"
#include "help.h"

static void complain(const char *format, va_list arguments)
{
    fputs("hdrtrie: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

gen_status gen_complain(gen_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain(format, arguments);
    va_end(arguments);
    return status;
}

gen_status gen_complain_usage(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain(format, arguments);
    va_end(arguments);
    return gen_help_hint();
}

gen_status gen_complain_io(const char *path, const char *what)
{
    return gen_complain(GEN_IO, "%s: %s: %s", path, what, strerror(errno));
}

gen_status gen_stdout_finish(void)
{
    /* a full disk may be noticed only here, when the last buffer is written */
    if (fflush(stdout) != 0 || ferror(stdout)) return gen_complain_io("standard output", "cannot write");
    return GEN_DONE;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        gen_status (*run)(int argc, char **argv);
    } commands[] = {{"gen", gen_run_gen}, {"stats", gen_run_stats}, {"explain", gen_run_explain},
        {"strip", gen_run_strip}, {"draw", gen_run_draw}};

    signal(SIGPIPE, SIG_IGN); /* so that write reports a closed pipe, like any other error */
    if (argc < 2) return gen_complain_usage("give a subcommand: gen, stats, explain, strip, draw or help");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(argv[1], commands[i].name) != 0) continue;
        gen_help_select(argv[1]);
        return commands[i].run(argc - 1, argv + 1);
    }
    if (strcmp(argv[1], "help") == 0) {
        if (argc > 3) return gen_complain_usage("help: give at most one SUBCOMMAND");
        return argc == 3 ? gen_help_run(argv[2]) : gen_help_print();
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) return gen_help_print();
    if (strcmp(argv[1], "--version") == 0) {
        printf("hdrtrie %s, format version %d\n", HDRTRIE_VERSION, HDRTRIE_FORMAT_VERSION);
        return gen_stdout_finish();
    }
    return gen_complain_usage("unknown subcommand '%s'; give gen, stats, explain, strip, draw or help", argv[1]);
}
