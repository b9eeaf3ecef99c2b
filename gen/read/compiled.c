/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "compiled.h"

#include <hdrtrie/detail/format/table.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"

static bool is_table(const gen_input *input)
{
    return input->len >= 4 && hdrtrie_load_le32((const uint8_t *)input->text) == HDRTRIE_MAGIC;
}

static gen_status load(const char *path, const gen_input *input, gen_compiled *compiled)
{
    const char *why = "";
    const hdrtrie_error error = hdrtrie_load_bytes(input->text, input->len, NULL, &compiled->table, &why);
    if (error == HDRTRIE_OK) return GEN_DONE;
    return gen_complain(
        error == HDRTRIE_ERR_MEMORY ? GEN_IO : GEN_BAD_INPUT, "%s: %s: %s", path, hdrtrie_error_text(error), why);
}

static gen_status compile(const char *path, const gen_input *input, gen_compiled *compiled)
{
    const hdrtrie_resolver resolver = gen_include_resolver(&compiled->include);
    hdrtrie_list_options options = {
        .build = {.diagnose = gen_diagnostics_print, .diagnose_context = &compiled->diagnostics},
        .resolver = &resolver,
    };
    hdrtrie_error error;
    compiled->from_list = true;
    error = hdrtrie_pipeline_run(path, input->text, input->len, &options, &compiled->pipeline);
    compiled->table = compiled->pipeline.table;
    if (compiled->include.failed) return GEN_IO;
    if (error == HDRTRIE_OK) return compiled->diagnostics.error_count == 0 ? GEN_DONE : GEN_BAD_INPUT;
    if (error == HDRTRIE_ERR_LIST) return GEN_BAD_INPUT;
    return gen_complain(
        error == HDRTRIE_ERR_MEMORY ? GEN_IO : GEN_BAD_INPUT, "%s: %s", path, hdrtrie_error_text(error));
}

gen_status gen_compiled_read(const char *path, bool warnings_are_errors, gen_compiled *compiled)
{
    const bool standard = strcmp(path, "-") == 0;
    const char *name = standard ? "<stdin>" : path;
    gen_input input;
    gen_status status;

    memset(compiled, 0, sizeof *compiled);
    compiled->base_name = standard ? "-" : gen_include_base(path);
    compiled->diagnostics.warnings_are_errors = warnings_are_errors;
    if (!gen_include_init(&compiled->include)) return gen_complain_io(name, "cannot read");
    if (gen_input_read(path, &input) != 0) return gen_complain_io(name, "cannot read");
    if (standard) {
        XXH3_64bits_update(compiled->include.digest, input.text, input.len);
    } else {
        name = gen_include_add(&compiled->include, path, input.device, input.inode, input.text, input.len);
    }
    if (name == NULL) {
        status = gen_complain_io(path, "cannot read");
    } else if (is_table(&input)) {
        status = load(name, &input, compiled);
    } else {
        status = compile(name, &input, compiled);
    }
    free(input.text);
    return status;
}

void gen_compiled_free(gen_compiled *compiled)
{
    if (compiled->from_list) {
        hdrtrie_pipeline_free(&compiled->pipeline, false);
    } else {
        hdrtrie_free(compiled->table, NULL);
    }
    gen_include_free(&compiled->include);
}
