/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "inspect.h"

#include <getopt.h>

#include "../help.h"

gen_status gen_inspect_read(const char *path, gen_inspect_print print, void *context)
{
    gen_compiled compiled;
    gen_status status = gen_compiled_read(path, false, &compiled), flushed = GEN_DONE;
    if (status == GEN_DONE) {
        status = print(&compiled, context);
        flushed = gen_stdout_finish();
    }
    gen_compiled_free(&compiled);
    return status == GEN_DONE || flushed != GEN_DONE ? flushed : status;
}

gen_status gen_inspect_list(int argc, char **argv, gen_inspect_print print, void *context)
{
    if (argc - optind != 1) return gen_complain_usage("%s: give exactly one LIST", argv[0]);
    return gen_inspect_read(argv[optind], print, context);
}
