/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What the parts of the command share: exit statuses (reference 3.1), subcommands, error messages. */
#ifndef HDRTRIE_GEN_COMMAND_H
#define HDRTRIE_GEN_COMMAND_H

typedef enum gen_status {
    GEN_DONE = 0,
    GEN_BAD_INPUT = 1,
    GEN_USAGE = 2,
    GEN_IO = 3,
} gen_status;

/* Each runs one subcommand; argv[0] is the subcommand's name. */
gen_status gen_run_gen(int argc, char **argv);
gen_status gen_run_stats(int argc, char **argv);
gen_status gen_run_explain(int argc, char **argv);
gen_status gen_run_strip(int argc, char **argv);
gen_status gen_run_draw(int argc, char **argv);

/* Prints "hdrtrie: ..." to stderr and returns status. */
gen_status gen_complain(gen_status status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints "hdrtrie: PATH: WHAT: " and the meaning of errno, after a failed system call; returns GEN_IO. */
gen_status gen_complain_io(const char *path, const char *what);

/* Prints "hdrtrie: ..." and how to get help; returns GEN_USAGE. */
gen_status gen_complain_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Flushes stdout. Returns GEN_IO, after a message, if a write there failed. */
gen_status gen_stdout_finish(void);

#endif
