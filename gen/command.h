/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The command's exit statuses (reference 3.1), its subcommands, and how a run complains. */
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

/* The same for a failed call on path, with the reason that errno gives; returns GEN_IO. */
gen_status gen_complain_io(const char *path, const char *what);

/* For subcommands whose only option is --help: reads it, prints the help to stdout where it is asked for and sets
   *done; GEN_USAGE after a complaint on any other option. What is not an option stands from argv[optind] on. */
gen_status gen_options_read(int argc, char **argv, int *done);

/* Flushes stdout; GEN_IO if anything written there was lost. */
gen_status gen_stdout_finish(void);

#endif
