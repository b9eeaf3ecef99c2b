/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "inspect.h"

#include <getopt.h>

#include "../help.h"

gen_status gen_inspect_run(int argc, char **argv, bool takes_names, gen_inspect_print print)
{
    static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    gen_compiled compiled;
    gen_status status;
    const int option = getopt_long(argc, argv, "", options, NULL);
    if (option != -1) return option == 'h' ? gen_help_print() : gen_help_hint();
    if (takes_names ? argc - optind < 2 : argc - optind != 1) {
        return gen_complain_usage(
            "%s: %s", argv[0], takes_names ? "give a LIST and at least one NAME" : "give exactly one LIST");
    }
    status = gen_compiled_read(argv[optind], false, &compiled);
    if (status == GEN_DONE) status = print(&compiled, argv + optind + 1);
    if (status == GEN_DONE) status = gen_stdout_finish();
    gen_compiled_free(&compiled);
    return status;
}
